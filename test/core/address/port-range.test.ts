import fc from "fast-check";
import {
  ALL_PORTS,
  disjointPorts,
  formatPortRange,
  formatPorts,
  intersectPorts,
  type PortRange,
  type Ports,
  parsePortRange,
  portCount,
  portsContain,
  portsKey,
  portsOf,
  samePorts,
  unionPorts,
} from "../../../lib/core/address/port-range";

describe("a port or a range of ports", () => {
  it.each([
    ["443", 443, 443],
    ["1", 1, 1],
    ["65535", 65535, 65535],
    ["8704-8710", 8704, 8710],
    ["1-65535", 1, 65535],
  ])("%s is read", (text, first, last) => {
    expect(parsePortRange(text)).toEqual({ ok: true, value: { first, last } });
  });

  const example = "a port such as `443` or a range such as `8704-8710`";

  it.each([
    ["443-443", "`443-443` is a range of one port, which firewall rules do not take; write `443`"],
    ["80-443 reversed", "`443-80` runs backwards; write `80-443`", "443-80"],
    ["0", "`0` has the port `0`; write ports from 1 to 65535"],
    ["0-443", "`0-443` has the port `0`; write ports from 1 to 65535"],
    ["65536", "`65536` has the port `65536`; write ports from 1 to 65535"],
    ["1-65536", "`1-65536` has the port `65536`; write ports from 1 to 65535"],
    [
      "a port of twenty digits",
      "`99999999999999999999` has the port `99999999999999999999`; write ports from 1 to 65535",
      "99999999999999999999",
    ],
    [" 443", `\` 443\` contains a space; write ${example}, without spaces`],
    ["8704 - 8710", `\`8704 - 8710\` contains a space; write ${example}, without spaces`],
    ["+443", `\`+443\` is not a port; write ${example}, in decimal digits`],
    ["-443", `\`-443\` is not a port; write ${example}, in decimal digits`],
    ["4e2", `\`4e2\` is not a port; write ${example}, in decimal digits`],
    ["0x1bb", `\`0x1bb\` is not a port; write ${example}, in decimal digits`],
    ["443.0", `\`443.0\` is not a port; write ${example}, in decimal digits`],
    ["https", `\`https\` is not a port; write ${example}, in decimal digits`],
    ["80-", `\`80-\` is not a port; write ${example}, in decimal digits`],
    ["1-2-3", `\`1-2-3\` is not a port; write ${example}, in decimal digits`],
    ["0443", `\`0443\` has a leading zero; write ${example}, without leading zeros`],
    ["80-0443", `\`80-0443\` has a leading zero; write ${example}, without leading zeros`],
    ["00", `\`00\` has a leading zero; write ${example}, without leading zeros`],
    ["80,443", `\`80,443\` is a list; write each port or range as an entry of its own, ${example}`],
    ["*", `\`*\` stands for every port; write the ports that are meant, ${example}`],
    ["", `the text is empty (\`\`); write ${example}`],
    ["8704–8710", "`8704–8710` is written with a dash; write a hyphen, `8704-8710`"],
    ["8704−8710", "`8704−8710` is written with a dash; write a hyphen, `8704-8710`"],
    ["8704–x", `\`8704–x\` contains \`–\` (U+2013), which is not ASCII; write ${example}`],
    ["４４３", `\`４４３\` contains \`４\` (U+FF14), which is not ASCII; write ${example}`],
    [
      "443\n",
      "`443\\u{a}` contains the control character `\\u{a}` (U+000A); write one line of visible characters",
    ],
    [`\${443}`, `\`\${443}\` contains \`\${\`, which Terraform would evaluate; write the plain value`],
  ])("%j is refused", (name, problem, text = name) => {
    expect(parsePortRange(text)).toEqual({ ok: false, problem });
  });

  it("is accepted exactly when it is how a number, or a number and a greater one, prints", () => {
    const number = fc.oneof(
      fc.constantFrom("0", "00", "1", "01", "443", "65535", "65536", "1e3", "+1", "", "-1"),
      fc.nat(70000).map(String),
    );
    const near = fc.array(number, { minLength: 1, maxLength: 3 }).map((numbers) => numbers.join("-"));
    fc.assert(
      fc.property(near, (text) => {
        const numbers = text.split("-").map(Number);
        const [first = Number.NaN, last = first] = numbers;
        const printed = numbers.length === 1 ? `${first}` : `${first}-${last}`;
        const ordered = numbers.length === 1 || (numbers.length === 2 && first < last);
        const expected = printed === text && ordered && first >= 1 && last <= 65535;
        expect(parsePortRange(text).ok).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it("is read back from its text", () => {
    const range = fc
      .tuple(fc.integer({ min: 1, max: 65535 }), fc.integer({ min: 1, max: 65535 }))
      .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }));
    fc.assert(
      fc.property(range, (value) => {
        expect(parsePortRange(formatPortRange(value))).toEqual({ ok: true, value });
      }),
    );
  });
});

describe("a set of ports", () => {
  const range = (first: number, last = first): PortRange => ({ first, last });

  it.each<[string, PortRange[], PortRange[]]>([
    ["no range", [], []],
    ["ranges in any order", [range(443), range(80)], [range(80), range(443)]],
    ["the same range twice", [range(443), range(443)], [range(443)]],
    ["ranges that overlap", [range(1, 10), range(5, 20)], [range(1, 20)]],
    ["a range within another", [range(1, 20), range(5, 10)], [range(1, 20)]],
    ["ranges that touch", [range(81, 90), range(80)], [range(80, 90)]],
    ["ranges one port apart", [range(80), range(82)], [range(80), range(82)]],
  ])("made of %s has one form", (_, ranges, expected) => {
    expect(portsOf(ranges)).toEqual(expected);
  });

  it.each([
    [range(2, 1), "2-1 is not a range of ports within 0 to 65535"],
    [range(-1, 1), "-1-1 is not a range of ports within 0 to 65535"],
    [range(1, 65536), "1-65536 is not a range of ports within 0 to 65535"],
    [range(1.5), "1.5-1.5 is not a range of ports within 0 to 65535"],
    [range(Number.NaN), "NaN-NaN is not a range of ports within 0 to 65535"],
  ])("made of %j is a bug of the caller", (wrong, message) => {
    expect(() => portsOf([wrong])).toThrow(new RangeError(message));
  });

  it("of all ports has 65536 and is written `*`", () => {
    expect(portCount(ALL_PORTS)).toBe(65536);
    expect(formatPorts(ALL_PORTS)).toEqual(["*"]);
    expect(portsOf([range(0, 79), range(80, 65535)])).toEqual(ALL_PORTS);
  });

  it("of the ports from 1 is not all ports", () => {
    expect(formatPorts(portsOf([range(1, 65535)]))).toEqual(["1-65535"]);
    expect(samePorts(portsOf([range(1, 65535)]), ALL_PORTS)).toBe(false);
    expect(portsContain(portsOf([range(1, 65535)]), ALL_PORTS)).toBe(false);
  });

  it("cannot be changed through the constant of all ports", () => {
    expect(Object.isFrozen(ALL_PORTS) && ALL_PORTS.every(Object.isFrozen)).toBe(true);
  });

  it("does not change the ranges that it was made of", () => {
    const ranges = [range(443), range(80), range(81)];
    portsOf(ranges);
    expect(ranges).toEqual([range(443), range(80), range(81)]);
  });

  it("is written as its ranges in ascending order, and its key joins them", () => {
    const ports = portsOf([range(8704, 8710), range(443)]);
    expect(formatPorts(ports)).toEqual(["443", "8704-8710"]);
    expect(portsKey(ports)).toBe("443,8704-8710");
    expect(portsKey([])).toBe("");
  });
});

describe("the algebra of ports, against sets of numbers", () => {
  // Both ends of the port space, small enough for ranges to meet often.
  const base = fc.constantFrom(0, 65535 - 20);
  const someRanges = base.chain((low) =>
    fc.array(
      fc
        .tuple(fc.nat(20), fc.nat(4))
        .map(([first, more]) => ({ first: low + first, last: Math.min(low + first + more, low + 20) })),
      { maxLength: 6 },
    ),
  );
  const pair = fc.tuple(someRanges, someRanges);

  const numbers = (ranges: readonly PortRange[]): Set<number> => {
    const set = new Set<number>();
    for (const { first, last } of ranges) {
      for (let port = first; port <= last; port++) {
        set.add(port);
      }
    }
    return set;
  };
  const ascending = (set: Iterable<number>): number[] => [...set].sort((a, b) => a - b);

  const expectPorts = (ports: Ports, expected: Iterable<number>): void => {
    const members = ascending(expected);
    expect(ascending(numbers(ports))).toEqual(members);
    expect(portCount(ports)).toBe(members.length);
    for (const [index, { first }] of ports.entries()) {
      expect(first).toBeGreaterThan((ports[index - 1]?.last ?? -2) + 1);
    }
  };

  it("a set has the ports of its ranges, once each, in ranges that are apart", () => {
    fc.assert(fc.property(someRanges, (ranges) => expectPorts(portsOf(ranges), numbers(ranges))));
  });

  it("union and intersection are those of the sets", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const inB = numbers(b);
        expectPorts(unionPorts(portsOf(a), portsOf(b)), new Set([...numbers(a), ...inB]));
        expectPorts(
          intersectPorts(portsOf(a), portsOf(b)),
          [...numbers(a)].filter((port) => inB.has(port)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("containment is that of the sets, and holds for a part of a set", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const outer = numbers(a);
        expect(portsContain(portsOf(a), portsOf(b))).toBe([...numbers(b)].every((port) => outer.has(port)));
        expect(portsContain(unionPorts(portsOf(a), portsOf(b)), portsOf(b))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("sets are divided into as few ranges as each of them holds as a whole or not at all", () => {
    fc.assert(
      fc.property(fc.array(someRanges, { maxLength: 4 }), (several) => {
        const sets = several.map((ranges) => portsOf(ranges));
        const parts = disjointPorts(sets);
        const holders = (port: number): string =>
          sets.map((ports) => (numbers(ports).has(port) ? "1" : "0")).join("");
        const all = ascending(new Set(several.flatMap((ranges) => [...numbers(ranges)])));
        // A range begins where the port below is held by others, or by none.
        const starts = all.filter((port) => !all.includes(port - 1) || holders(port) !== holders(port - 1));
        expect(parts.flatMap((part) => ascending(numbers([part])))).toEqual(all);
        expect(parts.map(({ first }) => first)).toEqual(starts);
      }),
      { numRuns: 300 },
    );
  });

  it("two sets are the same, and share a key, exactly when they have the same ports", () => {
    const related = fc.oneof(
      pair,
      someRanges.map((ranges) => [ranges, [...ranges].reverse()] as const),
    );
    fc.assert(
      fc.property(related, ([a, b]) => {
        const expected = `${ascending(numbers(a))}` === `${ascending(numbers(b))}`;
        expect(samePorts(portsOf(a), portsOf(b))).toBe(expected);
        expect(portsKey(portsOf(a)) === portsKey(portsOf(b))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
