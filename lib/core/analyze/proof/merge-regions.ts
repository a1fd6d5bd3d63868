import type { Region } from "./space";

/** The same packets in fewer regions: two that differ in one dimension alone become one, until none are left. */
export function mergeRegions(regions: readonly Region[]): Region[] {
  let merged = [...regions];
  for (let before = Number.POSITIVE_INFINITY; merged.length < before; ) {
    before = merged.length;
    const dimensions = merged[0]?.length ?? 0;
    for (let dimension = 0; dimension < dimensions; dimension += 1) merged = mergedAlong(merged, dimension);
  }
  return merged;
}

function mergedAlong(regions: readonly Region[], dimension: number): Region[] {
  const groups = new Map<string, Region>();
  for (const region of regions) {
    const key = region.map((set, index) => (index === dimension ? "" : set.key)).join(" ");
    const known = groups.get(key);
    groups.set(
      key,
      known === undefined
        ? region
        : known.map((set, index) => (index === dimension ? set.or(region[index] ?? set) : set)),
    );
  }
  return [...groups.values()];
}
