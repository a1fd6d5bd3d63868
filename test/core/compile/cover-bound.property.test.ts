import fc from "fast-check";
import { coverBound } from "../../../lib/core/compile/cover-bound";
import { fitTogether } from "../../../lib/core/compile/cover-box";
import { type Cell, cellsWithoutTwins } from "../../../lib/core/compile/cover-cells";
import {
  foolingSetOfNeighbours,
  foolingSetOfPairs,
  greedyCover,
} from "../../../lib/core/compile/cover-greedy";
import { findNeighbours } from "../../../lib/core/compile/cover-settled";
import { StepBudget } from "../../../lib/core/compile/step-budget";
import { gridWhere } from "./cover-relations";
import { flatRelation, plantedBoxes, plantedRelation, relation } from "./random-relations";
import { smallestCover } from "./smallest-cover";

const AXES = ["source", "destination", "port"] as const;

describe("the bound on the number of rules", () => {
  it.each([
    ["several sources", relation],
    ["one source", flatRelation],
  ])("never exceeds the smallest cover, and equals it where it is exact: %s", (_, relations) => {
    fc.assert(
      fc.property(relations, (cells) => {
        const { lowerBound, exact } = coverBound(cells);
        const minimum = smallestCover(cells);
        expect(lowerBound).toBeLessThanOrEqual(minimum);
        expect(lowerBound === minimum || !exact).toBe(true);
        expect(lowerBound === 0).toBe(cells.length === 0);
      }),
      { numRuns: 100 },
    );
  });

  it("is exact for at least nine in ten small relations", () => {
    const drawn = fc.sample(fc.oneof(relation, flatRelation), 400);
    const exact = drawn.filter((cells) => coverBound(cells).exact);
    expect(exact.length / drawn.length).toBeGreaterThanOrEqual(0.9);
  });

  it("does not depend on the order of cells, nor on how often they are told", () => {
    fc.assert(
      fc.property(
        relation.chain((cells) =>
          fc.tuple(
            fc.constant(cells),
            fc.shuffledSubarray([...cells, ...cells], { minLength: cells.length * 2 }),
          ),
        ),
        ([cells, shuffled]) => {
          expect(coverBound(shuffled)).toEqual(coverBound(cells));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("does not depend on names, nor on which axis is called source, destination or port", () => {
    const order = fc.shuffledSubarray([...AXES], { minLength: 3 });
    const names = fc.uniqueArray(fc.string(), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(relation, order, names, (cells, axes, texts) => {
        const renamed = cells.map((cell) => {
          const [source = "", destination = "", port = ""] = axes.map((axis) => {
            const number = Number(cell[axis].replace(/\D/, ""));
            return texts[number] ?? "";
          });
          return { source, destination, port };
        });
        expect(coverBound(renamed)).toEqual(coverBound(cells));
      }),
      { numRuns: 150 },
    );
  });

  it("does not change when a source, a destination or a port gets a twin", () => {
    fc.assert(
      fc.property(relation, fc.constantFrom(...AXES), fc.nat(), fc.string(), (cells, axis, at, name) => {
        const value = cells[at % Math.max(cells.length, 1)]?.[axis];
        const twins = cells.filter((cell) => cell[axis] === value);
        const twin = `${name} twin`;
        const more = [...cells, ...twins.map((cell) => ({ ...cell, [axis]: twin }))];
        expect(coverBound(more)).toEqual(coverBound(cells));
      }),
      { numRuns: 150 },
    );
  });

  it("adds up over relations that have no value in common", () => {
    fc.assert(
      fc.property(relation, relation, (cells, others) => {
        const apart = others.map((cell) => ({
          source: `other ${cell.source}`,
          destination: `other ${cell.destination}`,
          port: `other ${cell.port}`,
        }));
        const sum = coverBound(cells).lowerBound + coverBound(others).lowerBound;
        expect(coverBound([...cells, ...apart]).lowerBound).toBe(sum);
      }),
      { numRuns: 150 },
    );
  });

  it("never exceeds the number of boxes that a large relation was made of", () => {
    fc.assert(
      fc.property(plantedBoxes, (boxes) => {
        const cells = plantedRelation(boxes);
        const { lowerBound } = coverBound(cells);
        expect(lowerBound).toBeGreaterThanOrEqual(1);
        expect(lowerBound).toBeLessThanOrEqual(boxes.length);
      }),
      { numRuns: 15 },
    );
  });
});

describe("what a relation too large to be decided is estimated with", () => {
  const plenty = () => new StepBudget(1_000_000);

  it.each([
    ["several sources", relation],
    ["one source", flatRelation],
  ])("fooling sets and covers have the smallest cover between them: %s", (_, relations) => {
    fc.assert(
      fc.property(relations, (cells) => {
        const minimum = smallestCover(cells);
        const linked = cellsWithoutTwins(cells);
        expect(greedyCover(linked, plenty())?.length).toBeGreaterThanOrEqual(minimum);
        expect(foolingSetOfPairs(linked, plenty())).toBeLessThanOrEqual(minimum);
        expect(findNeighbours(linked, plenty())).toBe(true);
        expect(foolingSetOfNeighbours(linked)).toBeLessThanOrEqual(minimum);
      }),
      { numRuns: 60 },
    );
  });

  it("two cells fit together exactly if all corners of the box around them are allowed", () => {
    fc.assert(
      fc.property(relation, (cells) => {
        const linked = cellsWithoutTwins(cells);
        const textOf = ({ at }: Cell) => `${at.sources} ${at.destinations} ${at.ports}`;
        const texts = new Set(linked.map(textOf));
        const shareBox = (a: Cell, b: Cell) =>
          [a, b].every(({ at: { sources } }) =>
            [a, b].every(({ at: { destinations } }) =>
              [a, b].every(({ at: { ports } }) => texts.has(`${sources} ${destinations} ${ports}`)),
            ),
          );
        findNeighbours(linked, plenty());
        for (const cell of linked) {
          const expected = linked.filter((other) => shareBox(cell, other));
          expect(linked.filter((other) => fitTogether(cell, other)).map(textOf)).toEqual(
            expected.map(textOf),
          );
          expect([...cell.neighbours, cell].map(textOf).sort()).toEqual(expected.map(textOf).sort());
        }
      }),
      { numRuns: 50 },
    );
  });

  it("keeps a fooling set that the budget cuts short, and gives no cover then", () => {
    const linked = cellsWithoutTwins(gridWhere([1, 9, 9], (_, d, p) => d === p));
    expect(foolingSetOfPairs(linked, plenty())).toBe(9);
    expect(greedyCover(linked, plenty())).toHaveLength(9);
    expect(foolingSetOfPairs(linked, new StepBudget(0))).toBeLessThan(9);
    expect(foolingSetOfPairs(linked, new StepBudget(0))).toBeGreaterThanOrEqual(1);
    expect(greedyCover(linked, new StepBudget(0))).toBeUndefined();
    expect(findNeighbours(linked, new StepBudget(0))).toBe(false);
  });
});
