import { writtenText } from "../address/deferred";
import type { FirewallRule, RuleCollection } from "./plan";
import { sum } from "./sum";

/** The pairs of source and destination in network rules; an IP group counts as one source. */
export function sourceDestinationPairs(collections: readonly RuleCollection[]): number {
  return sum(
    networkRules(collections),
    (rule) => (rule.ipGroups ?? rule.sources).length * rule.destinations.length,
  );
}

/** The host names in network rules, each as often as rules name it. */
export function networkRuleFqdns(collections: readonly RuleCollection[]): number {
  return sum(
    networkRules(collections),
    ({ destinations }) => destinations.filter(({ kind }) => kind === "host").length,
  );
}

/** The IP groups that rules have on either end: those that are planned beside them, and those that exist. */
export function ipGroupCount(collections: readonly RuleCollection[]): number {
  const references = collections.flatMap(({ rules }) =>
    rules.flatMap(({ ipGroups = [], destinations }) => [
      ...ipGroups,
      ...destinations.flatMap((each) => (each.kind === "ip-group" ? [{ id: each.id }] : [])),
    ]),
  );
  return new Set(references.map((each) => ("id" in each ? writtenText(each.id) : each.planned))).size;
}

function networkRules(collections: readonly RuleCollection[]): FirewallRule[] {
  return collections.filter(({ type }) => type === "network").flatMap(({ rules }) => rules);
}
