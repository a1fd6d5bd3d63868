import { AzureResourceManager } from "../azure/azure-resource-manager";
import { networkId, resourceGroupId } from "../azure/resource-id";
import { describeWithModel } from "../describe-terraform";
import type { Terraform } from "../terraform";
import type { TerraformError } from "../terraform-error";
import {
  type Blocks,
  COMMON,
  configuration,
  inlineRule,
  knownAfterApply,
  separateRule,
} from "./configuration";
import { preparedStack } from "./prepared-stack";

const NSG = networkId("rg", "networkSecurityGroups", "nsg");
const POLICY = networkId("rg", "firewallPolicies", "policy");

function azure(): AzureResourceManager {
  const model = new AzureResourceManager();
  model.seed(resourceGroupId("rg"));
  model.seed(NSG);
  model.seed(POLICY, { location: "westeurope", properties: { sku: { tier: "Basic" } } });
  return model;
}

const networkRule = {
  name: "rule",
  protocols: ["TCP"],
  source_addresses: ["10.1.0.0/24"],
  destination_fqdns: ["ml.azure.com"],
  destination_ports: ["443"],
};

function ruleCollectionGroup(rule: object, priority = 1000): object {
  return {
    name: `group-${priority}`,
    firewall_policy_id: POLICY,
    priority,
    network_rule_collection: [{ name: "c", priority: 400, action: "Allow", rule: [rule] }],
  };
}

function stack(resources: object, others: object = {}): Promise<Terraform> {
  return preparedStack(azure(), resources as Blocks, others);
}

describeWithModel("what the provider refuses is told by `terraform validate`", () => {
  let terraform: Terraform;
  beforeAll(async () => {
    terraform = await stack({});
  }, 30_000);
  afterAll(() => terraform.close());

  it.each([
    [
      "a protocol in another case",
      { azurerm_network_security_rule: { r: separateRule("r", 100, { protocol: "TCP" }) } },
      'protocol: expected one of *, Tcp, Udp, Icmp, Ah, Esp, found "TCP"',
    ],
    [
      "a source twice",
      { azurerm_network_security_rule: { r: separateRule("r", 100, { source_address_prefix: "*" }) } },
      "exactly one of source_address_prefix, source_address_prefixes",
    ],
    [
      "inline rules of one priority",
      {
        azurerm_network_security_group: {
          n: { ...COMMON, name: "n", security_rule: [inlineRule("a", 100), inlineRule("b", 100)] },
        },
      },
      "the priority 100 Outbound is taken",
    ],
    [
      "a range of one port in a firewall's rule",
      {
        azurerm_firewall_policy_rule_collection_group: {
          g: ruleCollectionGroup({ ...networkRule, destination_ports: ["443-443"] }),
        },
      },
      'destination_ports[0]: expected a port from 1 to 65535, a range a-b with a < b, or *, found "443-443"',
    ],
  ])("%s", async (_, resources, message) => {
    terraform.write(configuration(resources as Blocks));
    const refused = terraform.validate();
    await expect(refused).rejects.toThrow(message);
    const { diagnostics } = (await refused.catch((error: unknown) => error)) as TerraformError;
    expect(diagnostics.map(({ severity }) => severity)).toContain("error");
  });
});

describeWithModel("what Azure refuses is told by `terraform apply`, with code, resource and value", () => {
  const later = knownAfterApply("Frontdoor.FirstParty");
  it.each([
    [
      "two separate rules of one priority",
      { azurerm_network_security_rule: { a: separateRule("a", 100), b: separateRule("b", 100) } },
      "409 SecurityRuleConflict",
      `${NSG}/securityRules/`,
    ],
    [
      "a tag that becomes known when it is too late to check",
      {
        ...later.resource,
        azurerm_network_security_rule: {
          r: separateRule("r", 100, { destination_address_prefix: later.reference }),
        },
      },
      "400 SecurityRuleInvalidAddressPrefix",
      "Value provided: Frontdoor.FirstParty",
    ],
    [
      "host names in a Basic policy's network rules",
      { azurerm_firewall_policy_rule_collection_group: { g: ruleCollectionGroup(networkRule) } },
      "400 FirewallPolicyFqdnNotSupportedForBasicSku",
      "ml.azure.com",
    ],
    [
      "a resource group that does not exist",
      { azurerm_ip_group: { i: { ...COMMON, resource_group_name: "nowhere", name: "i", cidrs: [] } } },
      "404 ResourceGroupNotFound",
      resourceGroupId("nowhere"),
    ],
    [
      "a group that exists and was not imported",
      { azurerm_network_security_group: { n: { ...COMMON, name: "nsg", security_rule: [] } } },
      "exists already; import it",
      NSG,
    ],
    [
      "an association of a subnet that does not exist",
      {
        azurerm_subnet_network_security_group_association: {
          s: {
            network_security_group_id: NSG,
            subnet_id: networkId("rg", "virtualNetworks", "none", "subnets", "none"),
          },
        },
      },
      "404 ResourceNotFound",
      "subnets/none",
    ],
  ])(
    "%s",
    async (_, resources, code, value) => {
      const terraform = await stack(resources);
      const failure = terraform.apply();
      await expect(failure).rejects.toThrow(code);
      await expect(failure).rejects.toThrow(value);
      await expect(failure).rejects.toThrow("creating azurerm_");
      terraform.close();
    },
    30_000,
  );

  it("a second network security group of one subnet", async () => {
    const subnet = networkId("rg", "virtualNetworks", "vnet", "subnets", "compute");
    const association = { network_security_group_id: NSG, subnet_id: subnet };
    const model = azure();
    model.seed(subnet, {
      properties: { addressPrefixes: ["10.1.0.0/24"], networkSecurityGroup: { id: NSG } },
    });
    const terraform = await preparedStack(model, {
      azurerm_subnet_network_security_group_association: { s: association },
    });
    await expect(terraform.apply()).rejects.toThrow(`is associated with ${NSG} already`);
    terraform.close();
  }, 30_000);

  it("to destroy a resource group that holds what Terraform does not know", async () => {
    const model = azure();
    const terraform = await preparedStack(model, {
      azurerm_resource_group: { g: { name: "rg-ml", location: "westeurope" } },
    });
    await terraform.apply();
    const foreign = networkId("rg-ml", "ipGroups", "foreign");
    model.seed(foreign, { properties: { ipAddresses: [] } });
    await expect(terraform.destroy()).rejects.toThrow(`still contains resources, such as ${foreign}`);
    expect(await terraform.state()).toEqual(["azurerm_resource_group.g"]);
    terraform.close();
  }, 30_000);

  it("a subscription of another cloud", async () => {
    const terraform = await stack(
      { azurerm_network_security_rule: { r: separateRule("r", 100) } },
      { provider: { azurerm: [{ features: [{}], environment: "china" }] } },
    );
    await expect(terraform.plan()).rejects.toThrow(
      "the environment is china, and the subscription is of public",
    );
    terraform.close();
  }, 30_000);
});
