import type { OpenTags, Part } from "./part";
import { endpointTagOf } from "./tag-texts";

/** A rule that matches, or may match, all of a cell. */
export interface Candidate {
  /** Its place in the order of its list. */
  readonly rule: number;
  readonly answer: "yes" | "unknown";
}

/** The candidates of one list of rules in the order in which they are processed, if the open tags are as given. */
export function candidatesOf(parts: readonly Part[], list: number, world: OpenTags = {}): Candidate[] {
  const answers = new Map<number, Candidate["answer"]>();
  for (const part of parts) {
    if (part.list !== list || !holdsIn(part.open, world)) continue;
    if (part.answer === "yes" || !answers.has(part.rule)) answers.set(part.rule, part.answer);
  }
  return [...answers].map(([rule, answer]) => ({ rule, answer })).sort((a, b) => a.rule - b.rule);
}

/**
 * The worlds that a cell stands for: an address of which no service-tag file tells the tags is in none of them, or in
 * one. In several of them at once it meets the first rule of any, and that one's world is among these.
 */
export function worldsOf(parts: readonly Part[]): OpenTags[] {
  const ends = (end: keyof OpenTags): (string | undefined)[] => [
    undefined,
    ...new Set(parts.flatMap(({ open }) => open?.[end] ?? [])),
  ];
  return ends("source").flatMap((source) =>
    ends("destination").map((destination) => ({
      ...(source === undefined ? {} : { source }),
      ...(destination === undefined ? {} : { destination }),
    })),
  );
}

/** The one of several alternatives that holds in a world: that for its own tag, else the one for no tag. */
export function alternativeIn(parts: readonly Part[], list: number, world: OpenTags): Part | undefined {
  const ofList = parts.filter((part) => part.list === list);
  const own = ofList.find(
    ({ open }) =>
      open !== undefined &&
      (open.destination ?? world.destination) === world.destination &&
      (open.source ?? world.source) === world.source,
  );
  return own ?? ofList.find(({ open }) => open === undefined);
}

function holdsIn(open: OpenTags | undefined, world: OpenTags): boolean {
  return open === undefined || (isIn(open.source, world.source) && isIn(open.destination, world.destination));
}

/** Whether what lies in the tag of the world lies in the tag: the tag of a region lies within the tag itself. */
function isIn(tag: string | undefined, ofWorld: string | undefined): boolean {
  return (
    tag === undefined || tag === ofWorld || (ofWorld !== undefined && endpointTagOf(ofWorld).tag === tag)
  );
}
