import type {
  ApplicationRuleAttributes,
  NetworkRuleAttributes,
  RuleCollectionAttributes,
  RuleCollectionGroupAttributes,
} from "../evaluate";
import type { Mend } from "./finding";
import type { PlacedRule } from "./firewall-rule-parts";

/** The greatest length of a rule's name. Source: the provider's validation, `azurerm` 4.55.0. */
const LONGEST_NAME = 80;

/** A rule of a firewall policy that can be replaced: what NAT rules translate is not for `check` to change. */
export type ReplaceableRule =
  | {
      readonly kind: "network";
      readonly collection: RuleCollectionAttributes<unknown>;
      readonly name: string;
      readonly by: readonly NetworkRuleAttributes[];
    }
  | {
      readonly kind: "application";
      readonly collection: RuleCollectionAttributes<unknown>;
      readonly name: string;
      readonly by: readonly ApplicationRuleAttributes[];
    };

/** How findings and mends call a rule of a group: its collection and its name. */
export function ruleInGroup({ place, name }: Pick<PlacedRule, "place" | "name">): string {
  return `${place.collection.name} / ${name}`;
}

/** A mend that puts rules in the place of one, in its collection; the first keeps its name. */
export function replaceFirewallRule(
  {
    file,
    address,
    group,
  }: { readonly file: string; readonly address: string; readonly group: RuleCollectionGroupAttributes },
  { kind, collection, name, by }: ReplaceableRule,
): Mend {
  const { name: ofCollection, priority, action } = collection;
  const rule = by.map((each, index) => ({ ...each, name: numbered(name, index) }));
  return {
    action: "replace",
    layer: "firewall",
    file,
    address,
    rule: `${ofCollection} / ${name}`,
    terraform: {
      name: group.name,
      [`${kind}_rule_collection`]: [{ name: ofCollection, priority, action, rule }],
    },
  };
}

function numbered(name: string, index: number): string {
  const suffix = index === 0 ? "" : `-${index + 1}`;
  return `${name.slice(0, LONGEST_NAME - suffix.length)}${suffix}`;
}
