import fc from "fast-check";
import type { AddressRange } from "../../../../lib/core/analyze/evaluate/prefixes";
import { addressClasses } from "../../../../lib/core/analyze/proof/address-classes";
import { addressLiteral, rangeText } from "../../../../lib/core/analyze/proof/address-text";
import { ClassSet } from "../../../../lib/core/analyze/proof/class-set";
import { freePriority } from "../../../../lib/core/analyze/proof/free-priority";
import { PortClasses } from "../../../../lib/core/analyze/proof/port-classes";
import { TargetDimension } from "../../../../lib/core/analyze/proof/target-dimension";

const range: fc.Arbitrary<AddressRange> = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  .map(([a, b]) => ({ family: 4, first: BigInt(Math.min(a, b)), last: BigInt(Math.max(a, b)) }));

describe("the classes of addresses", () => {
  it("hold each address once, with the atoms that hold it", () => {
    fc.assert(
      fc.property(fc.array(fc.array(range, { maxLength: 3 }), { maxLength: 5 }), (atoms) => {
        const classes = addressClasses(atoms).filter(({ family }) => family === 4);
        const isIn = (at: bigint) => (each: AddressRange) => each.first <= at && at <= each.last;
        for (let at = 0n; at <= 45n; at += 1n) {
          const holding = classes.filter(({ ranges }) => ranges.some(isIn(at)));
          const expected = atoms.flatMap((ranges, atom) => (ranges.some(isIn(at)) ? [atom] : []));
          expect(holding.map((each) => each.atoms)).toEqual([expected]);
        }
      }),
    );
  });

  it.each([
    [{ family: 4, first: 167837696n, last: 167837951n }, "10.1.0.0/24"],
    [{ family: 4, first: 167837700n, last: 167837700n }, "10.1.0.4"],
    [{ family: 4, first: 167837700n, last: 167837706n }, "10.1.0.4-10.1.0.10"],
  ] as const)("are written as people write them: %j", (given, text) => {
    expect(rangeText(given)).toBe(text);
  });

  it("have literals of IPv6 as well", () => {
    expect(addressLiteral(6, 1n)).toBe("0:0:0:0:0:0:0:1");
  });
});

describe("the classes of ports", () => {
  it("cut 1 to 65535 where texts begin and end, and hold what the texts do", () => {
    const ports = new PortClasses(["443", "400-500", "*"]);
    expect(ports.intervals).toEqual([
      { first: 1, last: 399 },
      { first: 400, last: 442 },
      { first: 443, last: 443 },
      { first: 444, last: 500 },
      { first: 501, last: 65535 },
    ]);
    expect([...ports.held(["400-500"]).yes.classes]).toEqual([1, 2, 3]);
    expect(ports.held([]).unknown.size).toBe(5);
    expect(ports.held(["443", "https"]).unknown.size).toBe(4);
  });
});

describe("the classes of hosts", () => {
  it.each([
    ["*.contoso.com", ["*.contoso.com", "www.contoso.com"]],
    ["*contoso.com", ["*.contoso.com", "*contoso.com", "contoso.com", "www.contoso.com"]],
    ["contoso.com", ["contoso.com"]],
    ["*", ["*.contoso.com", "*contoso.com", "any other host", "contoso.com", "www.contoso.com"]],
  ])("that %s matches", (pattern, labels) => {
    const target = new TargetDimension(
      ["*.contoso.com", "*contoso.com", "contoso.com", "www.contoso.com"],
      [],
    );
    const held = [...target.ofPattern(pattern).yes.classes].map((each) => target.classes[each]?.label);
    expect(held.sort()).toEqual(labels);
  });
});

describe("a set of classes", () => {
  it("behaves as a set of numbers", () => {
    const members = fc.uniqueArray(fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(members, members, (a, b) => {
        const [one, two] = [ClassSet.of(100, a), ClassSet.of(100, b)];
        const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((x, y) => x - y);
        expect([...one.classes]).toEqual(sorted(a));
        expect([...one.and(two).classes]).toEqual(sorted(a.filter((each) => b.includes(each))));
        expect([...one.without(two).classes]).toEqual(sorted(a.filter((each) => !b.includes(each))));
        expect([...one.or(two).classes]).toEqual(sorted([...new Set([...a, ...b])]));
        expect(one.intersects(two)).toBe(a.some((each) => b.includes(each)));
        expect(one.contains(two)).toBe(b.every((each) => a.includes(each)));
        expect(ClassSet.all(100).without(one).size).toBe(100 - a.length);
      }),
    );
  });
});

describe("a free priority", () => {
  it.each([
    [[100, 200], 200, 199],
    [[198, 199, 200], 200, 197],
    [[100, 101], 102, undefined],
    [[], 100, undefined],
  ])("beside %j, below %d, is %s", (taken, below, expected) => {
    expect(freePriority(taken, { least: 100, below })).toBe(expected);
  });
});
