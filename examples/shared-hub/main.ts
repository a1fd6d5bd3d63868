import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, LocalBackend, TerraformStack, TerraformVariable } from "cdktf";
import {
  AzureCloud,
  Egress,
  FirewallRuleCollectionGroup,
  FirewallSku,
  FirewallStrategy,
  MachineLearningFeature,
  NetworkSelection,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";

/** The hub's part: one firewall policy, and the rules that three workspaces in two regions need of it. */
export class SharedHubStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: "terraform.tfstate" });
    new AzurermProvider(this, "azurerm", { features: [{}] });

    const policyId = new TerraformVariable(this, "firewall_policy_id", {
      type: "string",
      description: "The id of the hub's firewall policy.",
    });
    const workspace = (region: string, ...features: string[]): NetworkSelection =>
      NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region, features });

    new FirewallRuleCollectionGroup(this, "machine-learning", {
      name: "rcg-machine-learning",
      workloads: [
        {
          name: "forecasting",
          selection: workspace("westeurope"),
          subnets: [{ addressPrefixes: ["10.60.0.0/24"] }],
        },
        {
          name: "vision",
          selection: workspace("westeurope", MachineLearningFeature.PYTHON_PACKAGES),
          subnets: [{ addressPrefixes: ["10.60.1.0/24", "10.60.2.0/24"] }],
        },
        {
          name: "research",
          selection: workspace("northeurope", MachineLearningFeature.PYTHON_PACKAGES),
          subnets: [{ addressPrefixes: ["10.61.0.0/22"] }],
        },
      ],
      egress: Egress.firewall({
        policyId: policyId.stringValue,
        strategy: FirewallStrategy.SERVICE_TAGS,
        sku: FirewallSku.STANDARD,
        dnsProxy: true,
      }),
    });
  }
}

if (require.main === module) {
  const app = new App();
  new SharedHubStack(app, "shared-hub");
  app.synth();
}
