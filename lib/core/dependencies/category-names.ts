import { compareText } from "../address/compare-text";

/** What the ids of reported requirements begin with. */
const PREFIX = "reported";

/** The most characters of what an id takes from its category: a rule's description names the service and the id. */
const LONGEST_ID_PART = 60;

/** The most characters that a purpose takes from its category, so that it stays within 140. */
const LONGEST_NAME = 90;

/**
 * An id for a requirement of each category: `reported-` and the category's ASCII letters and digits in kebab-case,
 * whole words of them up to 60 characters. Of categories with the same id, the first in order of their texts has it
 * plain, and the others have `-2`, `-3` and so on; ids that are taken are passed over in the same way.
 */
export function categoryIds(
  categories: readonly string[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const used = new Set(taken);
  return new Map(
    [...new Set(categories)].sort(compareText).map((category) => {
      const words = category.toLowerCase().match(/[a-z0-9]+/g) ?? ["other"];
      const plain = `${PREFIX}-${wholeWords(words, "-", LONGEST_ID_PART)}`;
      let id = plain;
      for (let number = 2; used.has(id); number += 1) {
        id = `${plain}-${number}`;
      }
      used.add(id);
      return [category, id];
    }),
  );
}

/**
 * One sentence that names a category, at most 140 characters. Of the category stand there ASCII letters and digits,
 * commas, slashes, plus signs and hyphens; what else it holds could end the sentence or be markup where it is shown.
 */
export function categoryPurpose(category: string): string {
  const words = category.match(/[A-Za-z0-9,/+-]+/g) ?? [];
  return words.length === 0
    ? "Reported by the workspace."
    : `Reported by the workspace in the category ${wholeWords(words, " ", LONGEST_NAME)}.`;
}

/** As many of the first words as there is room for, joined; the beginning of the first where it alone is too long. */
function wholeWords([first = "", ...rest]: readonly string[], separator: string, most: number): string {
  let text = first.slice(0, most);
  for (const word of rest) {
    const longer = `${text}${separator}${word}`;
    if (longer.length > most) {
      break;
    }
    text = longer;
  }
  return text;
}
