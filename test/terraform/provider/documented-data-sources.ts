import type { BlockSchema, TypeExpression } from "./schema";

const NAMED: BlockSchema["attributes"] = {
  id: { type: "string", optional: true, computed: true },
  name: { type: "string", required: true },
  resource_group_name: { type: "string", required: true },
};
const TEXT = { type: "string", computed: true } as const;
const FLAG = { type: "bool", computed: true } as const;
const TEXTS = { type: ["list", "string"], computed: true } as const;
const TAGS = { type: ["map", "string"], computed: true } as const;
const TIMEOUTS: BlockSchema["block_types"] = {
  timeouts: {
    nesting: "single",
    block: { attributes: { read: { type: "string", optional: true } } },
  },
};

function listOf(attributes: Readonly<Record<string, TypeExpression>>): {
  type: TypeExpression;
  computed: true;
} {
  return { type: ["list", ["object", attributes]], computed: true };
}

const TEXT_SET: TypeExpression = ["set", "string"];

/**
 * Data sources of azurerm 4.55.0 that the schema's excerpt lacks: the attributes that the provider's documentation and
 * its CDKTF bindings name. The types of collections are taken to be those of the resources.
 */
export const DOCUMENTED_DATA_SOURCES: Readonly<Record<string, BlockSchema>> = {
  azurerm_firewall_policy: {
    attributes: {
      ...NAMED,
      base_policy_id: TEXT,
      child_policies: TEXTS,
      firewalls: TEXTS,
      location: TEXT,
      rule_collection_groups: TEXTS,
      tags: TAGS,
      threat_intelligence_mode: TEXT,
      dns: listOf({ network_rule_fqdn_enabled: "bool", proxy_enabled: "bool", servers: TEXT_SET }),
      threat_intelligence_allowlist: listOf({ fqdns: TEXT_SET, ip_addresses: TEXT_SET }),
    },
    block_types: TIMEOUTS,
  },
  azurerm_network_security_group: {
    attributes: {
      ...NAMED,
      location: TEXT,
      tags: TAGS,
      security_rule: listOf({
        access: "string",
        description: "string",
        destination_address_prefix: "string",
        destination_address_prefixes: TEXT_SET,
        destination_application_security_group_ids: TEXT_SET,
        destination_port_range: "string",
        destination_port_ranges: TEXT_SET,
        direction: "string",
        name: "string",
        priority: "number",
        protocol: "string",
        source_address_prefix: "string",
        source_address_prefixes: TEXT_SET,
        source_application_security_group_ids: TEXT_SET,
        source_port_range: "string",
        source_port_ranges: TEXT_SET,
      }),
    },
    block_types: TIMEOUTS,
  },
  azurerm_resource_group: {
    attributes: {
      id: { type: "string", optional: true, computed: true },
      name: { type: "string", required: true },
      location: TEXT,
      managed_by: TEXT,
      tags: TAGS,
    },
    block_types: TIMEOUTS,
  },
  azurerm_route_table: {
    attributes: {
      ...NAMED,
      bgp_route_propagation_enabled: FLAG,
      location: TEXT,
      route: listOf({
        address_prefix: "string",
        name: "string",
        next_hop_in_ip_address: "string",
        next_hop_type: "string",
      }),
      subnets: TEXTS,
      tags: TAGS,
    },
    block_types: TIMEOUTS,
  },
  azurerm_subnet: {
    attributes: {
      ...NAMED,
      virtual_network_name: { type: "string", required: true },
      address_prefix: TEXT,
      address_prefixes: TEXTS,
      default_outbound_access_enabled: FLAG,
      network_security_group_id: TEXT,
      private_endpoint_network_policies: TEXT,
      private_link_service_network_policies_enabled: FLAG,
      route_table_id: TEXT,
      service_endpoints: TEXTS,
    },
    block_types: TIMEOUTS,
  },
};
