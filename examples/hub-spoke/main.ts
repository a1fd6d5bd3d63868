import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, LocalBackend, TerraformStack, TerraformVariable } from "cdktf";
import {
  AzureCloud,
  Egress,
  FirewallSku,
  FirewallStrategy,
  MachineLearningFeature,
  MachineLearningNetworkIsolation,
  NetworkSelection,
  Peer,
  Port,
  RuleDirection,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";

/** A spoke behind the hub's firewall, with compute that has public IP addresses. */
export class HubSpokeStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: "terraform.tfstate" });
    new AzurermProvider(this, "azurerm", { features: [{}] });

    const policyId = new TerraformVariable(this, "firewall_policy_id", {
      type: "string",
      description: "The id of the hub's firewall policy.",
    });
    const firewallAddress = new TerraformVariable(this, "firewall_private_ip_address", {
      type: "string",
      description: "The private address of the hub's firewall.",
    });
    const subnetId = new TerraformVariable(this, "subnet_id", {
      type: "string",
      description: "The id of the spoke's compute subnet.",
    });

    new MachineLearningNetworkIsolation(this, "isolation", {
      selection: NetworkSelection.machineLearning({
        cloud: AzureCloud.PUBLIC,
        region: "westeurope",
        features: [MachineLearningFeature.PUBLIC_IP_COMPUTE, MachineLearningFeature.STORAGE_BEHIND_FIREWALL],
        parameters: { storageAccount: "mlworkspacestore" },
      }),
      resourceGroupName: "rg-spoke",
      namePrefix: "spoke",
      subnets: [{ name: "compute", id: subnetId.stringValue, addressPrefixes: ["10.20.0.0/22"] }],
      egress: Egress.firewall({
        policyId: policyId.stringValue,
        privateIpAddress: firewallAddress.stringValue,
        strategy: FirewallStrategy.SERVICE_TAGS,
        sku: FirewallSku.STANDARD,
        dnsProxy: true,
      }),
      securityRules: [
        {
          name: "AllowBastionSshInbound",
          priority: 100,
          direction: RuleDirection.INBOUND,
          source: Peer.cidr("10.0.3.0/26"),
          destination: Peer.cidr("10.20.0.0/22"),
          ports: [Port.tcp(22)],
          description: "Terminal sessions through the hub's Bastion",
        },
      ],
      tags: { workload: "machine-learning" },
    });
  }
}

if (require.main === module) {
  const app = new App();
  new HubSpokeStack(app, "hub-spoke");
  app.synth();
}
