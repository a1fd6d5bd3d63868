import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  AzureCloud,
  Egress,
  FirewallSku,
  MachineLearningFeature,
  MachineLearningNetworkIsolation,
  NetworkSelection,
} from "cdktf-azure-network-catalog";

/*
 * Synthesizes so many workspaces, a stack for each, in ten regions with different features.
 *
 *   node workspaces.js COUNT FOLDER
 *
 * Prints the milliseconds from the first stack to the end of the synthesis, without the loading of libraries.
 */

const VARIANTS: readonly (readonly [region: string, features: readonly string[]])[] = [
  ["eastus2", []],
  ["westeurope", [MachineLearningFeature.PUBLIC_IP_COMPUTE]],
  ["northeurope", [MachineLearningFeature.PYTHON_PACKAGES]],
  ["uksouth", [MachineLearningFeature.HBI_WORKSPACE, MachineLearningFeature.STORAGE_BEHIND_FIREWALL]],
  ["japaneast", [MachineLearningFeature.VSCODE_DESKTOP]],
  ["australiaeast", [MachineLearningFeature.RSTUDIO, MachineLearningFeature.R_PACKAGES]],
  ["swedencentral", [MachineLearningFeature.AUTOML]],
  ["canadacentral", [MachineLearningFeature.PYTHON_PACKAGES, MachineLearningFeature.VSCODE_DESKTOP]],
  ["southeastasia", [MachineLearningFeature.VSCODE_WEB]],
  ["westus3", [MachineLearningFeature.PUBLIC_IP_COMPUTE, MachineLearningFeature.PYTHON_PACKAGES]],
];

const POLICIES =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies";

function addWorkspace(app: App, index: number): void {
  const [region, features] = VARIANTS[index % VARIANTS.length] ?? ["eastus2", []];
  const stack = new TerraformStack(app, `workspace-${index}`);
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  new MachineLearningNetworkIsolation(stack, "isolation", {
    selection: NetworkSelection.machineLearning({
      cloud: AzureCloud.PUBLIC,
      region,
      features: [...features],
      parameters: { storageAccount: "mlworkspacestore" },
    }),
    resourceGroupName: "rg-ml",
    subnets: [{ addressPrefixes: [`10.${Math.floor(index / 250)}.${index % 250}.0/24`] }],
    egress: Egress.firewall({
      policyId: `${POLICIES}/policy-${index}`,
      privateIpAddress: "10.255.0.4",
      sku: FirewallSku.STANDARD,
      dnsProxy: true,
    }),
  });
}

const [count = "1", outdir = "cdktf.out"] = process.argv.slice(2);
const start = performance.now();
const app = new App({ outdir });
for (let index = 0; index < Number(count); index += 1) {
  addWorkspace(app, index);
}
app.synth();
console.log(performance.now() - start);
