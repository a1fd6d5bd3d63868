/** Small valid pieces of Terraform JSON, from which the tests make documents. */

/** A rule as it must stand in an NSG: every key present, null where it is unused. */
export const securityRule = {
  access: "Allow",
  description: null,
  destination_address_prefix: "Storage.WestUS",
  destination_address_prefixes: null,
  destination_application_security_group_ids: null,
  destination_port_range: null,
  destination_port_ranges: ["443", "445"],
  direction: "Outbound",
  name: "storage",
  priority: 100,
  protocol: "Tcp",
  source_address_prefix: "VirtualNetwork",
  source_address_prefixes: null,
  source_application_security_group_ids: null,
  source_port_range: "*",
  source_port_ranges: null,
};

/** The attributes that most resources require. */
export const common = { name: "main", location: "westus", resource_group_name: "rg" };

/** An outbound rule that is a resource of its own, of the NSG `main`. */
export const standaloneRule = {
  access: "Allow",
  destination_address_prefix: "Storage.WestUS",
  destination_port_ranges: ["443", "445"],
  direction: "Outbound",
  name: "storage",
  network_security_group_name: "main",
  priority: 100,
  protocol: "Tcp",
  resource_group_name: "rg",
  source_address_prefix: "VirtualNetwork",
  source_port_range: "*",
};

/** A route as it must stand in a route table. */
export const route = {
  address_prefix: "0.0.0.0/0",
  name: "all",
  next_hop_in_ip_address: "10.0.1.4",
  next_hop_type: "VirtualAppliance",
};

/** A route that is a resource of its own, in the route table `main`. */
export const standaloneRoute = { ...route, resource_group_name: "rg", route_table_name: "main" };

export const networkRule = {
  destination_addresses: ["AzureActiveDirectory"],
  destination_ports: ["80", "443"],
  name: "entra",
  protocols: ["TCP"],
  source_addresses: ["10.1.0.0/24"],
};

export const applicationRule = {
  destination_fqdns: ["ml.azure.com", "*.azureml.ms"],
  name: "studio",
  protocols: [{ port: 443, type: "Https" }],
  source_addresses: ["10.1.0.0/24"],
};

export const natRule = {
  destination_address: "192.0.2.1",
  destination_ports: ["443"],
  name: "inbound",
  protocols: ["TCP"],
  source_addresses: ["*"],
  translated_address: "10.0.0.4",
  translated_port: 443,
};

export const networkCollection = { action: "Allow", name: "network", priority: 500, rule: [networkRule] };
export const applicationCollection = {
  action: "Allow",
  name: "application",
  priority: 600,
  rule: [applicationRule],
};
export const natCollection = { action: "Dnat", name: "nat", priority: 400, rule: [natRule] };

/** A rule collection group without collections, of the firewall policy `main`. */
export const ruleCollectionGroup = {
  firewall_policy_id: `\${azurerm_firewall_policy.main.id}`,
  name: "group",
  priority: 500,
};

/** A document that holds one resource, with the logical id `main`. */
export function resource(type: string, body: unknown): unknown {
  return { resource: { [type]: { main: body } } };
}

/** What `cdktf synth` writes for a stack with a provider, a data source and resources of both shapes. */
export const synthesized = {
  "//": { metadata: { backend: "local", stackName: "s", version: "0.21.0" }, outputs: {} },
  data: {
    azurerm_network_service_tags: {
      tags: {
        "//": { metadata: { path: "s/tags", uniqueId: "tags" } },
        location: "westus",
        service: "Storage",
      },
    },
  },
  provider: { azurerm: [{ features: [{}], subscription_id: "x" }] },
  resource: {
    azurerm_network_security_group: {
      nsg: {
        "//": { metadata: { path: "s/nsg", uniqueId: "nsg" } },
        ...common,
        lifecycle: { prevent_destroy: true },
        security_rule: [securityRule],
        tags: { team: "ml" },
        timeouts: { create: "30m" },
      },
    },
    azurerm_route_table: {
      routes: {
        "//": { metadata: { path: "s/routes", uniqueId: "routes" } },
        depends_on: ["azurerm_network_security_group.nsg"],
        location: "westus",
        name: "routes",
        resource_group_name: "rg",
        route: [
          {
            address_prefix: "0.0.0.0/0",
            name: "all",
            next_hop_in_ip_address: null,
            next_hop_type: "Internet",
          },
        ],
      },
    },
    azurerm_firewall_policy: { main: { ...common, dns: { proxy_enabled: true } } },
    azurerm_firewall_policy_rule_collection_group: {
      group: {
        ...ruleCollectionGroup,
        application_rule_collection: [applicationCollection],
        nat_rule_collection: [natCollection],
        network_rule_collection: [networkCollection],
      },
    },
  },
  terraform: { required_providers: { azurerm: { source: "azurerm", version: "4.55.0" } } },
};
