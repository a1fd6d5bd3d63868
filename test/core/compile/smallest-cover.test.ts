import fc from "fast-check";
import { type CoverCell, coverBound } from "../../../lib/core/compile/cover-bound";
import { type CoverBox, smallestCover } from "../../../lib/core/compile/smallest-cover";
import { cellsOf, gridWhere, portsOf } from "./cover-relations";
import { flatRelation, plantedBoxes, plantedRelation, relation } from "./random-relations";
import { smallestCover as fewestBoxes } from "./smallest-cover";

/** `source,source x destination x port,port` of each box. */
function written(cells: readonly CoverCell[]): string[] {
  return smallestCover(cells).boxes.map(({ sources, destinations, ports }) =>
    [sources, destinations, ports].map((texts) => texts.join(",")).join(" x "),
  );
}

function keysOf(boxes: readonly CoverBox[]): string[] {
  return boxes.flatMap(({ sources, destinations, ports }) =>
    sources.flatMap((source) =>
      destinations.flatMap((destination) => ports.map((port) => JSON.stringify([source, destination, port]))),
    ),
  );
}

const keyOf = ({ source, destination, port }: CoverCell): string =>
  JSON.stringify([source, destination, port]);

/** What one port and one set of sources have in common stands together: rules as they are without any search. */
function bySources(cells: readonly CoverCell[]): number {
  const sources = new Map<string, Set<string>>();
  for (const { source, destination, port } of cells) {
    const key = `${destination} ${port}`;
    sources.set(key, (sources.get(key) ?? new Set()).add(source));
  }
  return new Set(
    [...sources].map(([key, those]) => `${key.slice(key.indexOf(" "))} ${[...those].sort().join(" ")}`),
  ).size;
}

const relations = fc.oneof(relation, flatRelation);
const anyRelation = fc.oneof(
  { arbitrary: relations, weight: 6 },
  { arbitrary: plantedBoxes.map(plantedRelation), weight: 1 },
);

describe("the smallest cover of a relation", () => {
  it.each<[string, CoverCell[], string[]]>([
    ["of nothing is nothing", [], []],
    ["of one cell is that cell", cellsOf("a x 443"), ["a x x x 443"]],
    [
      "joins ports, where some destinations need one and the others both",
      portsOf({ x: ["443"], y: ["443", "80"] }),
      ["subnet x x x 443", "subnet x y x 443,80"],
    ],
    [
      "repeats a destination where that takes a box less",
      portsOf({ w: ["1"], x: ["1", "2"], y: ["2"] }),
      ["subnet x w,x x 1", "subnet x x,y x 2"],
    ],
    [
      "repeats no destination where it does not have to",
      portsOf({ v: ["1"], w: ["1", "2"], x: ["1", "2", "3"] }),
      ["subnet x v x 1", "subnet x w x 1,2", "subnet x x x 1,2,3"],
    ],
    [
      "holds twins together, under all their names",
      cellsOf("a x 1", "a y 1", "b x 1", "b y 1", "b z 1"),
      ["a,b x x,y x 1", "b x z x 1"],
    ],
  ])("%s", (_, cells, boxes) => {
    expect(written(cells)).toEqual(boxes);
  });

  it("has the relation as its union, exactly", () => {
    fc.assert(
      fc.property(anyRelation, (cells) => {
        const { boxes } = smallestCover(cells);
        expect([...new Set(keysOf(boxes))].sort()).toEqual([...new Set(cells.map(keyOf))].sort());
      }),
      { numRuns: 120 },
    );
  });

  it("has as many boxes as trying all of them finds, where it is said to have the fewest, and never fewer", () => {
    let claimed = 0;
    fc.assert(
      fc.property(relations, (cells) => {
        const { boxes, lowerBound, optimal } = smallestCover(cells);
        const fewest = fewestBoxes(cells);
        claimed += optimal ? 1 : 0;
        expect(boxes.length).toBeGreaterThanOrEqual(fewest);
        expect(boxes.length === fewest || !optimal).toBe(true);
        expect(lowerBound).toBeLessThanOrEqual(fewest);
      }),
      { numRuns: 200 },
    );
    expect(claimed).toBeGreaterThan(180);
  });

  it("is found wherever the bound is exact, and is never above what sources group by themselves", () => {
    fc.assert(
      fc.property(anyRelation, (cells) => {
        const { boxes, lowerBound, optimal } = smallestCover(cells);
        const bound = coverBound(cells);
        expect(lowerBound).toBe(bound.lowerBound);
        expect(optimal || !bound.exact).toBe(true);
        expect(optimal).toBe(boxes.length === lowerBound);
        expect(boxes.length).toBeLessThanOrEqual(bySources(cells));
      }),
      { numRuns: 120 },
    );
  });

  it("does not depend on the order of cells, nor on how often they are told", () => {
    const shuffled = relations.chain((cells) =>
      fc.tuple(
        fc.constant(cells),
        fc.shuffledSubarray([...cells, ...cells], { minLength: cells.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([cells, others]) => {
        expect(smallestCover(others)).toEqual(smallestCover(cells));
      }),
      { numRuns: 120 },
    );
  });

  it("has no box that could do without one of its values, and no two that could be one", () => {
    fc.assert(
      fc.property(relations, (cells) => {
        const { boxes } = smallestCover(cells);
        const counts = new Map<string, number>();
        for (const key of keysOf(boxes)) {
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        for (const box of boxes) {
          for (const axis of ["sources", "destinations", "ports"] as const) {
            for (const value of box[axis]) {
              const slab = keysOf([{ ...box, [axis]: [value] }]);
              expect(slab.some((key) => counts.get(key) === 1)).toBe(true);
            }
          }
        }
        for (const axis of ["sources", "destinations", "ports"] as const) {
          const others = boxes.map((box) => JSON.stringify({ ...box, [axis]: [] }));
          expect(new Set(others).size).toBe(boxes.length);
        }
      }),
      { numRuns: 120 },
    );
  });

  it("of a relation that is too large to be searched is a cover all the same, and is not called the smallest", () => {
    const cells = gridWhere([1, 60, 60], (_, d, p) => d !== p);
    const { boxes, optimal } = smallestCover(cells);
    expect(new Set(keysOf(boxes)).size).toBe(cells.length);
    expect(boxes.length).toBeLessThanOrEqual(60);
    expect(optimal).toBe(false);
  });
});
