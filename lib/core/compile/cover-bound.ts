import { type CoverCell, cellsWithoutTwins } from "./cover-cells";
import { coverOf } from "./cover-parts";

export type { CoverCell } from "./cover-cells";

/** How few rules can allow exactly the cells of a relation. */
export interface CoverBound {
  /** A number of rules, from 0, below which no cover is possible. */
  readonly lowerBound: number;
  /** Whether it is proved that this many rules suffice. */
  readonly exact: boolean;
}

/**
 * How few boxes (a set of sources x a set of destinations x a set of ports) have a given relation as their union, where
 * boxes may overlap and none may hold a cell outside of the relation.
 *
 * - The lower bound never exceeds that minimum; it is 0 only for an empty relation.
 * - If it is exact, it is the minimum.
 * - The order of the cells and duplicates change nothing.
 * - Twins (sources, destinations or ports that are allowed the same) and other names change nothing, unless the relation is
 *   too large to be decided: there, ties between cells are broken by their texts, which can make the bound better or
 *   worse, never wrong.
 *
 * A lower bound that is not exact is the size of a fooling set: cells of which no two fit into one box. Where minimum and
 * largest fooling set differ, an exact bound is the minimum.
 *
 * The answer is exact, in polynomial time, where cells can be settled one after the other: all that fits with a cell, and
 * is not covered yet, fits into one box with it, so that this box is as good as any. Chains of nested sets of ports,
 * disjoint ones and trees are such relations. What is left then falls into parts, whose minima add up. A part in which
 * boxes cover no more than lines along two axes takes as many as a maximum matching has edges; of up to 96 cells, a part
 * is searched by branch and bound; of others, a greedy fooling set and a greedy cover are compared.
 *
 * Complexity, for n cells without twins and f pairs that fit together: O(n log n) to merge twins; O(n v) to find the
 * pairs, where v is the volume that a cell's lines span; O(f) for each round of settling; O(n k) for a matching of k
 * edges. Steps are counted, never timed. What they do not suffice for is estimated, so that 10,000 cells take about a
 * second at most.
 */
export function coverBound(cells: readonly CoverCell[]): CoverBound {
  const { boxes, lowerBound } = coverOf(cellsWithoutTwins(cells));
  return { lowerBound, exact: boxes.length === lowerBound };
}
