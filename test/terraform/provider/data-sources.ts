import china from "../../../catalog/clouds/china.json";
import publicCloud from "../../../catalog/clouds/public.json";
import usgovernment from "../../../catalog/clouds/usgovernment.json";
import type { AzureResourceManager } from "../azure/azure-resource-manager";
import { networkId, resourceGroupId } from "../azure/resource-id";
import { referencesIn, stringsIn } from "../azure/resource-store";
import { type CloudName, isServiceTagOf } from "../azure/service-tags";
import { unlessMissing } from "./resource-type";
import { RESOURCE_TYPES } from "./resource-types";
import type { ObjectValue } from "./value";

const REGIONS: Readonly<
  Record<
    CloudName,
    Readonly<Record<string, { readonly tagSuffix: string; readonly azureCloudSuffix?: string }>>
  >
> = { public: publicCloud.regions, usgovernment: usgovernment.regions, china: china.regions };

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

/**
 * Prefixes are of the documentation's networks: which ones a tag has is no fact of the repository. As the provider does,
 * it takes what stands before a tag's first dot for the service, so that it finds no `AzureFrontDoor.Frontend`; and the
 * region has to have the name of Azure's answer, `centralfrance` for `francecentral`.
 */
const serviceTags: DataSource = async (azure, { service, location_filter }) => {
  const filter = typeof location_filter === "string" ? location_filter : "";
  const regions = Object.entries(REGIONS[azure.cloud]);
  const at = regions.findIndex(
    ([name, { azureCloudSuffix = name }]) => azureCloudSuffix === filter.toLowerCase().replaceAll(" ", ""),
  );
  const [, region] = regions[at] ?? [];
  const tag = region === undefined ? String(service) : `${service}.${region.tagSuffix}`;
  if (String(service).includes(".") || (filter !== "" && at < 0) || !isServiceTagOf(azure.cloud, tag)) {
    const where = filter === "" ? "" : ` for region ${filter}`;
    throw new Error(`the service tag ${service} was not found${where}`);
  }
  const ipv4 = ["192.0.2.0/25", at < 0 ? "192.0.2.128/25" : `198.51.100.${at}/32`];
  return {
    id: tag,
    name: tag,
    ipv4_cidrs: ipv4,
    ipv6_cidrs: ["2001:db8::/32"],
    address_prefixes: [...ipv4, "2001:db8::/32"],
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
