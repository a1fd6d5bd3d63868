import { EMPTY_GROUP_SIZE, sizeOfCollection, sizeOfRule } from "./group-size";
import type { FirewallRule, RuleCollection } from "./plan";

/**
 * Divides rule collections among as few rule collection groups as their size allows, because each group is an update of
 * the policy that takes minutes, one after another. The order of types, collections and rules stays, so that most often
 * there is one group, and otherwise each begins where the last one ended.
 *
 * Complexity: linear in the size of the rules, because the size of a group is the sum of those of its parts.
 *
 * @param most the size of one group, in bytes
 */
export function inRuleCollectionGroups(
  collections: readonly RuleCollection[],
  most: number,
): readonly (readonly RuleCollection[])[] {
  const groups: RuleCollection[][] = [];
  let open: OpenCollection[] = [];
  let size = EMPTY_GROUP_SIZE;
  for (const collection of collections) {
    for (const rule of collection.rules) {
      const ofRule = sizeOfRule(rule, collection.type);
      if (open.length > 0 && size + sizeOfStart(open, collection) + ofRule > most) {
        groups.push(open);
        open = [];
        size = EMPTY_GROUP_SIZE;
      }
      size += sizeOfStart(open, collection) + ofRule;
      if (!isLast(open, collection)) {
        open.push({ ...collection, rules: [] });
      }
      open.at(-1)?.rules.push(rule);
    }
  }
  return open.length === 0 ? groups : [...groups, open];
}

/** A collection of a group that still takes rules. */
type OpenCollection = RuleCollection & { readonly rules: FirewallRule[] };

/** What the collection takes of a group that does not have it yet. */
function sizeOfStart(group: readonly RuleCollection[], collection: RuleCollection): number {
  return isLast(group, collection) ? 0 : sizeOfCollection(collection);
}

function isLast(group: readonly RuleCollection[], { name, type }: RuleCollection): boolean {
  const last = group.at(-1);
  return last?.name === name && last.type === type;
}
