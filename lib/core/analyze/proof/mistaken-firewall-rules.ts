import { formatPorts } from "../../address/port-range";
import { quoted } from "../../address/quoted";
import type { NetworkRuleAttributes } from "../evaluate";
import { listOf } from "../evaluate/attribute-values";
import { type Finding, findingOf } from "./finding";
import type { PlacedRule } from "./firewall-rule-parts";
import { asWritten } from "./ip-groups";
import { flowText, type JudgedFlow } from "./judged-flows";
import { mendFirewall, networkRule } from "./mend-firewall";
import { isAskedFor, isNearly, overlap } from "./mistaken-rules";
import { groupOfRule, type PathUnderCheck } from "./path-under-check";
import type { ProposedMends } from "./proposed-mends";
import { replaceFirewallRule } from "./replace-firewall-rule";
import { rulePlace } from "./rule-place";

type NetworkRule = Extract<PlacedRule, { readonly kind: "network" }>;

/**
 * The network rule that was probably meant for a flow which the firewall blocks: it has the flow's ports and its tag as
 * the source, or another tag that no requirement has on these ports and that is nearly the right one.
 */
export function mistakenFirewallRule(
  checked: PathUnderCheck,
  judged: JudgedFlow,
  proposed: ProposedMends,
): Finding | undefined {
  const { flow } = judged;
  if (flow.peer.kind !== "tag" || flow.direction !== "Outbound") return undefined;
  const { tag } = flow.peer;
  const rules = (checked.model.firewallRules ?? []).filter(
    (rule): rule is NetworkRule => rule.kind === "network" && mayBeMeant(rule, judged),
  );
  const swapped = rules.find(
    ({ attributes }) =>
      listOf(attributes.source_addresses).includes(tag) &&
      !listOf(attributes.destination_addresses).includes(tag),
  );
  if (swapped !== undefined) {
    const meant = { ...networkRule(flow, checked), destination_ports: swapped.attributes.destination_ports };
    return mistake(checked, judged, proposed, swapped, "source-and-destination-swapped", meant, {
      what: `has ${quoted(tag)} as its source`,
      remedy: "make it the destination",
    });
  }
  for (const rule of rules) {
    const written = asWritten(rule.attributes);
    const texts = listOf(written.destination_addresses);
    const wrong = texts.find((text) => isNearly(text, tag) && !isAskedFor(checked, flow, text));
    if (wrong === undefined) continue;
    const destination_addresses = texts.map((text) => (text === wrong ? tag : text));
    return mistake(
      checked,
      judged,
      proposed,
      rule,
      "port-on-wrong-tag",
      { ...written, destination_addresses },
      {
        what: `opens the port to ${quoted(wrong)}`,
        remedy: `write ${quoted(tag)}`,
      },
    );
  }
  return undefined;
}

function mistake(
  checked: PathUnderCheck,
  judged: JudgedFlow,
  proposed: ProposedMends,
  rule: NetworkRule,
  code: "source-and-destination-swapped" | "port-on-wrong-tag",
  meant: NetworkRuleAttributes,
  { what, remedy }: { readonly what: string; readonly remedy: string },
): Finding | undefined {
  const { flow } = judged;
  const { name, place } = rule;
  const group = groupOfRule(checked, rule);
  if (group === undefined) return undefined;
  const { collection } = place;
  // Where a rule denies the flow, a new one has to come before it.
  const isDenied = judged.parts.some(({ verdict }) => verdict.firewall?.rule !== undefined);
  const mend = isDenied
    ? mendFirewall(checked, judged, proposed)
    : replaceFirewallRule(group, { kind: "network", collection, name, by: [meant] });
  const where = rulePlace(checked, "firewall", checked.model.firewallRules?.indexOf(rule));
  return findingOf(code, {
    file: where.file,
    rule: where.text,
    flow: flowText(flow),
    requirement: flow.requirement,
    message: `firewall rule ${quoted(where.name)} ${what}, while ${flowText(flow)} is required (${flow.purpose}) and blocked; ${remedy}`,
    mend,
  });
}

function mayBeMeant({ place, attributes }: NetworkRule, { flow }: JudgedFlow): boolean {
  const protocols = listOf(attributes.protocols);
  const ports = formatPorts(flow.ports);
  return (
    place.collection.action === "Allow" &&
    (protocols.includes("Any") || protocols.includes(flow.protocol.toUpperCase())) &&
    listOf(attributes.destination_ports).some(
      (text) => text !== "*" && ports.some((port) => overlap(text, port)),
    )
  );
}
