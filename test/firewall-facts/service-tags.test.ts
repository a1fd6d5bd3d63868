import {
  evaluateFirewallPolicy,
  type NetworkRuleAttributes,
  type Packet,
} from "../../lib/core/analyze/evaluate";
import type { FirewallRuleInput } from "../../lib/core/compile/network-input";
import {
  application,
  applicationRule,
  group,
  network,
  networkRule,
} from "../core/analyze/evaluate/firewall-rules";
import { at, outbound, tagged } from "../core/analyze/evaluate/packets";
import { errorsOf, FIREWALL, planned } from "../core/compile/refusals/changed-input";
import { providerProblems } from "../terraform/provider-validation";
import {
  applicationCollection,
  networkCollection,
  resource,
  ruleCollectionGroup,
  applicationRule as writtenApplicationRule,
  networkRule as writtenNetworkRule,
} from "../terraform/sample-documents";
import { addresses, hosts, MACHINE, tags, tcp, usersRule } from "./users-rule";

/*
 * Where a firewall's rules take service tags, FQDN tags and addresses, and which of them go together: what the evaluator
 * makes of a rule that somebody wrote, what the provider and Azure refuse, and what the library takes from a user.
 */

const STORAGE = { ...at("20.60.1.1", "Storage.EastUS2"), host: "a.blob.core.windows.net" };
const TO_STORAGE = outbound(STORAGE, 443, { source: MACHINE });

/** What a firewall does that allows by one network rule alone. */
function accessBy(rule: Partial<NetworkRuleAttributes>, packet: Packet = TO_STORAGE): string {
  const collection = network("c", 100, "Allow", networkRule({ protocols: ["TCP"], ...rule }));
  return evaluateFirewallPolicy(
    { ruleCollectionGroups: [group("g", 100, { network_rule_collection: [collection] })] },
    packet,
  ).access;
}

const inGroup = (collections: object): unknown =>
  resource("azurerm_firewall_policy_rule_collection_group", { ...ruleCollectionGroup, ...collections });
const withNetworkRule = (more: object): unknown =>
  inGroup({
    network_rule_collection: [{ ...networkCollection, rule: [{ ...writtenNetworkRule, ...more }] }],
  });
const withApplicationRule = (more: object): unknown =>
  inGroup({
    application_rule_collection: [
      { ...applicationCollection, rule: [{ ...writtenApplicationRule, ...more }] },
    ],
  });

describe("a service tag as the destination of a network rule", () => {
  it.each<[statement: string, names: string[], access: string]>([
    ["a tag", ["Storage"], "Allow"],
    ["the tag of the region", ["Storage.EastUS2"], "Allow"],
    ["the tag of another region", ["Storage.WestUS"], "Deny"],
    ["another tag", ["AzureKeyVault"], "Deny"],
    ["several tags in one rule", ["AzureKeyVault", "Storage"], "Allow"],
    ["a region of `AzureCloud`, as AKS writes it", ["AzureCloud.eastus2"], "Deny"],
  ])("is taken and written: %s", (_statement, names, access) => {
    expect(accessBy({ destination_addresses: names })).toBe(access);
    expect(providerProblems(withNetworkRule({ destination_addresses: names }))).toEqual([]);
    const rule = usersRule({ destinations: tags(...names) });
    expect(rule.errors).toEqual([]);
    expect(rule.network).toEqual([
      { protocols: ["TCP"], destinationPorts: ["443"], destinationAddresses: [...names].sort() },
    ]);
    expect(rule.verdict(TO_STORAGE).access).toBe(access);
  });

  it.each<[statement: string, name: string, code: string]>([
    ["the Internet", "Internet", "service-tag-not-in-layer"],
    ["the virtual network", "VirtualNetwork", "service-tag-not-in-layer"],
    ["the load balancer", "AzureLoadBalancer", "service-tag-not-in-layer"],
    ["a tag that can only be looked up", "AzureMachineLearning.EastUS2", "service-tag-not-in-layer"],
    ["a tag that does not exist", "AzureMachineTeaching", "unknown-service-tag"],
    ["a tag in another case", "storage", "unknown-service-tag"],
    ["a region in another case", "Storage.eastus2", "unknown-service-tag"],
    ["a region that does not exist", "Storage.Atlantis", "unknown-service-tag"],
    ["a tag of another cloud's region", "Storage.ChinaEast2", "unknown-service-tag"],
  ])("is refused where it is %s", (_statement, name, code) => {
    const rule = usersRule({ destinations: tags(name) });
    expect(rule.errors.map((error) => error.split(":")[0])).toEqual([code]);
    expect(rule.network).toEqual([]);
  });

  it.each(["Internet", "VirtualNetwork", "AzureLoadBalancer"])(
    "%s, which no firewall takes, decides nothing where somebody wrote it",
    (name) => {
      expect(accessBy({ destination_addresses: [name] })).toBe("Undecided");
      expect(providerProblems(withNetworkRule({ destination_addresses: [name] }))).toHaveLength(1);
    },
  );

  it("has no host and no application in it", () => {
    const rule = usersRule({ destinations: tags("Storage") });
    expect(rule.application).toEqual([]);
    expect(rule.verdict({ ...TO_STORAGE, application: "Other" }).access).toBe("Allow");
    expect(rule.verdict(outbound(tagged("Storage"), 443, { source: MACHINE })).access).toBe("Allow");
  });
});

