import { builtInCloud } from "../../../../lib/core/catalog/built-in";
import type { FirewallRule, NetworkPlan, RuleCollection } from "../../../../lib/core/compile/plan";
import { refuseExcess } from "../../../../lib/core/compile/plan-limits";
import { type Change, errorsOf, FIREWALL, firewallRule, planned, route, securityRule } from "./changed-input";

/** The plan of an input that is right. */
function planOf(change: Change): NetworkPlan {
  const { plan } = planned(change);
  if (plan === undefined) {
    throw new Error("there is no plan");
  }
  return plan;
}

/** Whole numbers from 0. */
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Prefixes of one address, `count` of them, none the same. */
const prefixes = (count: number): string[] =>
  upTo(count).map(
    (index) => `172.${16 + Math.floor(index / 65536)}.${Math.floor(index / 256) % 256}.${index % 256}/32`,
  );

const networkRules = ({ ruleCollections }: NetworkPlan): readonly FirewallRule[] =>
  ruleCollections.filter(({ type }) => type === "network").flatMap(({ rules }) => rules);

/** How much of a limit is used without anything of the user's. */
const CATALOG_RULES = planOf({}).securityRules.length;
const CATALOG_SOURCES = planOf({}).securityRules.filter(({ source }) => source.kind === "addresses").length;
const CATALOG_PAIRS = networkRules(planOf({ egress: FIREWALL })).flatMap(
  ({ destinations }) => destinations,
).length;
const ROUTABLE_TAGS = builtInCloud("public").baseTags.filter(
  (name) => builtInCloud("public").use({ name, text: name }, "UDR") === "published",
);

/** Security rules of the user, in both directions, since one has only 900 priorities. */
const securityRules = (count: number): Change => ({
  securityRules: upTo(count).map((index) =>
    securityRule({
      name: `rule-${index}`,
      priority: 100 + (index % 900),
      direction: index < 900 ? "inbound" : "outbound",
      source: { kind: "any" },
    }),
  ),
});

const addresses = (end: "source" | "destination", count: number): Change => ({
  securityRules: [
    securityRule({ source: { kind: "any" }, [end]: { kind: "addresses", addresses: prefixes(count) } }),
  ],
});

const routes = (count: number): Change => ({
  routes: prefixes(count).map((prefix, index) =>
    route({ name: `route-${index}`, destination: { kind: "addresses", addresses: [prefix] } }),
  ),
});

const tagRoutes = (count: number): Change => ({
  routes: ROUTABLE_TAGS.slice(0, count).map((tag) =>
    route({ name: tag, destination: { kind: "service-tag", tag }, nextHopType: "Internet" }),
  ),
});

const destinations = (count: number): Change => ({
  egress: FIREWALL,
  firewallRules: [firewallRule({ destinations: [{ kind: "addresses", addresses: prefixes(count) }] })],
});

const hosts = (count: number): Change => ({
  egress: FIREWALL,
  firewallRules: [
    firewallRule({
      ports: [{ protocol: "Tcp", ports: ["22"] }],
      destinations: upTo(count).map((index) => ({ kind: "host", host: `host-${index}.contoso.com` })),
    }),
  ],
});

describe("more than Azure allows", () => {
  it.each([
    [
      "security rules of a group",
      securityRules(1000 - CATALOG_RULES),
      securityRules(1001 - CATALOG_RULES),
      "securityRules",
      "1001 security rules, and Azure allows 1000; divide the workload, or remove 1",
    ],
    [
      "source prefixes of a group",
      addresses("source", 4000 - CATALOG_SOURCES),
      addresses("source", 4003 - CATALOG_SOURCES),
      "securityRules",
      "4003 source prefixes in security rules, and Azure allows 4000; divide the workload, or remove 3",
    ],
    [
      "destination prefixes of a group",
      addresses("destination", 4000),
      addresses("destination", 4001),
      "securityRules",
      "4001 destination prefixes in security rules, and Azure allows 4000; divide the workload, or remove 1",
    ],
    [
      "routes of a table",
      routes(400),
      routes(401),
      "routes",
      "401 routes, and Azure allows 400; divide the workload, or remove 1",
    ],
    [
      "routes of a table, with the one to the firewall",
      { ...routes(399), egress: FIREWALL },
      { ...routes(400), egress: FIREWALL },
      "routes",
      "401 routes, and Azure allows 400; divide the workload, or remove 1",
    ],
    [
      "routes with a service tag",
      tagRoutes(25),
      tagRoutes(26),
      "routes",
      "26 routes with a service tag, and Azure allows 25; divide the workload, or remove 1",
    ],
    [
      "pairs of a firewall's source and destination",
      destinations(20_000 - CATALOG_PAIRS),
      destinations(20_001 - CATALOG_PAIRS),
      "ruleCollections",
      "20001 pairs of source and destination in network rules, and Azure allows 20000; divide the workload, or remove 1",
    ],
    [
      "host names in a firewall's network rules",
      hosts(1000),
      hosts(1001),
      "ruleCollections",
      "1001 host names in network rules, and Azure allows 1000; divide the workload, or remove 1",
    ],
  ])("of %s is refused, and the most that it allows is planned", (_fact, most, more, subject, message) => {
    expect(errorsOf(more)).toEqual([{ code: "limit-exceeded", severity: "error", subject, message }]);
    expect(errorsOf(most)).toEqual([]);
  });

  it("of rule collections of a policy is refused, and the most that it allows is planned", () => {
    const collection: RuleCollection = {
      name: "probe",
      priority: 200,
      type: "application",
      action: "Allow",
      rules: [],
    };
    const plan = (count: number): NetworkPlan => ({
      securityRules: [],
      routes: [],
      decisions: [],
      ruleCollections: Array<RuleCollection>(count).fill(collection),
    });
    expect(refuseExcess(plan(2001))).toEqual([
      {
        code: "limit-exceeded",
        severity: "error",
        subject: "ruleCollections",
        message: "2001 rule collections, and Azure allows 2000; divide the workload, or remove 1",
      },
    ]);
    expect(refuseExcess(plan(2000))).toEqual([]);
  });

  it("of two kinds is told for both", () => {
    const found = errorsOf({ ...securityRules(1001), ...routes(500) });
    expect(found.map(({ subject }) => subject)).toEqual(["securityRules", "routes"]);
  });
});
