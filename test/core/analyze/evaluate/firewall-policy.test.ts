import {
  evaluateFirewallPolicy,
  type FirewallPolicy,
  type RuleCollectionGroupAttributes,
  ruleCollectionsInOrder,
} from "../../../../lib/core/analyze/evaluate";
import {
  application,
  applicationRule,
  group,
  HOST,
  HTTPS,
  nat,
  network,
  networkRule,
} from "./firewall-rules";
import { at, outbound, tagged, UNRESOLVED } from "./packets";

describe("the documented example of rule processing", () => {
  const policy: FirewallPolicy = {
    parentRuleCollectionGroups: [
      group("BaseRCG1", 200, {
        nat_rule_collection: [nat("DNATRC1", 600), nat("DNATRC3", 610)],
        network_rule_collection: [network("NetworkRC1", 800)],
      }),
      group("BaseRCG2", 300, {
        application_rule_collection: [application("AppRC2", 1200)],
        network_rule_collection: [network("NetworkRC2", 1300)],
      }),
    ],
    ruleCollectionGroups: [
      group("ChildRCG1", 300, {
        network_rule_collection: [network("ChNetRC1", 700)],
        application_rule_collection: [application("ChAppRC1", 900)],
      }),
      group("ChildRCG2", 650, {
        network_rule_collection: [network("ChNetRC2", 1100)],
        application_rule_collection: [application("ChAppRC2", 2000)],
        nat_rule_collection: [nat("ChDNATRC3", 3000)],
      }),
    ],
  };
  const expected = [
    "DNATRC1",
    "DNATRC3",
    "ChDNATRC3",
    "NetworkRC1",
    "NetworkRC2",
    "ChNetRC1",
    "ChNetRC2",
    "AppRC2",
    "ChAppRC1",
    "ChAppRC2",
  ];

  function names(given: FirewallPolicy): readonly string[] {
    return ruleCollectionsInOrder(given).map(({ collection }) => collection.name);
  }

  test("its collections are processed in the documented order", () => {
    expect(names(policy)).toEqual(expected);
  });

  test("in whatever order the groups and their collections are listed", () => {
    const reversed = (groups: readonly RuleCollectionGroupAttributes[] = []) =>
      [...groups].reverse().map((one) => ({
        ...one,
        nat_rule_collection: [...(one.nat_rule_collection ?? [])].reverse(),
        network_rule_collection: [...(one.network_rule_collection ?? [])].reverse(),
        application_rule_collection: [...(one.application_rule_collection ?? [])].reverse(),
      }));
    expect(
      names({
        parentRuleCollectionGroups: reversed(policy.parentRuleCollectionGroups),
        ruleCollectionGroups: reversed(policy.ruleCollectionGroups),
      }),
    ).toEqual(expected);
  });

  test("and each of them decides once all before it are gone", () => {
    const gone = new Set<string>();
    const without = (groups: readonly RuleCollectionGroupAttributes[] = []) =>
      groups.map((one) => ({
        ...one,
        nat_rule_collection: one.nat_rule_collection?.filter(({ name }) => !gone.has(name)) ?? null,
        network_rule_collection: one.network_rule_collection?.filter(({ name }) => !gone.has(name)) ?? null,
        application_rule_collection:
          one.application_rule_collection?.filter(({ name }) => !gone.has(name)) ?? null,
      }));
    const deciding = expected.map((name) => {
      const verdict = evaluateFirewallPolicy(
        {
          parentRuleCollectionGroups: without(policy.parentRuleCollectionGroups),
          ruleCollectionGroups: without(policy.ruleCollectionGroups),
        },
        HTTPS,
      );
      gone.add(name);
      return verdict.ruleCollection;
    });
    expect(deciding).toEqual(expected);
  });
});

