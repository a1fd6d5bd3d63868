import { compareText } from "../address/compare-text";
import { type Ports, portsContain, portsKey, portsOf, unionPorts } from "../address/port-range";
import { type Protocol, protocolContains } from "../address/protocol";
import { type ServiceTag, serviceTag, serviceTagCovers } from "../address/service-tag";
import type { HostFlow, TagFlow } from "../catalog/flows";
import { LOCAL_TAGS } from "../catalog/local-tags";
import { CATALOG_SECURITY_RULES, LOCAL_SECURITY_RULES } from "../catalog/priority-bands";
import type { Selection } from "../catalog/selection";
import { type Direction, type Requirement, type Slot, securityRuleKey } from "../catalog/service";
import type { Diagnostic } from "../diagnostics/diagnostic";
import { distinctBy, groupedBy } from "../grouped-by";
import { remembered } from "../remembered";
import { presentWith } from "./always-present";
import { type Bypass, bypassDenies, bypassesOf, liesIn } from "./bypasses";
import { tagForLayer } from "./layer-tags";
import type { EgressInput } from "./network-input";
import type { Address, RulePeer, SecurityRule } from "./plan";
import type { Realization } from "./realization";
import { ruleDescription } from "./rule-description";
import { subnetRules } from "./subnet-rules";

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

/**
 * Compiles the catalog's rules of a network security group: one for each direction, service tag and protocol, with
 * the ports of all requirements that share it. Priority and name come from the catalog's slots.
 *
 * Where a route leads a tag around the firewall, nothing behind the group judges its flows. So the tag has rules of
 * its own with exactly its ports, and a deny behind them, although the group lets out more for the firewall to judge.
 */
export function compileSecurityRules(
  realizations: readonly Realization[],
  subnets: readonly Address[],
  egress: EgressInput,
  selection: Selection,
  diagnostics: Diagnostic[],
): SecurityRule[] {
  const bypasses = egress.kind === "direct" ? new Map<string, Bypass>() : bypassesOf(realizations);
  const flows = realizations.flatMap((each) =>
    allowedFlows(each, realizations, bypasses, selection, diagnostics),
  );
  const wide = flows.filter(({ tag }) => tag.text === INTERNET.text || tag.region === undefined);
  const needed = flows.filter((flow) => isBypass(flow, bypasses) || !isDominated(flow, wide));
  const groups = groupedBy(needed, ({ direction, template, protocol }) =>
    securityRuleKey(direction, template, protocol),
  );
  const local: RulePeer = { kind: "addresses", addresses: subnets };
  return [...groups]
    .map(([key, group]) => compileRule(slotOf(selection, key), group, local, bypasses, selection))
    .concat(bypassDenies(bypasses, selection), subnetRules(realizations, subnets, selection))
    .sort((a, b) => compareText(a.direction, b.direction) || a.priority - b.priority);
}

function isBypass(
  { direction, template }: Pick<AllowedFlow, "direction" | "template">,
  bypasses: ReadonlyMap<string, Bypass>,
): boolean {
  return direction === "outbound" && bypasses.has(template);
}

function allowedFlows(
  realization: Realization,
  realizations: readonly Realization[],
  bypasses: ReadonlyMap<string, Bypass>,
  selection: Selection,
  diagnostics: Diagnostic[],
): AllowedFlow[] {
  const { requirement, tagFlows } = realization.selected;
  const { direction } = requirement;
  if (direction === "internal") {
    return [];
  }
  const byTag = (wanted: readonly TagFlow[]): AllowedFlow[] =>
    wanted.flatMap((flow) => {
      const fitted = tagForLayer(flow, "NSG", requirement, selection);
      diagnostics.push(...fitted.diagnostics);
      const { tag } = fitted;
      const { template, protocol, ports } = flow;
      return tag === undefined
        ? []
        : [{ requirement, direction, tag, template: template.text, protocol, ports }];
    });
  if (realization.form === "service-tag") {
    return byTag(tagFlows);
  }
  if (realization.form === "hosts") {
    // The NSG is evaluated before the route: what the firewall is to judge by host has to leave the subnet first.
    return [
      ...flowsToHosts(realization, direction, INTERNET, INTERNET.text),
      ...byTag(tagFlows.filter(({ template }) => bypasses.has(template.text))),
      // Hosts in a tag that is routed around the firewall are judged by this group alone.
      ...[...bypasses]
        .filter(([template]) => liesIn(template, realization.selected, realizations))
        .flatMap(([template, { tag }]) => flowsToHosts(realization, direction, tag, template)),
    ];
  }
  return [];
}

/** The flows to a requirement's hosts, as a group sees them that knows only the tag they lie in. */
function flowsToHosts(
  { selected: { requirement }, application, network }: Extract<Realization, { form: "hosts" }>,
  direction: Direction,
  tag: ServiceTag,
  template: string,
): AllowedFlow[] {
  const alike =
    network.length === 0
      ? servicesOf(application)
      : distinctBy([...servicesOf(application), ...servicesOf(network)], serviceKey);
  return alike.flatMap(({ protocol, ports }) =>
    transports(protocol).map((transport) => ({
      requirement,
      direction,
      tag,
      template,
      protocol: transport,
      ports,
    })),
  );
}

/** The flows with different protocols and ports, one for each: the group knows no hosts. */
const servicesOf = remembered((flows: readonly HostFlow[]) => distinctBy(flows, serviceKey));

function serviceKey({ protocol, ports }: HostFlow): string {
  return `${protocol} ${portsKey(ports)}`;
}

/** Any protocol with ports is TCP and UDP. */
function transports(protocol: Protocol): Protocol[] {
  return protocol === "Any" ? ["Tcp", "Udp"] : [protocol];
}

/**
 * True when other rules that are there whenever this flow is let the same traffic through.
 *
 * @param wide the flows whose tags hold more than one of a region
 */
function isDominated(flow: AllowedFlow, wide: readonly AllowedFlow[]): boolean {
  const wider = wide.filter(
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
  return serviceTagCovers(outer, inner) || (outer.text === INTERNET.text && !LOCAL_TAGS.has(inner.name));
}

function compileRule(
  slot: Slot,
  group: readonly AllowedFlow[],
  local: RulePeer,
  bypasses: ReadonlyMap<string, Bypass>,
  selection: Selection,
): SecurityRule {
  const [first] = group;
  if (first === undefined) {
    throw new Error(`the rule ${slot.name} has no flow`);
  }
  const remote: RulePeer = { kind: "service-tag", tag: first.tag };
  const routed = isBypass(first, bypasses) ? (bypasses.get(first.template)?.requirements ?? []) : [];
  const requirements = [...new Set([...group.map(({ requirement }) => requirement.id), ...routed])];
  const band = LOCAL_TAGS.has(first.tag.name) ? LOCAL_SECURITY_RULES : CATALOG_SECURITY_RULES;
  return {
    name: slot.name,
    priority: band.first + slot.slot,
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
