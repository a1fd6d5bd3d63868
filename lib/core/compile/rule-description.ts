import { limit } from "../catalog/limits";
import type { Selection } from "../catalog/selection";

/**
 * Says where a rule comes from: service, revision, and the requirements that it serves, as many as fit into the
 * description of a security rule (140 characters), and how many more there are.
 */
export function ruleDescription(
  selection: Pick<Selection, "service" | "revision">,
  requirements: readonly string[],
): string {
  const most = limit("security-rule-description-length");
  const start = `${selection.service.displayName} ${selection.revision}: `;
  for (let shown = mostShown(start, requirements, most); shown > 0; shown -= 1) {
    const more = requirements.length - shown;
    const text = `${start}${requirements.slice(0, shown).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
    if (text.length <= most) {
      return text;
    }
  }
  return `${start}${requirements.length} requirements`;
}

/** How many fit without what follows them. */
function mostShown(start: string, requirements: readonly string[], most: number): number {
  let length = start.length;
  let shown = 0;
  for (const requirement of requirements) {
    length += requirement.length + (shown === 0 ? 0 : ", ".length);
    if (length > most) {
      return shown;
    }
    shown += 1;
  }
  return shown;
}