describe("a service tag anywhere else", () => {
  it("as the source of a network rule decides nothing, and is refused", () => {
    const rule = { source_addresses: ["VirtualNetwork"] };
    expect(accessBy(rule)).toBe("Undecided");
    expect(providerProblems(withNetworkRule(rule))).toHaveLength(1);
  });

  it("as the source of an application rule decides nothing, and is refused", () => {
    const rule = { source_addresses: ["VirtualNetwork"] };
    const collection = application("c", 100, "Allow", applicationRule(rule));
    const policy = { ruleCollectionGroups: [group("g", 100, { application_rule_collection: [collection] })] };
    expect(evaluateFirewallPolicy(policy, TO_STORAGE).access).toBe("Undecided");
    expect(providerProblems(withApplicationRule(rule))).toHaveLength(1);
  });

  it("as the destination of an application rule decides nothing, and is refused", () => {
    const rule = { destination_addresses: ["Storage"] };
    const collection = application("c", 100, "Allow", applicationRule(rule));
    const policy = { ruleCollectionGroups: [group("g", 100, { application_rule_collection: [collection] })] };
    expect(evaluateFirewallPolicy(policy, TO_STORAGE).access).toBe("Undecided");
    expect(providerProblems(withApplicationRule(rule))).toHaveLength(1);
  });

  // The sources of the library's rules are the prefixes of subnets.
  it.each([
    ["a service tag", "VirtualNetwork"],
    ["every address", "*"],
    ["every address as a prefix", "0.0.0.0/0"],
    ["a host name", "pypi.org"],
    ["a range", "10.1.0.1-10.1.0.9"],
    ["an expression", `\${var.prefix}`],
  ])("and what else is no prefix of a subnet is refused as a source: %s", (_what, text) => {
    const errors = errorsOf({ egress: FIREWALL, subnets: [{ addressPrefixes: [text] }] });
    expect(errors.map(({ subject }) => subject)).toEqual(["subnets[0].addressPrefixes[0]"]);
  });

  it.each([
    ["twice", ["10.1.0.0/24", "10.1.0.0/24"]],
    ["within another", ["10.1.0.0/16", "10.1.7.0/24"]],
  ])("a source that stands %s is refused", (_how, addressPrefixes) => {
    const errors = errorsOf({ egress: FIREWALL, subnets: [{ addressPrefixes }] });
    expect(errors.map(({ code }) => code)).toEqual(["overlapping-prefixes"]);
  });
});

