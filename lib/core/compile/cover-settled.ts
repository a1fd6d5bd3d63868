import { type Box, boxAround, gapIn, spansBox } from "./cover-box";
import type { Axis, Cell } from "./cover-cells";
import type { StepBudget } from "./step-budget";

/*
 * A cell is settled by one box if that holds all open cells that fit with it: any box that covers the cell can then be
 * replaced by this one. No two cells that are settled so fit together, so the number of boxes is the smallest one.
 */

/**
 * Settles the cells of a part whose lines span a box within the relation, and closes what their boxes hold. Needs no
 * neighbours.
 *
 * @returns the boxes
 */
export function settleByLines(part: readonly Cell[], budget: StepBudget): Box[] {
  const boxes: Box[] = [];
  for (const cell of part) {
    if (!budget.spend(1)) {
      return boxes;
    }
    const volume = cell.sources.size * cell.destinations.size * cell.ports.size;
    if (cell.isOpen && volume <= part.length && spansBox(cell, budget)) {
      boxes.push(spanOf(cell));
      closeSpan(cell);
    }
  }
  return boxes;
}

/** The box that the lines of a cell span. */
function spanOf(cell: Cell): Box {
  const values = (axis: Axis): number[] => [...cell[axis].keys()].sort((a, b) => a - b);
  return { sources: values("sources"), destinations: values("destinations"), ports: values("ports") };
}

/** Closes the cells of the box that the lines of a cell span. */
function closeSpan(cell: Cell): void {
  for (const inColumn of cell.destinations.values()) {
    for (const port of cell.ports.keys()) {
      const onLine = inColumn.ports.get(port);
      for (const source of cell.sources.keys()) {
        const covered = onLine?.sources.get(source);
        if (covered !== undefined) {
          covered.isOpen = false;
        }
      }
    }
  }
}

/** Finds for each open cell of a part the others that fit into one box with it; false when the budget ends first. */
export function findNeighbours(open: readonly Cell[], budget: StepBudget): boolean {
  for (const cell of open) {
    for (const inColumn of cell.destinations.values()) {
      if (!budget.spend(cell.ports.size)) {
        return false;
      }
      for (const [port, inRow] of cell.ports) {
        const across = inColumn.ports.get(port);
        if (across === undefined) {
          continue;
        }
        if (!budget.spend(2 * cell.sources.size)) {
          return false;
        }
        for (const source of cell.sources.keys()) {
          const opposite = across.sources.get(source);
          if (
            opposite?.isOpen === true &&
            opposite !== cell &&
            inColumn.sources.has(source) &&
            inRow.sources.has(source)
          ) {
            cell.neighbours.push(opposite);
          }
        }
      }
    }
  }
  return true;
}

/**
 * Settles cells by the boxes around them and their open neighbours, and closes these, until no cell is left that can be
 * settled, or the budget ends.
 *
 * @returns the boxes
 */
export function settleByNeighbours(open: readonly Cell[], budget: StepBudget): Box[] {
  const queue = [...open].sort((a, b) => a.neighbours.length - b.neighbours.length);
  const queued = new Set(queue);
  const boxes: Box[] = [];
  for (const cell of queue) {
    queued.delete(cell);
    if (!cell.isOpen) {
      continue;
    }
    if (!budget.spend(1 + cell.neighbours.length)) {
      return boxes;
    }
    cell.neighbours = cell.neighbours.filter(({ isOpen }) => isOpen);
    const group = [cell, ...cell.neighbours];
    const box = boxAround(group);
    if (gapIn(box, cell, budget) !== undefined) {
      continue;
    }
    boxes.push(box);
    for (const covered of group) {
      covered.isOpen = false;
    }
    for (const covered of group) {
      for (const changed of covered.neighbours) {
        if (changed.isOpen && !queued.has(changed)) {
          queued.add(changed);
          queue.push(changed);
        }
      }
    }
  }
  return boxes;
}
