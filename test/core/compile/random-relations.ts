import fc from "fast-check";
import type { CoverCell } from "../../../lib/core/compile/cover-bound";
import { gridWhere } from "./cover-relations";

const SIZE = [4, 3, 3] as const;
const CELLS = SIZE[0] * SIZE[1] * SIZE[2];

/** Relations of up to 4 sources, 3 destinations and 3 ports, from sparse to dense. */
export const relation: fc.Arbitrary<CoverCell[]> = fc
  .tuple(
    fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: CELLS, maxLength: CELLS }),
  )
  .map(([size, density, drawn]) =>
    gridWhere(size, (s, d, p) => (drawn[(s * SIZE[1] + d) * SIZE[2] + p] ?? 0) < density),
  );

/** Of one source, larger: up to 6 destinations and 6 ports. */
export const flatRelation: fc.Arbitrary<CoverCell[]> = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 36, maxLength: 36 }),
  )
  .map(([density, drawn]) => gridWhere([1, 6, 6], (_, d, p) => (drawn[d * 6 + p] ?? 0) < density));

/** Boxes in a grid of 3 sources, 30 destinations and 30 ports, each given by the values that it holds. */
export const plantedBoxes = fc.array(
  fc.tuple(
    fc.subarray([0, 1, 2], { minLength: 1 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { minLength: 1, maxLength: 12 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { minLength: 1, maxLength: 12 }),
  ),
  { minLength: 1, maxLength: 30, size: "max" },
);

/** The relation that planted boxes make up. */
export function plantedRelation(
  boxes: typeof plantedBoxes extends fc.Arbitrary<infer T> ? T : never,
): CoverCell[] {
  return gridWhere([3, 30, 30], (s, d, p) =>
    boxes.some(
      ([sources, destinations, ports]) =>
        sources.includes(s) && destinations.includes(d) && ports.includes(p),
    ),
  );
}
