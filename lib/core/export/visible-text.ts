/** Characters that nobody would see, or that a program would act upon. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A sentence of a user's catalog as an export may hold it: what nobody would see is written as `\u{1b}`. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
