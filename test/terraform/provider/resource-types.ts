import type { ResourceType } from "./resource-type";
import { FIREWALL, FIREWALL_POLICY, IP_GROUP, PUBLIC_IP } from "./resources/firewalls";
import { NETWORK_SECURITY_GROUP, NETWORK_SECURITY_RULE } from "./resources/network-security-groups";
import { RESOURCE_GROUP } from "./resources/resource-groups";
import { ROUTE, ROUTE_TABLE } from "./resources/route-tables";
import { RULE_COLLECTION_GROUP } from "./resources/rule-collection-groups";
import {
  SUBNET,
  SUBNET_NETWORK_SECURITY_GROUP_ASSOCIATION,
  SUBNET_ROUTE_TABLE_ASSOCIATION,
  VIRTUAL_NETWORK,
} from "./resources/virtual-networks";

/** Every type of resource that the provider has, by its name in Terraform. */
export const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = {
  azurerm_firewall: FIREWALL,
  azurerm_firewall_policy: FIREWALL_POLICY,
  azurerm_firewall_policy_rule_collection_group: RULE_COLLECTION_GROUP,
  azurerm_ip_group: IP_GROUP,
  azurerm_network_security_group: NETWORK_SECURITY_GROUP,
  azurerm_network_security_rule: NETWORK_SECURITY_RULE,
  azurerm_public_ip: PUBLIC_IP,
  azurerm_resource_group: RESOURCE_GROUP,
  azurerm_route: ROUTE,
  azurerm_route_table: ROUTE_TABLE,
  azurerm_subnet: SUBNET,
  azurerm_subnet_network_security_group_association: SUBNET_NETWORK_SECURITY_GROUP_ASSOCIATION,
  azurerm_subnet_route_table_association: SUBNET_ROUTE_TABLE_ASSOCIATION,
  azurerm_virtual_network: VIRTUAL_NETWORK,
};
