import type {
  ApplicationRuleAttributes,
  NetworkRuleAttributes,
  RouteAttributes,
  RuleCollectionGroupAttributes,
  SecurityRuleAttributes,
} from "../../../../lib/core/analyze/evaluate";

/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What every printer prints: a network security group, a route table and a rule collection group. */
export interface Printed {
  readonly securityRules: readonly SecurityRuleAttributes[];
  readonly routes: readonly RouteAttributes[];
  readonly group: RuleCollectionGroupAttributes;
}

const ID = "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Network";

/** The attributes as Terraform's JSON syntax has them: what is not set is left out. */
export function terraformJson({ securityRules, routes, group }: Printed): Json {
  return {
    resource: {
      azurerm_network_security_group: {
        nsg: { name: "nsg", resource_group_name: "rg", security_rule: json(securityRules) },
      },
      azurerm_route_table: { table: { name: "table", resource_group_name: "rg", route: json(routes) } },
      azurerm_firewall_policy_rule_collection_group: {
        group: { ...jsonObject(group), firewall_policy_id: "policy" },
      },
    },
  };
}

/** Each rule and route as a resource of its own. */
export function separateTerraformJson({ securityRules, routes, group }: Printed): Json {
  const rules = securityRules.map((rule, index): [string, Json] => [
    `rule${index}`,
    {
      ...jsonObject(rule),
      network_security_group_name: `\${azurerm_network_security_group.nsg.name}`,
      resource_group_name: "rg",
    },
  ]);
  const separateRoutes = routes.map((route, index): [string, Json] => [
    `route${index}`,
    { ...jsonObject(route), route_table_name: "TABLE", resource_group_name: "rg" },
  ]);
  return {
    resource: {
      azurerm_network_security_group: { nsg: { name: "nsg", resource_group_name: "rg" } },
      azurerm_network_security_rule: Object.fromEntries(rules),
      azurerm_route_table: { table: { name: "table", resource_group_name: "rg" } },
      azurerm_route: Object.fromEntries(separateRoutes),
      azurerm_firewall_policy_rule_collection_group: {
        group: { ...jsonObject(group), firewall_policy_id: "policy" },
      },
    },
  };
}

/** What `terraform show -json` prints of a state: what is not set is empty or null. */
export function terraformState(printed: Printed): Json {
  return { format_version: "1.0", terraform_version: "1.11.4", values: { root_module: module(printed) } };
}

/** What it prints of a plan, with the resources two modules deep. */
export function terraformPlan(printed: Printed): Json {
  const child = {
    address: "module.a",
    child_modules: [{ address: "module.a.module.b", ...module(printed) }],
  };
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: { child_modules: [child] } },
    resource_changes: [],
  };
}

function module({ securityRules, routes, group }: Printed): { readonly [name: string]: Json } {
  const resource = (type: string, values: Json): Json => ({
    address: `${type}.this`,
    mode: "managed",
    type,
    name: "this",
    values,
  });
  return {
    resources: [
      resource("azurerm_network_security_group", {
        name: "nsg",
        resource_group_name: "rg",
        security_rule: securityRules.map((rule) => ({
          description: "",
          ...emptyLists("source_port_ranges", "destination_port_ranges"),
          ...emptyLists("source_address_prefixes", "destination_address_prefixes"),
          source_address_prefix: "",
          destination_address_prefix: "",
          source_port_range: "",
          destination_port_range: "",
          ...jsonObject(rule),
        })),
      }),
      resource("azurerm_route_table", {
        name: "table",
        resource_group_name: "rg",
        route: routes.map((route) => ({ next_hop_in_ip_address: "", ...jsonObject(route) })),
      }),
      resource("azurerm_firewall_policy_rule_collection_group", {
        nat_rule_collection: [],
        network_rule_collection: [],
        application_rule_collection: [],
        ...jsonObject(group),
        firewall_policy_id: "policy",
      }),
    ],
  };
}

/** What `az` prints, as a list of the three. */
export function azureExport(printed: Printed): Json {
  const { nsg, table, group } = azureProperties(printed, (rule) => rule);
  const policy = `${ID}/firewallPolicies/policy`;
  return [
    {
      id: `${ID}/networkSecurityGroups/nsg`,
      name: "nsg",
      type: "Microsoft.Network/networkSecurityGroups",
      ...nsg,
    },
    { id: `${ID}/routeTables/table`, name: "table", type: "Microsoft.Network/routeTables", ...table },
    {
      id: `${policy}/ruleCollectionGroups/${printed.group.name}`,
      name: printed.group.name,
      type: "Microsoft.Network/FirewallPolicies/RuleCollectionGroups",
      ...group,
    },
  ];
}

