import fc from "fast-check";
import { type Cidr, cidrOf } from "../../../lib/core/address/cidr";
import { parsePrefixes } from "../../../lib/core/prefixes/parse-prefixes";
import type { PrefixSet } from "../../../lib/core/prefixes/prefix-set";

/** The set of texts that are surely prefixes. */
export function setOf(texts: readonly string[]): PrefixSet {
  const parsed = parsePrefixes(texts);
  if (!parsed.ok) {
    throw new Error(parsed.problems.map(({ problem }) => problem).join("\n"));
  }
  return parsed.value;
}

function network(family: 4 | 6, bits: bigint, prefixLength: number): Cidr {
  const host = BigInt((family === 4 ? 32 : 128) - prefixLength);
  return cidrOf(family, (bits >> host) << host, prefixLength);
}

/** Where many prefixes lie, so that they meet: the beginning and end of the space, and words' ends inside of it. */
const IPV4_PLACES = [0n, 0x0a00_0000n, 0xffff_ff00n, 0x0a00_ff00n];
const IPV6_PLACES = [
  0n,
  0x2603_1030_0000_0000_0000_0000_ffff_ff00n,
  0x2603_1030_0000_0000_ffff_ffff_ffff_ff00n,
  0x2603_1030_ffff_ffff_ffff_ffff_ffff_ff00n,
  (1n << 128n) - 256n,
];

/** Prefixes of both families that often touch, overlap or repeat. */
export const nearPrefixes: fc.Arbitrary<Cidr[]> = fc.array(
  fc.oneof(
    fc
      .tuple(
        fc.constantFrom(...IPV4_PLACES),
        fc.bigInt({ min: 0n, max: 511n }),
        fc.integer({ min: 22, max: 32 }),
      )
      .map(([place, more, length]) => network(4, (place + more) & 0xffff_ffffn, length)),
    fc
      .tuple(
        fc.constantFrom(...IPV6_PLACES),
        fc.bigInt({ min: 0n, max: 511n }),
        fc.integer({ min: 118, max: 128 }),
      )
      .map(([place, more, length]) => network(6, (place + more) & ((1n << 128n) - 1n), length)),
  ),
  { maxLength: 24 },
);

/** Prefixes anywhere, of any length. */
export const anyPrefixes: fc.Arbitrary<Cidr[]> = fc.array(
  fc.oneof(
    fc
      .tuple(fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }), fc.integer({ min: 0, max: 32 }))
      .map(([bits, length]) => network(4, bits, length)),
    fc
      .tuple(fc.bigInt({ min: 1n << 120n, max: (1n << 128n) - 1n }), fc.integer({ min: 0, max: 128 }))
      .map(([bits, length]) => network(6, bits, length)),
  ),
  { maxLength: 40 },
);

/** Prefixes of either sort. */
export const prefixLists: fc.Arbitrary<string[]> = fc
  .oneof(nearPrefixes, anyPrefixes)
  .map((cidrs) => cidrs.map(({ text }) => text));
