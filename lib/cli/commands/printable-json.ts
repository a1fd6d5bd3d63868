import { jsonText } from "../json-text";

/** What JSON leaves as it is, and a terminal would act upon, or nobody would see; half of a surrogate pair it escapes. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value as JSON that a terminal may show: the same value, with unseen characters in their escaped form. */
export function printableJson(value: unknown): string {
  return jsonText(value).replace(UNSEEN, (character) =>
    Array.from({ length: character.length }, (_, index) => {
      return `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
    }).join(""),
  );
}
