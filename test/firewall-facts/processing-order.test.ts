import {
  evaluateFirewallPolicy,
  type FirewallPolicy,
  type Packet,
  type RuleCollectionGroupAttributes,
  ruleCollectionsInOrder,
} from "../../lib/core/analyze/evaluate";
import {
  application,
  applicationRule,
  group,
  HTTPS,
  nat,
  network,
  networkRule,
} from "../core/analyze/evaluate/firewall-rules";
import { at, outbound } from "../core/analyze/evaluate/packets";
import { ruleCollectionGroupAttributes } from "../core/compile/attributes-of-plan";
import { FIREWALL, firewallRule, planned } from "../core/compile/refusals/changed-input";
import { hosts, MACHINE, tags } from "./users-rule";

/*
 * "Azure Firewall rule processing logic", 2023-08-30: in which order a policy's rules are asked. The verdicts are the
 * evaluator's; where the library writes such rules, they are its own.
 */

const ofKind = { nat: "nat_rule_collection", network: "network_rule_collection" } as const;

/** A policy of the source's example: a base policy and the policy below it, with only the named collections. */
function example(denies: string, ...names: readonly string[]): FirewallPolicy {
  const kept = <T extends { readonly name: string; readonly action: unknown }>(all: readonly T[]) =>
    all
      .filter(({ name }) => names.includes(name))
      .map((one) => (one.name === denies && one.action !== "Dnat" ? { ...one, action: "Deny" } : one));
  return {
    parentRuleCollectionGroups: [
      group("BaseRCG1", 200, {
        [ofKind.nat]: kept([nat("DNATRC1", 600), nat("DNATRC3", 610)]),
        [ofKind.network]: kept([network("NetworkRC1", 800)]),
      }),
      group("BaseRCG2", 300, {
        application_rule_collection: kept([application("AppRC2", 1200)]),
        [ofKind.network]: kept([network("NetworkRC2", 1300)]),
      }),
    ],
    ruleCollectionGroups: [
      group("ChildRCG1", 300, {
        [ofKind.network]: kept([network("ChNetRC1", 700)]),
        application_rule_collection: kept([application("ChAppRC1", 900)]),
      }),
      group("ChildRCG2", 650, {
        [ofKind.network]: kept([network("ChNetRC2", 1100)]),
        application_rule_collection: kept([application("ChAppRC2", 2000)]),
        [ofKind.nat]: kept([nat("ChDNATRC3", 3000)]),
      }),
    ],
  };
}

describe("of two collections of the documented example", () => {
  it.each([
    ["DNATRC1", "DNATRC3", "within a group the lower priority comes first"],
    ["DNATRC3", "ChDNATRC3", "the base policy comes first, among NAT rules too"],
    ["ChDNATRC3", "NetworkRC1", "NAT comes before network rules, though last in the policy below"],
    ["NetworkRC1", "NetworkRC2", "within a policy the group with the lower priority comes first"],
    ["NetworkRC2", "ChNetRC1", "the base policy comes first, though its collection has the higher priority"],
    ["ChNetRC1", "ChNetRC2", "within a policy the group with the lower priority comes first"],
    ["ChNetRC2", "AppRC2", "network comes before application, though the base policy has the latter"],
    ["AppRC2", "ChAppRC1", "the base policy comes first, though the groups have one priority"],
    ["ChAppRC1", "ChAppRC2", "within a policy the group with the lower priority comes first"],
  ])("%s is asked before %s: %s", (first, second) => {
    const policy = example(first, first, second);
    expect(ruleCollectionsInOrder(policy).map(({ collection }) => collection.name)).toEqual([first, second]);
    const verdict = evaluateFirewallPolicy(policy, HTTPS);
    expect(verdict.ruleCollection).toBe(first);
    expect(verdict.access).toBe(first.includes("DNAT") ? "Undecided" : "Deny");
  });
});

