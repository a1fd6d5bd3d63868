import { isIP, isIPv4 } from "node:net";
import { blocksOf, type Instance, instancesOf, isExpression, type Located } from "../terraform-json";
import { addressFamily, isLookUpOnly, isPortOrRange, isServiceTag } from "./address-syntax";
import { duplicateProblems, exactlyOneProblems, filled, mixedFamilyProblems, nameKey } from "./block-checks";
import {
  attributeProblems,
  azureName,
  elements,
  integerBetween,
  networkResourceId,
  notEmpty,
  oneOf,
  text,
  type ValueCheck,
} from "./value-checks";

/** Tags that an NSG takes and a firewall does not. */
const NO_FIREWALL_TAG = /^(VirtualNetwork|AzureLoadBalancer|Internet)$/i;

const isAddress = (value: string): boolean => value === "*" || addressFamily(value) !== undefined;
const addresses = elements(text(isAddress, "an IP address, a range of IPv4 addresses, a CIDR prefix or *"));
const ranges = elements(
  text(
    (value) => addressFamily(value) !== undefined,
    "an IP address, a range of IPv4 addresses or a CIDR prefix",
  ),
);
const texts = elements(notEmpty);

const COLLECTION_CHECKS: Readonly<Record<string, ValueCheck>> = {
  name: azureName(1),
  priority: integerBetween(100, 65000),
};

const APPLICATION_RULE: Readonly<Record<string, ValueCheck>> = {
  name: notEmpty,
  description: notEmpty,
  source_addresses: addresses,
  source_ip_groups: texts,
  destination_addresses: addresses,
  destination_fqdns: elements(
    text(
      (value) => value === "*" || /^\*?(\.?[A-Za-z0-9_-]+)(\.[A-Za-z0-9_-]+)*$/.test(value),
      "a host name, with * at its left end only",
    ),
  ),
  destination_urls: elements(
    text(
      (value) => /^\*?[A-Za-z0-9_.-]+(\/[^?*\s]*\*?)?$/.test(value),
      "a host and path without scheme, port or query, with * at an end only",
    ),
  ),
  destination_fqdn_tags: texts,
  web_categories: texts,
};

const NETWORK_RULE: Readonly<Record<string, ValueCheck>> = {
  name: notEmpty,
  description: notEmpty,
  protocols: elements(oneOf("Any", "TCP", "UDP", "ICMP"), { min: 1 }),
  source_addresses: addresses,
  source_ip_groups: texts,
  destination_addresses: elements(
    text(
      (value) =>
        isAddress(value) || (isServiceTag(value) && !isLookUpOnly(value) && !NO_FIREWALL_TAG.test(value)),
      "an IP address, a range, a CIDR prefix, *, or a service tag that a firewall takes",
    ),
  ),
  destination_ip_groups: texts,
  destination_fqdns: elements(
    text((value) => /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/.test(value), "a host name without *"),
  ),
  destination_ports: elements(
    text(
      (value) => value === "*" || isPortOrRange(value, 1, 65535),
      "a port from 1 to 65535, a range a-b with a < b, or *",
    ),
    { min: 1 },
  ),
};

const NAT_RULE: Readonly<Record<string, ValueCheck>> = {
  name: notEmpty,
  description: notEmpty,
  protocols: elements(oneOf("TCP", "UDP"), { min: 1 }),
  source_addresses: addresses,
  source_ip_groups: texts,
  destination_address: text(
    (value) => !value.includes("-") && addressFamily(value) !== undefined,
    "an IP address or a CIDR prefix",
  ),
  destination_ports: elements(
    text((value) => isPortOrRange(value, 1, 64000), "a port from 1 to 64000 or a range a-b with a < b"),
    { max: 1 },
  ),
  translated_address: text((value) => isIP(value) !== 0, "an IP address"),
  translated_fqdn: notEmpty,
  translated_port: integerBetween(1, 65535),
};

/** The kinds of rule collection: the action and the rules that each takes. */
const COLLECTIONS: readonly {
  readonly block: string;
  readonly action: ValueCheck;
  readonly ruleProblems: (rule: Located, policy: Instance | undefined) => string[];
}[] = [
  {
    block: "application_rule_collection",
    action: oneOf("Allow", "Deny"),
    ruleProblems: applicationRuleProblems,
  },
  { block: "network_rule_collection", action: oneOf("Allow", "Deny"), ruleProblems: networkRuleProblems },
  { block: "nat_rule_collection", action: oneOf("Dnat"), ruleProblems: natRuleProblems },
];

/** What the provider or Azure refuses in firewall policies, their rule collection groups, and IP groups. */
export function firewallRuleProblems(document: unknown): string[] {
  const policies = instancesOf(document, "resource", "azurerm_firewall_policy");
  const groups = instancesOf(document, "resource", "azurerm_firewall_policy_rule_collection_group");
  const ipGroups = instancesOf(document, "resource", "azurerm_ip_group");
  const ofPolicy = (key: string) => (group: Instance) => `${key} in ${group.body.firewall_policy_id}`;
  return [
    ...policies.flatMap(policyProblems),
    ...groups.flatMap((group) =>
      groupProblems(
        group,
        policies.find((policy) => isPolicyOf(policy, group)),
      ),
    ),
    ...duplicateProblems(groups, "the name", (group) => {
      const name = nameKey(group);
      return name === undefined ? undefined : ofPolicy(name)(group);
    }),
    ...duplicateProblems(groups, "the priority", (group) => {
      const priority = priorityKey(group);
      return priority === undefined ? undefined : ofPolicy(priority)(group);
    }),
    ...ipGroups.flatMap((group) => attributeProblems(group, { name: azureName(1), cidrs: ranges })),
  ];
}

