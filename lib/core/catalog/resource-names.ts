import namesDocument from "../../../catalog/names.json";
import { type Parsed, parsed, refused } from "../address/parsed";
import { quoted } from "../address/quoted";
import { refuseTemplate } from "../address/template";

/** What a name is for; see `catalog/names.json` for each rule's source. */
export type NameKind = keyof typeof namesDocument.names;

/**
 * Checks a name against the stricter of Azure's rule and the provider's.
 *
 * @returns the name itself, or a problem that shows the rule
 */
export function parseName(kind: NameKind, text: string): Parsed<string> {
  const template = refuseTemplate(text);
  if (template !== undefined) {
    return refused(template);
  }
  const rule = namesDocument.names[kind];
  if (text.length < rule.minLength || text.length > rule.maxLength) {
    return refused(
      `${quoted(text)} has ${text.length} characters; ${rule.what} has ${rule.minLength} to ${rule.maxLength}`,
    );
  }
  return new RegExp(rule.pattern).test(text) ? parsed(text) : refused(nameProblem(kind, quoted(text)));
}

/**
 * What is said of a name that its pattern refuses.
 *
 * @param shown the name, as a message shows it
 */
export function nameProblem(kind: NameKind, shown: string): string {
  const rule = namesDocument.names[kind];
  return `${shown} is no name for this: ${rule.what}, for example \`${rule.example}\` (pattern ${rule.pattern})`;
}

/** The pattern of a kind of names, a regular expression that JavaScript and Terraform read alike. */
export function namePattern(kind: NameKind): string {
  return namesDocument.names[kind].pattern;
}
