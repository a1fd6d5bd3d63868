import type { CheckedFlow, Mend } from "../../core/analyze/proof";
import type { Severity } from "../../core/diagnostics/diagnostic";
import { type CheckResult, type ReportedFinding, SEVERITIES } from "../../core/report/check-result";
import type { Paint } from "../terminal-colours";
import { textTable } from "../text-table";
import { wrappedText } from "../wrapped-text";
import { oneLine } from "./one-line";
import { printableJson } from "./printable-json";

const COLOURS = { error: "red", warning: "yellow", info: "cyan" } as const;

const TITLES: Readonly<Record<Severity, string>> = { error: "Errors", warning: "Warnings", info: "Notes" };

const MEND_HINT = "`--mend` prints the rules and routes that mend these findings, to be copied.";

/**
 * A check's result for people: a summary, the required flows that do not surely get through, and the findings.
 *
 * @param mend whether what mends a finding is printed
 * @param columns the terminal's width. Default: each text in one line.
 */
export function checkTable(result: CheckResult, mend: boolean, paint: Paint, columns?: number): string {
  const wrapped = (text: string, indent: number): string[] =>
    wrappedText(oneLine(text), columns === undefined ? Infinity : Math.max(columns - indent, 20)).map(
      (line) => `${" ".repeat(indent)}${line}`,
    );
  const finding = (found: ReportedFinding): string => {
    const { code, severity, file, line, rule, flow, message, acknowledged } = found;
    const place = [file === "" || line === undefined ? file : `${file}:${line}`, rule]
      .filter((text) => text !== "")
      .join(" ");
    const lines = [
      ...wrapped(place === "" ? "the path as a whole" : place, 2),
      ...(flow === "" ? [] : wrapped(flow, 4)),
      ...wrapped(message, 4),
      ...(acknowledged === undefined ? [] : wrapped(`acknowledged: ${acknowledged}`, 4)),
      ...(mend && found.mend !== undefined ? mendLines(found.mend) : []),
    ];
    return `${paint(COLOURS[severity], severity)} [${code}]\n${lines.join("\n")}\n`;
  };
  const groups = SEVERITIES.flatMap((severity) => {
    const found = result.findings.filter((each) => each.severity === severity);
    const title = paint("bold", `${TITLES[severity]} (${found.length})`);
    return found.length === 0 ? [] : [`${title}\n\n${found.map(finding).join("\n")}`];
  });
  const summary = wrapped(summaryText(result), 0).join("\n");
  const isMendable = ({ mend: found, acknowledged }: ReportedFinding): boolean =>
    found !== undefined && acknowledged === undefined;
  const hint = mend || !result.findings.some(isMendable) ? [] : [`${wrapped(MEND_HINT, 0).join("\n")}\n`];
  return [`${summary}\n`, ...flowsTable(result.flows, paint, columns), ...groups, ...hint].join("\n");
}

function summaryText({ summary, findings }: CheckResult): string {
  const { required, admitted, broad, blocked, undecided } = summary;
  const byBroader = broad === 0 ? "" : ` (${broad} by broader rules)`;
  const accepted = findings.filter(({ acknowledged }) => acknowledged !== undefined).length;
  const acknowledged = accepted === 0 ? "" : `, ${accepted} acknowledged`;
  return `${counted(required, "required flow")}: ${admitted} admitted${byBroader}, ${blocked} blocked, ${undecided} undecided; ${counted(findings.length, "finding")}${acknowledged}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function flowsTable(flows: readonly CheckedFlow[], paint: Paint, columns: number | undefined): string[] {
  const shown = flows.filter(({ verdict }) => verdict === "blocked" || verdict === "undecided");
  if (shown.length === 0) {
    return [];
  }
  const rows = shown.map(({ requirement, direction, protocol, port, peer, verdict, rule }) => {
    const flow = `${direction.toLowerCase()} ${protocol} ${port} ${direction === "Outbound" ? "to" : "from"} ${peer}`;
    return [verdict, requirement, flow, rule === "" ? "-" : rule].map(oneLine);
  });
  return [textTable(["VERDICT", "REQUIREMENT", "FLOW", "RULE"], rows, paint, columns)];
}

/** What mends a finding: its texts are to be copied, and not wrapped. */
function mendLines({ action, layer, file, address, rule, terraform, arm }: Mend): string[] {
  const what = layer === "routes" ? "route" : "rule";
  const name = rule === undefined ? "" : ` \`${rule}\``;
  const title = oneLine(`mend: ${action} the ${what}${name} at ${address} (${file})`);
  const block = (language: string, value: object | undefined): string[] =>
    value === undefined
      ? []
      : [
          `    ${language}:`,
          ...printableJson(value)
            .trimEnd()
            .split("\n")
            .map((line) => `      ${line}`),
        ];
  return [`    ${title}`, ...block("Terraform JSON", terraform), ...block("ARM JSON", arm)];
}
