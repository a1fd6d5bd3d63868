import { visible } from "./markup";

/** From here on characters may be twice as wide as others. */
const WIDE_FROM = 0x1100;

/**
 * A text in lines of a picture, whose boxes do not grow with it: broken at blanks and behind `-`, `_`, `.`, `/` where
 * that is possible, and cut, with an ellipsis, behind the last line. What nobody would see is written as `\u{1b}`.
 *
 * @param width the most characters of a line, from 4 on; one from U+1100 on counts as two
 * @param most the most lines, from 1 on
 */
export function drawnLines(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let rest = [...visible(text.replace(/\s+/gu, " ").trim())];
  while (fitting(rest, width) < rest.length && lines.length < most - 1) {
    const end = lineEnd(rest, fitting(rest, width));
    lines.push(rest.slice(0, end).join("").trim());
    rest = [...rest.slice(end).join("").trim()];
  }
  const isWhole = fitting(rest, width) === rest.length;
  lines.push(isWhole ? rest.join("") : `${rest.slice(0, fitting(rest, width - 1)).join("")}…`);
  return lines;
}

/** How many of the first characters fit. */
function fitting(characters: readonly string[], width: number): number {
  let used = 0;
  const index = characters.findIndex((character) => {
    used += (character.codePointAt(0) ?? 0) < WIDE_FROM ? 1 : 2;
    return used > width;
  });
  return index === -1 ? characters.length : index;
}

/** Where a line ends that is full: at the last blank, else behind the last sign, not before its third part. */
function lineEnd(characters: readonly string[], most: number): number {
  const least = Math.floor(most / 3);
  const ends = Array.from({ length: most - least }, (_, index) => most - index);
  const atBlank = ends.find((end) => characters[end] === " ");
  return atBlank ?? ends.find((end) => /[_./-]/.test(characters[end - 1] ?? "")) ?? most;
}
