import { join } from "node:path";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import {
  AzureCloud,
  Egress,
  MachineLearningFeature,
  MachineLearningNetworkIsolation,
  NetworkSelection,
  RoutePrefixes,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";

/** A spoke whose route table takes no service tags: compute with public IP addresses, routed by prefix. */
export class IpRoutesStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: "terraform.tfstate" });
    new AzurermProvider(this, "azurerm", { features: [{}] });

    const firewallAddress = new TerraformVariable(this, "firewall_private_ip_address", {
      type: "string",
      description: "The private address of the hub's firewall.",
    });
    const subnetId = new TerraformVariable(this, "subnet_id", {
      type: "string",
      description: "The id of the spoke's compute subnet.",
    });

    const routePrefixes = RoutePrefixes.fromFile(join(__dirname, "service-tags.json"));
    new MachineLearningNetworkIsolation(this, "isolation", {
      selection: NetworkSelection.machineLearning({
        cloud: AzureCloud.PUBLIC,
        region: "eastus2",
        features: [MachineLearningFeature.PUBLIC_IP_COMPUTE],
        parameters: { storageAccount: "mlworkspacestore" },
      }),
      resourceGroupName: "rg-spoke",
      namePrefix: "spoke",
      subnets: [{ name: "compute", id: subnetId.stringValue, addressPrefixes: ["10.40.0.0/22"] }],
      egress: Egress.firewall({ privateIpAddress: firewallAddress.stringValue }),
      routePrefixes,
      bgpRoutePropagationEnabled: false,
    });

    new TerraformOutput(this, "service_tag_change_number", {
      value: routePrefixes.changeNumber,
      description: "The file of service tags that the routes were made from.",
    });
  }
}

if (require.main === module) {
  const app = new App();
  new IpRoutesStack(app, "ip-routes");
  app.synth();
}