describe("a policy's verdict", () => {
  const only = (
    collections: Omit<RuleCollectionGroupAttributes, "name" | "priority">,
    priority = 1000,
  ): FirewallPolicy => ({ ruleCollectionGroups: [group("g", priority, collections)] });
  const storage = networkRule({ destination_addresses: ["Storage"], destination_ports: ["443"] });
  const blob = { ...at("20.60.1.1", "Storage.WestUS"), host: "a.blob.core.windows.net" };
  const twoRules = [networkRule({ name: "first" }), networkRule({ name: "second" })];

  it.each<[statement: string, policy: FirewallPolicy, packet: Packet, access: string, rule: string]>([
    [
      "a network rule that allows hides an application rule of priority 100 that denies",
      {
        ruleCollectionGroups: [
          group("early", 100, { application_rule_collection: [application("hosts", 100, "Deny")] }),
          group("late", 65000, { network_rule_collection: [network("net", 65000, "Allow")] }),
        ],
      },
      HTTPS,
      "Allow",
      "network",
    ],
    [
      "a network rule that denies hides an application rule of priority 100 that allows",
      {
        ruleCollectionGroups: [
          group("early", 100, { application_rule_collection: [application("hosts", 100)] }),
          group("late", 65000, { network_rule_collection: [network("net", 65000, "Deny")] }),
        ],
      },
      HTTPS,
      "Deny",
      "network",
    ],
    [
      "a base policy's application rule does not come before a network rule of the policy below",
      {
        parentRuleCollectionGroups: [
          group("base", 100, { application_rule_collection: [application("hosts", 100, "Deny")] }),
        ],
        ruleCollectionGroups: [group("g", 65000, { network_rule_collection: [network("net", 65000)] })],
      },
      HTTPS,
      "Allow",
      "network",
    ],
    [
      "an application rule is asked where no network rule matches",
      only({
        network_rule_collection: [network("net", 100, "Deny", networkRule({ destination_ports: ["22"] }))],
        application_rule_collection: [application("hosts", 200)],
      }),
      HTTPS,
      "Allow",
      "application",
    ],
    [
      "a tag's network rule lets a host of the tag through that an application rule denies",
      only({
        network_rule_collection: [network("net", 900, "Allow", { ...storage, name: "tag" })],
        application_rule_collection: [
          application("hosts", 100, "Deny", applicationRule({ destination_fqdns: [blob.host] })),
        ],
      }),
      outbound(blob, 443),
      "Allow",
      "tag",
    ],
    [
      "the first rule of a list that matches ends the search",
      only({ network_rule_collection: [network("net", 100, "Allow", ...twoRules)] }),
      HTTPS,
      "Allow",
      "first",
    ],
    [
      "a denial behind a rule that matched is not reached",
      only({
        network_rule_collection: [
          network("net", 100, "Allow", networkRule({ name: "first" })),
          network("deny", 200, "Deny"),
        ],
      }),
      HTTPS,
      "Allow",
      "first",
    ],
    ["without any rule a packet is denied", { ruleCollectionGroups: [] }, HTTPS, "Deny", "default"],
    [
      "without a rule that matches a packet is denied",
      only({ network_rule_collection: [network("net", 100, "Allow", storage)] }),
      HTTPS,
      "Deny",
      "default",
    ],
  ])("%s", (_statement, policy, packet, access, rule) => {
    expect(evaluateFirewallPolicy(policy, packet)).toMatchObject({ access, rule });
  });
});

describe("the collections that the library writes", () => {
  const { plan } = planned({
    egress: { ...FIREWALL, strategy: "fqdn" },
    selection: { parameters: { storageAccount: "mlstore" } },
    firewallRules: [
      firewallRule({ name: "hosts", destinations: hosts("pypi.org") }),
      firewallRule({ name: "tag", destinations: tags("Storage") }),
    ],
  });
  const written = ruleCollectionGroupAttributes(plan?.ruleCollections ?? []);
  const inOrder = ruleCollectionsInOrder({ ruleCollectionGroups: [written] });

  it("come in one group, network and application rules in collections of their own", () => {
    const kinds = inOrder.map(({ kind }) => kind);
    expect(kinds).toEqual(["network", "network", "application", "application"]);
    expect(new Set(inOrder.map(({ collection }) => collection.name)).size).toBe(4);
  });

  it("are planned in the order in which the firewall asks them", () => {
    expect((plan?.ruleCollections ?? []).map(({ name }) => name)).toEqual(
      inOrder.map(({ collection }) => collection.name),
    );
  });

  it("are asked with the user's before the catalog's, within each type", () => {
    const origins = (plan?.ruleCollections ?? []).map(({ rules }) => [
      ...new Set(rules.map(({ origin }) => origin)),
    ]);
    expect(origins).toEqual([["user"], ["catalog"], ["user"], ["catalog"]]);
  });

  it("allow and never deny, because what is not allowed is denied", () => {
    const actions = inOrder.map(({ collection }) => collection.action);
    expect(new Set(actions)).toEqual(new Set(["Allow"]));
    const stranger = outbound({ ...at("203.0.113.9"), host: "example.org" }, 443, { source: MACHINE });
    expect(evaluateFirewallPolicy({ ruleCollectionGroups: [written] }, stranger)).toMatchObject({
      access: "Deny",
      rule: "default",
    });
  });

  it("let the user's rule by tag decide for a host that a rule of the user names as well", () => {
    const blob = { ...at("20.60.1.1", "Storage"), host: "pypi.org" };
    const verdict = evaluateFirewallPolicy(
      { ruleCollectionGroups: [written] },
      outbound(blob, 443, { source: MACHINE }),
    );
    expect(verdict).toMatchObject({ access: "Allow", kind: "network", rule: "tag" });
  });
});
