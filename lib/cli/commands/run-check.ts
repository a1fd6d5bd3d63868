import { version } from "../../../package.json";
import { check } from "../../core/analyze/proof";
import { acknowledge } from "../../core/diagnostics/acknowledgement";
import type { Severity } from "../../core/diagnostics/diagnostic";
import { checkJson } from "../../core/report/check-json";
import {
  type CheckResult,
  checkResult,
  unacceptedFindings,
  unusedAcknowledgements,
} from "../../core/report/check-result";
import { sarifLog } from "../../core/report/sarif";
import { CommandRefusal, type CommandResult, diagnosticLines } from "../command-result";
import type { Environment } from "../environment";
import { sha256Of } from "../module-folder/folder-state";
import { readAcknowledgements } from "../options/read-acknowledgements";
import { readCheckContext } from "../options/read-check-context";
import { readConfigurationFiles } from "../options/read-configuration-files";
import { readQuestionSelection } from "../options/read-question-selection";
import { paintFor } from "../terminal-colours";
import type { CheckCommandOptions } from "./check";
import { checkTable } from "./check-table";
import { printableJson } from "./printable-json";

/** The tool, as SARIF names it. */
const PROGRAM = "azure-network-catalog";

/** Judges the files by the selection. */
export function runCheck(
  files: readonly string[],
  options: CheckCommandOptions,
  environment: Environment,
): CommandResult {
  const { failOn = "warning", format = "table", mend = false } = options;
  if (mend && format !== "table") {
    throw new CommandRefusal([`\`--mend\` is for tables; \`--format ${format}\` has what mends already`]);
  }
  const { selection, diagnostics, dnsProxyEnabled } = readQuestionSelection(options, environment);
  const accepted = readAcknowledgements(options.acknowledgements, environment);
  const { cloud } = selection;
  const known = readCheckContext(options, cloud.id, dnsProxyEnabled, environment);
  const read = readConfigurationFiles(files, environment);
  const acknowledgements = [...selection.acknowledgements, ...accepted];
  // Marked below, together with what was found in reading.
  const report = check(read.configuration, selection, { ...known.context, acknowledgements: [] });
  const result = checkResult(report, read.diagnostics, acknowledgements);
  const found = [
    ...diagnostics,
    ...acknowledge(known.diagnostics, selection.acknowledgements, false),
    ...unusedAcknowledgements(accepted, result.findings),
  ];
  return {
    exitCode: unacceptedFindings(result.findings, failOn as Severity).length === 0 ? 0 : 1,
    stdout: printed(result, format, mend, environment),
    stderr: diagnosticLines(found, paintFor(environment.stderr)),
  };
}

function printed(result: CheckResult, format: string, mend: boolean, { stdout }: Environment): string {
  switch (format) {
    case "json":
      return printableJson(checkJson(result));
    case "sarif":
      return printableJson(sarifLog(result, { name: PROGRAM, version, sha256Of }));
    default:
      return checkTable(result, mend, paintFor(stdout), stdout.columns);
  }
}
