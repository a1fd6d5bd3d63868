import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Configuration } from "../../../../lib/core/analyze/configuration";
import type {
  RouteAttributes,
  RuleCollectionGroupAttributes,
  SecurityRuleAttributes,
} from "../../../../lib/core/analyze/evaluate";

interface Resources {
  readonly [type: string]: Readonly<Record<string, unknown>> | undefined;
}

/** An example's synthesized Terraform as a configuration, by the shortest way: what the constructs are known to write. */
export function goldenConfiguration(example: string): Configuration {
  const file = `examples/${example}/golden/cdk.tf.json`;
  const text = readFileSync(join(__dirname, "../../../..", file), "utf8");
  const { resource } = JSON.parse(text) as { readonly resource: Resources };
  const each = <T>(type: string): { readonly address: string; readonly value: T }[] =>
    Object.entries(resource[type] ?? {}).map(([name, value]) => ({
      address: `${type}.${name}`,
      value: value as T,
    }));
  const separateRules = each<SecurityRuleAttributes>("azurerm_network_security_rule");
  const separateRoutes = each<RouteAttributes>("azurerm_route");
  const group = (
    address: string,
    name: string,
    rules: readonly { address: string; value: SecurityRuleAttributes }[],
  ) => ({
    file,
    address,
    name,
    rules: rules.map(({ address: at, value }) => ({ file, address: at, rule: value })),
  });
  const table = (
    address: string,
    name: string,
    routes: readonly { address: string; value: RouteAttributes }[],
  ) => ({
    file,
    address,
    name,
    routes: routes.map(({ address: at, value }) => ({ file, address: at, route: value })),
  });
  return {
    securityGroups: [
      ...each<{ name: string; security_rule: SecurityRuleAttributes[] }>(
        "azurerm_network_security_group",
      ).map(({ address, value }) =>
        group(
          address,
          value.name,
          value.security_rule.map((rule) => ({ address, value: rule })),
        ),
      ),
      ...(separateRules.length > 0
        ? [group("azurerm_network_security_rule", "separate", separateRules)]
        : []),
    ],
    routeTables: [
      ...each<{ name: string; route: RouteAttributes[] }>("azurerm_route_table").map(({ address, value }) =>
        table(
          address,
          value.name,
          value.route.map((route) => ({ address, value: route })),
        ),
      ),
      ...(separateRoutes.length > 0 ? [table("azurerm_route", "separate", separateRoutes)] : []),
    ],
    ruleCollectionGroups: each<RuleCollectionGroupAttributes & { firewall_policy_id: string }>(
      "azurerm_firewall_policy_rule_collection_group",
    ).map(({ address, value }) => ({ file, address, group: value, policy: value.firewall_policy_id })),
    ipGroups: new Map(),
  };
}
