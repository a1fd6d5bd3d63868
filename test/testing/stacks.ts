import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  AzureCloud,
  Egress,
  MachineLearningNetworkIsolation,
  type MachineLearningNetworkIsolationProps,
  NetworkSelection,
} from "cdktf-azure-network-catalog";

/** A request that makes the selection and asks the tests' questions. */
export const REQUEST = {
  cloud: AzureCloud.PUBLIC,
  region: "eastus2",
  parameters: { storageAccount: "mlstore" },
};

export const SUBNET = "10.1.0.0/24";

/** A stack with a workspace's network, as cdktf has it. */
export function stackWith(props: Partial<MachineLearningNetworkIsolationProps> = {}): TerraformStack {
  const stack = new TerraformStack(new App({ outdir: "/nowhere" }), "stack");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  new MachineLearningNetworkIsolation(stack, "aml", {
    selection: NetworkSelection.machineLearning(REQUEST),
    resourceGroupName: "rg-ml",
    subnets: [{ addressPrefixes: [SUBNET] }],
    ...props,
  });
  return stack;
}

export const HYBRID = Egress.firewall({
  policyId: "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-hub",
  privateIpAddress: "10.0.1.4",
  dnsProxy: true,
});

/** A stack of one network security group. */
export function groupWith(...rules: readonly object[]): object {
  return {
    resource: {
      azurerm_network_security_group: {
        nsg: { name: "nsg-ml", location: "eastus2", resource_group_name: "rg-ml", security_rule: rules },
      },
    },
  };
}

/** An outbound rule of the subnet that allows TCP on 443 to Storage, but for what is given. */
export function outboundRule(name: string, priority: number, others: object = {}): object {
  return {
    name,
    priority,
    direction: "Outbound",
    access: "Allow",
    protocol: "Tcp",
    source_port_range: "*",
    destination_port_range: "443",
    source_address_prefixes: [SUBNET],
    destination_address_prefix: "Storage",
    ...others,
  };
}

/** The rule that takes the rest. */
export const DENY_INTERNET = outboundRule("DenyInternet", 4000, {
  access: "Deny",
  protocol: "*",
  destination_port_range: "*",
  destination_address_prefix: "Internet",
});

/** What a failure says. */
export function failureOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

/** An expression that Terraform resolves. */
export const UNRESOLVED = "$".concat("{var.port}");
