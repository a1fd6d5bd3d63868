import { quoted, quotedCharacter } from "./quoted";

/** Control characters (C0, DEL, C1) and the two Unicode line breaks. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** In Unicode mode this class matches only a half that has lost its other half. */
const LONE_SURROGATE = /\p{Cs}/u;

/**
 * The problem with a text that must not reach Terraform's JSON, or `undefined` when there is none.
 *
 * Refused are `${` and `%{`, which Terraform evaluates inside any string (the escapes `$${` and `%%{` too, since
 * no value here needs them), control characters, line breaks, and halves of surrogate pairs, which have no UTF-8
 * form. The check holds for the whole text only: two accepted texts that are joined (`$` and `{`) need it again.
 *
 * Source: Terraform's language, "Strings and Templates" and "JSON Configuration Syntax".
 */
export function refuseTemplate(text: string): string | undefined {
  for (const opening of ["${", "%{"]) {
    if (text.includes(opening)) {
      return `${quoted(text)} contains \`${opening}\`, which Terraform would evaluate; write the plain value`;
    }
  }
  const control = CONTROL.exec(text);
  if (control !== null) {
    return `${quoted(text)} contains the control character ${quotedCharacter(control[0])}; write one line of visible characters`;
  }
  const surrogate = LONE_SURROGATE.exec(text);
  if (surrogate !== null) {
    return `${quoted(text)} contains ${quotedCharacter(surrogate[0])}, half of a surrogate pair; write whole characters`;
  }
  return undefined;
}
