import { type Ports, portsContain, portsOf, unionPorts } from "../address/port-range";
import { type Protocol, protocolContains } from "../address/protocol";
import { type ServiceTag, serviceTag, serviceTagCovers } from "../address/service-tag";
import type { Selection } from "../catalog/selection";
import { type Direction, type Requirement, type Slot, securityRuleKey } from "../catalog/service";
import type { Diagnostic } from "../diagnostics/diagnostic";
import { presentWith } from "./always-present";
import { tagForLayer } from "./layer-tags";
import type { EgressInput } from "./network-input";
import type { Address, RulePeer, SecurityRule } from "./plan";
import { CATALOG_SECURITY_RULES } from "./priority-bands";
import type { Realization } from "./realization";
import { ruleDescription } from "./rule-description";

/** A flow that the NSG has to let through. */
interface AllowedFlow {
  readonly requirement: Requirement;
  readonly direction: Direction;
  readonly tag: ServiceTag;
  /** The tag as the catalog writes it: the key of the rule's slot. */
  readonly template: string;
  readonly protocol: Protocol;
  readonly ports: Ports;
}

const INTERNET = serviceTag("Internet");

/** Tags whose addresses are not part of `Internet`, which is all that lies outside of the virtual network. */
const OUTSIDE_INTERNET = new Set(["VirtualNetwork", "AzureLoadBalancer"]);

/**
 * Compiles the catalog's rules of a network security group: one for each direction, service tag and protocol, with
 * the ports of all requirements that share it. Priority and name come from the catalog's slots.
 */
export function compileSecurityRules(
  realizations: readonly Realization[],
  subnets: readonly Address[],
  egress: EgressInput,
  selection: Selection,
  diagnostics: Diagnostic[],
): SecurityRule[] {
  const flows = realizations.flatMap((each) => allowedFlows(each, selection, diagnostics));
  const needed = flows.filter((flow) => egress.kind === "direct" || !isDominated(flow, flows));
  const groups = new Map<string, AllowedFlow[]>();
  for (const flow of needed) {
    const key = securityRuleKey(flow.direction, flow.template, flow.protocol);
    groups.set(key, [...(groups.get(key) ?? []), flow]);
  }
  const local: RulePeer = { kind: "addresses", addresses: subnets };
  return [...groups]
    .map(([key, group]) => compileRule(slotOf(selection, key), group, local, selection))
    .sort((a, b) => compareText(a.direction, b.direction) || a.priority - b.priority);
}

function allowedFlows(
  realization: Realization,
  selection: Selection,
  diagnostics: Diagnostic[],
): AllowedFlow[] {
  const { requirement, tagFlows } = realization.selected;
  const { direction } = requirement;
  if (realization.form === "service-tag") {
    return tagFlows.flatMap((flow) => {
      const fitted = tagForLayer(flow, "NSG", requirement, selection);
      diagnostics.push(...fitted.diagnostics);
      const { tag } = fitted;
      const { template, protocol, ports } = flow;
      return tag === undefined
        ? []
        : [{ requirement, direction, tag, template: template.text, protocol, ports }];
    });
  }
  if (realization.form === "hosts") {
    // The NSG is evaluated before the route: what the firewall is to judge by host has to leave the subnet first.
    return [...realization.application, ...realization.network].flatMap(({ protocol, ports }) =>
      transports(protocol).map((transport) => ({
        requirement,
        direction,
        tag: INTERNET,
        template: INTERNET.text,
        protocol: transport,
        ports,
      })),
    );
  }
  return [];
}

/** Any protocol with ports is TCP and UDP. */
function transports(protocol: Protocol): Protocol[] {
  return protocol === "Any" ? ["Tcp", "Udp"] : [protocol];
}

/** True when other rules that are there whenever this flow is let the same traffic through. */
function isDominated(flow: AllowedFlow, flows: readonly AllowedFlow[]): boolean {
  const wider = flows.filter(
    (other) =>
      other.direction === flow.direction &&
      other.tag.text !== flow.tag.text &&
      covers(other.tag, flow.tag) &&
      protocolContains(other.protocol, flow.protocol) &&
      presentWith(other.requirement, flow.requirement),
  );
  return portsContain(
    wider.reduce<Ports>((ports, other) => unionPorts(ports, other.ports), portsOf([])),
    flow.ports,
  );
}

function covers(outer: ServiceTag, inner: ServiceTag): boolean {
  return (
    serviceTagCovers(outer, inner) || (outer.text === INTERNET.text && !OUTSIDE_INTERNET.has(inner.name))
  );
}

function compileRule(
  slot: Slot,
  group: readonly AllowedFlow[],
  local: RulePeer,
  selection: Selection,
): SecurityRule {
  const [first] = group;
  if (first === undefined) {
    throw new Error(`the rule ${slot.name} has no flow`);
  }
  const remote: RulePeer = { kind: "service-tag", tag: first.tag };
  const requirements = [...new Set(group.map(({ requirement }) => requirement.id))];
  return {
    name: slot.name,
    priority: CATALOG_SECURITY_RULES.first + slot.slot,
    direction: first.direction,
    access: "Allow",
    protocol: first.protocol,
    source: first.direction === "inbound" ? remote : local,
    destination: first.direction === "inbound" ? local : remote,
    destinationPorts: group.reduce<Ports>((ports, flow) => unionPorts(ports, flow.ports), portsOf([])),
    description: ruleDescription(selection, requirements),
    origin: "catalog",
    requirements,
  };
}

function slotOf(selection: Selection, key: string): Slot {
  const slot = selection.service.securityRuleSlots.get(key);
  if (slot === undefined) {
    throw new Error(`the catalog of ${selection.service.id} has no slot for the rule ${key}`);
  }
  return slot;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
