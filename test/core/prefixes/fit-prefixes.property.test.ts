import fc from "fast-check";
import { cidrOf } from "../../../lib/core/address/cidr";
import { fitPrefixes } from "../../../lib/core/prefixes/fit-prefixes";
import type { PrefixSet } from "../../../lib/core/prefixes/prefix-set";
import { prefixSetOf } from "../../../lib/core/prefixes/prefix-set-builder";
import { setOf } from "./arbitrary-prefixes";

/** Where a small universe lies: its addresses are the last bits of this one, so that the words' ends are met as well. */
const PLACES = [
  { family: 4 as const, start: 0x1400_0000n },
  { family: 6 as const, start: 0x2603_1030_0000_0000_ffff_ffff_ffff_ff00n },
];

interface Place {
  readonly family: 4 | 6;
  readonly start: bigint;
}

/** The set of the universe's addresses whose bits are set in a mask. */
function setOfMask({ family, start }: Place, mask: bigint, size: number): PrefixSet {
  const cidrs = Array.from({ length: size }, (_, index) => index)
    .filter((index) => (mask >> BigInt(index)) % 2n === 1n)
    .map((index) => cidrOf(family, start + BigInt(index), family === 4 ? 32 : 128));
  return prefixSetOf(cidrs);
}

function ones(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    count += 1;
  }
  return count;
}

/** For every set of 16 addresses how many prefixes it takes, by halving. */
const PREFIXES_OF_16 = Uint8Array.from({ length: 1 << 16 }, (_, mask) => fewest(mask, 16));

function fewest(mask: number, size: number): number {
  const all = 2 ** size - 1;
  if (mask === 0 || mask === all) {
    return mask === 0 ? 0 : 1;
  }
  const half = size / 2;
  return fewest(mask & (2 ** half - 1), half) + fewest(mask >>> half, half);
}

/** The fewest extra addresses of all sets that hold the asked ones and none of the others: by looking at every set. */
function leastExtraOf16(asked: number, never: number, most: number): number | undefined {
  const added = 0xffff & ~asked & ~never;
  let least: number | undefined;
  // Goes through all subsets of what may be added.
  for (let more = added; ; more = (more - 1) & added) {
    const extra = ones(more);
    if ((PREFIXES_OF_16[asked | more] ?? 0) <= most && (least === undefined || extra < least)) {
      least = extra;
    }
    if (more === 0) {
      return least;
    }
  }
}

/** The prefixes of a universe of 64 addresses, as masks. */
const PREFIXES_OF_64 = [64, 32, 16, 8, 4, 2, 1].flatMap((size) =>
  Array.from({ length: 64 / size }, (_, index) => ((1n << BigInt(size)) - 1n) << BigInt(index * size)),
);

/** The same for 64 addresses and at most 3 prefixes: by looking at every three of them. */
function leastExtraOf64(asked: bigint, never: bigint, most: number): number | undefined {
  const usable = PREFIXES_OF_64.filter(
    (prefix) => (prefix & asked) !== 0n && (prefix & never & ~asked) === 0n,
  );
  let least: number | undefined;
  const look = (covered: bigint, from: number, left: number): void => {
    if ((asked & ~covered) === 0n) {
      const extra = [...(covered & ~asked).toString(2)].filter((bit) => bit === "1").length;
      least = least === undefined || extra < least ? extra : least;
    }
    for (let index = from; left > 0 && index < usable.length; index += 1) {
      look(covered | (usable[index] ?? 0n), index + 1, left - 1);
    }
  };
  look(0n, 0, most);
  return least;
}

/** Holds the answer of the budget against what is known to be the least. */
function expectLeast(
  place: Place,
  asked: bigint,
  never: bigint,
  size: number,
  most: number,
  least: (k: number) => number | undefined,
): void {
  const set = setOfMask(place, asked, size);
  const { family } = place;
  const avoided = setOfMask(place, never, size);
  const expected = least(most);
  const fitted = fitPrefixes(set, { family, maxPrefixes: most, maxExtraShare: size, never: avoided });
  if (!fitted.fits) {
    expect([expected, fitted.leastExtra]).toEqual([undefined, undefined]);
    expect(least(fitted.leastPrefixes)).toBeDefined();
    expect(least(fitted.leastPrefixes - 1)).toBeUndefined();
    return;
  }
  expect(fitted.addedCount).toBe(BigInt(expected ?? -1));
  expect(fitted.prefixes.length).toBeLessThanOrEqual(most);
  const covered = setOf(fitted.prefixes);
  expect(covered.equals(fitted.addresses)).toBe(true);
  expect(covered.contains(set)).toBe(true);
  const added = covered.difference(set);
  expect(added.ranges()).toEqual(fitted.added);
  expect(added.addressCount(family)).toBe(fitted.addedCount);
  expect(added.intersection(avoided).isEmpty).toBe(true);
}

const mask16 = fc.oneof(
  fc.nat(0xffff),
  fc.nat(0xffff).map((mask) => mask & (mask << 1) & 0xffff),
);
const rare16 = fc.tuple(fc.nat(0xffff), fc.nat(0xffff), fc.nat(0xffff)).map(([a, b, c]) => a & b & c);

describe("the prefixes of a budget", () => {
  it("have the fewest extra addresses of all sets of 16 addresses", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLACES),
        mask16,
        rare16,
        fc.integer({ min: 1, max: 9 }),
        (place, asked, never, most) => {
          expectLeast(place, BigInt(asked), BigInt(never), 16, most, (k) =>
            k === 0 ? (asked === 0 ? 0 : undefined) : leastExtraOf16(asked, never, k),
          );
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("have the fewest extra addresses of all threes of prefixes of 64 addresses", () => {
    const few = fc
      .array(fc.nat(63), { minLength: 1, maxLength: 5 })
      .map((bits) => bits.reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n));
    fc.assert(
      fc.property(
        fc.constantFrom(...PLACES),
        few,
        few,
        fc.integer({ min: 1, max: 3 }),
        (place, asked, never, most) => {
          const fitted = fitPrefixes(setOfMask(place, asked, 64), {
            family: place.family,
            maxPrefixes: most,
            maxExtraShare: 64,
            never: setOfMask(place, never, 64),
          });
          const expected = leastExtraOf64(asked, never, most);
          expect(fitted.fits ? fitted.addedCount : undefined).toBe(
            expected === undefined ? undefined : BigInt(expected),
          );
        },
      ),
      { numRuns: 250 },
    );
  });

  it("that keep no share need as many prefixes as are told, and no fewer do", () => {
    fc.assert(
      fc.property(
        mask16,
        rare16,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 30 }),
        (asked, never, most, percent) => {
          const place = PLACES[0] as Place;
          const common = {
            family: 4 as const,
            maxExtraShare: percent / 100,
            never: setOfMask(place, BigInt(never), 16),
          };
          const set = setOfMask(place, BigInt(asked), 16);
          const fitted = fitPrefixes(set, { ...common, maxPrefixes: most });
          if (!fitted.fits) {
            expect(fitted.allowedExtra).toBe(BigInt(Math.floor((ones(asked) * percent) / 100)));
            expect(fitted.leastExtra).toBe(
              ((least) => (least === undefined ? undefined : BigInt(least)))(
                leastExtraOf16(asked, never, most),
              ),
            );
            expect(fitPrefixes(set, { ...common, maxPrefixes: fitted.leastPrefixes }).fits).toBe(true);
            expect(fitPrefixes(set, { ...common, maxPrefixes: fitted.leastPrefixes - 1 }).fits).toBe(false);
          }
        },
      ),
      { numRuns: 600 },
    );
  });
});
