import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, LocalBackend, TerraformStack, TerraformVariable } from "cdktf";
import {
  AzureCloud,
  Egress,
  FirewallStrategy,
  MachineLearningNetworkIsolation,
  NetworkSecurityGroup,
  NetworkSelection,
  RouteTable,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";

/** China: rules by host name, added to a network security group and a route table that exist. */
export class ChinaStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: "terraform.tfstate" });
    new AzurermProvider(this, "azurerm", { environment: "china", features: [{}] });

    const routeTableId = new TerraformVariable(this, "route_table_id", {
      type: "string",
      description: "The id of the route table that the network team created.",
    });
    const policyId = new TerraformVariable(this, "firewall_policy_id", {
      type: "string",
      description: "The id of the firewall policy.",
    });

    new MachineLearningNetworkIsolation(this, "isolation", {
      selection: NetworkSelection.machineLearning({
        cloud: AzureCloud.CHINA,
        region: "chinaeast2",
        parameters: { storageAccount: "mlworkspacestore" },
      }),
      resourceGroupName: "rg-ml",
      subnets: [{ addressPrefixes: ["10.3.0.0/24"] }],
      egress: Egress.firewall({
        policyId: policyId.stringValue,
        privateIpAddress: "10.0.1.4",
        strategy: FirewallStrategy.FQDN,
        dnsProxy: true,
      }),
      networkSecurityGroup: NetworkSecurityGroup.fromName("rg-network", "nsg-workloads"),
      routeTable: RouteTable.fromId(routeTableId.stringValue),
    });
  }
}

if (require.main === module) {
  const app = new App();
  new ChinaStack(app, "china");
  app.synth();
}
