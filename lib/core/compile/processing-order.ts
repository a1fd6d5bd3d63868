import { compareText } from "../address/compare-text";
import type { RuleCollection } from "./plan";

/** Rule collections as the firewall asks them: network rules before application rules, each by priority. */
export function inProcessingOrder(collections: readonly RuleCollection[]): RuleCollection[] {
  return [...collections].sort((a, b) => compareText(b.type, a.type) || a.priority - b.priority);
}
