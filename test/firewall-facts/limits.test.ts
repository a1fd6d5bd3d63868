import document from "../../catalog/limits.json";
import { evaluateFirewallPolicy } from "../../lib/core/analyze/evaluate";
import { type LimitId, limit } from "../../lib/core/catalog/limits";
import { DEFAULT_GROUP_PRIORITY } from "../../lib/core/catalog/priority-bands";
import { parseName } from "../../lib/core/catalog/resource-names";
import type { SubnetInput } from "../../lib/core/compile/network-input";
import type { FirewallRule, RuleCollection } from "../../lib/core/compile/plan";
import { readGroupPriority } from "../../lib/core/compile/read-resources";
import type { Diagnostic } from "../../lib/core/diagnostics/diagnostic";
import { group, HTTPS, network } from "../core/analyze/evaluate/firewall-rules";
import { errorsOf, FIREWALL, firewallRule, planned } from "../core/compile/refusals/changed-input";
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
import { addresses, allOf, hosts, tcp, usersRule } from "./users-rule";

/*
 * Azure Firewall's figures: where each is written, what the library does at it and one beyond it, and, of priorities,
 * what becomes of a policy that has one twice.
 */

const LIMITS = "Azure subscription and service limits, quotas, and constraints";
const PROCESSING = "Azure Firewall rule processing logic";
const KNOWN_ISSUES = "Azure Firewall known issues";
const PROVIDER = "Terraform provider azurerm 4.55.0";

describe("the figure of", () => {
  it.each<[statement: string, id: LimitId, value: number, document: string, revision: string]>([
    ["the first group's priority", "rule-collection-group-priority-min", 100, PROVIDER, "2025-12-04"],
    ["the last group's priority", "rule-collection-group-priority-max", 65_000, PROVIDER, "2025-12-04"],
    ["the first collection's priority", "rule-collection-priority-min", 100, PROCESSING, "2023-08-30"],
    ["the last collection's priority", "rule-collection-priority-max", 65_000, PROCESSING, "2023-08-30"],
    ["pairs of source and destination", "firewall-source-destination-pairs", 20_000, LIMITS, "2023-10-10"],
    ["the bytes of a group", "rule-collection-group-bytes", 2_000_000, LIMITS, "2023-10-10"],
    [
      "the groups of a policy, of the oldest ones",
      "rule-collection-groups-per-policy",
      50,
      LIMITS,
      "2023-10-10",
    ],
    ["the first port of a network rule", "network-rule-port-min", 1, LIMITS, "2023-10-10"],
    ["the last port of a network rule", "network-rule-port-max", 65_535, LIMITS, "2023-10-10"],
    ["the first port of an application rule", "application-rule-port-min", 1, LIMITS, "2023-10-10"],
    [
      "the last port of an application rule, the provider's",
      "application-rule-port-max",
      64_000,
      PROVIDER,
      "2025-12-04",
    ],
    ["the first port of a DNAT rule", "dnat-port-min", 1, KNOWN_ISSUES, "2023-10-02"],
    ["the last port of a DNAT rule", "dnat-port-max", 63_999, KNOWN_ISSUES, "2023-10-02"],
    ["the destinations of DNAT rules", "dnat-destinations", 250, LIMITS, "2023-10-10"],
    ["the IP groups of a firewall", "ip-groups-per-firewall", 200, LIMITS, "2023-10-10"],
    ["the prefixes of an IP group", "ip-group-prefixes", 5_000, LIMITS, "2023-10-10"],
    ["the host names in network rules", "firewall-network-rule-fqdns", 1_000, LIMITS, "2023-10-10"],
    ["the collections of a policy", "rule-collections-per-policy", 2_000, KNOWN_ISSUES, "2023-10-02"],
    ["the fewest rules of a collection", "rules-per-rule-collection-min", 1, PROVIDER, "2025-12-04"],
  ])("%s is in the catalog with its source", (_statement, id, value, name, revision) => {
    expect(limit(id)).toBe(value);
    expect(document.limits[id].source).toMatchObject({ document: name, revision });
  });
});

