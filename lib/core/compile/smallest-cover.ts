import type { Box } from "./cover-box";
import { type Axis, type CoverCell, relationOf } from "./cover-cells";
import { withoutOverlaps } from "./cover-overlaps";
import { coverOf, linesThrough } from "./cover-parts";

/** A set of sources, one of destinations and one of ports, each as texts in the order of their code units. */
export type CoverBox = Readonly<Record<Axis, readonly string[]>>;

/** Boxes that have a relation as their union. */
export interface SmallestCover {
  /** In an order that depends on their texts alone. */
  readonly boxes: readonly CoverBox[];
  /** A number of boxes, from 0, below which no cover is possible. */
  readonly lowerBound: number;
  /** Whether it is proved that no cover has fewer boxes. */
  readonly optimal: boolean;
}

/**
 * Covers a relation exactly by as few boxes as are found: the fewest that there are where `coverBound` is exact, and
 * otherwise the better of a greedy cover and of one that groups destinations and ports by their sources.
 *
 * No two boxes differ in one axis alone. No box holds a destination, a source or a port on which the other boxes hold all
 * that it holds; where either of two boxes could do without a destination, the one with more sources does. The order of the
 * cells and duplicates change nothing.
 *
 * Complexity: that of `coverBound`, and O(v) for each round of shrinking, where v is the volume of all the boxes.
 */
export function smallestCover(cells: readonly CoverCell[]): SmallestCover {
  const { cells: linked, twins } = relationOf(cells);
  const { boxes: found, lowerBound } = coverOf(linked);
  const shrunk = withoutOverlaps(found);
  const lines = shrunk.length === lowerBound ? shrunk : withoutOverlaps(linesThrough(linked));
  const boxes = lines.length < shrunk.length ? lines : shrunk;
  const textsOf = (box: Box, axis: Axis): string[] =>
    box[axis].flatMap((value) => twins[axis].get(value) ?? []).sort((a, b) => (a < b ? -1 : 1));
  return {
    boxes: [...boxes].sort(inOrder).map((box) => ({
      sources: textsOf(box, "sources"),
      destinations: textsOf(box, "destinations"),
      ports: textsOf(box, "ports"),
    })),
    lowerBound,
    optimal: boxes.length === lowerBound,
  };
}

/** By destinations, ports and sources, each by the first that differs. */
function inOrder(a: Box, b: Box): number {
  for (const axis of ["destinations", "ports", "sources"] as const) {
    const at = a[axis].findIndex((value, index) => value !== b[axis][index]);
    const difference =
      at === -1
        ? a[axis].length - b[axis].length
        : (a[axis][at] ?? 0) - (b[axis][at] ?? Number.NEGATIVE_INFINITY);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
