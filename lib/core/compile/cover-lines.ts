import { type Box, boxAround } from "./cover-box";
import { AXES, type Axis, type Cell, type Line } from "./cover-cells";

/**
 * The fewest boxes that cover the open cells of a part, where boxes cover no more of them than lines do, and those run
 * along two axes: a bipartite graph without a cycle of four is such a part. Undefined for other parts.
 *
 * Lines are then the nodes of a bipartite graph and cells its edges; covering all edges takes as many nodes as a
 * maximum matching has edges (Koenig), and no two cells of a matching fit into one box.
 */
export function minimumLineCover(cells: readonly Cell[]): Box[] | undefined {
  const used = new Set<Axis>();
  for (const cell of cells) {
    for (const neighbour of cell.neighbours) {
      const axes = AXES.filter((axis) => cell.at[axis] !== neighbour.at[axis]);
      if (axes.length > 1) {
        return undefined;
      }
      for (const axis of axes) {
        used.add(axis);
      }
    }
  }
  const [first, second, third] = AXES.filter((axis) => used.has(axis));
  if (first === undefined || second === undefined || third !== undefined) {
    return undefined;
  }
  const edgesOf = new Map<Line, Cell[]>();
  for (const cell of cells) {
    edgesOf.set(cell[first], [...(edgesOf.get(cell[first]) ?? []), cell]);
  }
  const { ofFirst, ofSecond } = maximumMatching(edgesOf, first, second);
  // What an alternating path reaches from the lines without a match: these are covered from the other side.
  const reached = new Set<Line>();
  const queue = [...edgesOf.keys()].filter((line) => !ofFirst.has(line));
  for (const line of queue) {
    for (const edge of edgesOf.get(line) ?? []) {
      const matched = ofSecond.get(edge[second]);
      if (!reached.has(edge[second]) && matched !== undefined) {
        reached.add(edge[second]);
        queue.push(matched[first]);
      }
    }
  }
  const [fromFirst, fromSecond] = [new Map<Line, Cell[]>(), new Map<Line, Cell[]>()];
  for (const cell of cells) {
    const [line, boxes] = reached.has(cell[second]) ? [cell[second], fromSecond] : [cell[first], fromFirst];
    boxes.set(line, [...(boxes.get(line) ?? []), cell]);
  }
  return [...fromFirst.values(), ...fromSecond.values()].map(boxAround);
}

/** The matched edge of each line along the one axis, and along the other one. */
interface Matching {
  readonly ofFirst: ReadonlyMap<Line, Cell>;
  readonly ofSecond: ReadonlyMap<Line, Cell>;
}

function maximumMatching(edgesOf: ReadonlyMap<Line, readonly Cell[]>, first: Axis, second: Axis): Matching {
  const ofSecond = new Map<Line, Cell>();
  const ofFirst = new Map<Line, Cell>();
  for (const start of edgesOf.keys()) {
    augment(start);
  }
  return { ofFirst, ofSecond };

  /** Looks for an alternating path, breadth first, from an unmatched line to one on the other side. */
  function augment(start: Line): void {
    const reachedBy = new Map<Line, Cell>();
    const queue = [start];
    for (const line of queue) {
      for (const edge of edgesOf.get(line) ?? []) {
        if (reachedBy.has(edge[second])) {
          continue;
        }
        reachedBy.set(edge[second], edge);
        const matched = ofSecond.get(edge[second]);
        if (matched === undefined) {
          flip(edge, reachedBy);
          return;
        }
        queue.push(matched[first]);
      }
    }
  }

  function flip(end: Cell, reachedBy: ReadonlyMap<Line, Cell>): void {
    let edge: Cell | undefined = end;
    while (edge !== undefined) {
      const former: Cell | undefined = ofFirst.get(edge[first]);
      ofFirst.set(edge[first], edge);
      ofSecond.set(edge[second], edge);
      edge = former === undefined ? undefined : reachedBy.get(former[second]);
    }
  }
}
