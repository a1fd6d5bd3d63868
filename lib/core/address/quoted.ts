/** A message shows at most this many UTF-16 units of a value: enough to recognise it. */
const SHOWN_LENGTH = 100;

/** Characters that a terminal would act upon, or that nobody would see. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/**
 * A value as a message shows it: between backticks, with unseen characters written as `\u{202e}`.
 * A longer value is cut, and its length is told.
 *
 * @param most how many characters are shown. Default: 100.
 */
export function quoted(text: string, most = SHOWN_LENGTH): string {
  const shown = text.slice(0, most).replace(UNSEEN, (character) => {
    return `\\u{${codePoint(character)}}`;
  });
  return text.length > most ? `\`${shown}\`... (${text.length} characters)` : `\`${shown}\``;
}

/** One character as a message shows it, with its code point: `` `１` (U+FF11) ``. */
export function quotedCharacter(character: string): string {
  return `${quoted(character)} (U+${codePoint(character).toUpperCase().padStart(4, "0")})`;
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
