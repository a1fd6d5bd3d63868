import fc from "fast-check";
import type {
  ApplicationRuleAttributes,
  NetworkRuleAttributes,
  RouteAttributes,
  SecurityRuleAttributes,
} from "../../../../lib/core/analyze/evaluate";
import type { Printed } from "./rule-printers";

const ports = fc.constantFrom("*", "22", "443", "8000-8999");
const portLists = fc.uniqueArray(fc.constantFrom("22", "80", "443", "8000-8999"), {
  minLength: 1,
  maxLength: 3,
});
const addresses = fc.constantFrom("*", "10.0.0.0/8", "VirtualNetwork", "Storage.WestUS", "203.0.113.7");
const prefixLists = fc.uniqueArray(fc.constantFrom("10.0.0.0/8", "10.1.2.3", "2001:db8::/32"), {
  minLength: 1,
  maxLength: 3,
});

/** One of the two forms of an attribute: a text, or a list. */
function side(name: "source" | "destination"): fc.Arbitrary<Partial<SecurityRuleAttributes>> {
  return fc
    .tuple(fc.boolean(), ports, portLists, fc.boolean(), addresses, prefixLists)
    .map(([hasOnePort, port, portList, hasOnePrefix, prefix, prefixList]) => ({
      ...(hasOnePort ? { [`${name}_port_range`]: port } : { [`${name}_port_ranges`]: portList }),
      ...(hasOnePrefix
        ? { [`${name}_address_prefix`]: prefix }
        : { [`${name}_address_prefixes`]: prefixList }),
    }));
}

const securityRules: fc.Arbitrary<SecurityRuleAttributes> = fc
  .record({
    priority: fc.integer({ min: 100, max: 4096 }),
    direction: fc.constantFrom("Inbound", "Outbound"),
    access: fc.constantFrom("Allow", "Deny"),
    protocol: fc.constantFrom("*", "Tcp", "Udp", "Icmp", "Esp", "Ah"),
    source: side("source"),
    destination: side("destination"),
  })
  .map(({ source, destination, ...rule }) => ({ name: "", ...rule, ...source, ...destination }));

const routes: fc.Arbitrary<RouteAttributes> = fc.oneof(
  fc.record({
    name: fc.constant(""),
    address_prefix: fc.constantFrom("0.0.0.0/0", "10.2.0.0/16", "AzureMachineLearning"),
    next_hop_type: fc.constantFrom("Internet", "None", "VnetLocal", "VirtualNetworkGateway"),
  }),
  fc.record({
    name: fc.constant(""),
    address_prefix: fc.constant("0.0.0.0/0"),
    next_hop_type: fc.constant("VirtualAppliance"),
    next_hop_in_ip_address: fc.constantFrom("10.0.1.4", "10.0.1.5"),
  }),
);

const networkRules: fc.Arbitrary<NetworkRuleAttributes> = fc
  .record({
    protocols: fc.uniqueArray(fc.constantFrom("Any", "TCP", "UDP", "ICMP"), { minLength: 1 }),
    source_addresses: prefixLists,
    destination: fc.oneof(
      prefixLists.map((destination_addresses) => ({ destination_addresses })),
      fc.constant({ destination_fqdns: ["a.example.com"] }),
    ),
    destination_ports: portLists,
  })
  .map(({ destination, ...rule }) => ({ name: "", ...rule, ...destination }));

const applicationRules: fc.Arbitrary<ApplicationRuleAttributes> = fc
  .record({
    protocols: fc.uniqueArray(
      fc.constantFrom(
        { type: "Http", port: 80 },
        { type: "Https", port: 443 },
        { type: "Mssql", port: 1433 },
      ),
      { minLength: 1 },
    ),
    source_addresses: prefixLists,
    target: fc.oneof(
      fc.constant({ destination_fqdns: ["*.example.com", "example.com"] }),
      fc.constant({ destination_fqdn_tags: ["AzureKubernetesService"] }),
      fc.constant({ destination_urls: ["example.com/a/*"], terminate_tls: true }),
    ),
  })
  .map(({ target, ...rule }) => ({ name: "", ...rule, ...target }));

function collections<Rule extends { readonly name: string }>(kind: string, rules: fc.Arbitrary<Rule>) {
  const collection = fc.record({
    priority: fc.integer({ min: 100, max: 65000 }),
    action: fc.constantFrom("Allow", "Deny"),
    rule: fc.array(rules, { minLength: 1, maxLength: 3 }).map((list) => named(list, "rule")),
  });
  return fc
    .array(collection, { minLength: 1, maxLength: 2 })
    .map((list) => list.map((one, index) => ({ name: `${kind}${index}`, ...one })));
}

function named<Named extends { readonly name: string }>(
  list: readonly Named[],
  kind: string,
): readonly Named[] {
  return list.map((one, index) => ({ ...one, name: `${kind}${index}` }));
}

/** Rules, routes and rule collections that every kind of file can hold. */
export const printed: fc.Arbitrary<Printed> = fc.record({
  securityRules: fc.array(securityRules, { maxLength: 5 }).map((list) => named(list, "rule")),
  routes: fc.array(routes, { maxLength: 3 }).map((list) => named(list, "route")),
  group: fc.record({
    name: fc.constant("group"),
    priority: fc.integer({ min: 100, max: 65000 }),
    network_rule_collection: collections("network", networkRules),
    application_rule_collection: collections("application", applicationRules),
  }),
});
