import {
  Egress,
  FirewallRuleCollectionGroup,
  FirewallSku,
  FirewallStrategy,
  MachineLearningFeature,
  Peer,
  Port,
} from "cdktf-azure-network-catalog";
import {
  applicationRuleCollections,
  networkRuleCollections,
} from "../../lib/constructs/rule-collection-attributes";
import type { FirewallRuleInput } from "../../lib/core/compile/network-input";
import { ofType, resourcesOf, selectionWith } from "../constructs/synthesized-stack";
import { applicationRulesOf, hosts as hostsOf, plannedWith, urls } from "../core/compile/application-rules";
import { FIREWALL, firewallRule, planned } from "../core/compile/refusals/changed-input";
import { openingFirewall } from "../core/compile/selections";
import { providerProblems } from "../terraform/provider-validation";
import {
  applicationCollection,
  applicationRule,
  natCollection,
  natRule,
  networkCollection,
  networkRule,
  resource,
  ruleCollectionGroup,
} from "../terraform/sample-documents";
import { schemaProblems } from "../terraform/schema-conformance";
import { addresses, allOf, hosts, tags, tcp, usersRule } from "./users-rule";

/*
 * azurerm 4.55.0, `azurerm_firewall_policy_rule_collection_group`: what its schema, its validation or Azure behind it
 * refuses, what the library refuses of the same from a user, and that what it writes passes all of them.
 */

const GROUP = "azurerm_firewall_policy_rule_collection_group";

const write = (more: object): unknown => resource(GROUP, { ...ruleCollectionGroup, ...more });
const problems = (document: unknown): number =>
  schemaProblems(document).length + providerProblems(document).length;
const withNetwork = (more: object): unknown =>
  write({ network_rule_collection: [{ ...networkCollection, ...more }] });
const withNetworkRule = (more: object): unknown => withNetwork({ rule: [{ ...networkRule, ...more }] });
const withApplicationRule = (more: object): unknown =>
  write({
    application_rule_collection: [{ ...applicationCollection, rule: [{ ...applicationRule, ...more }] }],
  });
const withNatRule = (more: object): unknown =>
  write({ nat_rule_collection: [{ ...natCollection, rule: [{ ...natRule, ...more }] }] });

describe("the provider takes", () => {
  it.each<[statement: string, document: unknown]>([
    ["a group without collections", write({})],
    [
      "a group with collections of all types",
      write({
        nat_rule_collection: [natCollection],
        network_rule_collection: [networkCollection],
        application_rule_collection: [applicationCollection],
      }),
    ],
    ["a collection that denies", withNetwork({ action: "Deny" })],
    [
      "every network protocol, in its spelling",
      withNetworkRule({ protocols: ["Any", "TCP", "UDP", "ICMP"] }),
    ],
    ["every port", withNetworkRule({ destination_ports: ["*"] })],
    ["a range of ports that grows", withNetworkRule({ destination_ports: ["1-65535"] })],
    [
      "sources by address, range, prefix or `*`",
      withNetworkRule({ source_addresses: ["10.0.0.1", "10.0.0.1-10.0.0.9", "10.1.0.0/24", "*"] }),
    ],
    ["sources by IP group", withNetworkRule({ source_addresses: null, source_ip_groups: ["id"] })],
    [
      "an application port of 0, which Azure does not",
      withApplicationRule({ protocols: [{ type: "Http", port: 0 }] }),
    ],
    [
      "an application rule by address without protocols",
      withApplicationRule({ destination_fqdns: null, destination_addresses: ["192.0.2.1"], protocols: [] }),
    ],
  ])("%s", (_statement, document) => {
    expect([...schemaProblems(document), ...providerProblems(document)]).toEqual([]);
  });
});

