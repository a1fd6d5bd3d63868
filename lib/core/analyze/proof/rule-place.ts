import { configuredRule, firewallRuleText, groupOfRule, type PathUnderCheck } from "./path-under-check";

/** A rule as a person finds it in the files. */
export interface RulePlace {
  readonly file: string;
  readonly address: string;
  /** The rule's name; of a firewall's rule group, collection and rule; of a default rule its own name. */
  readonly name: string;
  /** Address and name in one: what findings show. */
  readonly text: string;
}

/** Where the rule of a list stands; without a rule, where the layer does. */
export function rulePlace(
  checked: Pick<PathUnderCheck, "path" | "model">,
  layer: "nsg" | "routes" | "firewall",
  rule: number | undefined,
): RulePlace {
  const { securityGroup, routeTable, ruleCollectionGroups = [] } = checked.path;
  switch (layer) {
    case "nsg": {
      const attributes = rule === undefined ? undefined : checked.model.securityRules?.[rule];
      const place = (rule === undefined ? undefined : configuredRule(checked, rule)) ?? securityGroup;
      return placed(place, attributes?.name ?? "");
    }
    case "routes":
      return placed(routeTable, "");
    case "firewall": {
      const placedRule = rule === undefined ? undefined : checked.model.firewallRules?.[rule];
      const [first] = ruleCollectionGroups;
      return placed(
        groupOfRule(checked, placedRule) ?? first,
        placedRule === undefined ? "" : firewallRuleText(placedRule),
      );
    }
  }
}

function placed(
  place: { readonly file: string; readonly address: string } | undefined,
  name: string,
): RulePlace {
  const { file, address } = place ?? { file: "", address: "" };
  return { file, address, name, text: name === "" ? address : `${address}: ${name}` };
}
