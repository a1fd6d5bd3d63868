import { formatPorts } from "../../core/address/port-range";
import { type FlowList, flowList, flowListJson } from "../../core/report/flow-list";
import { renderFlowListCsv } from "../../core/report/flow-list-csv";
import { renderFlowListMarkdown } from "../../core/report/flow-list-markdown";
import { type CommandResult, diagnosticLines } from "../command-result";
import type { Environment, OutputFacts } from "../environment";
import { readQuestionSelection } from "../options/read-question-selection";
import { printable } from "../printable";
import { paintFor } from "../terminal-colours";
import { textTable } from "../text-table";
import type { ListOptions } from "./list";
import { oneLine } from "./one-line";
import { printableJson } from "./printable-json";

/** Lists the requirements and flows of a selection. */
export function listFlows(options: ListOptions, environment: Environment): CommandResult {
  const { selection, documents, diagnostics } = readQuestionSelection(options, environment, "every");
  const list = flowList(selection, documents);
  return {
    exitCode: 0,
    stdout: printed(list, options.format, environment.stdout),
    stderr: diagnosticLines(diagnostics, paintFor(environment.stderr)),
  };
}

function printed(list: FlowList, format: string | undefined, stdout: OutputFacts): string {
  switch (format) {
    case "json":
      return printableJson(flowListJson(list));
    case "markdown":
      return printable(renderFlowListMarkdown(list));
    case "csv":
      return renderFlowListCsv(list);
    default:
      return tableOf(list, stdout);
  }
}

function tableOf({ service, cloud, region, revision, flows }: FlowList, stdout: OutputFacts): string {
  const title = `${service.displayName} in ${region} (${cloud}), documents of ${revision}`;
  const rows = flows.map(({ requirement, direction, form, protocol, ports, peer, purpose, sources }) =>
    [
      requirement,
      form === "route" ? "route" : `${direction} ${protocol} ${formatPorts(ports).join(", ")}`,
      peer,
      purpose,
      sources.map(({ section }) => section).join(", "),
    ].map(oneLine),
  );
  const head = ["REQUIREMENT", "FLOW", "PEER", "PURPOSE", "SOURCE"];
  return `${oneLine(title)}\n\n${textTable(head, rows, paintFor(stdout), stdout.columns)}`;
}
