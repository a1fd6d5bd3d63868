import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import {
  DenyScope,
  NetworkSecurityGroup,
  type NetworkSecurityGroupProps,
  Peer,
  Port,
  RuleAccess,
  RuleDirection,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";
import { listOf, ofType, refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

const SUBNET_ID =
  "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet-ml/subnets/snet-compute";

function group(scope: Construct, props: Partial<NetworkSecurityGroupProps> = {}): NetworkSecurityGroup {
  return new NetworkSecurityGroup(scope, "nsg", {
    selection: selectionWith(),
    name: "nsg-ml",
    resourceGroupName: "rg-ml",
    subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
    ...props,
  });
}

describe("a network security group", () => {
  it("holds its rules inline, each with every attribute that the provider knows", () => {
    const [nsg] = ofType(resourcesOf(group), "azurerm_network_security_group");
    const rules = listOf(nsg, "security_rule");
    expect(rules.find(({ name }) => name === "AllowAzureActiveDirectoryTcpOutbound")).toEqual({
      access: "Allow",
      description: "Azure Machine Learning 2026-03-19: entra-id",
      destination_address_prefix: "AzureActiveDirectory",
      destination_address_prefixes: null,
      destination_application_security_group_ids: null,
      destination_port_range: null,
      destination_port_ranges: ["80", "443"],
      direction: "Outbound",
      name: "AllowAzureActiveDirectoryTcpOutbound",
      priority: 1010,
      protocol: "Tcp",
      source_address_prefix: null,
      source_address_prefixes: ["10.1.0.0/24"],
      source_application_security_group_ids: null,
      source_port_range: "*",
      source_port_ranges: null,
    });
    expect({ ...nsg, security_rule: rules.length }).toEqual({
      location: "eastus2",
      name: "nsg-ml",
      resource_group_name: "rg-ml",
      security_rule: 12,
    });
  });

  it("is associated with the subnets whose id is given, at an address made from their names", () => {
    const resources = resourcesOf((stack) =>
      group(stack, {
        subnets: [{ addressPrefixes: ["10.1.0.0/24"], id: SUBNET_ID }, { addressPrefixes: ["10.1.1.0/24"] }],
      }),
    );
    const associations = resources.azurerm_subnet_network_security_group_association ?? {};
    expect(Object.keys(associations)).toEqual([
      expect.stringMatching(/^nsg_Association-vnet-ml-snet-compute_/),
    ]);
    const [id] = Object.keys(resources.azurerm_network_security_group ?? {});
    expect(ofType(resources, "azurerm_subnet_network_security_group_association")).toEqual([
      { network_security_group_id: `\${azurerm_network_security_group.${id}.id}`, subnet_id: SUBNET_ID },
    ]);
  });

  it("keeps an association's address when another subnet is put before it", () => {
    const addresses = (subnets: NetworkSecurityGroupProps["subnets"]): string[] =>
      Object.keys(
        resourcesOf((stack) => group(stack, { subnets })).azurerm_subnet_network_security_group_association ??
          {},
      );
    const first = { addressPrefixes: ["10.1.0.0/24"], id: SUBNET_ID };
    const other = { addressPrefixes: ["10.1.1.0/24"], id: `${SUBNET_ID}-2` };
    expect(addresses([other, first])).toEqual(expect.arrayContaining(addresses([first])));
  });

  it("is not associated where that is turned off", () => {
    const resources = resourcesOf((stack) =>
      group(stack, {
        associateSubnets: false,
        subnets: [{ addressPrefixes: ["10.1.0.0/24"], id: SUBNET_ID }],
      }),
    );
    expect(resources.azurerm_subnet_network_security_group_association).toBeUndefined();
  });

  it("takes tags, a location, and overrides of the provider's resource", () => {
    const [nsg] = ofType(
      resourcesOf((stack) => {
        const created = group(stack, { tags: { team: "ml" }, location: "East US" });
        created.resource.addOverride("lifecycle.prevent_destroy", true);
      }),
      "azurerm_network_security_group",
    );
    expect(nsg).toMatchObject({
      location: "East US",
      tags: { team: "ml" },
      lifecycle: { prevent_destroy: true },
    });
  });

  it("holds the user's rules in front of the catalog's", () => {
    const [nsg] = ofType(
      resourcesOf((stack) =>
        group(stack, {
          securityRules: [
            {
              name: "DenyOldPrinterOutbound",
              priority: 100,
              direction: RuleDirection.OUTBOUND,
              access: RuleAccess.DENY,
              source: Peer.any(),
              destination: Peer.cidrs(["192.0.2.0/24", "198.51.100.0/24"]),
              ports: [Port.tcp(9100), Port.tcpRange(515, 520)],
              description: "The printer of the third floor",
            },
          ],
        }),
      ),
      "azurerm_network_security_group",
    );
    expect(listOf(nsg, "security_rule")[0]).toEqual({
      access: "Deny",
      description: "The printer of the third floor",
      destination_address_prefix: null,
      destination_address_prefixes: ["192.0.2.0/24", "198.51.100.0/24"],
      destination_application_security_group_ids: null,
      destination_port_range: null,
      destination_port_ranges: ["515-520", "9100"],
      direction: "Outbound",
      name: "DenyOldPrinterOutbound",
      priority: 100,
      protocol: "Tcp",
      source_address_prefix: "*",
      source_address_prefixes: null,
      source_application_security_group_ids: null,
      source_port_range: "*",
      source_port_ranges: null,
    });
  });

  it("allows the virtual network and the load balancer again where everything is denied", () => {
    const [nsg] = ofType(
      resourcesOf((stack) => group(stack, { denyScope: DenyScope.EVERYTHING })),
      "azurerm_network_security_group",
    );
    const rules = listOf(nsg, "security_rule");
    const platform = rules
      .filter(({ priority }) => Number(priority) === 2990 || Number(priority) >= 4000)
      .map((rule) => [
        rule.priority,
        rule.direction,
        rule.access,
        rule.source_address_prefix,
        rule.destination_address_prefix,
      ]);
    expect(platform).toEqual([
      [2990, "Inbound", "Deny", "Internet", "*"],
      [4000, "Inbound", "Allow", "VirtualNetwork", "VirtualNetwork"],
      [4010, "Inbound", "Allow", "AzureLoadBalancer", "VirtualNetwork"],
      [4096, "Inbound", "Deny", "*", "*"],
      [2990, "Outbound", "Deny", "*", "Internet"],
      [4000, "Outbound", "Allow", "VirtualNetwork", "VirtualNetwork"],
      [4096, "Outbound", "Deny", "*", "*"],
    ]);
  });
});

describe("references that Terraform knows later", () => {
  it("are passed on as names, ids and lists of prefixes", () => {
    const resources = resourcesOf((stack) => {
      const rg = new ResourceGroup(stack, "rg", { name: "rg-ml", location: "eastus2" });
      const subnet = new Subnet(stack, "subnet", {
        name: "snet",
        resourceGroupName: rg.name,
        virtualNetworkName: "vnet",
        addressPrefixes: ["10.9.0.0/24"],
      });
      group(stack, {
        resourceGroupName: rg.name,
        location: rg.location,
        name: `nsg-${rg.name}`,
        subnets: [{ id: subnet.id, addressPrefixes: subnet.addressPrefixes, name: "compute" }],
      });
    });
    const [nsg] = ofType(resources, "azurerm_network_security_group");
    const [rule] = listOf(nsg, "security_rule");
    expect([nsg?.name, nsg?.resource_group_name, nsg?.location, rule?.source_address_prefixes]).toEqual([
      `nsg-\${azurerm_resource_group.rg.name}`,
      `\${azurerm_resource_group.rg.name}`,
      `\${azurerm_resource_group.rg.location}`,
      `\${azurerm_subnet.subnet.address_prefixes}`,
    ]);
  });

  it("are joined by Terraform where a list stands beside other prefixes", () => {
    const resources = resourcesOf((stack) => {
      const subnet = new Subnet(stack, "subnet", {
        name: "snet",
        resourceGroupName: "rg",
        virtualNetworkName: "vnet",
        addressPrefixes: ["10.9.0.0/24"],
      });
      group(stack, {
        subnets: [{ addressPrefixes: ["10.1.0.0/24"] }, { addressPrefixes: subnet.addressPrefixes }],
      });
    });
    const [nsg] = ofType(resources, "azurerm_network_security_group");
    const [rule] = listOf(nsg, "security_rule");
    expect(rule?.source_address_prefixes).toBe(
      `\${concat(["10.1.0.0/24"], azurerm_subnet.subnet.address_prefixes)}`,
    );
  });

  it("do not carry a template along", () => {
    const refused = refusalsOf((stack) => {
      const rg = new ResourceGroup(stack, "rg", { name: "rg-ml", location: "eastus2" });
      group(stack, { name: `${rg.name}-\${file("/etc/passwd")}` });
    });
    expect(refused).toEqual([
      expect.stringMatching(
        /^\[stack\/nsg\] \[template-in-value\] name: .*contains `\$\{`, which Terraform would evaluate/,
      ),
    ]);
  });
});
