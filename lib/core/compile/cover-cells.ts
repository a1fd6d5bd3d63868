import { groupedBy } from "../grouped-by";

/** One allowed connection: a source, a destination and a part of the ports, each an opaque text. */
export interface CoverCell {
  readonly source: string;
  readonly destination: string;
  /** Such as `443` or `8704-8710`. The parts of one relation are disjoint: no two of them share a port. */
  readonly port: string;
}

/** The axes of a relation, each named after the cell's line that runs along it. */
export const AXES = ["sources", "destinations", "ports"] as const;
export type Axis = (typeof AXES)[number];

/** The cells that differ from one another in one coordinate only, by that coordinate. */
export type Line = ReadonlyMap<number, Cell>;

/**
 * A cell of a relation, as a node from which the others are reached along lines. A box that holds the cell lies within
 * the relation exactly if each of its cells is reached by at most three steps from it.
 */
export interface Cell {
  readonly at: Readonly<Record<Axis, number>>;
  /** The line through the cell along each axis; the cell is on it. */
  readonly sources: Line;
  readonly destinations: Line;
  readonly ports: Line;
  /** The other open cells that fit into one box with it. Empty until they are looked for. */
  neighbours: Cell[];
  /** Whether a box has still to be found that covers it. */
  isOpen: boolean;
}

/** For each value of an axis that stands for its class of twins, the texts of the class in their order. */
export type Twins = ReadonlyMap<number, readonly string[]>;

/** A relation without twins, and the twins that each of its values stands for. */
export interface Relation {
  readonly cells: readonly Cell[];
  readonly twins: Readonly<Record<Axis, Twins>>;
}

/**
 * The cells of a relation, in an order that depends on their texts alone, without duplicates and with one of each class
 * of twins: values of an axis that have the same cells in the other two. A box that holds one twin can be widened to
 * hold the others, so they take no box of their own; merging on one axis makes no new twins on another.
 */
export function relationOf(cells: readonly CoverCell[]): Relation {
  const numbers = {
    sources: numbered(cells.map(({ source }) => source)),
    destinations: numbered(cells.map(({ destination }) => destination)),
    ports: numbered(cells.map(({ port }) => port)),
  };
  const positions = distinctPositions(cells, numbers);
  const classes = AXES.map((_, index) => classesOfTwins(positions, index));
  const twinsOf = (axis: Axis): Twins => {
    const texts = [...numbers[axis].keys()];
    return new Map(
      [...(classes[AXES.indexOf(axis)] ?? [])].map(([first, values]) => [
        first,
        values.map((value) => texts[value] ?? ""),
      ]),
    );
  };
  return {
    cells: linkedCells(
      positions.filter((position) => position.every((value, index) => classes[index]?.has(value))),
    ),
    twins: { sources: twinsOf("sources"), destinations: twinsOf("destinations"), ports: twinsOf("ports") },
  };
}

/** The cells of a relation without twins. */
export function cellsWithoutTwins(cells: readonly CoverCell[]): readonly Cell[] {
  return relationOf(cells).cells;
}

/** Source, destination and port as numbers, which keep the order of the texts. */
type Position = readonly [number, number, number];

function distinctPositions(
  cells: readonly CoverCell[],
  { sources, destinations, ports }: Readonly<Record<Axis, ReadonlyMap<string, number>>>,
): Position[] {
  const positions = new Map<string, Position>();
  for (const { source, destination, port } of cells) {
    const position: Position = [
      sources.get(source) ?? 0,
      destinations.get(destination) ?? 0,
      ports.get(port) ?? 0,
    ];
    positions.set(position.join(" "), position);
  }
  return [...positions.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
}

/** Numbers for texts, in the order of the texts. */
function numbered(texts: readonly string[]): Map<string, number> {
  const ordered = [...new Set(texts)].sort((a, b) => (a < b ? -1 : 1));
  return new Map(ordered.map((text, index) => [text, index]));
}

/** The values of each class of twins of an axis in ascending order, by the first of them. */
function classesOfTwins(positions: readonly Position[], axis: number): Map<number, number[]> {
  const byValue = groupedBy(positions, (position) => String(position[axis]));
  const byCells = groupedBy([...byValue.entries()], ([, group]) =>
    group.map((position) => position.filter((_, index) => index !== axis).join(" ")).join(","),
  );
  return new Map(
    [...byCells.values()].map((entries) => {
      const values = entries.map(([value]) => Number(value)).sort((a, b) => a - b);
      return [values[0] ?? 0, values];
    }),
  );
}

function linkedCells(positions: readonly Position[]): Cell[] {
  const lines = new Map<string, Map<number, Cell>>();
  const lineAt = (key: string): Map<number, Cell> => {
    const line = lines.get(key) ?? new Map<number, Cell>();
    lines.set(key, line);
    return line;
  };
  return positions.map(([source, destination, port]) => {
    const sources = lineAt(`* ${destination} ${port}`);
    const destinations = lineAt(`${source} * ${port}`);
    const ports = lineAt(`${source} ${destination} *`);
    const at = { sources: source, destinations: destination, ports: port };
    const cell: Cell = { at, sources, destinations, ports, neighbours: [], isOpen: true };
    sources.set(source, cell);
    destinations.set(destination, cell);
    ports.set(port, cell);
    return cell;
  });
}

/**
 * The parts of a relation between which no line runs, the smallest first. No box reaches into two of them, because a
 * box leads from each of its cells to each other along lines.
 */
export function connectedParts(cells: readonly Cell[]): Cell[][] {
  const reached = new Set<Line>();
  return partsBy(cells, (cell) => {
    const lines = AXES.map((axis) => cell[axis]).filter((line) => !reached.has(line));
    for (const line of lines) {
      reached.add(line);
    }
    return lines.flatMap((line) => [...line.values()]);
  });
}

/** The parts of cells that are not linked to one another, the smallest first. */
export function partsBy(cells: readonly Cell[], linked: (cell: Cell) => readonly Cell[]): Cell[][] {
  const seen = new Set<Cell>();
  const parts: Cell[][] = [];
  for (const first of cells) {
    if (seen.has(first)) {
      continue;
    }
    seen.add(first);
    const part = [first];
    for (const cell of part) {
      for (const next of linked(cell)) {
        if (!seen.has(next)) {
          seen.add(next);
          part.push(next);
        }
      }
    }
    parts.push(part);
  }
  return parts.sort((a, b) => a.length - b.length);
}
