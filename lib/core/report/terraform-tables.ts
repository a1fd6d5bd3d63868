import { groupedBy } from "../grouped-by";

/** A table for people: what it shows, the heads of its columns, and rows of text. */
export interface RuleTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Attributes = Readonly<Record<string, unknown>>;

/**
 * The rules and routes that a synthesized `cdk.tf.json` holds, as tables: security rules by direction and priority,
 * firewall rules by collection, routes. What it does not know it leaves out; it reads the text and judges nothing.
 */
export function terraformTables(document: unknown): RuleTable[] {
  const resources = attributesOf(attributesOf(document).resource);
  const ofType = (type: string): Attributes[] =>
    Object.values(attributesOf(resources[type])).map(attributesOf);
  const separateRules = ofType("azurerm_network_security_rule");
  const separateRoutes = ofType("azurerm_route");
  return [
    ...ofType("azurerm_network_security_group").flatMap((group) =>
      securityRuleTables(`Network security group ${text(group.name)}`, listOf(group.security_rule)),
    ),
    ...[...groupedBy(separateRules, ({ network_security_group_name: owner }) => text(owner))].flatMap(
      ([name, rules]) => securityRuleTables(`Rules added to the network security group ${name}`, rules),
    ),
    ...ofType("azurerm_firewall_policy_rule_collection_group").flatMap(collectionTables),
    ...ofType("azurerm_route_table").map((table) =>
      routeTable(`Route table ${text(table.name)}`, listOf(table.route)),
    ),
    ...[...groupedBy(separateRoutes, ({ route_table_name: owner }) => text(owner))].map(([name, routes]) =>
      routeTable(`Routes added to the route table ${name}`, routes),
    ),
  ];
}

function securityRuleTables(title: string, rules: readonly Attributes[]): RuleTable[] {
  return ["Inbound", "Outbound"]
    .map((direction) => ({
      title: `${title}, ${direction.toLowerCase()}`,
      head: ["Priority", "Access", "Name", "Source", "Destination", "Protocol", "Ports"],
      rows: rules
        .filter((rule) => rule.direction === direction)
        .sort((a, b) => Number(a.priority) - Number(b.priority))
        .map((rule) => [
          text(rule.priority),
          text(rule.access),
          text(rule.name),
          either(rule.source_address_prefix, rule.source_address_prefixes),
          either(rule.destination_address_prefix, rule.destination_address_prefixes),
          text(rule.protocol),
          either(rule.destination_port_range, rule.destination_port_ranges),
        ]),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function collectionTables(group: Attributes): RuleTable[] {
  const types = ["network", "application"] as const;
  return types.flatMap((type) =>
    listOf(group[`${type}_rule_collection`]).map((collection) => ({
      title: `Rule collection ${text(collection.name)} (${type}, priority ${text(collection.priority)}, ${text(collection.action)}) of the group ${text(group.name)} (priority ${text(group.priority)})`,
      head: ["Rule", "Sources", "Destinations", "Protocol", "Ports"],
      rows: listOf(collection.rule).map(firewallRow),
    })),
  );
}

function firewallRow(rule: Attributes): string[] {
  const protocols = Array.isArray(rule.protocols) ? rule.protocols : [];
  const named = protocols.map((each) =>
    typeof each === "object" ? attributesOf(each) : { type: each, port: undefined },
  );
  const ports = Array.isArray(rule.destination_ports)
    ? rule.destination_ports
    : named.map(({ port }) => port);
  return [
    text(rule.name),
    either(undefined, rule.source_addresses ?? rule.source_ip_groups),
    either(
      undefined,
      rule.destination_fqdns ??
        rule.destination_urls ??
        rule.destination_fqdn_tags ??
        rule.destination_addresses,
    ),
    named.map(({ type }) => text(type)).join("\n"),
    ports.map(text).join("\n"),
  ];
}

function routeTable(title: string, routes: readonly Attributes[]): RuleTable {
  return {
    title,
    head: ["Name", "Destination", "Next hop", "Address"],
    rows: routes.map((route) => [
      text(route.name),
      text(route.address_prefix),
      text(route.next_hop_type),
      text(route.next_hop_in_ip_address),
    ]),
  };
}

function attributesOf(value: unknown): Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Attributes) : {};
}

function listOf(value: unknown): Attributes[] {
  return Array.isArray(value) ? value.map(attributesOf) : [];
}

function text(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

function either(one: unknown, many: unknown): string {
  return Array.isArray(many) ? many.map(text).join("\n") : text(one ?? many);
}
