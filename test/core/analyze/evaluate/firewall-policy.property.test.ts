import fc from "fast-check";
import {
  type ApplicationRuleAttributes,
  evaluateFirewallPolicy,
  type NetworkRuleAttributes,
  type Packet,
  type RuleCollectionGroupAttributes,
} from "../../../../lib/core/analyze/evaluate";
import { at, outbound } from "./packets";

/*
 * A world of five hosts, each with its own address. A rule is written down together with the list of all packets
 * that it matches, and the policy is one long list of such rules, put in order by a key of text.
 */
const HOSTS = ["contoso.com", "www.contoso.com", "a.www.contoso.com", "anycontoso.com", "example.org"];
const ADDRESSES = HOSTS.map((_, index) => `203.0.113.${index}`);
const PORTS = [80, 443, 8787];
const PROTOCOLS = ["Tcp", "Udp"] as const;

interface Connection {
  readonly host: number;
  readonly port: number;
  readonly protocol: (typeof PROTOCOLS)[number];
}

const EVERYTHING: readonly Connection[] = HOSTS.flatMap((_, host) =>
  PORTS.flatMap((port) => PROTOCOLS.map((protocol) => ({ host, port, protocol }))),
);

const PATTERNS: ReadonlyMap<string, readonly string[]> = new Map([
  ["*", HOSTS],
  ["*contoso.com", ["contoso.com", "www.contoso.com", "a.www.contoso.com", "anycontoso.com"]],
  ["*.contoso.com", ["www.contoso.com", "a.www.contoso.com"]],
  ["www.contoso.com", ["www.contoso.com"]],
  ["example.org", ["example.org"]],
]);
const BLOCKS: ReadonlyMap<string, readonly number[]> = new Map([
  ["*", [0, 1, 2, 3, 4]],
  ["203.0.113.0/30", [0, 1, 2, 3]],
  ["203.0.113.1-203.0.113.2", [1, 2]],
  ["203.0.113.4", [4]],
]);

interface Counted<Rule> {
  readonly attributes: Rule;
  readonly matches: readonly Connection[];
}

interface Place {
  readonly isInherited: boolean;
  readonly groupPriority: number;
  readonly priority: number;
  readonly action: string;
}

interface WrittenNetwork extends Place {
  readonly kind: "network";
  readonly rules: readonly Counted<NetworkRuleAttributes>[];
}

interface WrittenApplication extends Place {
  readonly kind: "application";
  readonly rules: readonly Counted<ApplicationRuleAttributes>[];
}

type Written = WrittenNetwork | WrittenApplication;

const SOURCE = { name: "rule", source_addresses: ["*"] };

const networkRule = fc
  .record({
    protocols: fc.constantFrom<readonly string[]>(["Any"], ["TCP"], ["UDP"], ["TCP", "UDP"]),
    block: fc.constantFrom(...BLOCKS.keys()),
    ports: fc.constantFrom<readonly string[]>(["*"], ["443"], ["80", "8787"], ["81-9000"]),
  })
  .map(({ protocols, block, ports }) => ({
    attributes: { ...SOURCE, protocols, destination_addresses: [block], destination_ports: ports },
    matches: EVERYTHING.filter(
      ({ host, port, protocol }) =>
        BLOCKS.get(block)?.includes(host) &&
        (protocols.includes("Any") || protocols.includes(protocol.toUpperCase())) &&
        (ports.includes("*") || ports.includes(`${port}`) || (ports.includes("81-9000") && port !== 80)),
    ),
  }));

const applicationRule = fc
  .record({
    pattern: fc.constantFrom(...PATTERNS.keys()),
    type: fc.constantFrom("Http", "Https"),
    port: fc.constantFrom(...PORTS),
  })
  .map(({ pattern, type, port }) => ({
    attributes: { ...SOURCE, protocols: [{ type, port }], destination_fqdns: [pattern] },
    matches: EVERYTHING.filter(
      (one) =>
        one.protocol === "Tcp" &&
        one.port === port &&
        (port === 80) === (type === "Http") &&
        PATTERNS.get(pattern)?.includes(HOSTS[one.host] ?? ""),
    ),
  }));

const place = {
  isInherited: fc.boolean(),
  groupPriority: fc.constantFrom(100, 200, 65000),
  priority: fc.constantFrom(100, 200, 65000),
  action: fc.constantFrom("Allow", "Deny"),
};
const written: fc.Arbitrary<readonly Written[]> = fc.uniqueArray(
  fc.oneof(
    fc.record({
      kind: fc.constant("network" as const),
      ...place,
      rules: fc.array(networkRule, { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant("application" as const),
      ...place,
      rules: fc.array(applicationRule, { maxLength: 3 }),
    }),
  ),
  { maxLength: 8, selector: keyOf },
);

/** Texts that sort in the order of processing; no two collections share one. */
function keyOf({ kind, isInherited, groupPriority, priority }: Written): string {
  const number = (value: number) => `${value}`.padStart(5, "0");
  return [kind === "network" ? 0 : 1, isInherited ? 0 : 1, number(groupPriority), number(priority)].join();
}

function groupsOf(
  collections: readonly Written[],
  isInherited: boolean,
): readonly RuleCollectionGroupAttributes[] {
  const own = collections.filter((one) => one.isInherited === isInherited);
  return [...new Set(own.map(({ groupPriority }) => groupPriority))].map((priority) => {
    const members = own.filter(({ groupPriority }) => groupPriority === priority);
    return {
      name: `group-${priority}`,
      priority,
      network_rule_collection: members
        .filter((one): one is WrittenNetwork => one.kind === "network")
        .map((one) => collectionOf(one, one.rules)),
      application_rule_collection: members
        .filter((one): one is WrittenApplication => one.kind === "application")
        .map((one) => collectionOf(one, one.rules)),
    };
  });
}

function collectionOf<Rule>({ priority, action }: Place, rules: readonly Counted<Rule>[]) {
  return {
    name: `collection-${priority}`,
    priority,
    action,
    rule: rules.map(({ attributes }) => attributes),
  };
}

function evaluate(collections: readonly Written[], asked: Connection): string {
  const packet: Packet = outbound(
    { ...at(ADDRESSES[asked.host] ?? ""), host: HOSTS[asked.host] ?? "" },
    asked.port,
    { protocol: asked.protocol },
  );
  const policy = {
    parentRuleCollectionGroups: groupsOf(collections, true),
    ruleCollectionGroups: groupsOf(collections, false),
  };
  return evaluateFirewallPolicy(policy, packet).access;
}

function oracle(collections: readonly Written[], asked: Connection): string {
  const lines = collections.flatMap((one) =>
    one.rules.map(({ matches }, index) => ({ key: `${keyOf(one)},${index}`, action: one.action, matches })),
  );
  const deciding = lines
    .filter(({ matches }) => matches.includes(asked))
    .reduce<{ key: string; action: string } | undefined>(
      (least, line) => (least === undefined || line.key < least.key ? line : least),
      undefined,
    );
  return deciding?.action ?? "Deny";
}

test("the verdict is that of the matching line with the least key", () => {
  fc.assert(
    fc.property(written, (collections) => {
      for (const asked of EVERYTHING) expect(evaluate(collections, asked)).toBe(oracle(collections, asked));
    }),
    { numRuns: 150 },
  );
});

test("the order in which collections are listed changes no verdict", () => {
  const permuted = written.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })),
  );
  fc.assert(
    fc.property(permuted, fc.constantFrom(...EVERYTHING), ([given, shuffled], asked) => {
      expect(evaluate(shuffled, asked)).toBe(evaluate(given, asked));
    }),
  );
});
