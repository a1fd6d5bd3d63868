import type { Configuration } from "../configuration";
import type {
  RouteAttributes,
  RuleCollectionAttributes,
  RuleCollectionGroupAttributes,
  SecurityRuleAttributes,
} from "../evaluate";
import type { Mend } from "./finding";

/** The configuration as it is once a mend is made. */
export function applyMend(configuration: Configuration, mend: Mend): Configuration {
  const isMeant = ({ file, address }: { readonly file: string; readonly address: string }): boolean =>
    file === mend.file && address === mend.address;
  switch (mend.layer) {
    case "nsg":
      return {
        ...configuration,
        securityGroups: configuration.securityGroups.map((group) => {
          const isOfGroup =
            isMeant(group) || group.rules.some((each) => isMeant(each) && each.rule.name === mend.rule);
          if (!isOfGroup) return group;
          const kept = group.rules.filter(({ rule }) => rule.name !== mend.rule);
          const { file, address } = mend;
          const rule = mend.terraform as SecurityRuleAttributes | undefined;
          return { ...group, rules: rule === undefined ? kept : [...kept, { file, address, rule }] };
        }),
      };
    case "routes":
      return {
        ...configuration,
        routeTables: configuration.routeTables.map((table) => {
          if (!isMeant(table)) return table;
          const kept = table.routes.filter(({ route }) => route.name !== mend.rule);
          const { file, address } = mend;
          const route = mend.terraform as RouteAttributes | undefined;
          return { ...table, routes: route === undefined ? kept : [...kept, { file, address, route }] };
        }),
      };
    case "firewall":
      return {
        ...configuration,
        ruleCollectionGroups: configuration.ruleCollectionGroups.map((each) =>
          isMeant(each) ? { ...each, group: withMend(each.group, mend) } : each,
        ),
      };
  }
}

function withMend(group: RuleCollectionGroupAttributes, mend: Mend): RuleCollectionGroupAttributes {
  const given = (mend.terraform ?? {}) as Partial<RuleCollectionGroupAttributes>;
  const { network_rule_collection: network, application_rule_collection: application } = group;
  return {
    ...group,
    network_rule_collection: mended(network, given.network_rule_collection, mend),
    application_rule_collection: mended(application, given.application_rule_collection, mend),
  };
}

type Collections<Rule> = readonly RuleCollectionAttributes<Rule>[];

/** The collections with what the mend gives: in the place of the rule `collection / rule`, or as new ones. */
function mended<Rule extends { readonly name: string }>(
  collections: Collections<Rule> | null | undefined,
  given: Collections<Rule> | null | undefined,
  { action, rule: text }: Mend,
): Collections<Rule> {
  const added = given ?? [];
  const kept = (collections ?? []).map((each) => {
    const by = action === "replace" ? added.find(({ name }) => name === each.name) : undefined;
    return {
      ...each,
      rule: each.rule.flatMap((rule) => (`${each.name} / ${rule.name}` === text ? (by?.rule ?? []) : [rule])),
    };
  });
  return action === "replace" ? kept : [...kept, ...added];
}
