import { type Box, boxKey, joinedBoxes } from "./cover-box";
import { AXES, type Axis } from "./cover-cells";

/** The axes in the order in which boxes are made smaller, each with the axis whose values make that worth most. */
const ORDER: readonly (readonly [Axis, Axis])[] = [
  ["destinations", "sources"],
  ["sources", "destinations"],
  ["ports", "destinations"],
];

/**
 * The same union with less overlap: takes from each box the destinations, the sources and the ports on which other boxes
 * hold all that it holds, until there are none. Destinations come first, and among them those of boxes with the most
 * sources, because a firewall counts pairs of source and destination, and how often ports repeat costs nothing. A box of
 * which nothing is left goes, and boxes that differ along one axis alone are joined, so there are never more than before.
 *
 * Twins count as one value: a workload more that needs what another one does, or a destination, moves nothing.
 */
export function withoutOverlaps(boxes: readonly Box[]): readonly Box[] {
  let shrunk = joinedBoxes(boxes);
  for (let before = ""; before !== keyOf(shrunk); ) {
    before = keyOf(shrunk);
    const depth = depthsOf(shrunk);
    for (const [axis, weighing] of ORDER) {
      shrunk = [...shrunk]
        .sort((a, b) => b[weighing].length - a[weighing].length || (boxKey(a) < boxKey(b) ? -1 : 1))
        .map((box) => withoutCovered(box, axis, depth))
        .filter((box) => box[axis].length > 0);
    }
    shrunk = joinedBoxes(shrunk);
  }
  return shrunk;
}

function keyOf(boxes: readonly Box[]): string {
  return boxes.map(boxKey).sort().join(";");
}

/** How many boxes hold each cell. */
type Depths = Map<string, number>;

function depthsOf(boxes: readonly Box[]): Depths {
  const depths: Depths = new Map();
  for (const key of boxes.flatMap(cellKeys)) {
    depths.set(key, (depths.get(key) ?? 0) + 1);
  }
  return depths;
}

/** A box without the values of an axis on which others hold all its cells, the last ones first. */
function withoutCovered(box: Box, axis: Axis, depths: Depths): Box {
  const kept = [...box[axis]].reverse().filter((value) => {
    const keys = cellKeys({ ...box, [axis]: [value] });
    const isNeeded = keys.some((key) => (depths.get(key) ?? 0) < 2);
    for (const key of isNeeded ? [] : keys) {
      depths.set(key, (depths.get(key) ?? 0) - 1);
    }
    return isNeeded;
  });
  return { ...box, [axis]: kept.reverse() };
}

function cellKeys(box: Box): string[] {
  const [sources, destinations, ports] = AXES.map((axis) => box[axis]);
  return (sources ?? []).flatMap((source) =>
    (destinations ?? []).flatMap((destination) =>
      (ports ?? []).map((port) => `${source} ${destination} ${port}`),
    ),
  );
}
