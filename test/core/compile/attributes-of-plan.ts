import { type Deferred, isDeferred } from "../../../lib/core/address/deferred";
import type {
  ApplicationRuleAttributes,
  NetworkPath,
  NetworkRuleAttributes,
  RouteAttributes,
  RuleCollectionAttributes,
  RuleCollectionGroupAttributes,
  SecurityRuleAttributes,
} from "../../../lib/core/analyze/evaluate";
import type {
  FirewallDestination,
  FirewallRule,
  NetworkPlan,
  Route,
  RuleCollection,
  RulePeer,
  SecurityRule,
} from "../../../lib/core/compile/plan";

/**
 * A second way from a plan to azurerm's attributes, for the proof of the planner alone: what the constructs write
 * is proved against the provider's schema elsewhere.
 */
export function pathOfPlan(
  plan: NetworkPlan,
  network: { readonly virtualNetworkPrefixes: readonly string[]; readonly dnsProxy: boolean },
): NetworkPath {
  const path: NetworkPath = {
    securityRules: plan.securityRules.map(securityRuleAttributes),
    routes: plan.routes.map(routeAttributes),
    virtualNetworkPrefixes: network.virtualNetworkPrefixes,
  };
  return plan.routes.some(({ nextHop }) => nextHop.type === "VirtualAppliance")
    ? {
        ...path,
        firewall: {
          policy: {
            ruleCollectionGroups: [ruleCollectionGroupAttributes(plan.ruleCollections)],
            dnsProxyEnabled: network.dnsProxy,
          },
        },
      }
    : path;
}

export function securityRuleAttributes(rule: SecurityRule): SecurityRuleAttributes {
  const ports = portTexts(rule.destinationPorts);
  return {
    name: rule.name,
    priority: rule.priority,
    direction: { inbound: "Inbound", outbound: "Outbound" }[rule.direction],
    access: rule.access,
    protocol: rule.protocol === "Any" ? "*" : rule.protocol,
    source_port_range: "*",
    ...(ports.length === 1 ? { destination_port_range: ports[0] } : { destination_port_ranges: ports }),
    ...prefixAttributes("source", rule.source),
    ...prefixAttributes("destination", rule.destination),
  };
}

function prefixAttributes(end: "source" | "destination", peer: RulePeer): object {
  switch (peer.kind) {
    case "any":
      return { [`${end}_address_prefix`]: "*" };
    case "service-tag":
      return { [`${end}_address_prefix`]: peer.tag.text };
    case "addresses":
      return { [`${end}_address_prefixes`]: peer.addresses.map(textOf) };
  }
}

export function routeAttributes({ name, destination, nextHop }: Route): RouteAttributes {
  return {
    name,
    address_prefix: destination.kind === "prefix" ? destination.prefix.text : destination.tag.text,
    next_hop_type: nextHop.type,
    ...(nextHop.type === "VirtualAppliance"
      ? { next_hop_in_ip_address: textOf(nextHop.address).replace("/32", "") }
      : {}),
  };
}

export function ruleCollectionGroupAttributes(
  collections: readonly RuleCollection[],
): RuleCollectionGroupAttributes {
  return {
    name: "workload",
    priority: 1000,
    network_rule_collection: collectionsOf(collections, "network", networkRuleAttributes),
    application_rule_collection: collectionsOf(collections, "application", applicationRuleAttributes),
  };
}

function collectionsOf<Rule>(
  collections: readonly RuleCollection[],
  type: RuleCollection["type"],
  write: (rule: FirewallRule) => Rule,
): RuleCollectionAttributes<Rule>[] {
  return collections
    .filter((collection) => collection.type === type)
    .map(({ name, priority, action, rules }) => ({ name, priority, action, rule: rules.map(write) }));
}

function networkRuleAttributes(rule: FirewallRule): NetworkRuleAttributes {
  return {
    name: rule.name,
    protocols: [rule.protocol === "Any" ? "Any" : rule.protocol.toUpperCase()],
    source_addresses: rule.sources.map(textOf),
    destination_addresses: rule.destinations.filter(({ kind }) => kind !== "host").map(destinationText),
    destination_fqdns: rule.destinations.filter(({ kind }) => kind === "host").map(destinationText),
    destination_ports: portTexts(rule.ports),
  };
}

function applicationRuleAttributes(rule: FirewallRule): ApplicationRuleAttributes {
  return {
    name: rule.name,
    protocols: rule.ports.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index).map((port) => ({
        type: port === 80 ? "Http" : "Https",
        port,
      })),
    ),
    source_addresses: rule.sources.map(textOf),
    ...destinationsOf(rule),
  };
}

function destinationsOf({ destinations }: FirewallRule) {
  const texts = destinations.map(destinationText);
  switch (destinations[0]?.kind) {
    case "url":
      return { destination_urls: texts, terminate_tls: true };
    case "fqdn-tag":
      return { destination_fqdn_tags: texts };
    default:
      return { destination_fqdns: texts };
  }
}

function destinationText(destination: FirewallDestination): string {
  switch (destination.kind) {
    case "service-tag":
      return destination.tag.text;
    case "address":
      return textOf(destination.address);
    case "host":
      return textOf(destination.host);
    case "url":
      return `${destination.host.text}${destination.path}`;
    case "fqdn-tag":
      return destination.tag;
    case "ip-group":
      return typeof destination.id === "string" ? destination.id : destination.id.deferred;
  }
}

function portTexts(ports: SecurityRule["destinationPorts"]): string[] {
  return ports.map(({ first, last }) => {
    if (first === 0 && last === 65535) {
      return "*";
    }
    return first === last ? `${first}` : `${first}-${last}`;
  });
}

function textOf(value: { readonly text: string } | Deferred): string {
  return isDeferred(value) ? value.deferred : value.text;
}
