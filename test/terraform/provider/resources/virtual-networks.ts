import type { AzureResourceManager } from "../../azure/azure-resource-manager";
import { networkId, parseResourceId } from "../../azure/resource-id";
import { type Json, type Resource, referencesIn, stringsIn } from "../../azure/resource-store";
import { azureResource, given, type ResourceType, unlessMissing } from "../resource-type";
import { type ObjectValue, textsOf, type Value } from "../value";
import { common, commonValues, partValues } from "./common-attributes";

function networkLock(name: Value | undefined): string {
  return `azurerm_virtual_network ${String(name)}`;
}

export const VIRTUAL_NETWORK: ResourceType = azureResource({
  replacedBy: ["name", "location", "resource_group_name"],
  defaults: { private_endpoint_vnet_policies: "Disabled" },
  locks: ({ name }) => [networkLock(name)],
  id: ({ name, resource_group_name }) =>
    networkId(String(resource_group_name), "virtualNetworks", String(name)),
  body: (values) => ({
    ...common(values),
    properties: given<unknown>({
      addressSpace: { addressPrefixes: textsOf(values.address_space) ?? [] },
      dhcpOptions: { dnsServers: textsOf(values.dns_servers) ?? [] },
    }),
  }),
  values: (network) => ({
    ...commonValues(network),
    address_space: stringsIn((network.properties.addressSpace as Json | undefined)?.addressPrefixes),
    dns_servers: stringsIn((network.properties.dhcpOptions as Json | undefined)?.dnsServers),
    guid: "00000000-0000-0000-0000-000000000000",
  }),
});

const SUBNET_PROPERTIES = {
  addressPrefixes: "address_prefixes",
  defaultOutboundAccess: "default_outbound_access_enabled",
  privateEndpointNetworkPolicies: "private_endpoint_network_policies",
} as const;

const SUBNET_OF_NETWORK = azureResource({
  replacedBy: ["name", "resource_group_name", "virtual_network_name"],
  defaults: {
    default_outbound_access_enabled: true,
    private_endpoint_network_policies: "Disabled",
    private_link_service_network_policies_enabled: true,
  },
  locks: ({ virtual_network_name }) => [networkLock(virtual_network_name)],
  id: ({ name, resource_group_name, virtual_network_name }) =>
    networkId(
      String(resource_group_name),
      "virtualNetworks",
      String(virtual_network_name),
      "subnets",
      String(name),
    ),
  body: (values) => ({ properties: subnetProperties(values) }),
  values: (subnet) => ({
    ...partValues(subnet, "virtual_network_name"),
    ...Object.fromEntries(
      Object.entries(SUBNET_PROPERTIES).map(([azure, name]) => [
        name,
        (subnet.properties[azure] ?? null) as Value,
      ]),
    ),
  }),
});

/** A subnet; what is associated with it stays when it is put again. */
export const SUBNET: ResourceType = {
  ...SUBNET_OF_NETWORK,
  update: async (azure, id, values) => {
    const { properties } = await azure.get(id);
    await azure.put(id, { properties: { ...properties, ...subnetProperties(values) } });
  },
};

function subnetProperties(values: ObjectValue): Json {
  return given<unknown>(
    Object.fromEntries(
      Object.entries(SUBNET_PROPERTIES).map(([azure, name]) => [azure, values[name] ?? undefined]),
    ),
  );
}

/** What ties a subnet to its network security group or route table: a property of the subnet in Azure. */
function association(attribute: string, property: string): ResourceType {
  const change = async (azure: AzureResourceManager, subnet: Resource, id?: Value): Promise<void> => {
    const { [property]: _former, ...others } = subnet.properties;
    const properties = typeof id === "string" ? { ...others, [property]: { id } } : others;
    await azure.put(subnet.id, { properties });
  };
  return {
    replacedBy: ["subnet_id", attribute],
    locks: ({ subnet_id }) => {
      const network = parseResourceId(parseResourceId(String(subnet_id))?.parent ?? "");
      return [networkLock(network?.name)];
    },
    create: async (azure, values) => {
      const subnet = await azure.get(String(values.subnet_id));
      const [other] = referencesIn(subnet.properties[property]);
      if (other !== undefined) {
        throw new Error(
          `the subnet ${subnet.id} is associated with ${other} already; import the association`,
        );
      }
      await change(azure, subnet, values[attribute]);
      return subnet.id;
    },
    read: async (azure, id) => {
      const subnet = await unlessMissing(azure.get(id));
      const [other] = referencesIn(subnet?.properties[property]);
      return other === undefined ? undefined : { id, subnet_id: id, [attribute]: other };
    },
    update: async () => undefined,
    remove: async (azure, id) => {
      const subnet = await unlessMissing(azure.get(id));
      if (subnet !== undefined) await change(azure, subnet);
    },
  };
}

export const SUBNET_NETWORK_SECURITY_GROUP_ASSOCIATION = association(
  "network_security_group_id",
  "networkSecurityGroup",
);

export const SUBNET_ROUTE_TABLE_ASSOCIATION = association("route_table_id", "routeTable");
