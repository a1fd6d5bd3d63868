import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  AzureCloud,
  Egress,
  FirewallSku,
  MachineLearningNetworkIsolation,
  NetworkSelection,
} from "cdktf-azure-network-catalog";
import { machineLearningService } from "../../lib/core/catalog/built-in";
import { select } from "../../lib/core/catalog/selection";
import { planNetwork } from "../../lib/core/compile/plan-network";

/*
 * Plans one selection with all layers again and again, and synthesizes it again and again.
 *
 *   node one-selection.js
 *
 * Prints JSON: the processor time of one planning and of one synthesis, in milliseconds, in rounds.
 */

const ROUNDS = 7;
const PLANNINGS = 500;
const SYNTHESES = 20;

const REGIONS = ["eastus2", "westeurope", "northeurope", "japaneast", "uksouth"];
const FEATURES = [
  [],
  ["hbi-workspace"],
  ["public-ip-compute", "storage-behind-firewall"],
  ["python-packages", "vscode-desktop"],
];
const POLICY =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-hub";

const service = machineLearningService();

function selected(index: number) {
  return {
    cloud: "public" as const,
    region: REGIONS[index % REGIONS.length] ?? "eastus2",
    features: FEATURES[index % FEATURES.length] ?? [],
    parameters: { storageAccount: "mlworkspacestore" },
  };
}

function plan(index: number): void {
  const { value } = select(service, selected(index));
  if (value === undefined) throw new Error("the selection is not sound");
  const { plan: made } = planNetwork({
    selection: value,
    subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
    egress: {
      kind: "firewall",
      privateIpAddress: "10.255.0.4",
      strategy: "hybrid",
      sku: "Standard",
      dnsProxy: true,
    },
  });
  if (made === undefined) throw new Error("there is no plan");
}

function synthesize(index: number, outdir: string): void {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "workspace");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  new MachineLearningNetworkIsolation(stack, "isolation", {
    selection: NetworkSelection.machineLearning({ ...selected(index), cloud: AzureCloud.PUBLIC }),
    resourceGroupName: "rg-ml",
    subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
    egress: Egress.firewall({
      policyId: POLICY,
      privateIpAddress: "10.255.0.4",
      sku: FirewallSku.STANDARD,
      dnsProxy: true,
    }),
  });
  app.synth();
}

function timeOf(count: number, work: (index: number) => void): number {
  const start = process.cpuUsage();
  for (let index = 0; index < count; index += 1) work(index);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / count;
}

const outdir = mkdtempSync(join(tmpdir(), "bench-"));
try {
  timeOf(PLANNINGS * 2, plan);
  timeOf(SYNTHESES, (index) => synthesize(index, outdir));
  const rounds = Array.from({ length: ROUNDS }, () => [
    timeOf(PLANNINGS, plan),
    timeOf(SYNTHESES, (index) => synthesize(index, outdir)),
  ]);
  console.log(JSON.stringify(rounds));
} finally {
  rmSync(outdir, { recursive: true });
}
