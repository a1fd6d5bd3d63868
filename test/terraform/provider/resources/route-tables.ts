import { networkId } from "../../azure/resource-id";
import { type Json, objectsIn, propertiesOf, referencesIn } from "../../azure/resource-store";
import { azureResource, given, type ResourceType } from "../resource-type";
import { type ObjectValue, objectsOf, textOf, type Value } from "../value";
import { common, commonValues, partValues } from "./common-attributes";

function lockOf(table: Value | undefined): string {
  return `azurerm_route_table ${String(table)}`;
}

/** Routes inline: the table's PUT carries all of them. */
export const ROUTE_TABLE: ResourceType = azureResource({
  replacedBy: ["name", "location", "resource_group_name"],
  defaults: { bgp_route_propagation_enabled: true },
  locks: ({ name }) => [lockOf(name)],
  id: ({ name, resource_group_name }) => networkId(String(resource_group_name), "routeTables", String(name)),
  body: (values) => ({
    ...common(values),
    properties: {
      disableBgpRoutePropagation: values.bgp_route_propagation_enabled === false,
      routes: objectsOf(values.route).map((route) => ({
        name: route.name,
        properties: routeProperties(route),
      })),
    },
  }),
  values: (table) => ({
    ...commonValues(table),
    bgp_route_propagation_enabled: table.properties.disableBgpRoutePropagation !== true,
    subnets: referencesIn(table.properties.subnets),
    route: objectsIn(table.properties.routes).map((route) => ({
      name: String(route.name),
      ...routeValues(propertiesOf(route)),
    })),
  }),
});

/** A route of its own: one PUT each, one after the other for one table. */
export const ROUTE: ResourceType = azureResource({
  replacedBy: ["name", "resource_group_name", "route_table_name"],
  locks: ({ route_table_name }) => [lockOf(route_table_name)],
  id: ({ name, resource_group_name, route_table_name }) =>
    networkId(String(resource_group_name), "routeTables", String(route_table_name), "routes", String(name)),
  body: (values) => ({ properties: routeProperties(values) }),
  values: (route) => ({ ...partValues(route, "route_table_name"), ...routeValues(route.properties) }),
});

function routeProperties(route: ObjectValue): Json {
  return given({
    addressPrefix: textOf(route.address_prefix),
    nextHopType: textOf(route.next_hop_type),
    nextHopIpAddress: textOf(route.next_hop_in_ip_address),
  });
}

function routeValues(properties: Json): ObjectValue {
  return {
    address_prefix: properties.addressPrefix as Value,
    next_hop_type: properties.nextHopType as Value,
    next_hop_in_ip_address: (properties.nextHopIpAddress ?? "") as Value,
  };
}
