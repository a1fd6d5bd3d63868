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

/** The ids of IP groups by their keys. */
export type IpGroupIds = ReadonlyMap<string, string>;

const NO_IP_GROUPS: IpGroupIds = new Map();

/** Addresses, or the IP groups that hold them; a rule has one kind of source. */
function sourcesOf(
  { sources, ipGroups }: FirewallRule,
  ids: IpGroupIds,
): { sourceAddresses: string[] } | { sourceIpGroups: string[] } {
  return ipGroups === undefined
    ? { sourceAddresses: writtenAddresses(sources) }
    : {
        sourceIpGroups: ipGroups.map((each) =>
          "id" in each ? writtenText(each.id) : (ids.get(each.planned) ?? ""),
        ),
      };
}

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
  ipGroupIds: IpGroupIds = NO_IP_GROUPS,
): FirewallPolicyRuleCollectionGroupNetworkRuleCollection[] {
  return collections
    .filter(({ type }) => type === "network")
    .map(({ name, priority, action, rules }) => ({
      name,
      priority,
      action,
      rule: rules.map((rule) => networkRule(rule, ipGroupIds)),
    }));
}

/** The application rule collections of a plan, in the provider's attributes. */
export function applicationRuleCollections(
  collections: readonly RuleCollection[],
  ipGroupIds: IpGroupIds = NO_IP_GROUPS,
): FirewallPolicyRuleCollectionGroupApplicationRuleCollection[] {
  return collections
    .filter(({ type }) => type === "application")
    .map(({ name, priority, action, rules }) => ({
      name,
      priority,
      action,
      rule: rules.map((rule) => applicationRule(rule, ipGroupIds)),
    }));
}

function networkRule(
  rule: FirewallRule,
  ipGroupIds: IpGroupIds,
): FirewallPolicyRuleCollectionGroupNetworkRuleCollectionRule {
  const { addresses, hosts } = destinationsOf(rule);
  const ipGroups = rule.destinations.flatMap((each) =>
    each.kind === "ip-group" ? [writtenText(each.id)] : [],
  );
  return {
    name: rule.name,
    ...(rule.description === undefined ? {} : { description: rule.description }),
    protocols: [NETWORK_PROTOCOLS[rule.protocol] ?? rule.protocol],
    destinationPorts: formatPorts(rule.ports),
    ...sourcesOf(rule, ipGroupIds),
    ...(hosts.length > 0
      ? { destinationFqdns: hosts }
      : ipGroups.length > 0
        ? { destinationIpGroups: ipGroups }
        : { destinationAddresses: addresses }),
  };
}

function applicationRule(
  rule: FirewallRule,
  ipGroupIds: IpGroupIds,
): FirewallPolicyRuleCollectionGroupApplicationRuleCollectionRule {
  return {
    name: rule.name,
    ...(rule.description === undefined ? {} : { description: rule.description }),
    protocols: rule.ports.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index).map((port) => ({
        type: port === 80 ? "Http" : "Https",
        port,
      })),
    ),
    ...sourcesOf(rule, ipGroupIds),
    ...applicationDestinations(rule),
  };
}

/** Hosts, FQDN tags, or URLs, which the firewall sees only where it opens TLS. */
function applicationDestinations(
  rule: FirewallRule,
): Pick<
  FirewallPolicyRuleCollectionGroupApplicationRuleCollectionRule,
  "destinationFqdns" | "destinationFqdnTags" | "destinationUrls" | "terminateTls"
> {
  const tags = rule.destinations.flatMap((each) => (each.kind === "fqdn-tag" ? [each.tag] : []));
  if (tags.length > 0) {
    return { destinationFqdnTags: tags };
  }
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
