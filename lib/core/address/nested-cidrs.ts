import { type Cidr, cidrContains, compareCidrs } from "./cidr";

/**
 * Tells of each network which others hold it. Two networks overlap only where one holds the other, so that these are
 * all overlaps. In ascending order a network stands behind all that hold it, and these hold each other.
 *
 * Takes time for the sorting, and for what it tells. Of two equal networks the earlier one holds the later.
 *
 * @param visit gets each network that others hold, in ascending order, with these, the widest first; the list is only
 * to be read while the call lasts
 */
export function visitNestedCidrs<T>(
  items: readonly T[],
  cidrOf: (item: T) => Cidr,
  visit: (item: T, holders: readonly T[]) => void,
): void {
  const sorted = items
    .map((item) => ({ item, cidr: cidrOf(item) }))
    .sort((a, b) => compareCidrs(a.cidr, b.cidr));
  const holders: T[] = [];
  const open: Cidr[] = [];
  for (const { item, cidr } of sorted) {
    for (let last = open.at(-1); last !== undefined && !cidrContains(last, cidr); last = open.at(-1)) {
      open.pop();
      holders.pop();
    }
    if (holders.length > 0) {
      visit(item, holders);
    }
    open.push(cidr);
    holders.push(item);
  }
}
