import { quoted, quotedCharacter } from "./quoted";
import { refuseTemplate } from "./template";

/**
 * The problem with a text that is not one word of visible ASCII characters (`!` to `~`), or `undefined`.
 *
 * Every value of an address has this shape, so each parser starts here: what is left for its own grammar is
 * printable and fits one line. Templates are refused first, see {@link refuseTemplate}.
 *
 * @param expected what to write instead, with an example: "a port such as `443`"
 */
export function refuseUnlessVisibleAscii(text: string, expected: string): string | undefined {
  const template = refuseTemplate(text);
  if (template !== undefined) {
    return template;
  }
  if (text === "") {
    return `the text is empty (\`\`); write ${expected}`;
  }
  const foreign = foreignCharacter(text);
  if (foreign !== undefined) {
    return `${quoted(text)} contains ${quotedCharacter(foreign)}, which is not ASCII; write ${expected}`;
  }
  if (text.includes(" ")) {
    return `${quoted(text)} contains a space; write ${expected}, without spaces`;
  }
  return undefined;
}

/** The first character outside ASCII, if there is one. */
export function foreignCharacter(text: string): string | undefined {
  return /\P{ASCII}/u.exec(text)?.[0];
}
