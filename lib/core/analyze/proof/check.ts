import { formatPorts } from "../../address/port-range";
import type { Selection } from "../../catalog/selection";
import type { Acknowledgement } from "../../diagnostics/acknowledgement";
import type { Configuration } from "../configuration";
import { acknowledgeFindings, type FindingAcknowledgement } from "./acknowledge-findings";
import { configurationPaths } from "./configuration-paths";
import { excessFindings } from "./excess-findings";
import type { Finding } from "./finding";
import { flowFindings } from "./flow-findings";
import { type JudgedFlow, judgedFlows } from "./judged-flows";
import { type CheckContext, type PathUnderCheck, pathUnderCheck } from "./path-under-check";
import { peerText } from "./required-flows";
import { routeFindings } from "./route-findings";
import { rulePlace } from "./rule-place";
import { shadowFindings } from "./shadow-findings";
import { tagFindings } from "./tag-findings";

/** What a caller knows beyond the files, and what it accepts. */
export interface CheckOptions extends CheckContext {
  /** Findings that are accepted, with reasons. Default: the selection's own. */
  readonly acknowledgements?: readonly (Acknowledgement | FindingAcknowledgement)[];
}

/** One required flow and what becomes of it. */
export interface CheckedFlow {
  readonly requirement: string;
  readonly direction: "Inbound" | "Outbound";
  readonly protocol: string;
  /** `443`, `80, 443`. */
  readonly port: string;
  /** `Storage.WestUS`, `*.azureml.ms`. */
  readonly peer: string;
  /** `broad`: admitted, and by a rule that admits more than is required. */
  readonly verdict: "allowed" | "broad" | "blocked" | "undecided";
  /** The deciding rule, with its address. */
  readonly rule: string;
}

/** What `check` says of a configuration. */
export interface CheckReport {
  readonly summary: {
    /** The required flows that a layer of the configuration bears on. */
    readonly required: number;
    /** Those that get through, by exact rules or broader ones. */
    readonly admitted: number;
    readonly broad: number;
    readonly blocked: number;
    readonly undecided: number;
  };
  readonly flows: readonly CheckedFlow[];
  readonly findings: readonly Finding[];
}

/**
 * Judges a configuration by what a selection requires: every required flow, everything that is admitted beyond them,
 * and every rule. Each security group is judged by itself; see `configurationPaths`.
 */
export function check(
  configuration: Configuration,
  selection: Selection,
  options: CheckOptions = {},
): CheckReport {
  const judged = configurationPaths(configuration).map((path) =>
    judge(pathUnderCheck(path, selection, options), selection),
  );
  const flows = unique(judged.flatMap((each) => each.flows));
  const findings = unique(judged.flatMap((each) => each.findings));
  const count = (...verdicts: readonly CheckedFlow["verdict"][]): number =>
    flows.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    summary: {
      required: flows.length,
      admitted: count("allowed", "broad"),
      broad: count("broad"),
      blocked: count("blocked"),
      undecided: count("undecided"),
    },
    flows,
    findings: acknowledgeFindings(findings, options.acknowledgements ?? selection.acknowledgements),
  };
}

function judge(
  checked: PathUnderCheck,
  { cloud }: Selection,
): { readonly flows: readonly CheckedFlow[]; readonly findings: readonly Finding[] } {
  const flows = judgedFlows(checked);
  const excess = excessFindings(checked, flows);
  return {
    flows: flows.map((flow) => checkedFlow(checked, flow, excess.broad.has(flow))),
    findings: [
      ...flowFindings(checked, flows),
      ...routeFindings(checked),
      ...excess.findings,
      ...shadowFindings(checked),
      ...tagFindings(checked.path, cloud),
    ],
  };
}

function checkedFlow(
  checked: PathUnderCheck,
  { flow, verdict, deciding }: JudgedFlow,
  isBroad: boolean,
): CheckedFlow {
  const { layer, security, firewall } = deciding.verdict;
  const { text } = rulePlace(checked, layer, (layer === "firewall" ? firewall : security)?.rule);
  return {
    requirement: flow.requirement,
    direction: flow.direction,
    protocol: flow.protocol,
    port: formatPorts(flow.ports).join(", "),
    peer: peerText(flow.peer),
    verdict: verdict === "allowed" && isBroad ? "broad" : verdict,
    rule: text,
  };
}

/** Paths share layers, and say the same of them. */
function unique<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}
