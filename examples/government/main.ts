import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, LocalBackend, TerraformStack, TerraformVariable } from "cdktf";
import {
  AzureCloud,
  DenyScope,
  Egress,
  FirewallStrategy,
  MachineLearningFeature,
  MachineLearningNetworkIsolation,
  NetworkSelection,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";

/** US Government: rules by host name in the firewall, and a network security group that denies everything else. */
export class GovernmentStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: "terraform.tfstate" });
    new AzurermProvider(this, "azurerm", { environment: "usgovernment", features: [{}] });

    const policyId = new TerraformVariable(this, "firewall_policy_id", {
      type: "string",
      description: "The id of the firewall policy.",
    });

    new MachineLearningNetworkIsolation(this, "isolation", {
      selection: NetworkSelection.machineLearning({
        cloud: AzureCloud.US_GOVERNMENT,
        region: "usgovvirginia",
        features: [MachineLearningFeature.HBI_WORKSPACE],
        parameters: { storageAccount: "mlworkspacestore" },
        acknowledgements: [
          { code: "hosts-replaced-by-tag", reason: "Reviewed: no host rule can carry these ports." },
        ],
      }),
      resourceGroupName: "rg-ml",
      subnets: [
        { name: "training", addressPrefixes: ["10.2.0.0/24"] },
        { name: "endpoints", addressPrefixes: ["10.2.1.0/24"] },
      ],
      egress: Egress.firewall({
        policyId: policyId.stringValue,
        privateIpAddress: "10.0.1.4",
        strategy: FirewallStrategy.FQDN,
        dnsProxy: true,
      }),
      denyScope: DenyScope.EVERYTHING,
    });
  }
}

if (require.main === module) {
  const app = new App();
  new GovernmentStack(app, "government");
  app.synth();
}
