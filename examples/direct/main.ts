import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { AzureCloud, MachineLearningNetworkIsolation, NetworkSelection } from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";

/** One subnet whose network security group decides alone, by service tag. */
export class DirectStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: "terraform.tfstate" });
    new AzurermProvider(this, "azurerm", { features: [{}] });

    const group = new ResourceGroup(this, "group", { name: "rg-ml", location: "eastus2" });
    const network = new VirtualNetwork(this, "network", {
      name: "vnet-ml",
      resourceGroupName: group.name,
      location: group.location,
      addressSpace: ["10.1.0.0/16"],
    });
    const training = new Subnet(this, "training", {
      name: "snet-training",
      resourceGroupName: group.name,
      virtualNetworkName: network.name,
      addressPrefixes: ["10.1.0.0/24"],
    });

    new MachineLearningNetworkIsolation(this, "isolation", {
      selection: NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region: "eastus2" }),
      resourceGroupName: group.name,
      subnets: [{ name: "training", id: training.id, addressPrefixes: ["10.1.0.0/24"] }],
    });
  }
}

if (require.main === module) {
  const app = new App();
  new DirectStack(app, "direct");
  app.synth();
}
