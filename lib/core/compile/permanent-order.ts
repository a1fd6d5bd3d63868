import { type Ports, portsKey } from "../address/port-range";
import type { Protocol } from "../address/protocol";
import { webPortParts } from "../address/web-ports";
import type { Requirement, Service } from "../catalog/service";
import { remembered } from "../remembered";

/** What the destinations of one rule are. */
export type DestinationKind = "service-tag" | "host" | "fqdn-tag" | "url";

/**
 * Permanent places in lists, which Terraform compares by position.
 *
 * What a requirement that is always needed asks for has that requirement's slot. What only requirements ask for that
 * features bring or take away has the lowest slot of all of these that could ask for it, whether they are selected or
 * not: a feature that asks for what another one asks for already moves nothing, one that takes a need away leaves the
 * others in their places, and whatever features add comes after what is always there.
 */
export interface PermanentOrder {
  /** Of a destination, by the template that the catalog writes it in, and the requirements that ask for it. */
  destination(template: string, asking: readonly Requirement[]): number;
  /** Of a rule, by the kind of its destinations, its protocol and ports, and the requirements that it serves. */
  rule(kind: DestinationKind, protocol: Protocol, ports: Ports, asking: readonly Requirement[]): number;
  /** Of a rule that the documents name, by the requirements that it serves. */
  namedRule(asking: readonly Requirement[]): number;
}

/** Above every slot: those of a user's own requirements come after the built-in features'. */
const BEHIND_WHAT_IS_ALWAYS_THERE = Number.MAX_SAFE_INTEGER / 2;

/** The places that a service's slots give to destinations and rules. */
export const permanentOrder: (service: Service) => PermanentOrder = remembered((service) => {
  const destinations = new Map<string, number>();
  const rules = new Map<string, number>();
  const named = new Map<string, number>();
  for (const requirement of service.requirements.filter((each) => !isAlwaysNeeded(each))) {
    placeDestinations(requirement, destinations);
    placeRules(requirement, rules);
    if (requirement.firewallRule !== undefined) {
      lower(named, requirement.firewallRule, requirement.slot);
    }
  }
  return {
    destination: (template, asking) => placeOf(destinations, template, asking),
    rule: (kind, protocol, ports, asking) => placeOf(rules, ruleKey(kind, protocol, ports), asking),
    namedRule: (asking) => placeOf(named, asking[0]?.firewallRule ?? "", asking),
  };
});

/** Whether no feature brings it or takes it away. */
function isAlwaysNeeded({ features, unless }: Requirement): boolean {
  return features === undefined && unless.length === 0;
}

function placeOf(places: ReadonlyMap<string, number>, key: string, asking: readonly Requirement[]): number {
  const always = asking.filter(isAlwaysNeeded).map(({ slot }) => slot);
  return always.length > 0
    ? Math.min(...always)
    : BEHIND_WHAT_IS_ALWAYS_THERE + (places.get(key) ?? Number.POSITIVE_INFINITY);
}

function placeDestinations(
  { slot, tags, hosts, urls, fqdnTag }: Requirement,
  places: Map<string, number>,
): void {
  if (fqdnTag !== undefined) {
    lower(places, fqdnTag, slot);
  }
  for (const { tag } of tags) {
    lower(places, tag.text, slot);
  }
  for (const { text } of hosts.flatMap((entry) => entry.hosts)) {
    lower(places, text, slot);
  }
  for (const { host, text } of urls.flatMap((entry) => entry.urls)) {
    lower(places, text, slot);
    lower(places, host.text, slot);
  }
}

/** A requirement whose rule the documents name shares no rule with others. */
function placeRules(
  { slot, tags, hosts, urls, firewallRule }: Requirement,
  places: Map<string, number>,
): void {
  for (const { protocol, ports } of tags) {
    for (const part of webPortParts(ports)) {
      lower(places, ruleKey("service-tag", protocol, part), slot);
    }
  }
  if (firewallRule !== undefined) {
    return;
  }
  for (const { protocol, ports } of hosts) {
    for (const part of webPortParts(ports)) {
      lower(places, ruleKey("host", protocol, part), slot);
      lower(places, ruleKey("host", "Tcp", part), slot);
      lower(places, ruleKey("fqdn-tag", "Tcp", part), slot);
    }
  }
  for (const { protocol, ports } of urls) {
    for (const part of webPortParts(ports)) {
      lower(places, ruleKey("url", protocol, part), slot);
      lower(places, ruleKey("host", protocol, part), slot);
    }
  }
}

function lower(places: Map<string, number>, key: string, slot: number): void {
  places.set(key, Math.min(places.get(key) ?? Number.POSITIVE_INFINITY, slot));
}

function ruleKey(kind: DestinationKind, protocol: Protocol, ports: Ports): string {
  return `${kind} ${protocol} ${portsKey(ports)}`;
}
