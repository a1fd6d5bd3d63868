import { formatPorts } from "../../address/port-range";
import { judgeableParts } from "./accepted-replies";
import { flowRegions } from "./flow-regions";
import { deciding, type FlowVerdict, type RegionVerdict, verdictOf, verdictOfParts } from "./flow-verdict";
import { isJudgeable, type PathUnderCheck } from "./path-under-check";
import { peerText, type RequiredFlow, type RequiredForms } from "./required-flows";

/** A required flow and what becomes of it. */
export interface JudgedFlow {
  readonly flow: RequiredFlow;
  /** `blocked`: at least a part of it is denied for sure. */
  readonly verdict: "allowed" | "blocked" | "undecided";
  /** The part by which it is judged, and the verdict of the layers on it. */
  readonly deciding: RegionVerdict;
  /** Every part of it. */
  readonly parts: readonly RegionVerdict[];
  /** Whether it is undecided because nobody says where the host lies, and not because of a rule. */
  readonly isUnlocated: boolean;
}

/**
 * Every requirement in the form that the path lets through, or comes nearest to: of the forms of which all flows are
 * allowed the first of service tags and hosts; else the one with the fewest blocked.
 */
export function judgedFlows(checked: PathUnderCheck): JudgedFlow[] {
  return checked.forms.flatMap((forms) => {
    if (!isJudgeable(checked.path, forms)) return [];
    const [best] = formsToTry(checked, forms)
      .map((flows) => flows.flatMap((flow) => judged(checked, flow)))
      .map((flows, place) => ({ flows, place }))
      .sort((a, b) => failureOf(a.flows) - failureOf(b.flows) || a.place - b.place);
    return best?.flows ?? [];
  });
}

/** One line: `outbound Tcp 443 to Storage.WestUS`. */
export function flowText({ direction, protocol, ports, peer }: RequiredFlow): string {
  const way = direction === "Outbound" ? "to" : "from";
  return `${direction.toLowerCase()} ${protocol} ${formatPorts(ports).join(", ")} ${way} ${peerText(peer)}`;
}

function formsToTry(
  { path }: PathUnderCheck,
  { tags, hosts, subnets, isPartial }: RequiredForms,
): (readonly RequiredFlow[])[] {
  if (subnets.length > 0) return [subnets];
  // Without a security group nothing is said of what comes in.
  const judgeable = (flows: readonly RequiredFlow[]): readonly RequiredFlow[] =>
    path.securityGroup === undefined ? flows.filter(({ direction }) => direction === "Outbound") : flows;
  const isHostWhole = hosts.length > 0 && !(isPartial && tags.length > 0);
  return [judgeable(tags), ...(isHostWhole ? [judgeable(hosts)] : [])].filter((flows) => flows.length > 0);
}

/** Blocked flows weigh more than undecided ones. */
function failureOf(flows: readonly JudgedFlow[]): number {
  return flows.reduce((sum, { verdict }) => sum + { blocked: 1000, undecided: 1, allowed: 0 }[verdict], 0);
}

function judged(checked: PathUnderCheck, flow: RequiredFlow): JudgedFlow[] {
  const { model, local } = checked;
  const { either, anywhere } = flowRegions(model.space, flow, local);
  const verdicts = either
    .map((region) => verdictOfParts(judgeableParts(checked, flow, verdictOf(model, region).parts)))
    .filter(({ parts }) => parts.length > 0);
  const allowed = verdicts.find(({ access }) => access === "Allow");
  if (allowed !== undefined) return judgement(flow, "allowed", allowed);
  // Ports of which some are let through and some are not are judged each by itself.
  if (flow.ports.length > 1 && verdicts.some(isMixed)) {
    return flow.ports.flatMap((range) => judged(checked, { ...flow, ports: [range] }));
  }
  // A firewall decides by the name. Without one a host may lie in whatever tag the group lets through.
  const isNamed = anywhere === undefined || model.firewallRules !== undefined;
  const everywhere = isNamed ? undefined : verdictOf(model, anywhere);
  if (
    everywhere !== undefined &&
    everywhere.access !== "Deny" &&
    verdicts.every(({ access }) => access === "Deny")
  ) {
    return judgement(flow, "undecided", everywhere, true);
  }
  const undecided = verdicts.find(({ parts }) => !parts.some(({ verdict }) => verdict.access === "Deny"));
  const nearest = undecided ?? verdicts[0];
  if (nearest === undefined) return [];
  return judgement(flow, undecided === undefined ? "blocked" : "undecided", nearest);
}

function isMixed({ parts }: FlowVerdict): boolean {
  return new Set(parts.map(({ verdict }) => verdict.access)).size > 1;
}

function judgement(
  flow: RequiredFlow,
  verdict: JudgedFlow["verdict"],
  found: FlowVerdict,
  isUnlocated = false,
): JudgedFlow[] {
  const part = deciding(found);
  return part === undefined ? [] : [{ flow, verdict, deciding: part, parts: found.parts, isUnlocated }];
}
