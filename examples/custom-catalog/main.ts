import { join } from "node:path";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, LocalBackend, TerraformStack, TerraformVariable } from "cdktf";
import {
  AzureCloud,
  Egress,
  FirewallStrategy,
  MachineLearningNetworkIsolation,
  NetworkCatalog,
  NetworkSecurityGroup,
  NetworkSelection,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";

/** A workspace by an extended catalog, and a service that a catalog of one's own describes. */
export class CustomCatalogStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: "terraform.tfstate" });
    new AzurermProvider(this, "azurerm", { features: [{}] });

    const policyId = new TerraformVariable(this, "firewall_policy_id", {
      type: "string",
      description: "The id of the hub's firewall policy.",
    });

    const workspace = NetworkCatalog.fromFile(join(__dirname, "workspace.yaml"));
    new MachineLearningNetworkIsolation(this, "workspace", {
      selection: NetworkSelection.of(workspace, {
        cloud: AzureCloud.PUBLIC,
        region: "northeurope",
        features: ["contoso-databricks-jobs"],
        parameters: { storageAccount: "contosoml" },
      }),
      resourceGroupName: "rg-ml",
      subnets: [{ name: "compute", addressPrefixes: ["10.40.0.0/24"] }],
      egress: Egress.firewall({
        policyId: policyId.stringValue,
        privateIpAddress: "10.40.255.4",
        strategy: FirewallStrategy.FQDN,
        dnsProxy: true,
      }),
    });

    const databricks = NetworkCatalog.fromFile(join(__dirname, "databricks.yaml"));
    new NetworkSecurityGroup(this, "databricks", {
      selection: NetworkSelection.of(databricks, { cloud: AzureCloud.PUBLIC, region: "northeurope" }),
      resourceGroupName: "rg-databricks",
      name: "databricks-nsg",
      subnets: [
        { name: "host", addressPrefixes: ["10.41.0.0/24"] },
        { name: "container", addressPrefixes: ["10.41.1.0/24"] },
      ],
    });
  }
}

if (require.main === module) {
  const app = new App();
  new CustomCatalogStack(app, "custom-catalog");
  app.synth();
}
