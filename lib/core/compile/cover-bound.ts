import { type Cell, type CoverCell, cellsWithoutTwins, connectedParts, partsBy } from "./cover-cells";
import { foolingSetOfNeighbours, foolingSetOfPairs, greedyCoverSize } from "./cover-greedy";
import { minimumLineCover } from "./cover-lines";
import { minimumBySearch } from "./cover-search";
import { findNeighbours, settleByLines, settleByNeighbours } from "./cover-settled";
import { StepBudget } from "./step-budget";

export type { CoverCell } from "./cover-cells";

/** How few rules can allow exactly the cells of a relation. */
export interface CoverBound {
  /** A number of rules, from 0, below which no cover is possible. */
  readonly lowerBound: number;
  /** Whether it is proved that this many rules suffice. */
  readonly exact: boolean;
}

/** Steps for finding and settling cells and for searching, together about half a second. */
const STEPS = 15_000_000;

/** Steps kept back for the fooling set and the cover of what is too large for anything else. */
const GREEDY_STEPS = 5_000_000;

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
  const budget = new StepBudget(STEPS);
  const greedyBudget = new StepBudget(GREEDY_STEPS);
  return sumOf(
    connectedParts(cellsWithoutTwins(cells)).map((part) => {
      const boxes = settleByLines(part, budget);
      return sumOf([
        { lowerBound: boxes, exact: true },
        boundOfOpen(part.filter(isOpen), budget, greedyBudget),
      ]);
    }),
  );
}

const isOpen = (cell: Cell): boolean => cell.isOpen;

function boundOfOpen(cells: readonly Cell[], budget: StepBudget, greedyBudget: StepBudget): CoverBound {
  if (!findNeighbours(cells, budget)) {
    for (const cell of cells) {
      cell.neighbours = [];
    }
    return boundOf(foolingSetOfPairs(cells, greedyBudget), greedyCoverSize(cells, greedyBudget));
  }
  const boxes = settleByNeighbours(cells, budget);
  const rest = cells.filter(isOpen);
  for (const cell of rest) {
    cell.neighbours = cell.neighbours.filter(isOpen);
  }
  const parts = partsBy(rest, ({ neighbours }) => neighbours);
  return sumOf([
    { lowerBound: boxes, exact: true },
    ...parts.map((part) => boundOfPart(part, budget, greedyBudget)),
  ]);
}

function sumOf(bounds: readonly CoverBound[]): CoverBound {
  return {
    lowerBound: bounds.reduce((sum, bound) => sum + bound.lowerBound, 0),
    exact: bounds.every(({ exact }) => exact),
  };
}

function boundOf(lowerBound: number, cover: number | undefined): CoverBound {
  return { lowerBound, exact: lowerBound === cover };
}

function boundOfPart(cells: readonly Cell[], budget: StepBudget, greedyBudget: StepBudget): CoverBound {
  const minimum = minimumLineCover(cells) ?? minimumBySearch(cells, budget);
  return minimum === undefined
    ? boundOf(foolingSetOfNeighbours(cells), greedyCoverSize(cells, greedyBudget))
    : { lowerBound: minimum, exact: true };
}
