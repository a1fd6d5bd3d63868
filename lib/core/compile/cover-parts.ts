import { type Box, joinedBoxes } from "./cover-box";
import { type Cell, connectedParts, partsBy } from "./cover-cells";
import { foolingSetOfNeighbours, foolingSetOfPairs, greedyCover } from "./cover-greedy";
import { minimumLineCover } from "./cover-lines";
import { minimumBySearch } from "./cover-search";
import { findNeighbours, settleByLines, settleByNeighbours } from "./cover-settled";
import { StepBudget } from "./step-budget";

/** Boxes that have cells as their union, and a number below which no boxes do. */
export interface Cover {
  /** Boxes may overlap. */
  readonly boxes: readonly Box[];
  readonly lowerBound: number;
}

/** Steps for finding and settling cells and for searching, together about half a second. */
const STEPS = 15_000_000;

/** Steps kept back for the fooling set and the cover of what is too large for anything else. */
const GREEDY_STEPS = 5_000_000;

/**
 * Covers the cells of a relation without twins by as few boxes as it can; how is told at `coverBound`. The cells are
 * used up: those that a box was found for are closed.
 */
export function coverOf(cells: readonly Cell[]): Cover {
  const budget = new StepBudget(STEPS);
  const greedyBudget = new StepBudget(GREEDY_STEPS);
  return together(
    connectedParts(cells).map((part) => {
      const settled = settleByLines(part, budget);
      return together([fewest(settled), coverOfOpen(part.filter(isOpen), budget, greedyBudget)]);
    }),
  );
}

const isOpen = (cell: Cell): boolean => cell.isOpen;

function coverOfOpen(cells: readonly Cell[], budget: StepBudget, greedyBudget: StepBudget): Cover {
  if (!findNeighbours(cells, budget)) {
    for (const cell of cells) {
      cell.neighbours = [];
    }
    return estimated(cells, foolingSetOfPairs(cells, greedyBudget), greedyBudget);
  }
  const settled = settleByNeighbours(cells, budget);
  const rest = cells.filter(isOpen);
  for (const cell of rest) {
    cell.neighbours = cell.neighbours.filter(isOpen);
  }
  const parts = partsBy(rest, ({ neighbours }) => neighbours);
  return together([fewest(settled), ...parts.map((part) => coverOfPart(part, budget, greedyBudget))]);
}

function coverOfPart(cells: readonly Cell[], budget: StepBudget, greedyBudget: StepBudget): Cover {
  const boxes = minimumLineCover(cells) ?? minimumBySearch(cells, budget);
  return boxes === undefined ? estimated(cells, foolingSetOfNeighbours(cells), greedyBudget) : fewest(boxes);
}

function estimated(cells: readonly Cell[], lowerBound: number, budget: StepBudget): Cover {
  return { boxes: greedyCover(cells, budget) ?? linesThrough(cells), lowerBound };
}

/** The lines of sources through cells, those for the same sources together: a cover that is found in no time. */
export function linesThrough(cells: readonly Cell[]): readonly Box[] {
  const lines = new Map(cells.map(({ sources, at }) => [sources, at]));
  return joinedBoxes(
    [...lines].map(([sources, at]) => ({
      sources: [...sources.keys()].sort((a, b) => a - b),
      destinations: [at.destinations],
      ports: [at.ports],
    })),
  );
}

/** Boxes that are known to be as few as can be. */
function fewest(boxes: readonly Box[]): Cover {
  return { boxes, lowerBound: boxes.length };
}

function together(covers: readonly Cover[]): Cover {
  return {
    boxes: covers.flatMap(({ boxes }) => boxes),
    lowerBound: covers.reduce((sum, cover) => sum + cover.lowerBound, 0),
  };
}
