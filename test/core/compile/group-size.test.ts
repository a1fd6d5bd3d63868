import fc from "fast-check";
import { parseCidr } from "../../../lib/core/address/cidr";
import type { Deferred, Text } from "../../../lib/core/address/deferred";
import { parseFqdn } from "../../../lib/core/address/fqdn";
import type { Parsed } from "../../../lib/core/address/parsed";
import { formatPorts, portsOf } from "../../../lib/core/address/port-range";
import { sizeOf } from "../../../lib/core/compile/group-size";
import type { FirewallDestination, FirewallRule, RuleCollection } from "../../../lib/core/compile/plan";

/*
 * The size of a rule collection group is counted from above: the oracle writes the body of Azure's REST API
 * (`firewallPolicies/ruleCollectionGroups`), with all keys, and counts its bytes.
 */

const SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";
/** As long as Azure lets the id of an IP group be. */
const LONGEST_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${"g".repeat(90)}/providers/Microsoft.Network/ipGroups/${"i".repeat(80)}`;
const LONGEST_HOST = `${"h".repeat(63)}.${"h".repeat(63)}.${"h".repeat(63)}.${"h".repeat(61)}`;
const LATER: Deferred = { deferred: "later" };

function accepted<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) {
    throw new Error(parsed.problem);
  }
  return parsed.value;
}

/** What Terraform may know a value to be in the end, at its longest. */
const textOf = (text: Text, longest: string): string => (typeof text === "string" ? text : longest);

function written(destination: FirewallDestination): string {
  switch (destination.kind) {
    case "host":
      return "text" in destination.host ? destination.host.text : LONGEST_HOST;
    case "url":
      return `${destination.host.text}${destination.path}`;
    case "address":
      return "text" in destination.address ? destination.address.text : "255.255.255.255/32";
    case "fqdn-tag":
      return destination.tag;
    case "service-tag":
      return destination.tag.text;
    case "ip-group":
      return textOf(destination.id, LONGEST_ID);
  }
}

function body(collections: readonly RuleCollection[]): string {
  const named = (kinds: readonly FirewallDestination["kind"][], { destinations }: FirewallRule): string[] =>
    destinations.filter(({ kind }) => kinds.includes(kind)).map(written);
  return JSON.stringify({
    properties: {
      priority: 65000,
      ruleCollections: collections.map(({ name, priority, type, action, rules }) => ({
        ruleCollectionType: "FirewallPolicyFilterRuleCollection",
        action: { type: action },
        name,
        priority,
        rules: rules.map((rule) => ({
          name: rule.name,
          description: rule.description ?? "",
          sourceAddresses:
            rule.ipGroups === undefined
              ? rule.sources.map((source) => ("text" in source ? source.text : "255.255.255.255/32"))
              : [],
          sourceIpGroups: (rule.ipGroups ?? []).map((each) =>
            "id" in each ? textOf(each.id, LONGEST_ID) : LONGEST_ID,
          ),
          ...(type === "network"
            ? {
                ruleType: "NetworkRule",
                ipProtocols: [rule.protocol.toUpperCase()],
                destinationAddresses: named(["service-tag", "address"], rule),
                destinationIpGroups: [],
                destinationFqdns: named(["host"], rule),
                destinationPorts: formatPorts(rule.ports),
              }
            : {
                ruleType: "ApplicationRule",
                protocols: rule.ports.flatMap(({ first, last }) =>
                  Array.from({ length: last - first + 1 }, (_, index) => ({
                    protocolType: first + index === 80 ? "Http" : "Https",
                    port: first + index,
                  })),
                ),
                fqdnTags: named(["fqdn-tag"], rule),
                webCategories: [],
                targetFqdns: named(["host"], rule),
                targetUrls: named(["url"], rule),
                terminateTLS: false,
                destinationAddresses: [],
                httpHeadersToInsert: [],
              }),
        })),
      })),
    },
  });
}

const bytesOf = (text: string): number => Buffer.byteLength(text, "utf8");

const RULE: FirewallRule = {
  name: "r",
  protocol: "Tcp",
  ports: portsOf([{ first: 443, last: 443 }]),
  sources: [],
  destinations: [],
  origin: "user",
  requirements: [],
};

const collection = (type: RuleCollection["type"], ...rules: FirewallRule[]): RuleCollection => ({
  name: "c",
  priority: 65000,
  type,
  action: "Allow",
  rules,
});

const host = (name: string): FirewallDestination => ({ kind: "host", host: accepted(parseFqdn(name)) });

const ruleOf = (type: RuleCollection["type"]): fc.Arbitrary<FirewallRule> => {
  const destination: fc.Arbitrary<FirewallDestination> = fc.oneof(
    fc.integer({ min: 1, max: 60 }).map((length) => host(`${"a".repeat(length)}.contoso.com`)),
    fc.constant<FirewallDestination>({ kind: "host", host: LATER }),
    fc.constant<FirewallDestination>({ kind: "host", host: LATER, template: "{parameter}.contoso.com" }),
    type === "network"
      ? fc.constant<FirewallDestination>({ kind: "address", address: LATER })
      : fc.constant<FirewallDestination>({ kind: "fqdn-tag", tag: "AzureKubernetesService" }),
  );
  const range = fc
    .tuple(fc.integer({ min: 1, max: 64000 }), fc.integer({ min: 0, max: 400 }))
    .map(([first, more]) => ({ first, last: Math.min(64000, first + more) }));
  const source = fc.oneof(
    fc.integer({ min: 0, max: 255 }).map((part) => accepted(parseCidr(`10.${part}.0.0/16`))),
    fc.constant(LATER),
  );
  return fc
    .record({
      name: fc.string({ minLength: 1, maxLength: 80 }),
      description: fc.option(fc.string({ unit: "binary", maxLength: 140 }), { nil: undefined }),
      protocol: fc.constantFrom("Tcp" as const, "Udp" as const, "Any" as const),
      ports: fc.array(range, { minLength: 1, maxLength: 4 }).map(portsOf),
      sources: fc.array(source, { maxLength: 6 }),
      destinations: fc.array(destination, { maxLength: 6 }),
      ipGroups: fc.option(
        fc.array(fc.constantFrom({ planned: "all" }, { id: LONGEST_ID }, { id: LATER }), { maxLength: 3 }),
        { nil: undefined },
      ),
    })
    .map(({ description, ipGroups, ...rest }) => ({
      ...RULE,
      ...rest,
      ...(description === undefined ? {} : { description }),
      ...(ipGroups === undefined ? {} : { ipGroups }),
    }));
};

const collections = fc.array(
  fc
    .constantFrom("network" as const, "application" as const)
    .chain((type) => fc.array(ruleOf(type), { maxLength: 4 }).map((rules) => collection(type, ...rules))),
  { maxLength: 4 },
);

describe("the size of a rule collection group", () => {
  it("is at least the bytes of the body that Azure gets", () => {
    fc.assert(
      fc.property(collections, (all) => {
        expect(sizeOf(all)).toBeGreaterThanOrEqual(bytesOf(body(all)));
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, RuleCollection[]]>([
    ["no rule", []],
    ["collections without rules", Array.from({ length: 50 }, () => collection("network"))],
    [
      "an application rule with every port",
      [collection("application", { ...RULE, ports: portsOf([{ first: 1, last: 64000 }]) })],
    ],
    [
      "a network rule with many ports",
      [
        collection("network", {
          ...RULE,
          ports: portsOf(
            Array.from({ length: 1000 }, (_, index) => ({
              first: 60_000 + 3 * index,
              last: 60_001 + 3 * index,
            })),
          ),
        }),
      ],
    ],
    ...["\u00e9", "\u6f22", "\u{1f600}"].map((character): [string, RuleCollection[]] => [
      `descriptions of ${bytesOf(character)} bytes a character`,
      [collection("network", ...Array(20).fill({ ...RULE, description: character.repeat(140) }))],
    ]),
    [
      "a description that JSON has to escape",
      [collection("network", { ...RULE, description: '"\\\u0001'.repeat(40) })],
    ],
    [
      "IP groups of long names",
      [collection("network", { ...RULE, ipGroups: Array(50).fill({ planned: "all" }) })],
    ],
  ])("is so for %s", (_what, all) => {
    expect(sizeOf(all)).toBeGreaterThanOrEqual(bytesOf(body(all)));
  });

  it("is not far above it where the rules are many, and all is known", () => {
    const destinations = Array.from({ length: 20 }, (_, index) => host(`host-${index}.contoso.com`));
    const sources = Array.from({ length: 20 }, (_, index) => accepted(parseCidr(`10.${index}.0.0/16`)));
    const all = [
      collection("application", ...Array.from({ length: 100 }, () => ({ ...RULE, destinations, sources }))),
    ];
    expect(sizeOf(all)).toBeLessThan(1.2 * bytesOf(body(all)));
  });
});