describe("priorities", () => {
  const findings = (priority: number): string[] => {
    const found: Diagnostic[] = [];
    readGroupPriority(priority, "priority", found);
    return found.map(({ code }) => code);
  };
  const documentOf = (ofGroup: number, ofCollection: number): unknown =>
    resource("azurerm_firewall_policy_rule_collection_group", {
      ...ruleCollectionGroup,
      priority: ofGroup,
      network_rule_collection: [{ ...networkCollection, priority: ofCollection }],
    });

  it.each([
    [99, false],
    [100, true],
    [65_000, true],
    [65_001, false],
    [100.5, false],
  ])("from 100 to 65000 are a group's and a collection's: %d, %s", (priority, isTaken) => {
    expect(findings(priority)).toEqual(isTaken ? [] : ["priority-out-of-range"]);
    expect(providerProblems(documentOf(priority, 500))).toHaveLength(isTaken ? 0 : 1);
    expect(providerProblems(documentOf(500, priority))).toHaveLength(isTaken ? 0 : 1);
  });

  it.each([
    ["two groups of a policy, which agree", "g2", 100, "Allow", "Allow"],
    ["two groups of a policy, which disagree", "g2", 200, "Deny", "Undecided"],
    ["two collections of a group, which agree", "g1", 100, "Allow", "Allow"],
    ["two collections of a group, which disagree", "g1", 100, "Deny", "Undecided"],
  ])("that are the same in %s leave open what comes first", (_what, name, priority, action, access) => {
    const policy = {
      ruleCollectionGroups: [
        group("g1", 100, { network_rule_collection: [network("c1", 100)] }),
        group(name, 100, { network_rule_collection: [network("c2", priority, action)] }),
      ],
    };
    expect(evaluateFirewallPolicy(policy, HTTPS).access).toBe(access);
  });

  it("of a group that nobody chose come after those that the portal gives to its own three", () => {
    expect(DEFAULT_GROUP_PRIORITY).toBeGreaterThan(300);
    expect(findings(DEFAULT_GROUP_PRIORITY)).toEqual([]);
  });

  it("of the collections that the library writes are in the range and never the same", () => {
    const { plan } = planned({
      egress: { ...FIREWALL, strategy: "fqdn" },
      firewallRules: [
        firewallRule({ name: "hosts" }),
        firewallRule({ name: "addresses", destinations: addresses("192.0.2.0/24") }),
      ],
    });
    const priorities = (plan?.ruleCollections ?? []).map(({ priority }) => priority);
    expect(priorities.length).toBeGreaterThanOrEqual(4);
    expect(new Set(priorities).size).toBe(priorities.length);
    expect(priorities.filter((each) => findings(each).length > 0)).toEqual([]);
  });
});

describe("a name", () => {
  it.each([
    ["one letter", "a", true, false],
    ["two letters", "ab", true, true],
    ["80 characters", "a".repeat(80), true, true],
    ["81 characters", "a".repeat(81), false, false],
    ["letters, digits, `_`, `.` and `-`", "a_1.b-c", true, true],
    ["an underscore at the end", "a_", true, true],
    ["a hyphen at the end", "ab-", false, false],
    ["a dot at the end", "ab.", false, false],
    ["an underscore at the start", "_ab", false, false],
    ["a digit at the start", "1ab", true, true],
    ["a space", "a b", false, false],
    ["nothing", "", false, false],
  ])("of %s may be a collection's or a group's: %s: %s, %s", (_what, name, ofCollection, ofGroup) => {
    expect(parseName("rule-collection", name).ok).toBe(ofCollection);
    expect(parseName("rule-collection-group", name).ok).toBe(ofGroup);
    const write = (names: object, collection: object): unknown =>
      resource("azurerm_firewall_policy_rule_collection_group", {
        ...ruleCollectionGroup,
        ...names,
        network_rule_collection: [{ ...networkCollection, ...collection }],
      });
    expect(providerProblems(write({ name }, {}))).toHaveLength(ofGroup ? 0 : 1);
    expect(providerProblems(write({}, { name }))).toHaveLength(ofCollection ? 0 : 1);
  });
});

