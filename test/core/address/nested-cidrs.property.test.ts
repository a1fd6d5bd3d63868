import fc from "fast-check";
import { type Cidr, cidrContains, cidrOf, compareCidrs } from "../../../lib/core/address/cidr";
import { visitNestedCidrs } from "../../../lib/core/address/nested-cidrs";

interface Placed {
  readonly cidr: Cidr;
  readonly place: number;
}

/** Networks among a few addresses of each family, so that many hold each other or are the same. */
const networks = fc
  .array(
    fc.record({
      family: fc.constantFrom(4 as const, 6 as const),
      address: fc.integer({ min: 0, max: 31 }),
      free: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 30 },
  )
  .map((parts) =>
    parts.map(({ family, address, free }, place): Placed => {
      const width = family === 4 ? 32 : 128;
      const base = family === 4 ? 0n : 1n << 120n;
      return { cidr: cidrOf(family, base + BigInt((address >> free) << free), width - free), place };
    }),
  );

const told = (items: readonly Placed[]): string[] => {
  const lines: string[] = [];
  visitNestedCidrs(
    items,
    ({ cidr }) => cidr,
    ({ cidr, place }, holders) => {
      lines.push(`${cidr.text} #${place} in ${holders.map((each) => `#${each.place}`).join(" ")}`);
    },
  );
  return lines;
};

/** Every pair compared; of equal networks the earlier holds the later. */
const compared = (items: readonly Placed[]): string[] => {
  const ascending = (a: Placed, b: Placed): number => compareCidrs(a.cidr, b.cidr) || a.place - b.place;
  return [...items].sort(ascending).flatMap((inner) => {
    const holders = items
      .filter((outer) => cidrContains(outer.cidr, inner.cidr) && ascending(outer, inner) < 0)
      .sort(ascending);
    return holders.length === 0
      ? []
      : [`${inner.cidr.text} #${inner.place} in ${holders.map(({ place }) => `#${place}`).join(" ")}`];
  });
};

it("tells of each network the others that hold it, the widest first, as comparing every pair does", () => {
  fc.assert(
    fc.property(networks, (items) => {
      expect(told(items)).toEqual(compared(items));
    }),
    { numRuns: 500 },
  );
});

it("tells nothing of networks that lie beside each other", () => {
  const items = Array.from({ length: 20_000 }, (_, place) => ({
    cidr: cidrOf(4, BigInt(place) << 8n, 24),
    place,
  }));
  expect(told(items.reverse())).toEqual([]);
});
