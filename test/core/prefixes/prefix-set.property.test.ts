import fc from "fast-check";
import { PrefixSet } from "../../../lib/core/prefixes/prefix-set";
import { prefixLists, setOf } from "./arbitrary-prefixes";
import { combined, lineOf, prefixesOf } from "./bigint-oracle";

const RUNS = { numRuns: 600 };

describe("the prefixes of a set", () => {
  it("are those that halving the space finds: the same addresses, and none fewer", () => {
    fc.assert(
      fc.property(prefixLists, (texts) => {
        expect(setOf(texts).prefixes()).toEqual(prefixesOf(lineOf(texts)));
      }),
      RUNS,
    );
  });

  it("make the same set again", () => {
    fc.assert(
      fc.property(prefixLists, (texts) => {
        const set = setOf(texts);
        expect(setOf(set.prefixes()).equals(set)).toBe(true);
      }),
      RUNS,
    );
  });

  it("do not depend on the order or on repetitions", () => {
    fc.assert(
      fc.property(prefixLists, fc.nat(1000), (texts, turn) => {
        const middle = texts.length === 0 ? 0 : turn % texts.length;
        const turned = [...texts.slice(middle), ...texts, ...texts.slice(0, middle).reverse()];
        expect(setOf(turned).prefixes()).toEqual(setOf(texts).prefixes());
      }),
      RUNS,
    );
  });

  it("can neither be joined nor held by one another", () => {
    fc.assert(
      fc.property(prefixLists, (texts) => {
        const cidrs = setOf(texts).cidrs();
        const halves = cidrs.map(({ family, network, prefixLength }) => {
          const bit = BigInt((family === 4 ? 32 : 128) - prefixLength);
          return `${family} ${prefixLength} ${network ^ (1n << bit)}`;
        });
        const own = new Set(cidrs.map((each) => `${each.family} ${each.prefixLength} ${each.network}`));
        expect(halves.filter((half) => own.has(half))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe("the algebra of sets", () => {
  it("agrees with a line of numbers", () => {
    fc.assert(
      fc.property(prefixLists, prefixLists, (left, right) => {
        const [a, b] = [setOf(left), setOf(right)];
        const [lineA, lineB] = [lineOf(left), lineOf(right)];
        const both = combined(lineA, lineB, (inA, inB) => inA && inB);
        const only = combined(lineA, lineB, (inA, inB) => inA && !inB);
        expect(a.union(b).prefixes()).toEqual(prefixesOf(lineOf([...left, ...right])));
        expect(a.intersection(b).prefixes()).toEqual(prefixesOf(both));
        expect(a.difference(b).prefixes()).toEqual(prefixesOf(only));
        expect(a.contains(b)).toBe(combined(lineA, lineB, (inA, inB) => !inA && inB).length === 0);
      }),
      { numRuns: 800 },
    );
  });

  it("gives back what it took away", () => {
    fc.assert(
      fc.property(prefixLists, prefixLists, (left, right) => {
        const [a, b] = [setOf(left), setOf(right)];
        expect(a.difference(b).union(a.intersection(b)).equals(a)).toBe(true);
        expect(a.difference(b).intersection(b).isEmpty).toBe(true);
      }),
      RUNS,
    );
  });

  it("counts as many addresses in two sets as in their union and intersection", () => {
    fc.assert(
      fc.property(prefixLists, prefixLists, (left, right) => {
        const [a, b] = [setOf(left), setOf(right)];
        const count = (set: PrefixSet): bigint => set.addressCount(4) + (set.addressCount(6) << 40n);
        expect(count(PrefixSet.unionOf([a, b])) + count(a.intersection(b))).toBe(count(a) + count(b));
      }),
      RUNS,
    );
  });
});