function policyProblems(policy: Instance): string[] {
  return [
    ...attributeProblems(policy, {
      name: azureName(2),
      sku: oneOf("Basic", "Standard", "Premium"),
      threat_intelligence_mode: oneOf("Alert", "Deny", "Off"),
      base_policy_id: networkResourceId("firewallPolicies"),
    }),
    ...blocksOf(policy, "dns").flatMap((dns) =>
      attributeProblems(dns, { servers: elements(text(isIPv4, "an IPv4 address")) }),
    ),
  ];
}

function groupProblems(group: Instance, policy: Instance | undefined): string[] {
  const collections = COLLECTIONS.flatMap((kind) =>
    blocksOf(group, kind.block).map((collection) => ({ ...collection, kind })),
  );
  return [
    ...attributeProblems(group, {
      name: azureName(2),
      priority: integerBetween(100, 65000),
      firewall_policy_id: networkResourceId("firewallPolicies"),
    }),
    ...collections.flatMap((collection) => {
      const rules = blocksOf(collection, "rule");
      return [
        ...attributeProblems(collection, { ...COLLECTION_CHECKS, action: collection.kind.action }),
        ...rules.flatMap((rule) => collection.kind.ruleProblems(rule, policy)),
        ...duplicateProblems(rules, "the name", nameKey),
      ];
    }),
    ...duplicateProblems(collections, "the name", nameKey),
    ...duplicateProblems(collections, "the priority", priorityKey),
  ];
}

function applicationRuleProblems(rule: Located, policy: Instance | undefined): string[] {
  const { body, path } = rule;
  const byName = ["destination_fqdns", "destination_urls", "destination_fqdn_tags", "web_categories"];
  const names = filled(body, byName);
  const protocols = blocksOf(rule, "protocols");
  return [
    ...attributeProblems(rule, APPLICATION_RULE),
    ...protocols.flatMap((protocol) =>
      attributeProblems(protocol, { type: oneOf("Http", "Https", "Mssql"), port: integerBetween(0, 64000) }),
    ),
    ...blocksOf(rule, "http_headers").flatMap((header) =>
      attributeProblems(header, { name: notEmpty, value: notEmpty }),
    ),
    ...sourceProblems(rule),
    ...destinationProblems(rule, [...byName, "destination_addresses"]),
    ...(names.length > 0 && protocols.length === 0
      ? [`${path}: ${names.join(" and ")} require protocols`]
      : []),
    ...(names.includes("destination_fqdns") && names.includes("destination_urls")
      ? [`${path}: destination_fqdns and destination_urls exclude each other`]
      : []),
    ...(names.includes("destination_urls") ? urlProblems(rule, protocols, policy) : []),
    ...mixedFamilyProblems(rule, ["source_addresses", "destination_addresses"]),
  ];
}

/** A URL can be read only in plain HTTP or where the firewall ends TLS, which a policy of the Premium SKU does. */
function urlProblems(
  { body, path }: Located,
  protocols: readonly Located[],
  policy: Instance | undefined,
): string[] {
  const https = protocols.some((protocol) => protocol.body.type === "Https");
  const terminates = body.terminate_tls === true || isExpression(body.terminate_tls);
  const sku = policy?.body.sku ?? "Standard";
  return [
    ...(https && !terminates ? [`${path}: destination_urls over Https require terminate_tls = true`] : []),
    ...(policy !== undefined && sku !== "Premium" && !isExpression(sku)
      ? [`${path}: destination_urls require a policy of the Premium SKU, found ${sku}`]
      : []),
  ];
}

function networkRuleProblems(rule: Located): string[] {
  return [
    ...attributeProblems(rule, NETWORK_RULE),
    ...sourceProblems(rule),
    ...exactlyOneProblems(rule, ["destination_addresses", "destination_ip_groups", "destination_fqdns"]),
    ...mixedFamilyProblems(rule, ["source_addresses", "destination_addresses"]),
  ];
}

function natRuleProblems(rule: Located): string[] {
  return [
    ...attributeProblems(rule, NAT_RULE),
    ...sourceProblems(rule),
    ...exactlyOneProblems(rule, ["translated_address", "translated_fqdn"]),
    ...mixedFamilyProblems(rule, ["source_addresses", "destination_address"]),
  ];
}

function sourceProblems(rule: Located): string[] {
  return exactlyOneProblems(rule, ["source_addresses", "source_ip_groups"]);
}

function destinationProblems(rule: Located, kinds: readonly string[]): string[] {
  return filled(rule.body, kinds).length > 0
    ? []
    : [`${rule.path}: at least one of ${kinds.join(", ")} is required`];
}

function isPolicyOf(policy: Instance, group: Instance): boolean {
  return group.body.firewall_policy_id === `\${${policy.type}.${policy.logicalId}.id}`;
}

function priorityKey({ body }: Located): string | undefined {
  return typeof body.priority === "number" ? String(body.priority) : undefined;
}
