import type { Parsed } from "../address/parsed";
import { quoted } from "../address/quoted";
import { refuseTemplate } from "../address/template";
import { limit } from "../catalog/limits";
import { type NameKind, parseName } from "../catalog/resource-names";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { readText } from "./read-text";

/** Checks a name that the user gave; what is wrong with it becomes a finding. */
export function readName(kind: NameKind, text: string, subject: string, diagnostics: Diagnostic[]): boolean {
  const parse = (given: string): Parsed<string> => parseName(kind, given);
  return readText(text, parse, "invalid-name", subject, diagnostics) !== undefined;
}

/** Checks a description that the user gave: text of at most 140 characters. */
export function readDescription(text: string | undefined, subject: string, diagnostics: Diagnostic[]): void {
  if (text === undefined) {
    return;
  }
  const template = refuseTemplate(text);
  if (template !== undefined) {
    diagnostics.push(diagnostic("template-in-value", subject, template));
  }
  const most = limit("security-rule-description-length");
  const bytes = utf8Length(text);
  if (bytes > most) {
    const size = bytes === text.length ? `${bytes} characters` : `${bytes} bytes in UTF-8`;
    const message = `the description has ${size}; Azure keeps at most ${most}`;
    diagnostics.push(diagnostic("description-too-long", subject, message));
  }
}

/** The provider counts a description in bytes of UTF-8. */
function utf8Length(text: string): number {
  return [...text].reduce((bytes, character) => {
    const point = character.codePointAt(0) ?? 0;
    return bytes + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
  }, 0);
}

/** Tells names that stand twice; Azure compares them without case. */
export function refuseTakenNames(
  named: readonly { readonly name: string; readonly subject: string }[],
  what: string,
  diagnostics: Diagnostic[],
): void {
  const seen = new Map<string, string>();
  for (const { name, subject } of named) {
    const key = name.toLowerCase();
    const first = seen.get(key);
    if (first !== undefined) {
      const message = `the name ${quoted(name)} is taken by ${first}; the names of ${what} are unique, without regard to case`;
      diagnostics.push(diagnostic("name-taken", subject, message));
    }
    seen.set(key, first ?? subject);
  }
}
