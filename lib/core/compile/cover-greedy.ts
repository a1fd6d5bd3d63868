import { type Box, boxAround, fitTogether } from "./cover-box";
import { AXES, type Axis, type Cell } from "./cover-cells";
import type { StepBudget } from "./step-budget";

/** The orders in which a box can grow. */
const ORDERS: readonly (readonly Axis[])[] = AXES.flatMap((first) =>
  AXES.filter((second) => second !== first).map((second) => [
    first,
    second,
    ...AXES.filter((third) => third !== first && third !== second),
  ]),
);

/** Steps of the budget that a test of two cells is worth. */
const PAIR_STEPS = 2;

/**
 * The size of a fooling set among cells whose neighbours are known: takes the cell with the fewest neighbours that are
 * left, and leaves those out. At most (cells x size of the set + neighbours) steps.
 */
export function foolingSetOfNeighbours(cells: readonly Cell[]): number {
  const left = new Map(cells.map((cell) => [cell, cell.neighbours.length]));
  let size = 0;
  while (left.size > 0) {
    let next: Cell | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const [cell, count] of left) {
      if (count < fewest) {
        next = cell;
        fewest = count;
      }
    }
    if (next === undefined) {
      break;
    }
    size += 1;
    const gone = [next, ...next.neighbours].filter((cell) => left.delete(cell));
    for (const { neighbours } of gone) {
      for (const neighbour of neighbours) {
        const count = left.get(neighbour);
        if (count !== undefined) {
          left.set(neighbour, count - 1);
        }
      }
    }
  }
  return size;
}

/**
 * The size of a fooling set among cells whose neighbours are too many to be listed: those on few and short lines
 * first, each compared with the ones that were taken. Stops with the budget: a part of a fooling set is one.
 */
export function foolingSetOfPairs(cells: readonly Cell[], budget: StepBudget): number {
  const taken: Cell[] = [];
  for (const cell of byLengthOfLines(cells)) {
    if (!taken.some((other) => fitTogether(cell, other))) {
      taken.push(cell);
    }
    if (!budget.spend(PAIR_STEPS * taken.length)) {
      break;
    }
  }
  return taken.length;
}

/**
 * A cover of the cells: through each that is not covered yet, the one box of six that covers the most. Undefined when
 * the budget ends first.
 */
export function greedyCover(cells: readonly Cell[], budget: StepBudget): Box[] | undefined {
  const uncovered = new Set(cells);
  const boxes: Box[] = [];
  for (const cell of byLengthOfLines(cells)) {
    if (!uncovered.has(cell)) {
      continue;
    }
    let best: readonly Cell[] = [];
    for (const order of ORDERS) {
      const box = order.reduce<readonly Cell[]>((grown, axis) => widened(grown, cell, axis, budget), [cell]);
      const covered = box.filter((each) => uncovered.has(each));
      if (covered.length > best.length) {
        best = covered;
      }
    }
    if (!budget.spend(0)) {
      return undefined;
    }
    boxes.push(boxAround(best));
    for (const covered of best) {
      uncovered.delete(covered);
    }
  }
  return boxes;
}

/** A box's cells, and those that it gains by all the values of an axis with which it stays within the relation. */
function widened(box: readonly Cell[], from: Cell, axis: Axis, budget: StepBudget): readonly Cell[] {
  const cells: Cell[] = [];
  for (const value of from[axis].keys()) {
    const slab: Cell[] = [];
    for (const cell of box) {
      const shifted = cell[axis].get(value);
      if (shifted === undefined) {
        break;
      }
      slab.push(shifted);
    }
    if (!budget.spend(slab.length + 1)) {
      return box;
    }
    if (slab.length === box.length) {
      for (const cell of slab) {
        cells.push(cell);
      }
    }
  }
  return cells;
}

function byLengthOfLines(cells: readonly Cell[]): Cell[] {
  const length = (cell: Cell): number => cell.sources.size + cell.destinations.size + cell.ports.size;
  return [...cells].sort((a, b) => length(a) - length(b));
}
