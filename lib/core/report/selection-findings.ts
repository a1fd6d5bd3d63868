import { selectRequirements } from "../catalog/flows";
import type { Selection } from "../catalog/selection";
import { requirementFindings } from "../compile/requirement-findings";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";

/**
 * What there is to say of a selection by itself, whatever is asked of it: what was found in it, in its requirements,
 * and the parameters that these miss. A missing parameter is an error where the selection is strict.
 *
 * @param forms `any`: a parameter is missing where a requirement has no other form than the hosts that need it;
 *   `every`: wherever a host needs it.
 */
export function selectionFindings(selection: Selection, forms: "any" | "every" = "any"): Diagnostic[] {
  return [...selection.findings, ...requirementFindings(selection), ...missingParameters(selection, forms)];
}

function missingParameters(selection: Selection, forms: "any" | "every"): Diagnostic[] {
  return selectRequirements(selection).flatMap(({ requirement, tagFlows, missingParameters: missing }) => {
    if (missing.length === 0 || (forms === "any" && tagFlows.length > 0)) {
      return [];
    }
    const { id, purpose } = requirement;
    const names = missing.map((name) => `\`${name}\``).join(", ");
    const message = `hosts of \`${id}\` (${purpose}) are left out, because they need the parameter${missing.length === 1 ? "" : "s"} ${names}; give ${missing.length === 1 ? "it" : "them"}`;
    const found = diagnostic("missing-parameter", `requirement ${id}`, message, id);
    return [selection.strict ? { ...found, severity: "error" as const } : found];
  });
}
