import { check } from "../../core/analyze/proof";
import type { ReadConfiguration } from "../../core/analyze/read";
import { acknowledge } from "../../core/diagnostics/acknowledgement";
import type { Diagnostic, Severity } from "../../core/diagnostics/diagnostic";
import {
  type CheckResult,
  checkResult,
  unacceptedFindings,
  unusedAcknowledgements,
} from "../../core/report/check-result";
import type { ExitCode } from "../command-result";
import type { Environment } from "../environment";
import type { JudgementOptions } from "../options/judgement-options";
import { readAcknowledgements } from "../options/read-acknowledgements";
import { readCheckContext } from "../options/read-check-context";
import { readConfigurationFiles } from "../options/read-configuration-files";
import { type QuestionSelection, readQuestionSelection } from "../options/read-question-selection";

/** Files that were judged by a selection. */
export interface JudgedFiles extends Pick<QuestionSelection, "selection" | "documents"> {
  readonly configuration: ReadConfiguration["configuration"];
  readonly result: CheckResult;
  /** The selection's own, and those of a file. */
  readonly acknowledgements: Parameters<typeof checkResult>[2];
  /** What was found in the selection and in files of service tags. */
  readonly remarks: readonly Diagnostic[];
  /** The acknowledgements of the file that accept nothing. */
  readonly unused: readonly Diagnostic[];
  /** 1 where a finding that nobody accepted is severe enough. */
  readonly exitCode: ExitCode;
}

/**
 * Judges files by what the options select.
 *
 * @throws CommandRefusal where a file or the selection is not sound
 */
export function judgeFiles(
  files: readonly string[],
  options: JudgementOptions,
  environment: Environment,
): JudgedFiles {
  const question = readQuestionSelection(options, environment);
  const { selection, documents, diagnostics, dnsProxyEnabled } = question;
  const accepted = readAcknowledgements(options.acknowledgements, environment);
  const known = readCheckContext(options, selection.cloud.id, dnsProxyEnabled, environment);
  const { configuration, diagnostics: ofFiles } = readConfigurationFiles(
    files,
    options.resource,
    environment,
  );
  const acknowledgements = [...selection.acknowledgements, ...accepted];
  // Marked in the result, together with what was found in reading.
  const report = check(configuration, selection, { ...known.context, acknowledgements: [] });
  const result = checkResult(report, ofFiles, acknowledgements);
  const open = unacceptedFindings(result.findings, (options.failOn ?? "warning") as Severity);
  return {
    selection,
    documents,
    configuration,
    result,
    acknowledgements,
    remarks: [...diagnostics, ...acknowledge(known.diagnostics, selection.acknowledgements, false)],
    unused: unusedAcknowledgements(accepted, result.findings),
    exitCode: open.length === 0 ? 0 : 1,
  };
}
