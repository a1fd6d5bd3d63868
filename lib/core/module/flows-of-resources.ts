import { compareText } from "../address/compare-text";
import { type JsonObject, type JsonValue, listUnder, objectsUnder } from "./json-value";
import type { ModuleFlow } from "./module-flows";
import type { ModuleResources } from "./module-resources";
import { readableText } from "./terraform-expression";

/**
 * What the rules and routes of a module do, each taken apart into single protocols, ports, sources and destinations, so
 * that two modules can be compared whatever rules they put these into. The order is that of the texts.
 *
 * @param resources what stands under `resource` in `main.tf.json`
 */
export function flowsOfResources(resources: ModuleResources): ModuleFlow[] {
  const ofType = (type: string): JsonObject[] =>
    objectsUnder(resources, type).map(([, resource]) => resource);
  const flows = [
    ...[
      ...ofType("azurerm_network_security_group").flatMap((group) => listUnder(group, "security_rule")),
      ...ofType("azurerm_network_security_rule"),
    ].flatMap(flowsOfSecurityRule),
    ...ofType("azurerm_firewall_policy_rule_collection_group").flatMap(flowsOfGroup),
    ...[
      ...ofType("azurerm_route_table").flatMap((table) => listUnder(table, "route")),
      ...ofType("azurerm_route"),
    ].map(flowOfRoute),
  ];
  return flows.sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
}

function flowsOfSecurityRule(rule: JsonObject): ModuleFlow[] {
  const ports = either(rule.destination_port_range, rule.destination_port_ranges);
  return either(rule.source_address_prefix, rule.source_address_prefixes).flatMap((source) =>
    either(rule.destination_address_prefix, rule.destination_address_prefixes).flatMap((destination) =>
      ports.map((port) => ({
        layer: "nsg" as const,
        action: text(rule.access),
        direction: rule.direction === "Inbound" ? ("inbound" as const) : ("outbound" as const),
        protocol: text(rule.protocol),
        ports: port,
        source,
        destination,
        rule: text(rule.name),
      })),
    ),
  );
}

function flowsOfGroup(group: JsonObject): ModuleFlow[] {
  return ["network_rule_collection", "application_rule_collection"].flatMap((key) =>
    listUnder(group, key).flatMap((collection) =>
      listUnder(collection, "rule").flatMap((rule) => flowsOfFirewallRule(rule, text(collection.action))),
    ),
  );
}

function flowsOfFirewallRule(rule: JsonObject, action: string): ModuleFlow[] {
  const carried =
    rule.destination_ports === undefined
      ? listUnder(rule, "protocols").map(({ type, port }) => [text(type), text(port)] as const)
      : texts(rule.protocols).flatMap((protocol) =>
          texts(rule.destination_ports).map((port) => [protocol, port] as const),
        );
  const destinations = ["addresses", "fqdns", "fqdn_tags", "urls"].flatMap((kind) =>
    texts(rule[`destination_${kind}`]),
  );
  return texts(rule.source_addresses).flatMap((source) =>
    destinations.flatMap((destination) =>
      carried.map(([protocol, ports]) => ({
        layer: "firewall" as const,
        action,
        direction: "outbound" as const,
        protocol,
        ports,
        source,
        destination,
        rule: text(rule.name),
      })),
    ),
  );
}

function flowOfRoute(route: JsonObject): ModuleFlow {
  return {
    layer: "routes",
    action: text(route.next_hop_type),
    direction: "outbound",
    protocol: "",
    ports: "",
    source: "",
    destination: text(route.address_prefix),
    rule: text(route.name),
  };
}

function either(singular: JsonValue | undefined, plural: JsonValue | undefined): string[] {
  return [...texts(singular), ...texts(plural)];
}

/** A text, or each of a list of them: an expression stands for its whole list. */
function texts(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.map(text) : value === undefined || value === null ? [] : [text(value)];
}

function text(value: JsonValue | undefined): string {
  return value === undefined || value === null ? "" : readableText(String(value));
}