describe("destinations of one rule", () => {
  const kinds = (text: string): string =>
    `invalid-rule: the destinations are of the kinds ${text}; make one rule for each kind`;

  it.each<[statement: string, destinations: FirewallRuleInput["destinations"], error: string]>([
    [
      "tags and addresses",
      [...tags("Storage"), ...addresses("192.0.2.0/24")],
      kinds("service-tag and address"),
    ],
    ["tags and hosts", [...tags("Storage"), ...hosts("pypi.org")], kinds("service-tag and host")],
    ["hosts and addresses", [...hosts("pypi.org"), ...addresses("192.0.2.0/24")], kinds("host and address")],
    [
      "tags, addresses and hosts",
      [...tags("Storage"), ...addresses("192.0.2.0/24"), ...hosts("pypi.org")],
      kinds("service-tag and address and host"),
    ],
    [
      "one tag twice",
      tags("Storage", "Storage"),
      "invalid-rule: `Storage` stands twice among the destinations; write it once",
    ],
    [
      "one host twice, in two cases",
      hosts("pypi.org", "PyPI.org"),
      "invalid-rule: `pypi.org` stands twice among the destinations; write it once",
    ],
    [
      "one prefix twice",
      [...addresses("192.0.2.0/24"), ...addresses("192.0.2.0/24")],
      "overlapping-prefixes: `192.0.2.0/24` overlaps with `192.0.2.0/24`; a rule takes prefixes that do not overlap",
    ],
    [
      "a prefix within another",
      addresses("192.0.2.0/24", "192.0.2.128/25"),
      "overlapping-prefixes: `192.0.2.128/25` overlaps with `192.0.2.0/24`; a rule takes prefixes that do not overlap",
    ],
    [
      "every address as a prefix",
      addresses("0.0.0.0/0"),
      "invalid-rule: `0.0.0.0/0` is every address, and a rule to it would allow everything; name the destinations",
    ],
    [
      "every IPv6 address as a prefix",
      addresses("::/0"),
      "invalid-rule: `::/0` is every address, and a rule to it would allow everything; name the destinations",
    ],
    [
      "anything",
      [{ kind: "any" }],
      "invalid-rule: a firewall rule to any destination would decide on everything; name the destinations",
    ],
  ])("are refused where they are %s", (_statement, destinations, error) => {
    const rule = usersRule({ destinations, ports: tcp("443") });
    expect(rule.errors).toEqual([error]);
    expect([...rule.network, ...rule.application]).toEqual([]);
  });

  it.each([
    ["a host name", "pypi.org"],
    ["a service tag", "Storage"],
    ["a range of addresses", "192.0.2.1-192.0.2.9"],
    ["every address", "*"],
  ])("are refused where a list of addresses holds %s", (_what, text) => {
    expect(usersRule({ destinations: addresses("192.0.2.0/24", text) }).errors).toEqual([
      expect.stringMatching(/^invalid-address: /),
    ]);
  });

  const both = { destination_addresses: ["Storage"], destination_fqdns: [STORAGE.host] };

  it.each<[statement: string, rule: Partial<NetworkRuleAttributes>, access: string, problems: number]>([
    [
      "an address and a tag, as the provider's own tests have it",
      { destination_addresses: ["192.0.2.1", "Storage"] },
      "Allow",
      0,
    ],
    ["a tag and a host that agree", both, "Allow", 1],
    ["a tag and a host that do not", { ...both, destination_addresses: ["AzureKeyVault"] }, "Undecided", 1],
    [
      "a tag and an IP group",
      { destination_addresses: ["Storage"], destination_ip_groups: ["id"] },
      "Undecided",
      1,
    ],
    ["nothing", { destination_addresses: [] }, "Undecided", 1],
  ])("in somebody's policy are decided as far as they agree: %s", (_statement, rule, access, problems) => {
    expect(accessBy(rule)).toBe(access);
    expect(providerProblems(withNetworkRule(rule))).toHaveLength(problems);
  });

  it("are of one kind in every rule that the library writes", () => {
    for (const strategy of ["service-tags", "fqdn"] as const) {
      const { plan } = planned({
        egress: { ...FIREWALL, strategy },
        selection: { parameters: { storageAccount: "mlstore" } },
      });
      const rules = (plan?.ruleCollections ?? []).flatMap((collection) => collection.rules);
      const mixed = rules.filter(
        ({ destinations }) => new Set(destinations.map(({ kind }) => kind)).size !== 1,
      );
      expect(rules.length).toBeGreaterThan(2);
      expect(mixed).toEqual([]);
    }
  });
});

describe("an FQDN tag", () => {
  const fqdnTag = { destination_fqdns: null, destination_fqdn_tags: ["AzureKubernetesService"] };
  const both = [
    { type: "Http", port: 80 },
    { type: "Https", port: 443 },
  ];

  it.each<[statement: string, rule: object, problems: number]>([
    ["with the protocols of HTTP and HTTPS", { ...fqdnTag, protocols: both }, 0],
    ["without protocols, at which Azure fails", { ...fqdnTag, protocols: [] }, 1],
    ["that is empty", { ...fqdnTag, destination_fqdn_tags: [""] }, 1],
  ])("is judged in Terraform %s", (_statement, rule, problems) => {
    expect(providerProblems(withApplicationRule(rule))).toHaveLength(problems);
  });
});

describe("the addresses of an application rule", () => {
  const byNameAndAddress = (text: string): string => {
    const rule = applicationRule({ destination_fqdns: [STORAGE.host], destination_addresses: [text] });
    const collection = application("c", 100, "Allow", rule);
    return evaluateFirewallPolicy(
      { ruleCollectionGroups: [group("g", 100, { application_rule_collection: [collection] })] },
      TO_STORAGE,
    ).access;
  };

  it.each([
    ["that hold the packet", "20.60.0.0/16", "Allow"],
    ["that do not, of which it is reported that they have no effect", "10.0.0.0/8", "Undecided"],
  ])("%s", (_what, text, access) => {
    expect(byNameAndAddress(text)).toBe(access);
  });
});
