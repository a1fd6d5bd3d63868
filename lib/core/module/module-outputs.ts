import type { JsonObject } from "./json-value";
import type { ModuleResources } from "./module-resources";
import { expression } from "./terraform-expression";

/** An output of a module. */
export interface ModuleOutput {
  readonly name: string;
  readonly description: string;
  /** As Terraform's JSON has it: an expression, or an object of values and expressions. */
  readonly value: string | JsonObject;
}

/** What a module says of how it was made. */
export interface ModuleOrigin {
  readonly service: string;
  /** The cloud, or an expression for it. */
  readonly cloud: string;
  /** The region, or an expression for it. */
  readonly region: string;
  readonly features: readonly string[];
  readonly revision: string;
  readonly layers: readonly string[];
  /** `direct`, or the firewall's strategy. */
  readonly egress: string;
}

/** Both forms in which a rule has an end, as one list. */
function either(singular: string, plural: string): string {
  return `compact(flatten([rule.${singular}, rule.${plural} == null ? [] : tolist(rule.${plural})]))`;
}

/** What an output tells of a rule or route, an attribute a line, in the style of `terraform fmt`. */
function attributes(indent: string, values: readonly (readonly [name: string, value: string])[]): string {
  const widest = Math.max(...values.map(([name]) => name.length));
  return values.map(([name, value]) => `${indent}${name.padEnd(widest)} = ${value}\n`).join("");
}

/** A map of the items of a list by their names, with what is told of each. */
function byName(item: string, list: string, values: readonly (readonly [string, string])[]): string {
  return expression(
    `{\n    for ${item} in ${list} : ${item}.name => {\n${attributes("      ", values)}    }\n  }`,
  );
}

const SECURITY_RULE = [
  ["priority", "rule.priority"],
  ["direction", "rule.direction"],
  ["access", "rule.access"],
  ["protocol", "rule.protocol"],
  ["sources", either("source_address_prefix", "source_address_prefixes")],
  ["destinations", either("destination_address_prefix", "destination_address_prefixes")],
  ["ports", either("destination_port_range", "destination_port_ranges")],
  ["description", "rule.description"],
] as const;

const ROUTE = [
  ["address_prefix", "route.address_prefix"],
  ["next_hop_type", "route.next_hop_type"],
  ["next_hop_in_ip_address", "route.next_hop_in_ip_address"],
] as const;

/** The outputs of a module: ids and names, the rules and routes as maps, and how it was made. */
export function moduleOutputs(resources: ModuleResources, origin: ModuleOrigin): ModuleOutput[] {
  return [
    ...securityGroupOutputs(resources),
    ...routeTableOutputs(resources),
    ...firewallOutputs(resources),
    {
      name: "selection",
      description: "What the module was made from.",
      value: {
        service: origin.service,
        cloud: origin.cloud,
        region: origin.region,
        features: origin.features,
        layers: origin.layers,
        egress: origin.egress,
      },
    },
    {
      name: "catalog_revision",
      description: "The date of the documents that the module follows.",
      value: origin.revision,
    },
  ];
}

function securityGroupOutputs(resources: ModuleResources): ModuleOutput[] {
  const group = "azurerm_network_security_group.this";
  const description =
    "The security rules by name: priority, direction, access, protocol, sources, destinations, ports, description.";
  if ("azurerm_network_security_group" in resources) {
    return [
      {
        name: "network_security_group_id",
        description: "The id of the network security group.",
        value: expression(`${group}.id`),
      },
      {
        name: "network_security_group_name",
        description: "The name of the network security group.",
        value: expression(`${group}.name`),
      },
      {
        name: "security_rules",
        description,
        value: byName("rule", `${group}.security_rule`, SECURITY_RULE),
      },
    ];
  }
  const rules = namesOf(resources, "azurerm_network_security_rule");
  return rules.length === 0
    ? []
    : [
        {
          name: "security_rule_ids",
          description: "The ids of the security rules by name.",
          value: idsByName(rules),
        },
        {
          name: "security_rules",
          description,
          value: byName("rule", listText(rules, "      "), SECURITY_RULE),
        },
      ];
}

