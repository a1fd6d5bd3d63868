import { networkId } from "../azure/resource-id";
import { describeWithModel } from "../describe-terraform";
import { shortPlan, stackOfEachTest } from "./prepared-stack";

const each = stackOfEachTest();
const { stack } = each;

describeWithModel("every type of resource", () => {
  it("is made, planned without a change, and taken away again", async () => {
    const ref = (address: string, attribute = "id") => `\${${address}.${attribute}}`;
    const group = ref("azurerm_resource_group.hub", "name");
    const common = { resource_group_name: group, location: "westeurope" };
    const network = ref("azurerm_virtual_network.hub", "name");
    const resources = {
      azurerm_resource_group: { hub: { name: "rg-hub", location: "West Europe", tags: { team: "network" } } },
      azurerm_virtual_network: { hub: { ...common, name: "vnet", address_space: ["10.0.0.0/16"] } },
      azurerm_subnet: {
        firewall: {
          resource_group_name: group,
          virtual_network_name: network,
          name: "AzureFirewallSubnet",
          address_prefixes: ["10.0.1.0/26"],
        },
        compute: {
          resource_group_name: group,
          virtual_network_name: network,
          name: "compute",
          address_prefixes: ["10.0.2.0/24"],
        },
      },
      azurerm_public_ip: { firewall: { ...common, name: "pip", allocation_method: "Static" } },
      azurerm_firewall_policy: {
        hub: { ...common, name: "policy", dns: [{ proxy_enabled: true, servers: ["10.0.0.4"] }] },
      },
      azurerm_firewall: {
        hub: {
          ...common,
          name: "firewall",
          sku_name: "AZFW_VNet",
          sku_tier: "Standard",
          firewall_policy_id: ref("azurerm_firewall_policy.hub"),
          ip_configuration: [
            {
              name: "public",
              subnet_id: ref("azurerm_subnet.firewall"),
              public_ip_address_id: ref("azurerm_public_ip.firewall"),
            },
          ],
        },
      },
      azurerm_route_table: { hub: { ...common, name: "rt", bgp_route_propagation_enabled: false } },
      azurerm_route: {
        all: {
          resource_group_name: group,
          route_table_name: ref("azurerm_route_table.hub", "name"),
          name: "all",
          address_prefix: "0.0.0.0/0",
          next_hop_type: "VirtualAppliance",
          next_hop_in_ip_address: ref("azurerm_firewall.hub", "ip_configuration[0].private_ip_address"),
        },
      },
      azurerm_subnet_route_table_association: {
        compute: {
          subnet_id: ref("azurerm_subnet.compute"),
          route_table_id: ref("azurerm_route_table.hub"),
        },
      },
      azurerm_firewall_policy_rule_collection_group: {
        nat: {
          name: "nat",
          firewall_policy_id: ref("azurerm_firewall_policy.hub"),
          priority: 200,
          nat_rule_collection: [
            {
              name: "in",
              priority: 300,
              action: "Dnat",
              rule: [
                {
                  name: "web",
                  protocols: ["TCP"],
                  source_addresses: ["*"],
                  destination_address: ref("azurerm_public_ip.firewall", "ip_address"),
                  destination_ports: ["443"],
                  translated_address: "10.0.2.4",
                  translated_port: 443,
                },
              ],
            },
          ],
        },
      },
    };
    const run = await stack(resources);
    await run.validate();
    await run.apply();
    expect(await shortPlan(run)).toEqual([]);
    expect(each.azure.find(networkId("rg-hub", "routeTables", "rt", "routes", "all"))?.properties).toEqual({
      addressPrefix: "0.0.0.0/0",
      nextHopType: "VirtualAppliance",
      nextHopIpAddress: "10.0.1.4",
    });
    await run.destroy();
    expect(each.azure.resources().map(({ name }) => name)).toEqual(["rg"]);
  }, 30_000);
});
