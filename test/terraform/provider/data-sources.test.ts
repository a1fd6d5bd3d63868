import { networkId } from "../azure/resource-id";
import { describeWithModel } from "../describe-terraform";
import { configuration } from "./configuration";
import { stackOfEachTest } from "./prepared-stack";

const NSG = networkId("rg", "networkSecurityGroups", "nsg");
const POLICY = networkId("rg", "firewallPolicies", "policy");

const each = stackOfEachTest();
const { stack } = each;

describeWithModel("a data source", () => {
  it("answers what there is", async () => {
    const subnet = networkId("rg", "virtualNetworks", "vnet", "subnets", "compute");
    each.azure.seed(NSG);
    each.azure.seed(POLICY, { location: "westeurope", properties: { sku: { tier: "Standard" } } });
    each.azure.seed(networkId("rg", "routeTables", "rt"));
    each.azure.seed(subnet, {
      properties: { addressPrefixes: ["10.1.0.0/24"], networkSecurityGroup: { id: NSG } },
    });
    const named = (name: string) => ({ it: { resource_group_name: "rg", name } });
    const value = (type: string, attribute: string) => ({ value: `\${data.${type}.it.${attribute}}` });
    const run = await stack(
      {},
      {
        data: {
          azurerm_resource_group: { it: { name: "rg" } },
          azurerm_network_security_group: named("nsg"),
          azurerm_route_table: named("rt"),
          azurerm_firewall_policy: named("policy"),
          azurerm_subnet: {
            it: { resource_group_name: "rg", virtual_network_name: "vnet", name: "compute" },
          },
          azurerm_network_service_tags: { it: { location: "westeurope", service: "Storage" } },
        },
        output: {
          location: value("azurerm_resource_group", "location"),
          rules: value("azurerm_network_security_group", "security_rule"),
          table: value("azurerm_route_table", "id"),
          policy: value("azurerm_firewall_policy", "id"),
          prefixes: value("azurerm_subnet", "address_prefixes"),
          group: value("azurerm_subnet", "network_security_group_id"),
          tag: value("azurerm_network_service_tags", "ipv4_cidrs"),
        },
      },
    );
    await run.apply();
    expect(await run.output()).toEqual({
      location: "westeurope",
      rules: [],
      table: networkId("rg", "routeTables", "rt"),
      policy: POLICY,
      prefixes: ["10.1.0.0/24"],
      group: NSG,
      tag: ["192.0.2.0/25", "192.0.2.128/25"],
    });
  }, 30_000);

  it("that names nothing is refused", async () => {
    const run = await stack(
      {},
      { data: { azurerm_firewall_policy: { it: { resource_group_name: "rg", name: "none" } } } },
    );
    await expect(run.plan()).rejects.toThrow(
      `reading azurerm_firewall_policy: ${networkId("rg", "firewallPolicies", "none")} was not found`,
    );
    run.write(
      configuration(
        {},
        { data: { azurerm_network_service_tags: { it: { location: "x", service: "Stor" } } } },
      ),
    );
    await expect(run.plan()).rejects.toThrow("the service tag Stor was not found");
  }, 30_000);
});
