import { sizeOf } from "./firewall-report";
import type { FirewallRule, RuleCollection } from "./plan";

/**
 * Divides rule collections among as few rule collection groups as their size allows, because each group is an update of
 * the policy that takes minutes, one after another. The order of types, collections and rules stays, so that most often
 * there is one group, and otherwise each begins where the last one ended.
 *
 * @param most the size of one group, in bytes
 */
export function inRuleCollectionGroups(
  collections: readonly RuleCollection[],
  most: number,
): readonly (readonly RuleCollection[])[] {
  const groups: RuleCollection[][] = [];
  let open: RuleCollection[] = [];
  for (const collection of collections) {
    for (const rule of collection.rules) {
      if (open.length > 0 && sizeOf(withRule(open, collection, rule)) > most) {
        groups.push(open);
        open = [];
      }
      open = withRule(open, collection, rule);
    }
  }
  return open.length === 0 ? groups : [...groups, open];
}

function withRule(
  group: readonly RuleCollection[],
  collection: RuleCollection,
  rule: FirewallRule,
): RuleCollection[] {
  const last = group.at(-1);
  return last?.name === collection.name && last.type === collection.type
    ? [...group.slice(0, -1), { ...last, rules: [...last.rules, rule] }]
    : [...group, { ...collection, rules: [rule] }];
}
