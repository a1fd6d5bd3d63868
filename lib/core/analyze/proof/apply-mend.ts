import type { Configuration } from "../configuration";
import type { RouteAttributes, RuleCollectionGroupAttributes, SecurityRuleAttributes } from "../evaluate";
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
  const added = (mend.terraform ?? {}) as Partial<RuleCollectionGroupAttributes>;
  const kept = mend.rule === undefined ? group : withoutRule(group, mend.rule);
  return {
    ...kept,
    network_rule_collection: [
      ...(kept.network_rule_collection ?? []),
      ...(added.network_rule_collection ?? []),
    ],
    application_rule_collection: [
      ...(kept.application_rule_collection ?? []),
      ...(added.application_rule_collection ?? []),
    ],
  };
}

/** The group without the rule `collection / rule`. */
function withoutRule(group: RuleCollectionGroupAttributes, text: string): RuleCollectionGroupAttributes {
  return {
    ...group,
    network_rule_collection: (group.network_rule_collection ?? []).map((each) => ({
      ...each,
      rule: each.rule.filter(({ name }) => `${each.name} / ${name}` !== text),
    })),
    application_rule_collection: (group.application_rule_collection ?? []).map((each) => ({
      ...each,
      rule: each.rule.filter(({ name }) => `${each.name} / ${name}` !== text),
    })),
  };
}