describe("the provider or Azure refuses", () => {
  const url = { destination_fqdns: null, destination_urls: ["github.com/org/*"], terminate_tls: true };

  it.each<[statement: string, document: unknown]>([
    ["a group without a name", write({ name: null })],
    ["a group whose name is one letter", write({ name: "g" })],
    ["a group whose name begins with an underscore", write({ name: "_group" })],
    ["a group whose name ends in a hyphen", write({ name: "group-" })],
    ["a group without a policy", write({ firewall_policy_id: null })],
    ["a group without a priority", write({ priority: null })],
    ["a collection without a name", withNetwork({ name: null })],
    ["a collection without a priority", withNetwork({ priority: null })],
    ["a collection without an action", withNetwork({ action: null })],
    ["a collection without rules", withNetwork({ rule: [] })],
    ["an action of NAT in network rules", withNetwork({ action: "Dnat" })],
    ["a rule without a name", withNetworkRule({ name: null })],
    ["a description that is empty", withNetworkRule({ description: "" })],
    ["a network rule without protocols", withNetworkRule({ protocols: null })],
    ["a protocol as network security groups spell it", withNetworkRule({ protocols: ["Tcp"] })],
    ["a network rule without ports", withNetworkRule({ destination_ports: null })],
    ["a range of one port", withNetworkRule({ destination_ports: ["443-443"] })],
    ["a rule without a source", withNetworkRule({ source_addresses: null })],
    ["a rule with two kinds of source", withNetworkRule({ source_ip_groups: ["id"] })],
    ["a network rule without a destination", withNetworkRule({ destination_addresses: null })],
    [
      "a wildcard in a network rule",
      withNetworkRule({ destination_addresses: null, destination_fqdns: ["*.contoso.com"] }),
    ],
    ["an application port above 64000", withApplicationRule({ protocols: [{ type: "Https", port: 64001 }] })],
    [
      "an application protocol in capitals",
      withApplicationRule({ protocols: [{ type: "HTTPS", port: 443 }] }),
    ],
    ["an application protocol without a port", withApplicationRule({ protocols: [{ type: "Https" }] })],
    ["hosts without protocols", withApplicationRule({ protocols: [] })],
    ["an application rule without a destination", withApplicationRule({ destination_fqdns: [] })],
    ["a service tag in an application rule", withApplicationRule({ destination_addresses: ["Storage"] })],
    ["hosts and URLs in one rule", withApplicationRule({ ...url, destination_fqdns: ["github.com"] })],
    ["a URL where TLS stays closed", withApplicationRule({ ...url, terminate_tls: false })],
    ["NAT rules for any protocol", withNatRule({ protocols: ["Any"] })],
    ["NAT rules for two ports", withNatRule({ destination_ports: ["80", "443"] })],
    ["a NAT rule without a port to translate to", withNatRule({ translated_port: null })],
    ["a NAT rule to an address and a name", withNatRule({ translated_fqdn: "a.contoso.com" })],
    ["a NAT rule to nothing", withNatRule({ translated_address: null })],
  ])("%s", (_statement, document) => {
    expect(problems(document)).toBe(1);
  });
});

describe("the library refuses the same from a user", () => {
  it.each<[statement: string, change: Partial<FirewallRuleInput>, code: string]>([
    ["a rule without a name", { name: "" }, "invalid-name"],
    ["a rule without ports", { ports: [] }, "invalid-port"],
    ["a rule without destinations", { destinations: [] }, "invalid-rule"],
    ["an empty list of addresses", { destinations: addresses() }, "invalid-rule"],
    ["a range of one port", { ports: tcp("443-443") }, "invalid-port"],
    ["a range that runs backwards", { ports: tcp("445-443") }, "invalid-port"],
    ["port 0", { ports: tcp("0") }, "invalid-port"],
    ["`*` as a port", { ports: tcp("*") }, "invalid-port"],
    ["a protocol in capitals", { ports: [{ protocol: "TCP", ports: ["443"] }] }, "invalid-rule"],
    [
      "a protocol that firewalls do not know",
      { destinations: addresses("192.0.2.0/24"), ports: allOf("Esp") },
      "invalid-rule",
    ],
    ["a host with a wildcard at the right", { destinations: hosts("www.contoso.*") }, "invalid-address"],
    ["an address with host bits", { destinations: addresses("192.0.2.1/24") }, "invalid-address"],
    ["an expression", { destinations: hosts(`\${var.host}`) }, "template-in-value"],
  ])("%s", (_statement, change, code) => {
    const rule = usersRule(change);
    expect(rule.errors.map((error) => error.split(":")[0])).toEqual([code]);
    expect([...rule.network, ...rule.application]).toEqual([]);
  });

  it("a description that is empty is left out", () => {
    const rule = usersRule({ description: "" });
    expect(rule.errors).toEqual([]);
    expect(rule.application).toEqual([
      { protocols: [{ type: "Https", port: 443 }], destinationFqdns: ["pypi.org"] },
    ]);
  });

  it("one name in two rules is refused, whatever its case", () => {
    const { diagnostics } = planned({
      egress: FIREWALL,
      firewallRules: [firewallRule({ name: "packages" }), firewallRule({ name: "Packages" })],
    });
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
      "name-taken",
    ]);
  });
});