describe("a port", () => {
  const write = (attributes: object): unknown =>
    resource("azurerm_firewall_policy_rule_collection_group", { ...ruleCollectionGroup, ...attributes });
  const inNetwork = (port: string): unknown =>
    write({
      network_rule_collection: [
        { ...networkCollection, rule: [{ ...networkRule, destination_ports: [port] }] },
      ],
    });

  it.each([
    ["the first port", "1", true],
    ["the last port", "65535", true],
    ["a range of all", "1-65535", true],
    ["port 0", "0", false],
    ["a port above the last", "65536", false],
    ["a range that begins at 0", "0-100", false],
    ["a range of one port", "443-443", false],
    ["a range that runs backwards", "445-443", false],
  ])("of a network rule is from 1 to 65535: %s", (_what, port, isTaken) => {
    const rule = usersRule({ destinations: addresses("192.0.2.0/24"), ports: tcp(port) });
    expect(rule.errors.map((error) => error.split(":")[0])).toEqual(isTaken ? [] : ["invalid-port"]);
    expect(rule.network).toEqual(
      isTaken
        ? [{ protocols: ["TCP"], destinationPorts: [port], destinationAddresses: ["192.0.2.0/24"] }]
        : [],
    );
    expect(providerProblems(inNetwork(port))).toHaveLength(isTaken ? 0 : 1);
  });

  it.each([
    ["of an application rule", 64_000, true],
    ["of an application rule", 64_001, false],
  ])("%s is at most 64000: %d", (_what, port, isTaken) => {
    const rule = { ...applicationRule, protocols: [{ type: "Https", port }] };
    const written = write({ application_rule_collection: [{ ...applicationCollection, rule: [rule] }] });
    expect(providerProblems(written)).toHaveLength(isTaken ? 0 : 1);
  });

  // A host on such a port is no web traffic, so that it becomes a network rule, which has no such limit.
  it.each(["64000", "64001", "65535"])(
    "of a host is the network rule's where it is not the web's: %s",
    (port) => {
      const rule = usersRule({ destinations: hosts("pypi.org"), ports: tcp(port) });
      expect(rule.errors).toEqual([]);
      expect(rule.application).toEqual([]);
      expect(rule.network).toEqual([
        { protocols: ["TCP"], destinationPorts: [port], destinationFqdns: ["pypi.org"] },
      ]);
    },
  );

  it.each([
    ["one", ["443"], 0],
    ["two", ["443", "444"], 1],
    ["a port above 64000", ["64001"], 1],
  ])("of a DNAT rule is one at most, from 1 to 64000 for the provider: %s", (_what, ports, problems) => {
    const rule = { ...natRule, destination_ports: ports };
    expect(
      providerProblems(write({ nat_rule_collection: [{ ...natCollection, rule: [rule] }] })),
    ).toHaveLength(problems);
  });
});

describe("the most that a firewall takes", () => {
  const SOURCES = 10;
  const subnets: SubnetInput[] = Array.from({ length: SOURCES }, (_, index) => ({
    addressPrefixes: [`10.1.${index}.0/24`],
  }));
  const networkRules = (collections: readonly RuleCollection[]): readonly FirewallRule[] =>
    collections.filter(({ type }) => type === "network").flatMap(({ rules }) => rules);
  const ofCatalog = networkRules(planned({ subnets, egress: FIREWALL }).plan?.ruleCollections ?? []).flatMap(
    ({ destinations }) => destinations,
  ).length;
  const prefixes = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `172.16.${Math.floor(index / 256)}.${index % 256}/32`);
  const pairs = (destinations: number) => ({
    subnets,
    egress: FIREWALL,
    firewallRules: [
      firewallRule({ destinations: addresses(...prefixes(destinations)), ports: allOf("Any") }),
    ],
  });

  it("is the sum of sources times destinations of each network rule", () => {
    const most = 20_000 / SOURCES - ofCatalog;
    expect(errorsOf(pairs(most))).toEqual([]);
    expect(errorsOf(pairs(most + 1)).map(({ code, message }) => `${code}: ${message}`)).toEqual([
      `limit-exceeded: ${20_000 + SOURCES} pairs of source and destination in network rules, and Azure allows 20000; divide the workload, or remove ${SOURCES}`,
    ]);
  });

  it("does not count the destinations of application rules", () => {
    const many = hosts(...Array.from({ length: 2_100 }, (_, index) => `host-${index}.contoso.com`));
    expect(
      errorsOf({ subnets, egress: FIREWALL, firewallRules: [firewallRule({ destinations: many })] }),
    ).toEqual([]);
  });

  it.each([
    ["1000 host names in network rules", 1_000, []],
    ["1001 host names in network rules", 1_001, ["limit-exceeded"]],
  ])("%s", (_what, count, codes) => {
    const names = Array.from({ length: count }, (_, index) => `host-${index}.contoso.com`);
    const rule = firewallRule({ destinations: hosts(...names), ports: tcp("22") });
    expect(errorsOf({ egress: FIREWALL, firewallRules: [rule] }).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ["an IPv6 subnet", { subnets: [{ addressPrefixes: ["2001:db8::/64"] }], egress: FIREWALL }],
    [
      "an IPv6 destination",
      { egress: FIREWALL, firewallRules: [firewallRule({ destinations: addresses("2001:db8::/64") })] },
    ],
  ])("is IPv4: %s is refused", (_what, change) => {
    expect(errorsOf(change).map(({ code }) => code)).toEqual(["unsupported-address-family"]);
  });
});
