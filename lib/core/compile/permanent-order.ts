import { intersectPorts, type Ports, portsKey } from "../address/port-range";
import type { Protocol } from "../address/protocol";
import { WEB_PORTS, withoutWebPorts } from "../address/web-ports";
import type { Service } from "../catalog/service";

/** Permanent places in lists, which Terraform compares by position. */
export interface PermanentOrder {
  /** Of a destination, by the template that the catalog writes it in. */
  destination(template: string): number;
  /** Of a rule, by the kind of its destinations, its protocol and ports. */
  rule(kind: DestinationKind, protocol: Protocol, ports: Ports): number;
  /** Of a rule that the documents name. */
  namedRule(name: string): number;
}

/** What the destinations of one rule are. */
export type DestinationKind = "service-tag" | "host" | "url";

const orders = new WeakMap<Service, PermanentOrder>();

/**
 * The places that a service's slots give to destinations and rules: the lowest slot of all requirements that could
 * ask for it, whether they are selected or not. So a feature that asks for what is there already moves nothing, and
 * what only features ask for comes after what is always needed.
 */
export function permanentOrder(service: Service): PermanentOrder {
  const known = orders.get(service);
  if (known !== undefined) {
    return known;
  }
  const destinations = new Map<string, number>();
  const rules = new Map<string, number>();
  const lower = (places: Map<string, number>, key: string, slot: number): void => {
    places.set(key, Math.min(places.get(key) ?? Number.POSITIVE_INFINITY, slot));
  };
  const named = new Map<string, number>();
  for (const { slot, tags, hosts, urls, firewallRule } of service.requirements) {
    if (firewallRule !== undefined) {
      lower(named, firewallRule, slot);
    }
    for (const { tag, protocol, ports } of tags) {
      lower(destinations, tag.text, slot);
      lower(rules, ruleKey("service-tag", protocol, ports), slot);
    }
    for (const { hosts: templates, protocol, ports } of hosts) {
      for (const { text } of templates) {
        lower(destinations, text, slot);
      }
      for (const part of [ports, intersectPorts(ports, WEB_PORTS), withoutWebPorts(ports)]) {
        lower(rules, ruleKey("host", protocol, part), slot);
        lower(rules, ruleKey("host", "Tcp", part), slot);
      }
    }
    for (const { urls: patterns, protocol, ports } of urls) {
      for (const { host, text } of patterns) {
        lower(destinations, text, slot);
        lower(destinations, host.text, slot);
      }
      lower(rules, ruleKey("url", protocol, ports), slot);
      lower(rules, ruleKey("host", protocol, ports), slot);
    }
  }
  const order: PermanentOrder = {
    destination: (template) => destinations.get(template) ?? Number.POSITIVE_INFINITY,
    rule: (kind, protocol, ports) => rules.get(ruleKey(kind, protocol, ports)) ?? Number.POSITIVE_INFINITY,
    namedRule: (name) => named.get(name) ?? Number.POSITIVE_INFINITY,
  };
  orders.set(service, order);
  return order;
}

function ruleKey(kind: DestinationKind, protocol: Protocol, ports: Ports): string {
  return `${kind} ${protocol} ${portsKey(ports)}`;
}
