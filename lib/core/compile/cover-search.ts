import { type Box, boxAround, boxKey, gapIn, holds } from "./cover-box";
import { AXES, type Cell } from "./cover-cells";
import type { StepBudget } from "./step-budget";

/** Cells of a part, boxes tried through one cell, boxes in all, and nodes, beyond which a search is given up. */
const MAX_CELLS = 96;
const MAX_TRIED_BOXES = 2_000;
const MAX_BOXES = 600;
const MAX_NODES = 20_000;

/** Steps of the budget that an operation on a set of cells is worth. */
const SET_STEPS = 4;

/** A set of cells or of boxes, one bit for each. */
type Bits = bigint;

/**
 * The fewest boxes that cover the open cells of a part, by branch and bound over the maximal boxes; undefined where that
 * takes too long. Exponential in the worst case, bounded by the limits above and by the budget.
 */
export function minimumBySearch(cells: readonly Cell[], budget: StepBudget): Box[] | undefined {
  if (cells.length > MAX_CELLS) {
    return undefined;
  }
  const boxes = new Set<Bits>();
  for (const cell of cells) {
    const through = boxesThrough(cell, cells, budget);
    if (through === undefined) {
      return undefined;
    }
    for (const box of through) {
      boxes.add(box);
    }
  }
  if (boxes.size > MAX_BOXES || !budget.spend(SET_STEPS * boxes.size * boxes.size)) {
    return undefined;
  }
  return searched(reduced(cells, boxes), budget)?.map((box) =>
    boxAround(cells.filter((_, index) => (box & (1n << BigInt(index))) !== 0n)),
  );
}

/**
 * What the boxes within the relation that hold a cell cover of a part, maximal ones among them. Starts with the box
 * around everything that fits with the cell, and divides a box with a gap into those without one of the gap's values:
 * every box without gaps is within one of these.
 */
function boxesThrough(cell: Cell, cells: readonly Cell[], budget: StepBudget): Set<Bits> | undefined {
  const found = new Set<Bits>();
  const seen = new Set<string>();
  const waiting: Box[] = [boxAround([cell, ...cell.neighbours])];
  for (;;) {
    const box = waiting.pop();
    if (box === undefined) {
      return found;
    }
    const key = boxKey(box);
    if (seen.has(key)) {
      continue;
    }
    seen.add(key);
    if (seen.size > MAX_TRIED_BOXES || !budget.spend(SET_STEPS * cells.length)) {
      return undefined;
    }
    const gap = gapIn(box, cell, budget);
    if (gap === undefined) {
      found.add(bitsWhere(cells, ({ at }) => holds(box, at)));
      continue;
    }
    for (const axis of AXES.filter((each) => gap[each] !== cell.at[each])) {
      waiting.push({ ...box, [axis]: box[axis].filter((value) => value !== gap[axis]) });
    }
  }
}

function bitsWhere<T>(items: readonly T[], isIn: (item: T) => boolean): Bits {
  return items.reduce((bits, item, index) => (isIn(item) ? bits | (1n << BigInt(index)) : bits), 0n);
}

function isWithin(part: Bits, whole: Bits): boolean {
  return (part & ~whole) === 0n;
}

/** Only those sets that are within no other one; of equal ones, the first. */
function maximal(sets: readonly Bits[]): Bits[] {
  return sets.filter(
    (set, index) =>
      !sets.some(
        (other, otherIndex) =>
          otherIndex !== index && isWithin(set, other) && (set !== other || otherIndex < index),
      ),
  );
}

interface Cover {
  /** The cells to cover, one bit each, those in few boxes first. */
  readonly open: readonly Bits[];
  readonly candidates: readonly Bits[];
  /** What each candidate covers of all the cells, those included that were left out. */
  readonly whole: ReadonlyMap<Bits, Bits>;
}

/** Leaves out cells that are covered whenever another one is, and boxes that cover no more than another one. */
function reduced(cells: readonly Cell[], boxes: ReadonlySet<Bits>): Cover {
  let open = cells.map((_, index) => 1n << BigInt(index));
  let candidates = maximal([...boxes]);
  let whole = new Map(candidates.map((box) => [box, box]));
  for (let before = -1; before !== open.length + candidates.length; ) {
    before = open.length + candidates.length;
    const boxesOf = open.map((cell) => bitsWhere(candidates, (box) => (box & cell) !== 0n));
    open = open.filter(
      (_, index) =>
        !boxesOf.some(
          (other, otherIndex) =>
            otherIndex !== index &&
            isWithin(other, boxesOf[index] ?? 0n) &&
            (other !== boxesOf[index] || otherIndex < index),
        ),
    );
    const remaining = open.reduce((all, cell) => all | cell, 0n);
    const rest = new Map<Bits, Bits>();
    for (const box of candidates) {
      rest.set(box & remaining, rest.get(box & remaining) ?? whole.get(box) ?? box);
    }
    whole = rest;
    candidates = maximal([...rest.keys()]).filter((box) => box !== 0n);
  }
  const boxCount = new Map(
    open.map((cell) => [cell, candidates.filter((box) => (box & cell) !== 0n).length]),
  );
  return { open: open.sort((a, b) => (boxCount.get(a) ?? 0) - (boxCount.get(b) ?? 0)), candidates, whole };
}

/** The boxes of a smallest cover, as the cells that they cover; undefined where it is not found in time. */
function searched({ open, candidates, whole }: Cover, budget: StepBudget): Bits[] | undefined {
  const boxesOf = new Map(open.map((cell) => [cell, candidates.filter((box) => (box & cell) !== 0n)]));
  const reach = new Map(open.map((cell) => [cell, (boxesOf.get(cell) ?? []).reduce((a, b) => a | b, 0n)]));
  /** The fewest boxes with which the search came to these uncovered cells. */
  const known = new Map<Bits, number>();
  let best: readonly Bits[] = open.flatMap((cell) => (boxesOf.get(cell) ?? []).slice(0, 1));
  let nodes = 0;
  const finished = visit(
    open.reduce((all, cell) => all | cell, 0n),
    [],
  );
  return finished ? best.map((box) => whole.get(box) ?? box) : undefined;

  /** Uncovered cells of which no two share a box. */
  function foolingSize(uncovered: Bits): number {
    let rest = uncovered;
    let size = 0;
    for (const cell of open) {
      if ((rest & cell) !== 0n) {
        rest &= ~(reach.get(cell) ?? 0n);
        size += 1;
      }
    }
    return size;
  }

  function visit(uncovered: Bits, taken: readonly Bits[]): boolean {
    nodes += 1;
    if (nodes > MAX_NODES || !budget.spend(SET_STEPS * open.length)) {
      return false;
    }
    if (uncovered === 0n) {
      best = taken.length < best.length ? taken : best;
      return true;
    }
    if (
      (known.get(uncovered) ?? Number.POSITIVE_INFINITY) <= taken.length ||
      taken.length + foolingSize(uncovered) >= best.length
    ) {
      return true;
    }
    known.set(uncovered, taken.length);
    const next = open.find((cell) => (uncovered & cell) !== 0n) ?? 0n;
    const choices = new Map<Bits, Bits>();
    for (const box of boxesOf.get(next) ?? []) {
      choices.set(box & uncovered, choices.get(box & uncovered) ?? box);
    }
    return maximal([...choices.keys()]).every((covered) =>
      visit(uncovered & ~covered, [...taken, choices.get(covered) ?? covered]),
    );
  }
}
