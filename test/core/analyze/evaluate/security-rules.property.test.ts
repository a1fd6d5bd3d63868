import fc from "fast-check";
import {
  evaluateSecurityRules,
  type Packet,
  type SecurityRuleAttributes,
} from "../../../../lib/core/analyze/evaluate";
import { at, inbound, outbound, tagged, UNRESOLVED } from "./packets";

/*
 * A world that is small enough to be counted: eight machines of the virtual network, four addresses of each of two
 * services, four strangers, six ports. A rule is the set of the packets that it matches, written out.
 */
const NETWORK = Array.from({ length: 8 }, (_, index) => `10.1.0.${index}`);
const SERVICES: ReadonlyMap<string, readonly string[]> = new Map([
  ["Storage.WestUS", ["20.60.0.0", "20.60.0.1", "20.60.0.2", "20.60.0.3"]],
  ["Storage.EastUS", ["20.60.0.4", "20.60.0.5", "20.60.0.6", "20.60.0.7"]],
]);
const STRANGERS = ["203.0.113.0", "203.0.113.1", "203.0.113.2", "203.0.113.3"];
const SERVICE_ADDRESSES = [...SERVICES.values()].flat();
const OUTSIDE = [...SERVICE_ADDRESSES, ...STRANGERS];
const EVERYWHERE = [...NETWORK, ...OUTSIDE];
const PORTS = [1, 2, 3, 4, 5, 6];

/** Everything that a rule may name, with the addresses behind it, counted by hand. */
const PLACES: ReadonlyMap<string, readonly string[]> = new Map([
  ["*", EVERYWHERE],
  ["0.0.0.0/0", EVERYWHERE],
  ["VirtualNetwork", NETWORK],
  ["Internet", OUTSIDE],
  ["Storage", SERVICE_ADDRESSES],
  ...SERVICES,
  ["10.1.0.0/29", NETWORK],
  ["10.1.0.4/30", NETWORK.slice(4)],
  ["10.1.0.2", ["10.1.0.2"]],
  ["20.60.0.0/30", SERVICE_ADDRESSES.slice(0, 4)],
  ["20.60.0.2/31", ["20.60.0.2", "20.60.0.3"]],
  ["203.0.113.0/24", STRANGERS],
]);
const PREFIXES = [...PLACES.keys()].filter((text) => text !== "0.0.0.0/0" && /^\d/.test(text));
const PROTOCOLS = ["Tcp", "Udp", "Icmp"] as const;

interface Counted {
  readonly attributes: SecurityRuleAttributes;
  readonly matches: (packet: Packet) => boolean;
}

const place = fc.oneof(
  fc.constantFrom(...PLACES.keys()).map((text) => [text]),
  fc.uniqueArray(fc.constantFrom(...PREFIXES), { minLength: 2, maxLength: 3 }),
);
const port = fc.constantFrom(...PORTS);
const ports = fc.oneof(
  fc.constant(["*"]),
  fc.uniqueArray(
    fc.tuple(port, port).map(([a, b]) => (a < b ? `${a}-${b}` : `${a}`)),
    { minLength: 1, maxLength: 3 },
  ),
);
const rule: fc.Arbitrary<Counted> = fc
  .record({
    priority: fc.integer({ min: 100, max: 130 }),
    access: fc.constantFrom("Allow", "Deny"),
    direction: fc.constantFrom("Inbound", "Outbound"),
    protocol: fc.constantFrom("*", ...PROTOCOLS),
    source: place,
    destination: place,
    ports,
  })
  .map(({ source, destination, ports: texts, ...same }) => ({
    attributes: {
      ...same,
      name: `${same.direction}-${same.priority}`,
      source_port_range: "*",
      ...(texts.length > 1 ? { destination_port_ranges: texts } : { destination_port_range: texts[0] }),
      ...(source.length > 1 ? { source_address_prefixes: source } : { source_address_prefix: source[0] }),
      ...(destination.length > 1
        ? { destination_address_prefixes: destination }
        : { destination_address_prefix: destination[0] }),
    },
    matches: (packet) =>
      same.direction === packet.direction &&
      (same.protocol === "*" || same.protocol === packet.protocol) &&
      countedPlaces(source).includes(packet.source.address ?? "") &&
      countedPlaces(destination).includes(packet.destination.address ?? "") &&
      (texts.includes("*") || countedPorts(texts).includes(packet.destinationPort ?? 0)),
  }));
const rules = fc.uniqueArray(rule, { maxLength: 12, selector: ({ attributes }) => attributes.name });

function countedPlaces(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => PLACES.get(text) ?? []);
}

function countedPorts(texts: readonly string[]): readonly number[] {
  return texts.flatMap((text) => {
    const [first = "", last = first] = text.split("-");
    return PORTS.slice(PORTS.indexOf(Number(first)), PORTS.indexOf(Number(last)) + 1);
  });
}

