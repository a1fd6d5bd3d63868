import { quoted } from "../address/quoted";
import { acknowledgeFindings, type CheckReport, type Finding } from "../analyze/proof";
import type { Acknowledgement } from "../diagnostics/acknowledgement";
import { type Diagnostic, diagnosticAt, type Severity } from "../diagnostics/diagnostic";
import type { PlacedAcknowledgement } from "./read-acknowledgements-document";

/** A finding of `check`, and of reading its files, where these say more. */
export interface ReportedFinding extends Finding {
  /** The line of its file, from 1. Default: not known. */
  readonly line?: number;
}

/** All that `check` reports. */
export interface CheckResult extends Omit<CheckReport, "findings"> {
  /** Errors first, then warnings, then notes; among equals first what was found in reading. */
  readonly findings: readonly ReportedFinding[];
}

/** Severities, the worst first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/**
 * Joins what was found in reading with what was judged, and marks what is accepted.
 *
 * @param acknowledgements those of the selection, and those of a file
 */
export function checkResult(
  report: CheckReport,
  ofReading: readonly Diagnostic[],
  acknowledgements: readonly Acknowledgement[],
): CheckResult {
  const all: readonly ReportedFinding[] = [...ofReading.map(readingFinding), ...report.findings];
  const marked = all.map((each): ReportedFinding => {
    const [{ acknowledged } = each] = acknowledgeFindings([each], acknowledgements);
    return acknowledged === undefined ? each : { ...each, acknowledged };
  });
  const findings = SEVERITIES.flatMap((severity) => marked.filter((each) => each.severity === severity));
  return { summary: report.summary, flows: report.flows, findings };
}

/** Acknowledgements of a file that accept nothing of what was found. */
export function unusedAcknowledgements(
  given: readonly PlacedAcknowledgement[],
  findings: readonly Finding[],
): Diagnostic[] {
  const bare = findings.map(({ acknowledged: _, ...finding }) => finding);
  return given
    .filter((each) => !acknowledgeFindings(bare, [each]).some((found) => "acknowledged" in found))
    .map(({ code, rule, requirement, location }) => {
      const what = [code, rule, requirement].filter((each) => each !== undefined).join(" of ");
      const message = `nothing was found that ${quoted(what)} acknowledges; remove the acknowledgement`;
      return diagnosticAt("unused-acknowledgement", location, message);
    });
}

/** Findings that nobody accepted, of a severity or worse. */
export function unacceptedFindings(findings: readonly Finding[], severity: Severity): Finding[] {
  const counted = SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1);
  return findings.filter((each) => each.acknowledged === undefined && counted.includes(each.severity));
}

function readingFinding({ code, severity, message, location, subject }: Diagnostic): ReportedFinding {
  return {
    code,
    severity,
    file: location?.file ?? "",
    rule: location?.path ?? subject,
    flow: "",
    message,
    ...(location?.line === undefined ? {} : { line: location.line }),
  };
}
