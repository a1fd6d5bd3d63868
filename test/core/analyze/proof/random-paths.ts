import fc from "fast-check";
import type {
  FirewallPolicy,
  NetworkRuleAttributes,
  RouteAttributes,
  RuleCollectionGroupAttributes,
  SecurityRuleAttributes,
} from "../../../../lib/core/analyze/evaluate";
import type { TagIndex } from "../../../../lib/core/analyze/proof/tag-index";

/*
 * Random rules over a small vocabulary, in which much overlaps, much cannot be read, and much is refused by Azure:
 * what the analysis and the evaluator have to agree on.
 */

// biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's expressions look like this.
export const EXPRESSION = "${var.unknown}";

const PREFIXES = [
  "10.1.0.0/24",
  "10.1.0.0/16",
  "10.1.0.4",
  "10.2.0.0/16",
  "20.60.0.0/16",
  "20.60.1.0/24",
  "20.0.0.0/8",
  "0.0.0.0/0",
  "0.0.0.0/1",
  "2603:1030::/32",
  "10.1.0.7/24",
];
export const TAGS = [
  "Storage",
  "Storage.WestUS",
  "Storage.EastUS",
  "AzureMonitor",
  "AzureFrontDoor.Frontend",
  "VirtualNetwork",
  "Internet",
  "AzureLoadBalancer",
  "AzurePlatformDNS",
];
const PORTS = ["*", "443", "80", "443-445", "1-65535", "0-65535", "8080", "80-443", EXPRESSION];
const HOSTS = [
  "*",
  "*.contoso.com",
  "*contoso.com",
  "www.contoso.com",
  "contoso.com",
  "*.b.org",
  "a.*.org",
  EXPRESSION,
];
const URLS = ["github.com/org/*", "github.com/org", "www.contoso.com", "*.contoso.com/a", "*.contoso.com"];

/** Where the tags of the vocabulary lie: they overlap, and one of them lies within another. */
export const TAG_INDEX: TagIndex = {
  addressesOf: (tag) =>
    new Map([
      ["Storage", ["20.60.0.0/16", "20.150.0.0/24", "2603:1030:10::/48"]],
      ["Storage.WestUS", ["20.60.1.0/25", "20.150.0.0/25"]],
      ["Storage.EastUS", ["20.60.2.0/24"]],
      ["AzureMonitor", ["20.60.1.64/26", "40.1.0.0/24"]],
      ["AzureFrontDoor.Frontend", ["13.107.0.0/16"]],
    ]).get(tag),
};

const addressText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PREFIXES) },
  { weight: 4, arbitrary: fc.constantFrom(...TAGS) },
  { weight: 2, arbitrary: fc.constant("*") },
  { weight: 1, arbitrary: fc.constant(EXPRESSION) },
);
const ports = fc.uniqueArray(fc.constantFrom(...PORTS), { minLength: 1, maxLength: 2 });

const side = fc.oneof(
  { weight: 6, arbitrary: addressText.map((text) => ({ single: text })) },
  {
    weight: 3,
    arbitrary: fc
      .uniqueArray(fc.constantFrom(...PREFIXES), { minLength: 1, maxLength: 3 })
      .map((texts) => ({ several: texts })),
  },
  { weight: 1, arbitrary: fc.constant({ groups: ["asg"] }) },
);

export const securityRule: fc.Arbitrary<SecurityRuleAttributes> = fc
  .record({
    priority: fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 100, max: 125 }) },
      { weight: 1, arbitrary: fc.constantFrom(99, 4097, 65000) },
    ),
    direction: fc.constantFrom("Inbound", "Outbound", "Outbound", EXPRESSION),
    access: fc.constantFrom("Allow", "Allow", "Deny", "Deny", EXPRESSION),
    protocol: fc.constantFrom("*", "*", "Tcp", "Tcp", "Udp", "Icmp", "tcp"),
    source: side,
    destination: side,
    ports,
    sourcePorts: fc.constantFrom("*", "*", "*", "1024-65535", "1-65535"),
  })
  .map(({ source, destination, ports: texts, sourcePorts, ...same }) => ({
    ...same,
    name: `rule-${same.priority}`,
    source_port_range: sourcePorts,
    ...(texts.length > 1 ? { destination_port_ranges: texts } : { destination_port_range: texts[0] }),
    ...sideAttributes("source", source),
    ...sideAttributes("destination", destination),
  }));

type Side = {
  readonly single?: string;
  readonly several?: readonly string[];
  readonly groups?: readonly string[];
};