const packet: fc.Arbitrary<Packet> = fc
  .record({
    inwards: fc.boolean(),
    machine: fc.constantFrom(...NETWORK),
    other: fc.constantFrom(...EVERYWHERE),
    protocol: fc.constantFrom(...PROTOCOLS),
    port,
  })
  .map(({ inwards, machine, other, protocol, port: destinationPort }) => {
    const service = [...SERVICES].find(([, addresses]) => addresses.includes(other))?.[0];
    const far = at(other, ...(service ? [service] : NETWORK.includes(other) ? ["VirtualNetwork"] : []));
    const near = at(machine, "VirtualNetwork");
    const number = protocol === "Icmp" ? undefined : destinationPort;
    return inwards
      ? inbound(far, number, { protocol, destination: near })
      : outbound(far, number, { protocol, source: near });
  });

/** Asks each priority from 100 on, one after the other, and knows the defaults by what they are for. */
function oracle(given: readonly Counted[], asked: Packet): string {
  for (let priority = 100; priority <= 4096; priority++) {
    for (const { attributes, matches } of given) {
      if (attributes.priority === priority && matches(asked)) return attributes.access ?? "";
    }
  }
  if (asked.direction === "Outbound") return "Allow";
  return NETWORK.includes(asked.source.address ?? "") ? "Allow" : "Deny";
}

function evaluate(given: readonly Counted[], asked: Packet): string {
  return evaluateSecurityRules(
    given.map(({ attributes }) => attributes),
    asked,
  ).access;
}

test("the verdict is the one that counting packet by packet gives", () => {
  fc.assert(
    fc.property(rules, fc.array(packet, { minLength: 1, maxLength: 8 }), (given, asked) => {
      for (const one of asked) expect(evaluate(given, one)).toBe(oracle(given, one));
    }),
    { numRuns: 500 },
  );
});

test("the counted world decides by allowing, by denying and by default", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(rules, packet, (given, asked) => {
      const verdict = evaluateSecurityRules(
        given.map(({ attributes }) => attributes),
        asked,
      );
      seen.add(`${verdict.origin} ${verdict.access}`);
    }),
    { numRuns: 500 },
  );
  expect([...seen].sort()).toEqual(["default Allow", "default Deny", "rule Allow", "rule Deny"]);
});

test("the order of the list changes no verdict", () => {
  const shuffled = rules.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
  );
  fc.assert(
    fc.property(shuffled, packet, ([given, permuted], asked) => {
      const verdicts = [given, permuted].map((list) =>
        evaluateSecurityRules(
          list.map(({ attributes }) => attributes),
          asked,
        ),
      );
      expect(verdicts[1]).toEqual(verdicts[0]);
    }),
  );
});

test("an allow rule behind all others never turns Allow into anything else", () => {
  fc.assert(
    fc.property(rules, rule, packet, (given, added, asked) => {
      fc.pre(evaluate(given, asked) === "Allow");
      const last = { ...added, attributes: { ...added.attributes, priority: 4096, access: "Allow" } };
      expect(evaluate([...given, last], asked)).toBe("Allow");
    }),
  );
});

test("a rule that can be read in more than one way decides nothing against any of its readings", () => {
  fc.assert(
    fc.property(rules, rule, place, packet, (given, open, reading, asked) => {
      const { priority } = open.attributes;
      const unread: SecurityRuleAttributes = {
        ...open.attributes,
        name: "open",
        priority,
        destination_address_prefix: UNRESOLVED,
        destination_address_prefixes: [],
      };
      const read: SecurityRuleAttributes = {
        ...unread,
        destination_address_prefix: reading.length > 1 ? "" : reading[0],
        destination_address_prefixes: reading.length > 1 ? reading : [],
      };
      const others = given.flatMap(({ attributes }) =>
        attributes.priority === priority ? [] : [attributes],
      );
      const before = evaluateSecurityRules([...others, unread], asked).access;
      fc.pre(before !== "Undecided");
      expect(evaluateSecurityRules([...others, read], asked).access).toBe(before);
    }),
  );
});

test("an endpoint that is told by its tags alone is never decided otherwise than its addresses are", () => {
  fc.assert(
    fc.property(rules, packet, (given, asked) => {
      fc.pre(asked.direction === "Outbound");
      const list = given.map(({ attributes }) => attributes);
      const texts = asked.destination.tags.map(({ tag, region }) => (region ? `${tag}.${region}` : tag));
      const vague = evaluateSecurityRules(list, { ...asked, destination: tagged(...texts) }).access;
      fc.pre(vague !== "Undecided");
      expect(evaluateSecurityRules(list, asked).access).toBe(vague);
    }),
  );
});