describe("what the library writes", () => {
  const policyId =
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-hub";
  const written = resourcesOf((stack) => {
    for (const strategy of [FirewallStrategy.SERVICE_TAGS, FirewallStrategy.FQDN]) {
      new FirewallRuleCollectionGroup(stack, strategy, {
        name: `rcg-${strategy}`,
        priority: strategy === FirewallStrategy.FQDN ? 1100 : 1000,
        selection: selectionWith({ features: [MachineLearningFeature.VSCODE_DESKTOP] }),
        subnets: [{ addressPrefixes: ["10.1.0.0/24", "10.1.1.0/24"] }],
        egress: Egress.firewall({
          policyId,
          strategy,
          sku: FirewallSku.PREMIUM,
          dnsProxy: true,
          tlsInspection: true,
        }),
        firewallRules: [
          { name: "web", destinations: [Peer.fqdn("*.contoso.com")], ports: [Port.tcp(443), Port.tcp(80)] },
          { name: "ssh", destinations: [Peer.fqdn("git.contoso.com")], ports: [Port.tcp(22)] },
          { name: "tag", destinations: [Peer.serviceTag("AzureBackup")], ports: [Port.tcp(443)] },
          {
            name: "net",
            destinations: [Peer.cidr("192.0.2.0/24")],
            ports: [Port.udp(123)],
            description: "Clocks",
          },
        ],
      });
    }
  });
  const groups = ofType(written, GROUP);
  const rules = groups.flatMap((each) =>
    ["network_rule_collection", "application_rule_collection"].flatMap((type) =>
      (each[type] as { rule: Record<string, unknown>[] }[]).flatMap(({ rule }) => rule),
    ),
  );
  const filled = (rule: Record<string, unknown>, prefix: string): string[] =>
    Object.keys(rule).filter((key) => key.startsWith(prefix) && key !== "destination_ports");

  it("passes the schema and the validation", () => {
    expect(groups).toHaveLength(2);
    const document = {
      resource: { [GROUP]: Object.fromEntries(groups.map((each, index) => [`g${index}`, each])) },
    };
    expect(schemaProblems(document)).toEqual([]);
    expect(providerProblems(document)).toEqual([]);
  });

  it("has one kind of source and one kind of destination in every rule", () => {
    expect(rules.length).toBeGreaterThan(12);
    expect(rules.filter((rule) => filled(rule, "source_").join() !== "source_addresses")).toEqual([]);
    expect(rules.filter((rule) => filled(rule, "destination_").length !== 1)).toEqual([]);
  });

  it("opens TLS exactly where it names URLs", () => {
    const byUrl = rules.filter(({ destination_urls: each }) => each !== undefined);
    expect(byUrl.length).toBeGreaterThan(0);
    expect(rules.filter(({ terminate_tls: opens }) => opens === true)).toEqual(byUrl);
  });

  it("has protocols in every application rule", () => {
    const byName = rules.filter((rule) => "destination_fqdns" in rule && !("destination_ports" in rule));
    expect(byName.length).toBeGreaterThan(0);
    expect(byName.filter(({ protocols }) => !Array.isArray(protocols) || protocols.length === 0)).toEqual([]);
  });

  it("has hosts and URLs in rules of their own", () => {
    const both = plannedWith(
      openingFirewall("fqdn"),
      hostsOf(["www.fabrikam.org"], "443"),
      urls(["github.com/org/*"], "443"),
    );
    const kinds = applicationRulesOf(both).map((rule) =>
      Object.keys(rule as object).filter((key) => key.startsWith("destination")),
    );
    expect(kinds.sort()).toEqual([["destinationFqdns"], ["destinationUrls"]]);
  });

  it("has the same bytes whatever the order of what the user gave", () => {
    const own = [
      firewallRule({ name: "b", destinations: hosts("b.contoso.com", "a.contoso.com") }),
      firewallRule({ name: "a", destinations: tags("Storage", "AzureBackup"), ports: tcp("445", "443") }),
      firewallRule({ name: "c", destinations: addresses("192.0.2.0/24", "198.51.100.0/24") }),
    ];
    const turned = [...own].reverse().map(({ destinations, ports, ...rest }) => ({
      ...rest,
      destinations: [...destinations]
        .reverse()
        .map((peer) =>
          peer.kind === "addresses" ? { ...peer, addresses: [...peer.addresses].reverse() } : peer,
        ),
      ports: ports.map((each) => ({
        ...each,
        ports: each.ports === "all" ? each.ports : [...each.ports].reverse(),
      })),
    }));
    const [first, second] = [own, turned].map((firewallRules) => {
      const { plan } = planned({ egress: { ...FIREWALL, strategy: "fqdn" }, firewallRules });
      const collections = plan?.ruleCollections ?? [];
      return JSON.stringify([networkRuleCollections(collections), applicationRuleCollections(collections)]);
    });
    expect(first).toContain("a.contoso.com");
    expect(second).toBe(first);
  });
});
