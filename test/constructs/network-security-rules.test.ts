import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { NetworkSecurityGroup, NetworkSecurityRules } from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";
import { ofType, refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

function group(scope: Construct): NetworkSecurityGroup {
  return new NetworkSecurityGroup(scope, "nsg", {
    selection: selectionWith(),
    name: "nsg-ml",
    resourceGroupName: "rg-ml",
    subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
  });
}

describe("rules on a network security group that exists", () => {
  const add = (scope: Construct, existing: ReturnType<typeof NetworkSecurityGroup.fromName>): void => {
    new NetworkSecurityRules(scope, "rules", {
      networkSecurityGroup: existing,
      selection: selectionWith(),
      subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
    });
  };

  it("are separate resources at addresses made from their names", () => {
    const resources = resourcesOf((stack) =>
      add(stack, NetworkSecurityGroup.fromName("rg-net", "nsg-shared")),
    );
    expect(resources.azurerm_network_security_group).toBeUndefined();
    const rules = resources.azurerm_network_security_rule ?? {};
    const [address, rule] =
      Object.entries(rules).find(([key]) => key.startsWith("rules_DenyInternetOutbound_")) ?? [];
    expect(Object.keys(rules)).toHaveLength(12);
    expect(address).toBe("rules_DenyInternetOutbound_359BB617");
    expect(rule).toEqual({
      "//": expect.anything(),
      access: "Deny",
      description: "Nothing else leaves for the Internet",
      destination_address_prefix: "Internet",
      destination_port_range: "*",
      direction: "Outbound",
      name: "DenyInternetOutbound",
      network_security_group_name: "nsg-shared",
      priority: 2990,
      protocol: "*",
      resource_group_name: "rg-net",
      source_address_prefix: "*",
      source_port_range: "*",
    });
  });

  it("find the group's names in its id", () => {
    const id =
      "/subscriptions/1/resourceGroups/rg-net/providers/Microsoft.Network/networkSecurityGroups/nsg-shared";
    const [rule] = ofType(
      resourcesOf((stack) => add(stack, NetworkSecurityGroup.fromId(id))),
      "azurerm_network_security_rule",
    );
    expect(rule).toMatchObject({ network_security_group_name: "nsg-shared", resource_group_name: "rg-net" });
  });

  it("let Terraform find them in an id that is a reference", () => {
    const [rule] = ofType(
      resourcesOf((stack) => {
        const rg = new ResourceGroup(stack, "rg", { name: "rg-ml", location: "eastus2" });
        add(stack, NetworkSecurityGroup.fromId(rg.id));
      }),
      "azurerm_network_security_rule",
    );
    expect(rule).toMatchObject({
      network_security_group_name: `\${element(split("/", azurerm_resource_group.rg.id), 8)}`,
      resource_group_name: `\${element(split("/", azurerm_resource_group.rg.id), 4)}`,
    });
  });

  it("are refused on a group that this program creates with rules of its own", () => {
    expect(refusalsOf((stack) => add(stack, group(stack)))).toEqual([
      "[stack/rules] [mixed-rule-ownership] networkSecurityGroup: the networkSecurityGroup was created with rules of its own; give yours to its construct, or hand over one that exists",
    ]);
  });
});
