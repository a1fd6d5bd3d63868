import type {
  FirewallPolicyRuleCollectionGroupApplicationRuleCollection,
  FirewallPolicyRuleCollectionGroupApplicationRuleCollectionRule,
  FirewallPolicyRuleCollectionGroupNetworkRuleCollection,
  FirewallPolicyRuleCollectionGroupNetworkRuleCollectionRule,
} from "@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group";
import { writtenText } from "../core/address/deferred";
import { formatPorts } from "../core/address/port-range";
import type { FirewallRule, RuleCollection } from "../core/compile/plan";
import { writtenAddresses } from "./deferred-values";

/** Network rules name protocols in capitals. */
const NETWORK_PROTOCOLS: Readonly<Record<string, string>> = {
  Tcp: "TCP",
  Udp: "UDP",
  Icmp: "ICMP",
  Any: "Any",
};

/** The network rule collections of a plan, in the provider's attributes. */
export function networkRuleCollections(
  collections: readonly RuleCollection[],
): FirewallPolicyRuleCollectionGroupNetworkRuleCollection[] {
  return collections
    .filter(({ type }) => type === "network")
    .map(({ name, priority, rules }) => ({ name, priority, action: "Allow", rule: rules.map(networkRule) }));
}

/** The application rule collections of a plan, in the provider's attributes. */
export function applicationRuleCollections(
  collections: readonly RuleCollection[],
): FirewallPolicyRuleCollectionGroupApplicationRuleCollection[] {
  return collections
    .filter(({ type }) => type === "application")
    .map(({ name, priority, rules }) => ({
      name,
      priority,
      action: "Allow",
      rule: rules.map(applicationRule),
    }));
}

function networkRule(rule: FirewallRule): FirewallPolicyRuleCollectionGroupNetworkRuleCollectionRule {
  const { addresses, hosts } = destinationsOf(rule);
  return {
    name: rule.name,
    ...(rule.description === undefined ? {} : { description: rule.description }),
    protocols: [NETWORK_PROTOCOLS[rule.protocol] ?? rule.protocol],
    destinationPorts: formatPorts(rule.ports),
    sourceAddresses: writtenAddresses(rule.sources),
    ...(hosts.length > 0 ? { destinationFqdns: hosts } : { destinationAddresses: addresses }),
  };
}

function applicationRule(rule: FirewallRule): FirewallPolicyRuleCollectionGroupApplicationRuleCollectionRule {
  return {
    name: rule.name,
    ...(rule.description === undefined ? {} : { description: rule.description }),
    protocols: rule.ports.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index).map((port) => ({
        type: port === 80 ? "Http" : "Https",
        port,
      })),
    ),
    sourceAddresses: writtenAddresses(rule.sources),
    ...applicationDestinations(rule),
  };
}

/** Hosts, or URLs, which the firewall sees only where it opens TLS. */
function applicationDestinations(
  rule: FirewallRule,
): Pick<
  FirewallPolicyRuleCollectionGroupApplicationRuleCollectionRule,
  "destinationFqdns" | "destinationUrls" | "terminateTls"
> {
  const urls = rule.destinations.flatMap((each) =>
    each.kind === "url" ? [`${each.host.text}${each.path}`] : [],
  );
  return urls.length > 0
    ? { destinationUrls: urls, terminateTls: rule.ports.some(({ last }) => last !== 80) }
    : { destinationFqdns: destinationsOf(rule).hosts };
}

function destinationsOf(rule: FirewallRule): { readonly addresses: string[]; readonly hosts: string[] } {
  const hosts = rule.destinations.flatMap((each) =>
    each.kind === "host" ? [writtenText("text" in each.host ? each.host.text : each.host)] : [],
  );
  const tags = rule.destinations.flatMap((each) => (each.kind === "service-tag" ? [each.tag.text] : []));
  const prefixes = rule.destinations.flatMap((each) => (each.kind === "address" ? [each.address] : []));
  return { addresses: [...tags, ...writtenAddresses(prefixes)], hosts };
}
