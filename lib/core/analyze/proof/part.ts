import type { ClassSet } from "./class-set";
import type { Membership } from "./membership";
import { DIMENSIONS, type DimensionName, type Region, type Space } from "./space";

/** A region that a rule matches, surely or not. */
export interface Part {
  /** Which of the lists that are looked at together the rule is in; see `Lists`. */
  readonly list: number;
  /** The rule's place in the order in which its list is processed. */
  readonly rule: number;
  /** Whether the rule surely matches, or cannot be told to. */
  readonly answer: "yes" | "unknown";
  /** The ends whose address would have to lie in a service tag that nothing tells the addresses of. */
  readonly open?: OpenTags;
  readonly region: Region;
}

/** The service tags on which a match depends. */
export interface OpenTags {
  readonly source?: string;
  readonly destination?: string;
}

/** What a rule says of each dimension; a packet matches when all of them hold it. Default: everything. */
export type RuleSides = Partial<Readonly<Record<DimensionName, Membership>>> & {
  /** The tag of each side whose membership may be open. */
  readonly tags?: OpenTags;
};

/** The parts of a rule, or of one of its alternatives: where all sides surely hold, and where they may. */
export function partsOf(space: Space, list: number, rule: number, sides: RuleSides): Part[] {
  const parts: Part[] = [];
  const ends = [
    { open: undefined, pick: (side: Membership, name: DimensionName) => pickHeld(side, name, {}) },
    ...openings(sides).map((open) => ({
      open,
      pick: (side: Membership, name: DimensionName) => pickHeld(side, name, open),
    })),
  ];
  for (const { open, pick } of ends) {
    for (const answer of ["yes", "unknown"] as const) {
      const sets: Partial<Record<DimensionName, ClassSet>> = {};
      let isUnknown = answer === "yes";
      for (const name of DIMENSIONS) {
        const side = sides[name];
        if (side === undefined) continue;
        const held = pick(side, name);
        const isOpenSide =
          open !== undefined && (name === "source" || name === "destination") && open[name] !== undefined;
        sets[name] = answer === "yes" || isOpenSide ? held : held.or(side.unknown);
        isUnknown = isUnknown || (!isOpenSide && !side.unknown.isEmpty);
      }
      const region = space.region(sets);
      // Without an unknown side, what may match is what surely does.
      if (isUnknown && region.every((set) => !set.isEmpty)) {
        parts.push(
          open === undefined ? { list, rule, answer, region } : { list, rule, answer, open, region },
        );
      }
    }
  }
  return parts;
}

function pickHeld(side: Membership, name: DimensionName, open: OpenTags): ClassSet {
  const isOpen = (name === "source" || name === "destination") && open[name] !== undefined;
  return isOpen ? side.open : side.yes;
}

/** The ways in which the open sides may be held through their tags alone. */
function openings({ source, destination, tags }: RuleSides): OpenTags[] {
  const ofSource =
    source?.open.isEmpty === false && tags?.source !== undefined ? { source: tags.source } : {};
  const ofDestination =
    destination?.open.isEmpty === false && tags?.destination !== undefined
      ? { destination: tags.destination }
      : {};
  const both = { ...ofSource, ...ofDestination };
  return [ofSource, ofDestination, both].filter(
    (each, index, all) =>
      Object.keys(each).length > 0 &&
      all.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)) === index,
  );
}