describe("order", () => {
  test("an empty policy denies everything", () => {
    const verdict = evaluateFirewallPolicy({ ruleCollectionGroups: [] }, HTTPS);
    expect(verdict).toEqual({ access: "Deny", rule: "default", kind: "default" });
  });

  test("a network rule decides before any application rule, whatever their priorities", () => {
    const policy = {
      ruleCollectionGroups: [
        group("first", 100, { application_rule_collection: [application("names", 100, "Deny")] }),
        group("last", 65000, { network_rule_collection: [network("addresses", 65000)] }),
      ],
    };
    expect(evaluateFirewallPolicy(policy, HTTPS)).toEqual({
      access: "Allow",
      rule: "network",
      kind: "network",
      ruleCollection: "addresses",
      ruleCollectionGroup: "last",
    });
  });

  test("a service tag in a network rule makes the rule for a host of that service decoration", () => {
    const host = { ...at("20.60.1.1", "Storage.WestUS"), host: "a.blob.core.windows.net" };
    const tagRule = networkRule({
      protocols: ["TCP"],
      destination_addresses: ["Storage"],
      destination_ports: ["443"],
    });
    const hostRule = applicationRule({ destination_fqdns: ["b.blob.core.windows.net"] });
    const collections = {
      network_rule_collection: [network("tags", 200, "Allow", tagRule)],
      application_rule_collection: [application("hosts", 100, "Allow", hostRule)],
    };
    const policy = { ruleCollectionGroups: [group("g", 100, collections)] };
    expect(evaluateFirewallPolicy(policy, outbound(host, 443))).toMatchObject({
      access: "Allow",
      ruleCollection: "tags",
    });
  });

  test("a group comes before a collection", () => {
    const policy = {
      ruleCollectionGroups: [
        group("late", 300, { network_rule_collection: [network("a", 100, "Deny")] }),
        group("early", 200, { network_rule_collection: [network("b", 60000, "Allow")] }),
      ],
    };
    expect(evaluateFirewallPolicy(policy, HTTPS)).toMatchObject({ access: "Allow", ruleCollection: "b" });
  });

  test("the base policy comes first, whatever the priorities", () => {
    const policy = {
      parentRuleCollectionGroups: [
        group("base", 60000, { network_rule_collection: [network("b", 60000, "Deny")] }),
      ],
      ruleCollectionGroups: [group("child", 100, { network_rule_collection: [network("c", 100)] })],
    };
    expect(evaluateFirewallPolicy(policy, HTTPS)).toMatchObject({
      access: "Deny",
      ruleCollectionGroup: "base",
    });
  });

  test("within a collection the first rule of the list that matches decides", () => {
    const rules = [
      networkRule({ name: "udp", protocols: ["UDP"] }),
      networkRule({ name: "first" }),
      networkRule({ name: "second" }),
    ];
    const policy = {
      ruleCollectionGroups: [
        group("g", 100, { network_rule_collection: [network("c", 100, "Allow", ...rules)] }),
      ],
    };
    expect(evaluateFirewallPolicy(policy, HTTPS).rule).toBe("first");
  });

  const tie = (first: string, second: string, group2: string, priority2: number) => ({
    ruleCollectionGroups: [
      group("g1", 100, { network_rule_collection: [network("c1", 100, first)] }),
      group(group2, 100, { network_rule_collection: [network("c2", priority2, second)] }),
    ],
  });

  test.each([
    ["collections of one priority that agree", tie("Allow", "Allow", "g1", 100), "Allow"],
    ["collections of one priority that disagree", tie("Allow", "Deny", "g1", 100), "Undecided"],
    ["collections of two priorities that disagree", tie("Allow", "Deny", "g1", 200), "Allow"],
    ["groups of one priority that disagree", tie("Allow", "Deny", "g2", 200), "Undecided"],
  ])("%s", (_, policy, access) => {
    expect(evaluateFirewallPolicy(policy, HTTPS).access).toBe(access);
  });

  test("the reason for a tie names the rival", () => {
    expect(evaluateFirewallPolicy(tie("Allow", "Deny", "g2", 100), HTTPS).reason).toBe(
      'The network rule "network" of collection "c1" in group "g1" may match, ' +
        'but rule "network" of a collection with the same priority may come first.',
    );
  });
});

describe("what leaves the verdict open", () => {
  test("a NAT rule for the packet's own destination", () => {
    const policy = {
      ruleCollectionGroups: [group("g", 100, { nat_rule_collection: [nat("inbound", 100)] })],
    };
    const verdict = evaluateFirewallPolicy(policy, HTTPS);
    expect(verdict).toMatchObject({ access: "Undecided", kind: "nat", ruleCollection: "inbound" });
    expect(verdict.reason).toContain("it translates the destination");
    expect(evaluateFirewallPolicy(policy, outbound(at("203.0.113.10"), 443)).access).toBe("Deny");
    expect(evaluateFirewallPolicy(policy, outbound(HOST, 80)).access).toBe("Deny");
    expect(evaluateFirewallPolicy(policy, outbound(tagged("Storage"), 443)).access).toBe("Deny");
  });

  test("but no NAT rule without a destination of its own", () => {
    const rule = nat("inbound", 100).rule.map((one) => ({ ...one, destination_address: null }));
    const collection = { ...nat("inbound", 100), rule };
    const policy = { ruleCollectionGroups: [group("g", 100, { nat_rule_collection: [collection] })] };
    expect(evaluateFirewallPolicy(policy, HTTPS).access).toBe("Deny");
  });

  test("an unresolved action", () => {
    const policy = {
      ruleCollectionGroups: [group("g", 100, { network_rule_collection: [network("c", 100, UNRESOLVED)] })],
    };
    expect(evaluateFirewallPolicy(policy, HTTPS)).toMatchObject({
      access: "Undecided",
      reason:
        'The network rule "network" of collection "c" in group "g" may match, ' +
        "but its action is neither Allow nor Deny.",
    });
  });

  const open = networkRule({ name: "open", destination_addresses: [UNRESOLVED] });

  test.each([
    [
      "before one that is certain and decides otherwise",
      ["Deny", open],
      ["Allow", networkRule()],
      "Undecided",
      "open",
    ],
    [
      "before the denial behind all rules",
      ["Allow", open],
      ["Allow", networkRule({ protocols: ["UDP"] })],
      "Undecided",
      "open",
    ],
    [
      "but not before one that decides the same",
      ["Allow", open],
      ["Allow", networkRule()],
      "Allow",
      "network",
    ],
    ["nor behind one that is certain", ["Allow", networkRule()], ["Deny", open], "Allow", "network"],
  ] as const)("an unresolved rule %s", (_, [first, one], [second, other], access, rule) => {
    const policy = {
      ruleCollectionGroups: [
        group("g", 100, {
          network_rule_collection: [network("a", 100, first, one), network("b", 200, second, other)],
        }),
      ],
    };
    expect(evaluateFirewallPolicy(policy, HTTPS)).toMatchObject({ access, rule });
  });
});
