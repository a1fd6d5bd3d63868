import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import type { ExportBudget } from "./selection-export";

/** Tells the numbers of a budget that cannot be kept. */
export function refuseBudget(budget: ExportBudget | undefined): Diagnostic[] {
  if (budget === undefined) {
    return [];
  }
  const { mostPrefixes, mostExtraShare } = budget;
  const found: Diagnostic[] = [];
  if (!Number.isSafeInteger(mostPrefixes) || mostPrefixes < 1) {
    const message = `a list cannot have at most ${mostPrefixes} prefixes; give a whole number from 1 on`;
    found.push(diagnostic("invalid-export-option", "budget.mostPrefixes", message));
  }
  if (!(mostExtraShare >= 0 && mostExtraShare <= 1)) {
    const message = `the share ${mostExtraShare} of extra addresses is not from 0 to 1; give one such as 0.01, a hundredth`;
    found.push(diagnostic("invalid-export-option", "budget.mostExtraShare", message));
  }
  return found;
}
