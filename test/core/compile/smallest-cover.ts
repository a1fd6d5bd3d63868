import type { CoverCell } from "../../../lib/core/compile/cover-bound";

/**
 * The smallest number of boxes that cover a relation exactly, found without any cleverness: all products of a set of
 * sources, one of destinations and one of ports, of which those within the relation and within no larger one are tried
 * on the first cell that is not covered yet.
 */
export function smallestCover(cells: readonly CoverCell[]): number {
  const keyOf = ({ source, destination, port }: CoverCell) => `${source} ${destination} ${port}`;
  const relation = [...new Set(cells.map(keyOf))];
  const bit = new Map(relation.map((key, index) => [key, 1n << BigInt(index)]));
  const within: bigint[] = [];
  for (const sources of subsets(cells.map(({ source }) => source))) {
    for (const destinations of subsets(cells.map(({ destination }) => destination))) {
      for (const ports of subsets(cells.map(({ port }) => port))) {
        const box = sources.flatMap((source) =>
          destinations.flatMap((destination) =>
            ports.map((port) => bit.get(keyOf({ source, destination, port }))),
          ),
        );
        if (!box.includes(undefined)) {
          within.push(box.reduce<bigint>((all, each) => all | (each ?? 0n), 0n));
        }
      }
    }
  }
  const boxes = within.filter((box) => !within.some((other) => other !== box && (box & other) === box));
  const known = new Map<bigint, number>([[0n, 0]]);
  const fewest = (uncovered: bigint): number => {
    const before = known.get(uncovered);
    if (before !== undefined) {
      return before;
    }
    const first = uncovered & -uncovered;
    const through = boxes.filter((box) => (box & first) !== 0n);
    const found = 1 + Math.min(...through.map((box) => fewest(uncovered & ~box)));
    known.set(uncovered, found);
    return found;
  };
  return fewest((1n << BigInt(relation.length)) - 1n);
}

/** All subsets but the empty one. */
function subsets(values: readonly string[]): string[][] {
  const all: string[][] = [[]];
  for (const value of new Set(values)) {
    all.push(...all.map((each) => [...each, value]));
  }
  return all.filter((each) => each.length > 0);
}
