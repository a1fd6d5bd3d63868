import type { ClassSet } from "./class-set";
import type { Part } from "./part";
import type { Region } from "./space";

/** A region in which the same rules match, and what of them may. */
export interface Cell {
  readonly region: Region;
  /** The parts that hold all of the region, in the order in which they were given. */
  readonly parts: readonly Part[];
}

/** How far a cutting goes. */
export interface Cutting {
  /**
   * Whether what is asked is the same all over a region, although not every part holds all of it.
   *
   * @param whole the parts that hold all of the region
   * @param cut the parts that hold some of it
   */
  readonly isSettled?: (whole: readonly Part[], cut: readonly Part[], region: Region) => boolean;
  /** Takes a cell; `false` ends the cutting, `true` goes on. */
  readonly visit: (cell: Cell) => boolean;
  /** Counts each region that is looked at; `false` ends the cutting. */
  readonly step?: () => boolean;
}

/**
 * Cuts a region along some parts into cells that each part holds as a whole or not at all, so far as is needed. The
 * cells cover the region and do not overlap.
 *
 * @returns whether it came to its end
 */
export function partition(region: Region, parts: readonly Part[], cutting: Cutting): boolean {
  const met: Met[] = [];
  for (const part of parts) {
    if (meets(part.region, region)) met.push({ part, cuts: cutsOf(part.region, region) });
  }
  return cutAlong(region, met, cutting);
}

/** A part that meets a region, and the dimensions in which it does not hold all of it, as bits. */
interface Met {
  readonly part: Part;
  readonly cuts: number;
}

function cutAlong(region: Region, met: readonly Met[], cutting: Cutting): boolean {
  if (cutting.step?.() === false) return false;
  const whole = met.flatMap(({ part, cuts }) => (cuts === 0 ? [part] : []));
  const isCut = whole.length < met.length;
  const cut = isCut ? met.flatMap(({ part, cuts }) => (cuts === 0 ? [] : [part])) : [];
  if (!isCut || cutting.isSettled?.(whole, cut, region) === true) {
    return cutting.visit({ region, parts: whole });
  }
  const all = met.reduce((sum, { cuts }) => sum | cuts, 0);
  const dimension = 31 - Math.clz32(all & -all);
  const bit = 1 << dimension;
  const set = region[dimension];
  if (set === undefined) throw new Error("a part that cuts a region cuts none of its dimensions");
  const sets = new Set(
    met.flatMap(({ part, cuts }) => ((cuts & bit) === 0 ? [] : (part.region[dimension] ?? []))),
  );
  for (const group of groupsOf(set, [...sets])) {
    const inner = region.map((other, index) => (index === dimension ? group : other));
    const member = group.first ?? 0;
    const left: Met[] = [];
    for (const each of met) {
      if ((each.cuts & bit) === 0) left.push(each);
      else if (each.part.region[dimension]?.has(member))
        left.push({ part: each.part, cuts: each.cuts & ~bit });
    }
    if (!cutAlong(inner, left, cutting)) return false;
  }
  return true;
}

function meets(a: Region, b: Region): boolean {
  return a.every((set, index) => b[index]?.intersects(set) ?? false);
}

function cutsOf(part: Region, region: Region): number {
  let cuts = 0;
  region.forEach((set, index) => {
    if (part[index]?.contains(set) !== true) cuts |= 1 << index;
  });
  return cuts;
}

/** The classes of a set in groups that each of the cuts holds as a whole or not at all; those in the fewest cuts first. */
function groupsOf(set: ClassSet, cuts: readonly ClassSet[]): ClassSet[] {
  const cutsOf = new Map<number, number[]>();
  for (const each of set.classes) cutsOf.set(each, []);
  cuts.forEach((cut, index) => {
    const [few, many] = cut.size < set.size ? [cut, set] : [set, cut];
    for (const each of few.classes) {
      if (many.has(each)) cutsOf.get(each)?.push(index);
    }
  });
  const groups = new Map<string, { members: number[]; depth: number }>();
  for (const [each, held] of cutsOf) {
    const key = held.join();
    const known = groups.get(key) ?? { members: [], depth: held.length };
    groups.set(key, known);
    known.members.push(each);
  }
  return [...groups.values()].sort((a, b) => a.depth - b.depth).map(({ members }) => set.of(members));
}
