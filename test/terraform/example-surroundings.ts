import { AzureResourceManager } from "./azure/azure-resource-manager";
import { networkId, resourceGroupId } from "./azure/resource-id";
import type { ResourceBody } from "./azure/resource-store";
import type { CloudName } from "./azure/service-tags";
import type { TerraformVariables } from "./terraform";

/** What an example expects to find: the cloud, the resources that exist already, and its variables' values. */
export interface Surroundings {
  readonly cloud?: CloudName;
  /** Resources by id. */
  readonly existing: Readonly<Record<string, Partial<ResourceBody>>>;
  readonly variables?: TerraformVariables;
}

const POLICY = networkId("rg-hub", "firewallPolicies", "policy-hub");
const STANDARD_POLICY = {
  [POLICY]: { properties: { sku: { tier: "Standard" }, dnsSettings: { enableProxy: true, servers: [] } } },
};
const POLICY_VARIABLE = { firewall_policy_id: POLICY };
const COMPUTE_SUBNET = networkId("rg-network", "virtualNetworks", "vnet-spoke", "subnets", "snet-compute");
const ROUTE_TABLE = networkId("rg-network", "routeTables", "rt-workloads");

/** What each example expects to find, by the name of its folder; see its `main.ts`. */
export const EXAMPLE_SURROUNDINGS: Readonly<Record<string, Surroundings>> = {
  direct: { existing: {} },
  "hub-spoke": {
    existing: {
      ...STANDARD_POLICY,
      [resourceGroupId("rg-spoke")]: {},
      [COMPUTE_SUBNET]: { properties: { addressPrefixes: ["10.20.0.0/22"] } },
    },
    variables: {
      ...POLICY_VARIABLE,
      firewall_private_ip_address: "10.0.1.4",
      subnet_id: COMPUTE_SUBNET,
    },
  },
  "ip-routes": {
    existing: {
      [resourceGroupId("rg-spoke")]: {},
      [COMPUTE_SUBNET]: { properties: { addressPrefixes: ["10.40.0.0/22"] } },
    },
    variables: { firewall_private_ip_address: "10.0.1.4", subnet_id: COMPUTE_SUBNET },
  },
  "shared-hub": { existing: STANDARD_POLICY, variables: POLICY_VARIABLE },
  government: {
    cloud: "usgovernment",
    existing: { ...STANDARD_POLICY, [resourceGroupId("rg-ml")]: {} },
    variables: POLICY_VARIABLE,
  },
  china: {
    cloud: "china",
    existing: {
      ...STANDARD_POLICY,
      [networkId("rg-network", "networkSecurityGroups", "nsg-workloads")]: {},
      [ROUTE_TABLE]: {},
    },
    variables: { ...POLICY_VARIABLE, route_table_id: ROUTE_TABLE },
  },
  "custom-catalog": {
    existing: {
      ...STANDARD_POLICY,
      [resourceGroupId("rg-ml")]: {},
      [resourceGroupId("rg-databricks")]: {},
    },
    variables: POLICY_VARIABLE,
  },
};

/** A model of Azure with what is there before. */
export function azureWith({ cloud = "public", existing }: Surroundings): AzureResourceManager {
  const azure = new AzureResourceManager({ cloud });
  for (const [id, body] of Object.entries(existing)) azure.seed(id, body);
  return azure;
}
