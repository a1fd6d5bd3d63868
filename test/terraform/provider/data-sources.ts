import type { AzureResourceManager } from "../azure/azure-resource-manager";
import { networkId, resourceGroupId } from "../azure/resource-id";
import { referencesIn, stringsIn } from "../azure/resource-store";
import { isServiceTagOf } from "../azure/service-tags";
import { unlessMissing } from "./resource-type";
import { RESOURCE_TYPES } from "./resource-types";
import type { ObjectValue } from "./value";

/** Reads a data source: the attributes that Azure answers for what the configuration names. */
export type DataSource = (azure: AzureResourceManager, config: ObjectValue) => Promise<ObjectValue>;

/** A data source that names what there is a resource type for. */
function ofResource(type: string, idOf: (config: ObjectValue) => string): DataSource {
  return async (azure, config) => {
    const id = idOf(config);
    const values = await RESOURCE_TYPES[type]?.read(azure, id);
    if (values === undefined) throw new Error(`${id} was not found`);
    return values;
  };
}

function named(azureType: string): (config: ObjectValue) => string {
  return ({ name, resource_group_name }) => networkId(String(resource_group_name), azureType, String(name));
}

const subnet: DataSource = async (azure, config) => {
  const id = networkId(
    String(config.resource_group_name),
    "virtualNetworks",
    String(config.virtual_network_name),
    "subnets",
    String(config.name),
  );
  const found = await unlessMissing(azure.get(id));
  if (found === undefined) throw new Error(`${id} was not found`);
  const { properties } = found;
  const prefixes = stringsIn(properties.addressPrefixes);
  return {
    id,
    address_prefix: prefixes[0] ?? "",
    address_prefixes: prefixes,
    network_security_group_id: referencesIn(properties.networkSecurityGroup)[0] ?? "",
    route_table_id: referencesIn(properties.routeTable)[0] ?? "",
  };
};

/** Prefixes are of the documentation's networks: which ones a tag has is no fact of the repository. */
const serviceTags: DataSource = async (azure, { service, location_filter }) => {
  const tag = [service, location_filter].filter((part) => typeof part === "string").join(".");
  if (!isServiceTagOf(azure.cloud, tag)) throw new Error(`the service tag ${tag} was not found`);
  return {
    id: tag,
    name: tag,
    ipv4_cidrs: ["192.0.2.0/25", "192.0.2.128/25"],
    ipv6_cidrs: ["2001:db8::/32"],
    address_prefixes: ["192.0.2.0/25", "192.0.2.128/25", "2001:db8::/32"],
  };
};

/** Every data source that the provider has, by its name in Terraform. */
export const DATA_SOURCES: Readonly<Record<string, DataSource>> = {
  azurerm_firewall_policy: ofResource("azurerm_firewall_policy", named("firewallPolicies")),
  azurerm_network_security_group: ofResource(
    "azurerm_network_security_group",
    named("networkSecurityGroups"),
  ),
  azurerm_network_service_tags: serviceTags,
  azurerm_resource_group: ofResource("azurerm_resource_group", ({ name }) => resourceGroupId(String(name))),
  azurerm_route_table: ofResource("azurerm_route_table", named("routeTables")),
  azurerm_subnet: subnet,
};
