import { networkId } from "../../azure/resource-id";
import { type Json, objectsIn, propertiesOf, type Resource, referencesIn } from "../../azure/resource-store";
import { azureResource, given, type ResourceType } from "../resource-type";
import { type ObjectValue, objectsOf, textOf, textsOf, type Value } from "../value";
import { common, commonValues, partValues } from "./common-attributes";

/** Rules inline: the group's PUT carries all of them. */
export const NETWORK_SECURITY_GROUP: ResourceType = azureResource({
  replacedBy: ["name", "location", "resource_group_name"],
  locks: ({ name }) => [`azurerm_network_security_group ${String(name)}`],
  id: ({ name, resource_group_name }) =>
    networkId(String(resource_group_name), "networkSecurityGroups", String(name)),
  body: (values) => ({
    ...common(values),
    properties: {
      securityRules: objectsOf(values.security_rule).map((rule) => ({
        name: rule.name,
        properties: ruleProperties(rule),
      })),
    },
  }),
  values: (group) => ({
    ...commonValues(group),
    security_rule: objectsIn(group.properties.securityRules).map((rule) => ({
      name: String(rule.name),
      ...ruleValues(propertiesOf(rule)),
    })),
  }),
});

/** A rule of its own: one PUT each. The provider takes no lock for it. */
export const NETWORK_SECURITY_RULE: ResourceType = azureResource({
  replacedBy: ["name", "resource_group_name", "network_security_group_name"],
  id: ({ name, resource_group_name, network_security_group_name }) =>
    networkId(
      String(resource_group_name),
      "networkSecurityGroups",
      String(network_security_group_name),
      "securityRules",
      String(name),
    ),
  body: (values) => ({ properties: ruleProperties(values) }),
  values: (rule: Resource) => ({
    ...partValues(rule, "network_security_group_name"),
    ...ruleValues(rule.properties),
  }),
});

const TEXTS = {
  access: "access",
  description: "description",
  destination_address_prefix: "destinationAddressPrefix",
  destination_port_range: "destinationPortRange",
  direction: "direction",
  protocol: "protocol",
  source_address_prefix: "sourceAddressPrefix",
  source_port_range: "sourcePortRange",
} as const;

const LISTS = {
  destination_address_prefixes: "destinationAddressPrefixes",
  destination_port_ranges: "destinationPortRanges",
  source_address_prefixes: "sourceAddressPrefixes",
  source_port_ranges: "sourcePortRanges",
} as const;

const GROUPS = {
  destination_application_security_group_ids: "destinationApplicationSecurityGroups",
  source_application_security_group_ids: "sourceApplicationSecurityGroups",
} as const;

function ruleProperties(rule: ObjectValue): Json {
  return given<unknown>({
    priority: rule.priority ?? undefined,
    ...Object.fromEntries(Object.entries(TEXTS).map(([name, azure]) => [azure, textOf(rule[name])])),
    ...Object.fromEntries(Object.entries(LISTS).map(([name, azure]) => [azure, textsOf(rule[name])])),
    ...Object.fromEntries(
      Object.entries(GROUPS).map(([name, azure]) => [azure, textsOf(rule[name])?.map((id) => ({ id }))]),
    ),
  });
}

function ruleValues(properties: Json): ObjectValue {
  return {
    priority: properties.priority as Value,
    ...Object.fromEntries(
      Object.entries(TEXTS).map(([name, azure]) => [name, (properties[azure] ?? "") as Value]),
    ),
    ...Object.fromEntries(
      Object.entries(LISTS).map(([name, azure]) => [name, (properties[azure] ?? []) as Value]),
    ),
    ...Object.fromEntries(
      Object.entries(GROUPS).map(([name, azure]) => [name, referencesIn(properties[azure])]),
    ),
  };
}
