import { networkId } from "./resource-id";
import type { Json, ResourceBody } from "./resource-store";

/** Bodies of requests that Azure takes, from which the tests make those that it refuses. */

export const NSG = networkId("rg", "networkSecurityGroups", "nsg");
export const TABLE = networkId("rg", "routeTables", "rt");
export const POLICY = networkId("rg", "firewallPolicies", "policy");
export const GROUP = `${POLICY}/ruleCollectionGroups/group`;
export const IP_GROUP = networkId("rg", "ipGroups", "sources");
export const SUBNET = networkId("rg", "virtualNetworks", "vnet", "subnets", "compute");

export function securityRule(changes: Json = {}): ResourceBody {
  return {
    properties: {
      access: "Allow",
      direction: "Outbound",
      priority: 100,
      protocol: "Tcp",
      sourceAddressPrefix: "VirtualNetwork",
      sourcePortRange: "*",
      destinationAddressPrefix: "Storage.WestEurope",
      destinationPortRange: "443",
      ...changes,
    },
  };
}

/** A group with so many rules, each with its own name and priority. */
export function securityGroup(count: number, changes: Json = {}): ResourceBody {
  return {
    location: "westeurope",
    properties: {
      securityRules: Array.from({ length: count }, (_, index) => ({
        name: `rule-${index}`,
        ...securityRule({ priority: 100 + index, ...changes }),
      })),
    },
  };
}

export function route(changes: Json = {}): ResourceBody {
  return { properties: { addressPrefix: "10.0.0.0/8", nextHopType: "Internet", ...changes } };
}

/** A table with so many routes. */
export function routeTable(count: number, prefixOf: (index: number) => string): ResourceBody {
  return {
    location: "westeurope",
    properties: {
      routes: Array.from({ length: count }, (_, index) => ({
        name: `route-${index}`,
        ...route({ addressPrefix: prefixOf(index) }),
      })),
    },
  };
}

export function policy(tier: string, properties: Json = {}): ResourceBody {
  return { location: "westeurope", properties: { sku: { tier }, ...properties } };
}

export const DNS_PROXY = { dnsSettings: { enableProxy: true, servers: [] } };

export function networkRule(changes: Json = {}): Json {
  return {
    ruleType: "NetworkRule",
    name: "storage",
    ipProtocols: ["TCP"],
    sourceAddresses: ["10.1.0.0/24"],
    destinationAddresses: ["Storage.WestEurope", "192.0.2.1"],
    destinationPorts: ["443", "1000-2000"],
    ...changes,
  };
}

export function applicationRule(changes: Json = {}): Json {
  return {
    ruleType: "ApplicationRule",
    name: "hosts",
    protocols: [{ protocolType: "Https", port: 443 }],
    sourceAddresses: ["10.1.0.0/24"],
    targetFqdns: ["*.azureml.ms", "ml.azure.com"],
    ...changes,
  };
}

/** A rule collection that holds the rules. */
export function collection(rules: readonly Json[], changes: Json = {}): Json {
  return { name: "collection", priority: 400, action: { type: "Allow" }, rules, ...changes };
}

/** A rule collection group that holds the collections. */
export function ruleCollectionGroup(ruleCollections: readonly Json[], priority = 1000): ResourceBody {
  return { properties: { priority, ruleCollections } };
}