function routeTableOutputs(resources: ModuleResources): ModuleOutput[] {
  const table = "azurerm_route_table.this";
  const description = "The routes by name: address prefix, next hop type, next hop address.";
  if ("azurerm_route_table" in resources) {
    return [
      { name: "route_table_id", description: "The id of the route table.", value: expression(`${table}.id`) },
      {
        name: "route_table_name",
        description: "The name of the route table.",
        value: expression(`${table}.name`),
      },
      { name: "routes", description, value: byName("route", `${table}.route`, ROUTE) },
    ];
  }
  const routes = namesOf(resources, "azurerm_route");
  return routes.length === 0
    ? []
    : [
        {
          name: "route_ids",
          description: "The ids of the routes by name.",
          value: idsByName(routes),
        },
        { name: "routes", description, value: byName("route", listText(routes, "      "), ROUTE) },
      ];
}

function firewallOutputs(resources: ModuleResources): ModuleOutput[] {
  const groups = namesOf(resources, "azurerm_firewall_policy_rule_collection_group");
  if (groups.length === 0) {
    return [];
  }
  const all = `[${groups.join(", ")}]`;
  return [
    {
      name: "rule_collection_group_ids",
      description: "The ids of the firewall policy's rule collection groups.",
      value: expression(`[for group in ${all} : group.id]`),
    },
    {
      name: "firewall_network_rules",
      description: `The firewall's network rules ${RULES_BY_NAME}`,
      value: firewallRules(all, "network_rule_collection", [
        ["protocols", "rule.protocols"],
        ["destinations", joinedLists(["destination_addresses", "destination_fqdns"])],
        ["ports", "rule.destination_ports"],
      ]),
    },
    {
      name: "firewall_application_rules",
      description: `The firewall's application rules ${RULES_BY_NAME}`,
      value: firewallRules(all, "application_rule_collection", [
        ["protocols", "[for protocol in rule.protocols : protocol.type]"],
        ["destinations", joinedLists(["destination_fqdns", "destination_fqdn_tags", "destination_urls"])],
        ["ports", "[for protocol in rule.protocols : tostring(protocol.port)]"],
      ]),
    },
  ];
}

const RULES_BY_NAME =
  "by collection and name, `collection/rule`: priority and action of the collection, protocols, sources, destinations, ports, description.";

function joinedLists(lists: readonly string[]): string {
  return `concat(${lists.map((list) => `rule.${list} == null ? [] : rule.${list}`).join(", ")})`;
}

function firewallRules(
  groups: string,
  collections: string,
  values: readonly (readonly [string, string])[],
): string {
  const value = attributes("          ", [
    ["priority", "collection.priority"],
    ["action", "collection.action"],
    ["sources", "rule.source_addresses"],
    ["description", "rule.description"],
    ...values,
  ]);
  return expression(
    `merge(flatten([\n    for group in ${groups} : [\n      for collection in group.${collections} : {\n        for rule in collection.rule : "\${collection.name}/\${rule.name}" => {\n${value}        }\n      }\n    ]\n  ])...)`,
  );
}

/** The addresses of a type's resources, in the order of their names. */
function namesOf(resources: ModuleResources, type: string): string[] {
  return Object.keys(resources[type] ?? {})
    .sort()
    .map((name) => `${type}.${name}`);
}

function idsByName(addresses: readonly string[]): string {
  return expression(`{\n    for each in ${listText(addresses, "    ")} : each.name => each.id\n  }`);
}

/**
 * A list in the head of a loop.
 *
 * @param end what stands before its last bracket: `terraform fmt` indents it further where a brace opens on that line
 */
function listText(addresses: readonly string[], end: string): string {
  return `[\n${addresses.map((address) => `      ${address},\n`).join("")}${end}]`;
}
