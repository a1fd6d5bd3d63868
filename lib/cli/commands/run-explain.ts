import { acknowledge } from "../../core/diagnostics/acknowledgement";
import { explainFlow, type FlowExplanation } from "../../core/report/explain-flow";
import { parseFlowQuestion } from "../../core/report/flow-question";
import { CommandRefusal, type CommandResult, diagnosticLines } from "../command-result";
import type { Environment } from "../environment";
import { readCheckContext } from "../options/read-check-context";
import { readConfigurationFiles } from "../options/read-configuration-files";
import { readQuestionSelection } from "../options/read-question-selection";
import { paintFor } from "../terminal-colours";
import type { ExplainOptions } from "./explain";
import { oneLine } from "./one-line";
import { printableJson } from "./printable-json";

/** Tells what each layer makes of one flow. */
export function runExplain(
  text: string,
  files: readonly string[],
  options: ExplainOptions,
  environment: Environment,
): CommandResult {
  const question = readQuestionSelection(options, environment);
  const { selection, diagnostics, dnsProxyEnabled } = question;
  const asked = parseFlowQuestion(text, selection.cloud);
  if (!asked.ok) {
    throw new CommandRefusal([asked.problem]);
  }
  const known = readCheckContext(options, selection.cloud.id, dnsProxyEnabled, environment);
  const read = readConfigurationFiles(files, options.resource, environment);
  const paths = explainFlow(read.configuration, question, known.context, asked.value);
  if (paths.length === 0) {
    throw new CommandRefusal([
      "the flow is on none of the paths: nothing in the files says what the workload's addresses are; give `--subnet`, or an address before the arrow",
    ]);
  }
  const found = [
    ...diagnostics,
    ...acknowledge([...known.diagnostics, ...read.diagnostics], selection.acknowledgements, false),
  ];
  return {
    exitCode: paths.every(({ verdict }) => verdict === "allowed") ? 0 : 1,
    stdout: options.format === "json" ? printableJson({ paths }) : paths.map(explanationText).join("\n"),
    stderr: diagnosticLines(found, paintFor(environment.stderr)),
  };
}

function explanationText({ verdict, flow, layers, requirements, nearest }: FlowExplanation): string {
  const lines = [
    `${verdict}: ${flow}`,
    ...layers.map(
      ({ layer, verdict: ofLayer, rule, reason }) =>
        `  ${layer}: ${ofLayer} by ${rule}${reason === undefined ? "" : `, because ${reason}`}`,
    ),
    ...(requirements.length === 0 ? ["  required: by nothing that is selected"] : []),
    ...requirements.flatMap(({ requirement, purpose, peer, sources }) => [
      `  required: by ${requirement} (${purpose}), for ${peer}`,
      ...sources.map(({ title, url, section }) => `    source: ${title}, ${url ?? section}`),
    ]),
    ...(nearest === undefined
      ? []
      : [
          `  nearest rule: ${nearest.rule}, which ${nearest.misses.length === 0 ? "a rule before it hides" : `does not match the ${nearest.misses.join(", the ")}`}`,
        ]),
  ];
  return `${lines.map(oneLine).join("\n")}\n`;
}
