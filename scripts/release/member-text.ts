import { compareText } from "../../lib/core/address/compare-text";

/** Stands for all. */
const ALL = "*";

/**
 * Some of a list in as few words as can be: `*` for all, `* -aks` for all but one, else their names. Names have no blanks.
 */
export function memberText(members: ReadonlySet<string>, all: readonly string[]): string {
  const missing = all.filter((each) => !members.has(each)).sort(compareText);
  return missing.length < members.size
    ? [ALL, ...missing.map((each) => `-${each}`)].join(" ")
    : [...members].sort(compareText).join(" ");
}

/** The members that {@link memberText} has written. */
export function membersOf(text: string, all: readonly string[]): ReadonlySet<string> {
  const words = text.split(" ").filter((word) => word !== "");
  if (words[0] !== ALL) {
    return new Set(words);
  }
  const missing = new Set(words.slice(1).map((word) => word.slice(1)));
  return new Set(all.filter((each) => !missing.has(each)));
}

/** A relation of choices and places, as {@link relationText} writes it: choices, with the places that have just those. */
export type RelationText = Readonly<Record<string, string>>;

/** Which choices something is in, place by place, where many places agree. */
export function relationText(
  choices: ReadonlyMap<string, ReadonlySet<string>>,
  all: ReadonlyMap<string, readonly string[]>,
): RelationText {
  const places = new Map<string, Set<string>>();
  for (const [place, members] of choices) {
    const text = memberText(members, all.get(place) ?? []);
    places.set(text, (places.get(text) ?? new Set()).add(place));
  }
  const entries = [...places].map(([text, where]) => [text, memberText(where, [...all.keys()])] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)));
}

/** The choices that a relation has, as `choice of place`. */
export function relatedTo(
  relation: RelationText,
  all: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const places = [...all.keys()];
  return new Set(
    Object.entries(relation).flatMap(([choices, where]) =>
      [...membersOf(where, places)].flatMap((place) =>
        [...membersOf(choices, all.get(place) ?? [])].map((choice) => choiceAt(choice, place)),
      ),
    ),
  );
}

/** One choice at one place. */
export function choiceAt(choice: string, place: string): string {
  return `${choice} of ${place}`;
}