function sideAttributes(end: "source" | "destination", { single, several, groups }: Side): object {
  return {
    ...(single === undefined ? {} : { [`${end}_address_prefix`]: single }),
    ...(several === undefined ? {} : { [`${end}_address_prefixes`]: several }),
    ...(groups === undefined ? {} : { [`${end}_application_security_group_ids`]: groups }),
  };
}

export const securityRules = fc
  .array(securityRule, { maxLength: 10 })
  .map((rules) => rules.map((rule, index) => ({ ...rule, name: `rule-${index}` })));

const sources = fc.constantFrom(
  ["*"],
  ["10.1.0.0/24"],
  ["10.1.0.0/16", "10.2.0.0/16"],
  ["Storage"],
  [EXPRESSION],
);

const networkRule: fc.Arbitrary<NetworkRuleAttributes> = fc.record(
  {
    name: fc.constant("network"),
    protocols: fc.constantFrom(["Any"], ["TCP"], ["UDP"], ["TCP", "UDP"], ["ICMP"], [EXPRESSION]),
    source_addresses: sources,
    source_ip_groups: fc.constantFrom([], [], ["group"]),
    destination_addresses: fc.oneof(
      { weight: 4, arbitrary: fc.uniqueArray(addressText, { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
    destination_fqdns: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.uniqueArray(fc.constantFrom(...HOSTS), { minLength: 1, maxLength: 2 }) },
    ),
    destination_ip_groups: fc.constantFrom([], [], [], ["group"]),
    destination_ports: ports,
  },
  { requiredKeys: ["name", "protocols", "source_addresses", "destination_ports"] },
);

const applicationRule = fc.record(
  {
    name: fc.constant("application"),
    protocols: fc.array(
      fc.record({
        type: fc.constantFrom("Http", "Https", "Mssql", EXPRESSION),
        port: fc.constantFrom(80, 443, 8080, null),
      }),
      { maxLength: 2 },
    ),
    source_addresses: sources,
    destination_addresses: fc.constantFrom([], [], [], ["20.60.0.0/16"], ["Storage"]),
    destination_fqdns: fc.uniqueArray(fc.constantFrom(...HOSTS), { maxLength: 2 }),
    destination_urls: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.uniqueArray(fc.constantFrom(...URLS), { maxLength: 2 }) },
    ),
    destination_fqdn_tags: fc.constantFrom([], [], [], ["AzureKubernetesService"]),
    terminate_tls: fc.boolean(),
  },
  { requiredKeys: ["name", "protocols", "source_addresses", "destination_fqdns"] },
);

const natRule = fc.record({
  name: fc.constant("nat"),
  protocols: fc.constantFrom(["TCP"], ["UDP"]),
  source_addresses: sources,
  destination_address: fc.constantFrom("20.60.0.4", "10.1.0.4", "*"),
  destination_ports: ports,
});

const place = {
  name: fc.constantFrom("one", "two"),
  priority: fc.constantFrom(100, 200),
  action: fc.constantFrom("Allow", "Allow", "Deny", EXPRESSION),
};

const group: fc.Arbitrary<RuleCollectionGroupAttributes> = fc.record({
  name: fc.constantFrom("group", "other"),
  priority: fc.constantFrom(100, 200),
  nat_rule_collection: fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.record({ ...place, rule: fc.array(natRule, { maxLength: 1 }) }), {
        maxLength: 1,
      }),
    },
  ),
  network_rule_collection: fc.array(
    fc.record({ ...place, rule: fc.array(networkRule, { minLength: 1, maxLength: 3 }) }),
    { maxLength: 2 },
  ),
  application_rule_collection: fc.array(
    fc.record({ ...place, rule: fc.array(applicationRule, { minLength: 1, maxLength: 3 }) }),
    { maxLength: 2 },
  ),
});

export const policies: fc.Arbitrary<FirewallPolicy> = fc.record({
  ruleCollectionGroups: fc.array(group, { minLength: 1, maxLength: 2 }),
  dnsProxyEnabled: fc.boolean(),
});

export const routes: fc.Arbitrary<readonly RouteAttributes[]> = fc.array(
  fc
    .record({
      address_prefix: fc.constantFrom(
        "0.0.0.0/0",
        "20.60.0.0/16",
        "Storage",
        "AzureMonitor",
        "10.2.0.0/16",
        EXPRESSION,
      ),
      next_hop_type: fc.constantFrom(
        "VirtualAppliance",
        "VirtualAppliance",
        "Internet",
        "None",
        "VirtualNetworkGateway",
      ),
    })
    .map((route) => ({
      ...route,
      name: `to-${route.address_prefix}-${route.next_hop_type}`,
      ...(route.next_hop_type === "VirtualAppliance" ? { next_hop_in_ip_address: "10.0.1.4" } : {}),
    })),
  { maxLength: 3 },
);
