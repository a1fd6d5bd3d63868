import { type CoverCell, coverBound } from "../../../lib/core/compile/cover-bound";
import { cellsOf, gridWhere, portsOf } from "./cover-relations";
import { smallestCover } from "./smallest-cover";

type Case = readonly [text: string, rules: number, cells: readonly CoverCell[]];

const SMALL: readonly Case[] = [
  ["an empty relation needs no rule", 0, []],
  ["one cell needs one rule", 1, cellsOf("a x 443")],
  ["a cell that is told twice needs one rule", 1, cellsOf("a x 443", "a x 443")],
  ["a complete relation needs one rule", 1, gridWhere([2, 3, 4], () => true)],
  [
    "nested sets of ports need one rule for each",
    3,
    portsOf({ x: ["443"], y: ["443", "80"], z: ["443", "80", "8704-8710"] }),
  ],
  ["disjoint sets of ports need one rule for each", 3, portsOf({ x: ["443"], y: ["80"], z: ["445"] })],
  ["destinations with the same ports share a rule", 1, portsOf({ x: ["443", "80"], y: ["443", "80"] })],
  ["a path 443, 80+443, 80 needs two rules", 2, portsOf({ x: ["443"], y: ["80", "443"], z: ["80"] })],
  ["a cycle of three destinations needs three", 3, portsOf({ x: ["1", "2"], y: ["2", "3"], z: ["3", "1"] })],
  [
    "a cycle of five destinations needs five",
    5,
    portsOf({ v: ["1", "2"], w: ["2", "3"], x: ["3", "4"], y: ["4", "5"], z: ["5", "1"] }),
  ],
  ["all but a diagonal of three by three needs three", 3, gridWhere([1, 3, 3], (_, d, p) => d !== p)],
  // Each destination is in two of the boxes, a pair of its own, and its port in the others: four boxes have six pairs.
  ["all but a diagonal of six by six needs four", 4, gridWhere([1, 6, 6], (_, d, p) => d !== p)],
  ["two sources with destinations of their own need two", 2, cellsOf("a x 443", "b y 443")],
  ["two sources with the same destinations share a rule", 1, cellsOf("a x 443", "b x 443")],
  [
    "two sources of which one reaches more need two",
    2,
    cellsOf("a x 443", "a y 443", "b x 443", "b y 443", "b z 443"),
  ],
  [
    "sources with nothing in common add up",
    5,
    [
      ...portsOf({ x: ["1", "2"], y: ["2", "3"], z: ["3", "1"] }, "a"),
      ...portsOf({ u: ["4"], v: ["4", "5"] }, "b"),
    ],
  ],
  [
    "sources that reach the same destination on different ports do not share a rule",
    2,
    cellsOf("a x 443", "b x 80"),
  ],
];

/** What is right for destinations and ports alone misleads as soon as there are several sources. */
const THREE_AXES: readonly Case[] = [
  // Any two of these cells fit into one box; the three of them span the missing cell `b y 2`.
  [
    "all but one cell of a cube needs three, though any two outer cells share a rule",
    3,
    gridWhere([2, 2, 2], (s, d, p) => s + d + p < 3),
  ],
  // Sources and destinations decide alone here: there is but one port.
  ["two sources that share one of two destinations need two", 2, cellsOf("a x 1", "a y 1", "b x 1")],
  // Any two axes, whatever the third one is, are complete: two axes alone would ask for one rule.
  [
    "the even corners of a cube need a rule each, though any two axes alone are complete",
    4,
    gridWhere([2, 2, 2], (s, d, p) => (s + d + p) % 2 === 0),
  ],
  // A ring of six cells, each on two lines; the lines run along all three axes, so there is no matching to count.
  [
    "a cube without two opposite corners needs three",
    3,
    gridWhere([2, 2, 2], (s, d, p) => (s + d + p) % 3 !== 0),
  ],
  // No line holds two of its cells, though any two axes are complete.
  ["a Latin square of three needs nine", 9, gridWhere([3, 3, 3], (s, d, p) => (s + d + p) % 3 === 0)],
  ["all but a Latin square of three needs nine", 9, gridWhere([3, 3, 3], (s, d, p) => (s + d + p) % 3 !== 0)],
];

const LARGE: readonly Case[] = [
  ["10,000 cells without anything in common", 10_000, gridWhere([1, 10_000, 1], () => true).map(onItsOwn)],
  ["a chain of 140 nested sets of ports, 9,870 cells", 140, gridWhere([1, 140, 140], (_, d, p) => p <= d)],
  ["a cycle of 10,000 cells", 5_000, gridWhere([1, 5_000, 1], () => true).flatMap(onTwoPorts)],
  ["a complete relation of 10,000 cells", 1, gridWhere([20, 20, 25], () => true)],
  ["nested boxes of three axes, 20 deep", 20, gridWhere([20, 20, 20], (s, d, p) => s + 1 > Math.max(d, p))],
];

function onItsOwn(cell: CoverCell, index: number): CoverCell {
  return { ...cell, port: `${index}` };
}

function onTwoPorts(cell: CoverCell, index: number, all: readonly CoverCell[]): CoverCell[] {
  return [
    { ...cell, port: `${index}` },
    { ...cell, port: `${(index + 1) % all.length}` },
  ];
}

describe("the fewest rules that cover a relation exactly", () => {
  it.each([...SMALL, ...THREE_AXES])("%s", (_, rules, cells) => {
    expect(coverBound(cells)).toEqual({ lowerBound: rules, exact: true });
  });

  it.each([...SMALL, ...THREE_AXES])("counted by trying all boxes: %s", (_, rules, cells) => {
    expect(smallestCover(cells)).toBe(rules);
  });

  it.each(LARGE)("%s: %i", (_, rules, cells) => {
    expect(coverBound(cells)).toEqual({ lowerBound: rules, exact: true });
  });

  it("is not claimed to be known for a relation that is too large to search", () => {
    const crown = gridWhere([1, 100, 100], (_, d, p) => d !== p);
    const { lowerBound, exact } = coverBound(crown);
    // Nine boxes suffice: each destination is in four of nine, its port in the other five, and 126 choices are enough.
    expect(lowerBound).toBeGreaterThanOrEqual(3);
    expect(lowerBound).toBeLessThanOrEqual(9);
    expect(exact).toBe(false);
  });

  it("is told apart by texts as they are: a space or a comma in a name joins nothing", () => {
    const cells = [
      { source: "a b", destination: "c", port: "1" },
      { source: "a", destination: "b c", port: "1" },
      { source: "a", destination: "b", port: "c 1" },
    ];
    expect(coverBound(cells)).toEqual({ lowerBound: smallestCoverOfNumbered(cells), exact: true });
  });
});

/** The smallest cover after the texts of each axis were replaced by their numbers. */
function smallestCoverOfNumbered(cells: readonly CoverCell[]): number {
  const numbered = (texts: readonly string[]) => texts.map((text) => `${texts.indexOf(text)}`);
  const sources = numbered(cells.map(({ source }) => source));
  const destinations = numbered(cells.map(({ destination }) => destination));
  const ports = numbered(cells.map(({ port }) => port));
  return smallestCover(
    cellsOf(...cells.map((_, index) => `${sources[index]} ${destinations[index]} ${ports[index]}`)),
  );
}
