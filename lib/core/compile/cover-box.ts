import { groupedBy } from "../grouped-by";
import { AXES, type Axis, type Cell } from "./cover-cells";
import type { StepBudget } from "./step-budget";

/** A set of sources, of destinations and of ports. */
export type Box = Readonly<Record<Axis, readonly number[]>>;

/** The smallest box that holds all the cells. */
export function boxAround(cells: readonly Cell[]): Box {
  const values = (axis: Axis): number[] =>
    [...new Set(cells.map(({ at }) => at[axis]))].sort((a, b) => a - b);
  return { sources: values("sources"), destinations: values("destinations"), ports: values("ports") };
}

/** One text for one box. */
export function boxKey(box: Box): string {
  return AXES.map((axis) => box[axis].join(" ")).join(",");
}

/** Boxes that differ along one axis alone as one box, until there are no such any more. */
export function joinedBoxes(boxes: readonly Box[]): readonly Box[] {
  let joined = boxes;
  for (let before = -1; before !== joined.length; ) {
    before = joined.length;
    for (const axis of ["destinations", "ports", "sources"] as const) {
      joined = joinedAlong(axis, joined);
    }
  }
  return joined;
}

function joinedAlong(axis: Axis, boxes: readonly Box[]): Box[] {
  const groups = groupedBy(boxes, (box) => boxKey({ ...box, [axis]: [] }));
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((first) => ({
      ...first,
      [axis]: [...new Set(group.flatMap((box) => box[axis]))].sort((a, b) => a - b),
    })),
  );
}

/** Whether a cell, given by its coordinates, is in a box. */
export function holds(box: Box, at: Cell["at"]): boolean {
  return AXES.every((axis) => box[axis].includes(at[axis]));
}

/**
 * Coordinates in a box that are no cell of the relation, if there are any. The box has to hold the cell `from`. Its steps
 * are taken from the budget, and go on when that is spent.
 */
export function gapIn(box: Box, from: Cell, budget: StepBudget): Cell["at"] | undefined {
  for (const destination of box.destinations) {
    const inColumn = from.destinations.get(destination);
    for (const port of box.ports) {
      const onLine = inColumn?.ports.get(port);
      budget.spend(box.sources.length);
      if (onLine === undefined) {
        return { sources: from.at.sources, destinations: destination, ports: port };
      }
      for (const source of box.sources) {
        if (!onLine.sources.has(source)) {
          return { sources: source, destinations: destination, ports: port };
        }
      }
    }
  }
  return undefined;
}

/** Whether one box within the relation holds both cells. */
export function fitTogether(a: Cell, b: Cell): boolean {
  const { sources, destinations, ports } = b.at;
  const inColumn = a.destinations.get(destinations);
  const inRow = a.ports.get(ports);
  const across = inColumn?.ports.get(ports);
  return [a, inColumn, inRow, across].every((corner) => corner?.sources.has(sources) === true);
}

/** Whether the box that the lines of a cell span is within the relation. Its steps are taken from the budget. */
export function spansBox({ sources, destinations, ports }: Cell, budget: StepBudget): boolean {
  for (const inColumn of destinations.values()) {
    for (const port of ports.keys()) {
      const onLine = inColumn.ports.get(port);
      budget.spend(sources.size);
      if (onLine === undefined) {
        return false;
      }
      for (const source of sources.keys()) {
        if (!onLine.sources.has(source)) {
          return false;
        }
      }
    }
  }
  return true;
}
