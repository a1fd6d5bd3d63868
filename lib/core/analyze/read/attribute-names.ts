import type {
  ApplicationRuleAttributes,
  NatRuleAttributes,
  NetworkRuleAttributes,
  RouteAttributes,
  SecurityRuleAttributes,
} from "../evaluate";

/** The attributes besides the name, each with what a kind of file calls it. */
type NamesOf<Attributes> = Readonly<Record<Exclude<keyof Attributes, "name">, string>>;

/** What a kind of file calls the attributes of rules and routes. */
export interface AttributeNames {
  readonly securityRule: NamesOf<SecurityRuleAttributes>;
  readonly route: NamesOf<RouteAttributes>;
  readonly networkRule: NamesOf<NetworkRuleAttributes>;
  readonly applicationRule: NamesOf<ApplicationRuleAttributes>;
  readonly applicationProtocolType: string;
  readonly natRule: NamesOf<NatRuleAttributes>;
}

/**
 * As the provider azurerm names them.
 *
 * Source: schema of azurerm 4.55.0: `azurerm_network_security_group`, `azurerm_network_security_rule`,
 * `azurerm_route_table`, `azurerm_route`, `azurerm_firewall_policy_rule_collection_group`.
 */
export const TERRAFORM_NAMES: AttributeNames = {
  securityRule: {
    priority: "priority",
    direction: "direction",
    access: "access",
    protocol: "protocol",
    source_port_range: "source_port_range",
    source_port_ranges: "source_port_ranges",
    destination_port_range: "destination_port_range",
    destination_port_ranges: "destination_port_ranges",
    source_address_prefix: "source_address_prefix",
    source_address_prefixes: "source_address_prefixes",
    source_application_security_group_ids: "source_application_security_group_ids",
    destination_address_prefix: "destination_address_prefix",
    destination_address_prefixes: "destination_address_prefixes",
    destination_application_security_group_ids: "destination_application_security_group_ids",
  },
  route: {
    address_prefix: "address_prefix",
    next_hop_type: "next_hop_type",
    next_hop_in_ip_address: "next_hop_in_ip_address",
  },
  networkRule: {
    protocols: "protocols",
    source_addresses: "source_addresses",
    source_ip_groups: "source_ip_groups",
    destination_addresses: "destination_addresses",
    destination_fqdns: "destination_fqdns",
    destination_ip_groups: "destination_ip_groups",
    destination_ports: "destination_ports",
  },
  applicationRule: {
    protocols: "protocols",
    source_addresses: "source_addresses",
    source_ip_groups: "source_ip_groups",
    destination_addresses: "destination_addresses",
    destination_fqdns: "destination_fqdns",
    destination_fqdn_tags: "destination_fqdn_tags",
    destination_urls: "destination_urls",
    web_categories: "web_categories",
    terminate_tls: "terminate_tls",
  },
  applicationProtocolType: "type",
  natRule: {
    protocols: "protocols",
    source_addresses: "source_addresses",
    source_ip_groups: "source_ip_groups",
    destination_address: "destination_address",
    destination_ports: "destination_ports",
  },
};

/**
 * As Azure Resource Manager names them, in templates and in what `az` prints.
 *
 * Source: ARM template reference: `Microsoft.Network/networkSecurityGroups/securityRules`, `routeTables/routes`,
 * `firewallPolicies/ruleCollectionGroups`, versions 2023-11-01 and 2024-03-01.
 */
export const AZURE_NAMES: AttributeNames = {
  securityRule: {
    priority: "priority",
    direction: "direction",
    access: "access",
    protocol: "protocol",
    source_port_range: "sourcePortRange",
    source_port_ranges: "sourcePortRanges",
    destination_port_range: "destinationPortRange",
    destination_port_ranges: "destinationPortRanges",
    source_address_prefix: "sourceAddressPrefix",
    source_address_prefixes: "sourceAddressPrefixes",
    source_application_security_group_ids: "sourceApplicationSecurityGroups",
    destination_address_prefix: "destinationAddressPrefix",
    destination_address_prefixes: "destinationAddressPrefixes",
    destination_application_security_group_ids: "destinationApplicationSecurityGroups",
  },
  route: {
    address_prefix: "addressPrefix",
    next_hop_type: "nextHopType",
    next_hop_in_ip_address: "nextHopIpAddress",
  },
  networkRule: {
    protocols: "ipProtocols",
    source_addresses: "sourceAddresses",
    source_ip_groups: "sourceIpGroups",
    destination_addresses: "destinationAddresses",
    destination_fqdns: "destinationFqdns",
    destination_ip_groups: "destinationIpGroups",
    destination_ports: "destinationPorts",
  },
  applicationRule: {
    protocols: "protocols",
    source_addresses: "sourceAddresses",
    source_ip_groups: "sourceIpGroups",
    destination_addresses: "destinationAddresses",
    destination_fqdns: "targetFqdns",
    destination_fqdn_tags: "fqdnTags",
    destination_urls: "targetUrls",
    web_categories: "webCategories",
    terminate_tls: "terminateTLS",
  },
  applicationProtocolType: "protocolType",
  natRule: {
    protocols: "ipProtocols",
    source_addresses: "sourceAddresses",
    source_ip_groups: "sourceIpGroups",
    destination_address: "destinationAddresses",
    destination_ports: "destinationPorts",
  },
};
