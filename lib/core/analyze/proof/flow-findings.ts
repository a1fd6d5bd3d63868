import { quoted } from "../../address/quoted";
import type { DiagnosticCode } from "../../diagnostics/codes";
import { remembered } from "../../remembered";
import { type Finding, findingOf, type Mend } from "./finding";
import { flowText, type JudgedFlow, judgedFlows } from "./judged-flows";
import { mendFirewall } from "./mend-firewall";
import { mendSecurity } from "./mend-security";
import { mistakenFirewallRule } from "./mistaken-firewall-rules";
import { mistakenRule } from "./mistaken-rules";
import type { PathUnderCheck } from "./path-under-check";
import { ProposedMends } from "./proposed-mends";
import { mendRoute } from "./route-findings";
import { type RulePlace, rulePlace } from "./rule-place";
import { isDefaultRule } from "./security-decision";

/** What is wrong with required flows: blocked ones, with the rule that does it, and those that cannot be decided. */
export function flowFindings(checked: PathUnderCheck, flows: readonly JudgedFlow[]): Finding[] {
  const proposed = new ProposedMends();
  return flows.flatMap((judged) => findingsOf(checked, judged, proposed));
}

function findingsOf(checked: PathUnderCheck, judged: JudgedFlow, proposed: ProposedMends): Finding[] {
  switch (judged.verdict) {
    case "blocked":
      return [blocked(checked, judged, proposed)];
    case "undecided":
      return judged.isUnlocated ? [] : [undecided(checked, judged, proposed)];
    case "allowed":
      return [];
  }
}

function blocked(checked: PathUnderCheck, judged: JudgedFlow, proposed: ProposedMends): Finding {
  const { flow, deciding } = judged;
  const { layer } = deciding.verdict;
  const mistaken =
    layer === "nsg"
      ? mistakenRule(checked, judged, proposed)
      : layer === "firewall"
        ? mistakenFirewallRule(checked, judged, proposed)
        : undefined;
  if (mistaken !== undefined) return mistaken;
  const place = rulePlace(checked, layer, ruleOf(judged));
  const contradicts =
    layer === "nsg" && checked.model.firewallRules !== undefined && firewallAllows(checked, judged);
  const code: DiagnosticCode = contradicts ? "layers-contradict" : "required-flow-blocked";
  const why = contradicts
    ? `the firewall lets ${flowText(flow)} through, and ${whoStops(checked, judged)} before it gets there`
    : `${flowText(flow)} is required (${flow.purpose}), and ${whoStops(checked, judged)}`;
  return finding(code, judged, place, why, mendFor(checked, judged, proposed));
}

function undecided(checked: PathUnderCheck, judged: JudgedFlow, proposed: ProposedMends): Finding {
  const { flow, deciding } = judged;
  const { layer, security, firewall, hop } = deciding.verdict;
  const place = rulePlace(checked, layer, ruleOf(judged));
  const { nextHopType, nextHopAddress, route } = hop?.verdict ?? {};
  if (layer === "routes" && nextHopType === "VirtualAppliance") {
    const appliance =
      nextHopAddress === undefined ? "an appliance" : `the appliance ${quoted(nextHopAddress)}`;
    return told("required-flow-undecided", judged, place, [
      `${flowText(flow)} is required (${flow.purpose}), and route ${quoted(route ?? "")} leads it to ${appliance}, whose rules are in none of the files`,
      "give the files that hold them as well",
    ]);
  }
  const reason =
    (layer === "nsg" ? security?.reason : firewall?.reason) ??
    hop?.verdict?.reason ??
    "its next hop is not known";
  const who = place.name === "" ? `the layer ${layer}` : `rule ${quoted(place.name)}`;
  const why = `${flowText(flow)} is required (${flow.purpose}), and ${who} may decide: ${reason.replace(/\.$/, "")}`;
  // A route of its own would lead it past the firewall.
  return layer === "routes" && flow.direction === "Outbound"
    ? told("required-flow-undecided", judged, place, [
        why,
        "give the resolved configuration, and a file of service tags where a tag is in question",
      ])
    : finding("required-flow-undecided", judged, place, why, mendFor(checked, judged, proposed));
}

function finding(
  code: DiagnosticCode,
  judged: JudgedFlow,
  place: RulePlace,
  why: string,
  mend: Mend | undefined,
): Finding {
  const remedy =
    mend === undefined
      ? "no priority is free before that rule, or no rule of this layer can carry the flow; change the rule itself"
      : `add the ${mend.layer === "routes" ? "route" : "rule"} below`;
  return told(code, judged, place, [why, remedy], mend);
}

function told(
  code: DiagnosticCode,
  { flow }: JudgedFlow,
  { file, text }: RulePlace,
  [why, remedy]: readonly [why: string, remedy: string],
  mend?: Mend,
): Finding {
  return findingOf(code, {
    file,
    rule: text,
    flow: flowText(flow),
    requirement: flow.requirement,
    message: `${why}; ${remedy}`,
    mend,
  });
}

/** The rule that stops it, or that no rule lets it through. */
function whoStops(checked: PathUnderCheck, judged: JudgedFlow): string {
  const { layer, hop } = judged.deciding.verdict;
  const rule = ruleOf(judged);
  if (layer === "routes") {
    const name = hop?.verdict?.route ?? "";
    return hop?.isReply === true
      ? `route ${quoted(name)} sends the replies to ${hop.verdict?.nextHopType ?? "nowhere"}`
      : `route ${quoted(name)} drops it`;
  }
  if (layer === "firewall") {
    return rule === undefined
      ? "no rule of the firewall lets it through"
      : `the firewall's rule ${quoted(rulePlace(checked, layer, rule).name)} denies it`;
  }
  const attributes = rule === undefined ? undefined : checked.model.securityRules?.[rule];
  return attributes === undefined || isDefaultRule(attributes)
    ? `no security rule lets it through, so that Azure's ${attributes?.name ?? "default"} denies it`
    : `security rule ${quoted(attributes.name)} (priority ${attributes.priority}) denies it`;
}

function ruleOf({ deciding: { verdict } }: JudgedFlow): number | undefined {
  return verdict.layer === "firewall" ? verdict.firewall?.rule : verdict.security?.rule;
}

function mendFor(checked: PathUnderCheck, judged: JudgedFlow, proposed: ProposedMends): Mend | undefined {
  const { layer } = judged.deciding.verdict;
  switch (layer) {
    case "nsg":
      return mendSecurity(checked, judged, proposed);
    case "firewall":
      return mendFirewall(checked, judged, proposed);
    case "routes":
      return mendRoute(checked, judged);
  }
}

/** Whether the firewall alone would let all of the flow through. */
function firewallAllows(checked: PathUnderCheck, { flow, parts }: JudgedFlow): boolean {
  const found = flowsWithoutGroup(checked).filter((each) => each.flow.requirement === flow.requirement);
  return (
    parts.length > 0 &&
    found.length > 0 &&
    found.every(({ verdict }) => verdict === "allowed") &&
    found.some(({ deciding }) => deciding.verdict.layer === "firewall")
  );
}

const flowsWithoutGroup = remembered((checked: PathUnderCheck): readonly JudgedFlow[] => {
  const { securityGroup: _, ...path } = checked.path;
  return judgedFlows(checked.withPath(path));
});
