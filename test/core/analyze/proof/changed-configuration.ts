import type { Configuration } from "../../../../lib/core/analyze/configuration";
import type {
  ApplicationRuleAttributes,
  NetworkRuleAttributes,
  RouteAttributes,
  RuleCollectionGroupAttributes,
  SecurityRuleAttributes,
} from "../../../../lib/core/analyze/evaluate";
import { listOf } from "../../../../lib/core/analyze/evaluate/attribute-values";

/** The configuration with the rules of its security groups replaced. */
export function withRules(
  configuration: Configuration,
  change: (rules: readonly SecurityRuleAttributes[]) => readonly SecurityRuleAttributes[],
): Configuration {
  return {
    ...configuration,
    securityGroups: configuration.securityGroups.map((group) => ({
      ...group,
      rules: change(group.rules.map(({ rule }) => rule)).map((rule) => ({
        file: group.file,
        address: group.address,
        rule,
      })),
    })),
  };
}

/** The configuration without a security rule. */
export function withoutRule(configuration: Configuration, name: string): Configuration {
  return withRules(configuration, (rules) => rules.filter((rule) => rule.name !== name));
}

/** The configuration with more security rules. */
export function withMore(configuration: Configuration, ...more: SecurityRuleAttributes[]): Configuration {
  return withRules(configuration, (rules) => [...rules, ...more]);
}

/** The configuration with one security rule changed. */
export function withChanged(
  configuration: Configuration,
  name: string,
  change: Partial<SecurityRuleAttributes>,
): Configuration {
  return withRules(configuration, (rules) =>
    rules.map((rule) => (rule.name === name ? { ...rule, ...change } : rule)),
  );
}

/** The configuration with its routes replaced. */
export function withRoutes(
  configuration: Configuration,
  change: (routes: readonly RouteAttributes[]) => readonly RouteAttributes[],
): Configuration {
  return {
    ...configuration,
    routeTables: configuration.routeTables.map((table) => ({
      ...table,
      routes: change(table.routes.map(({ route }) => route)).map((route) => ({
        file: table.file,
        address: table.address,
        route,
      })),
    })),
  };
}

/** The configuration with its rule collection groups changed. */
export function withGroup(
  configuration: Configuration,
  change: (group: RuleCollectionGroupAttributes) => RuleCollectionGroupAttributes,
): Configuration {
  return {
    ...configuration,
    ruleCollectionGroups: configuration.ruleCollectionGroups.map((each) => ({
      ...each,
      group: change(each.group),
    })),
  };
}

/** The configuration without the rules of a name in its firewall policy. */
export function withoutFirewallRule(configuration: Configuration, name: string): Configuration {
  return withGroup(configuration, (group) => ({
    ...group,
    network_rule_collection: (group.network_rule_collection ?? []).map((each) => ({
      ...each,
      rule: each.rule.filter((rule) => rule.name !== name),
    })),
    application_rule_collection: (group.application_rule_collection ?? []).map((each) => ({
      ...each,
      rule: each.rule.filter((rule) => rule.name !== name),
    })),
  }));
}

/** The configuration with the rules of a name in its firewall policy changed. */
export function withFirewallRule(
  configuration: Configuration,
  name: string,
  change: Partial<NetworkRuleAttributes & ApplicationRuleAttributes>,
): Configuration {
  const changed = <Rule extends { readonly name: string }>(rule: Rule): Rule =>
    rule.name === name ? { ...rule, ...change } : rule;
  return withGroup(configuration, (group) => ({
    ...group,
    network_rule_collection: (group.network_rule_collection ?? []).map((each) => ({
      ...each,
      rule: each.rule.map(changed),
    })),
    application_rule_collection: (group.application_rule_collection ?? []).map((each) => ({
      ...each,
      rule: each.rule.map(changed),
    })),
  }));
}

/** The configuration with a service tag of its firewall's network rules written in another way. */
export function withFirewallTag(configuration: Configuration, tag: string, text: string): Configuration {
  return withGroup(configuration, (group) => ({
    ...group,
    network_rule_collection: (group.network_rule_collection ?? []).map((each) => ({
      ...each,
      rule: each.rule.map((rule) => ({
        ...rule,
        destination_addresses: listOf(rule.destination_addresses).map((given) =>
          given === tag ? text : given,
        ),
      })),
    })),
  }));
}

/** An outbound rule that allows TCP from anywhere. */
export function outboundRule(more: Partial<SecurityRuleAttributes>): SecurityRuleAttributes {
  return {
    name: "Added",
    priority: 500,
    direction: "Outbound",
    access: "Allow",
    protocol: "Tcp",
    source_port_range: "*",
    destination_port_range: "443",
    source_address_prefix: "*",
    destination_address_prefix: "Internet",
    ...more,
  };
}
