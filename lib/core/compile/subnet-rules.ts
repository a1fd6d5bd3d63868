import { type Ports, portsOf, unionPorts } from "../address/port-range";
import type { Protocol } from "../address/protocol";
import { LOCAL_SECURITY_RULES } from "../catalog/priority-bands";
import type { Selection } from "../catalog/selection";
import { type Direction, type Requirement, subnetRuleKey } from "../catalog/service";
import { groupedBy } from "../grouped-by";
import type { Address, RulePeer, SecurityRule } from "./plan";
import type { Realization } from "./realization";
import { ruleDescription } from "./rule-description";

interface InternalFlow {
  readonly requirement: Requirement;
  readonly protocol: Protocol;
  readonly ports: Ports;
}

const BOTH_WAYS: readonly Direction[] = ["inbound", "outbound"];

/**
 * The rules between the service's own subnets. A connection leaves one subnet and enters another, and the group stands
 * at both: each protocol has an outbound rule and an inbound one, with the subnets' prefixes at both ends.
 */
export function subnetRules(
  realizations: readonly Realization[],
  subnets: readonly Address[],
  selection: Selection,
): SecurityRule[] {
  const flows = realizations
    .filter(({ form }) => form === "subnets")
    .flatMap(({ selected: { requirement, subnetFlows } }) =>
      subnetFlows.map((flow): InternalFlow => ({ requirement, ...flow })),
    );
  const peer: RulePeer = { kind: "addresses", addresses: subnets };
  return [...groupedBy(flows, ({ protocol }) => protocol).values()].flatMap((group) =>
    BOTH_WAYS.map((direction) => ruleOf(group, direction, peer, selection)),
  );
}

function ruleOf(
  group: readonly InternalFlow[],
  direction: Direction,
  peer: RulePeer,
  selection: Selection,
): SecurityRule {
  const protocol = group[0]?.protocol ?? "Any";
  const slot = selection.service.subnetRuleSlots.get(subnetRuleKey(direction, protocol));
  if (slot === undefined) {
    throw new Error(
      `the catalog of ${selection.service.id} has no slot for the ${direction} rule between subnets for ${protocol}`,
    );
  }
  const requirements = [...new Set(group.map(({ requirement }) => requirement.id))];
  return {
    name: slot.name,
    priority: LOCAL_SECURITY_RULES.first + slot.slot,
    direction,
    access: "Allow",
    protocol,
    source: peer,
    destination: peer,
    destinationPorts: group.reduce<Ports>((ports, flow) => unionPorts(ports, flow.ports), portsOf([])),
    description: ruleDescription(selection, requirements),
    origin: "catalog",
    requirements,
  };
}
