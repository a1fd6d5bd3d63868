import { refuseTemplate } from "../address/template";
import { limit } from "../catalog/limits";
import { type NameKind, parseName } from "../catalog/resource-names";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";

/** Checks a name that the user gave; what is wrong with it becomes a finding. */
export function readName(kind: NameKind, text: string, subject: string, diagnostics: Diagnostic[]): boolean {
  const template = refuseTemplate(text);
  if (template !== undefined) {
    diagnostics.push(diagnostic("template-in-value", subject, template));
    return false;
  }
  const name = parseName(kind, text);
  if (!name.ok) {
    diagnostics.push(diagnostic("invalid-name", subject, name.problem));
  }
  return name.ok;
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
  if (text.length > most) {
    const message = `the description has ${text.length} characters; Azure keeps at most ${most}`;
    diagnostics.push(diagnostic("description-too-long", subject, message));
  }
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
      const message = `the name \`${name}\` is taken by ${first}; the names of ${what} are unique, without regard to case`;
      diagnostics.push(diagnostic("name-taken", subject, message));
    }
    seen.set(key, first ?? subject);
  }
}