/** What `bicep build` prints. */
export function armTemplate(printed: Printed): Json {
  const { nsg, table, group } = azureProperties(printed, ({ name, ...properties }) => ({
    name: name ?? "",
    properties,
  }));
  return {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    resources: [
      {
        type: "Microsoft.Network/networkSecurityGroups",
        apiVersion: "2024-03-01",
        name: "nsg",
        properties: nsg,
      },
      { type: "Microsoft.Network/routeTables", apiVersion: "2024-03-01", name: "table", properties: table },
      {
        type: "Microsoft.Network/firewallPolicies/ruleCollectionGroups",
        apiVersion: "2024-03-01",
        name: `[format('{0}/{1}', 'policy', '${printed.group.name}')]`,
        properties: group,
      },
    ],
  };
}

type JsonObject = { readonly [name: string]: Json };

function azureProperties(
  { securityRules, routes, group }: Printed,
  wrap: (rule: JsonObject) => JsonObject,
): { readonly nsg: JsonObject; readonly table: JsonObject; readonly group: JsonObject } {
  const network = (group.network_rule_collection ?? []).map((collection) =>
    azureCollection(collection, "FirewallPolicyFilterRuleCollection", collection.rule.map(azureNetworkRule)),
  );
  const application = (group.application_rule_collection ?? []).map((collection) =>
    azureCollection(
      collection,
      "FirewallPolicyFilterRuleCollection",
      collection.rule.map(azureApplicationRule),
    ),
  );
  return {
    nsg: { securityRules: securityRules.map((rule) => wrap(azureSecurityRule(rule))) },
    table: {
      disableBgpRoutePropagation: false,
      routes: routes.map((route) =>
        wrap(
          renamed(route, {
            address_prefix: "addressPrefix",
            next_hop_type: "nextHopType",
            next_hop_in_ip_address: "nextHopIpAddress",
          }),
        ),
      ),
    },
    group: { priority: group.priority, ruleCollections: [...network, ...application] },
  };
}

function azureSecurityRule(rule: SecurityRuleAttributes): JsonObject {
  const names: Record<string, string> = {};
  for (const side of ["source", "destination"]) {
    names[`${side}_port_range`] = `${side}PortRange`;
    names[`${side}_port_ranges`] = `${side}PortRanges`;
    names[`${side}_address_prefix`] = `${side}AddressPrefix`;
    names[`${side}_address_prefixes`] = `${side}AddressPrefixes`;
  }
  const { protocol, ...others } = renamed(rule, names);
  // Azure keeps the case in which the portal wrote it.
  return { ...others, protocol: String(protocol).toUpperCase() };
}

function azureCollection(
  { name, priority, action }: { name: string; priority: number; action?: string | null | undefined },
  type: string,
  rules: readonly Json[],
): Json {
  return { name, priority, ruleCollectionType: type, action: { type: action ?? null }, rules };
}

function azureNetworkRule(rule: NetworkRuleAttributes): Json {
  return {
    ruleType: "NetworkRule",
    ...renamed(rule, {
      protocols: "ipProtocols",
      source_addresses: "sourceAddresses",
      destination_addresses: "destinationAddresses",
      destination_fqdns: "destinationFqdns",
      destination_ports: "destinationPorts",
    }),
  };
}

function azureApplicationRule({ protocols, ...rule }: ApplicationRuleAttributes): Json {
  return {
    ruleType: "ApplicationRule",
    terminateTLS: false,
    protocols: (protocols ?? []).map(({ type, port }) => ({ protocolType: type ?? null, port })),
    ...renamed(rule, {
      source_addresses: "sourceAddresses",
      destination_fqdns: "targetFqdns",
      destination_fqdn_tags: "fqdnTags",
      destination_urls: "targetUrls",
      terminate_tls: "terminateTLS",
    }),
  };
}

function renamed(attributes: object, names: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(jsonObject(attributes)).map(([name, value]) => [names[name] ?? name, value]),
  );
}

function emptyLists(...names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, []]));
}

function json(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

function jsonObject(value: object): JsonObject {
  return json(value) as JsonObject;
}
