import {
  Egress,
  FirewallRuleCollectionGroup,
  FirewallSku,
  FirewallStrategy,
  NetworkSecurityGroup,
  NetworkSecurityRules,
  type NetworkSelectionProps,
} from "cdktf-azure-network-catalog";
import { Construct } from "constructs";
import { outcomeOf, type SynthesizedStack, selectionWith } from "../constructs/synthesized-stack";
import { AzureResourceManager } from "./azure/azure-resource-manager";
import { networkId, resourceGroupId } from "./azure/resource-id";

/** A synthesized stack's Terraform JSON. */
export type Configuration = SynthesizedStack;

const PARAMETERS = {
  storageAccount: "mlstore",
  containerRegistry: "mlregistry",
  workspaceId: "00000000-1111-2222-3333-444444444444",
};

/** What a workspace's network is made of. */
export const PARTS = ["inline group", "separate rules", "firewall group"] as const;

/** One of the forms in which rules are held. */
export type Part = (typeof PARTS)[number];

/** What is selected for workspaces, by a name of each. */
export type Workspaces = Readonly<Record<string, Partial<NetworkSelectionProps>>>;

/** The group of a workspace that exists, and takes separate rules. */
function existingGroup(workspace: string): string {
  return networkId("rg", "networkSecurityGroups", `existing-${workspace}`);
}

function policyOf(workspace: string): string {
  return networkId("rg-hub", "firewallPolicies", `policy-${workspace}`);
}

/** Azure with what the networks of workspaces expect to find. */
export function azureFor(workspaces: Workspaces): AzureResourceManager {
  const azure = new AzureResourceManager();
  azure.seed(resourceGroupId("rg"));
  for (const workspace of Object.keys(workspaces)) {
    azure.seed(existingGroup(workspace));
    azure.seed(policyOf(workspace), {
      location: "westeurope",
      properties: { sku: { tier: "Standard" }, dnsSettings: { enableProxy: true, servers: [] } },
    });
  }
  return azure;
}

/**
 * Each workspace's selection in the three forms that the constructs have for it: a network security group with inline
 * rules, separate rules on one that exists, and a rule collection group of the workspace's firewall policy. Logical ids
 * begin with the workspace's name.
 *
 * @param parts those that the stack has
 * @returns the Terraform JSON, or the refusal
 */
export function synthesized(
  workspaces: Workspaces,
  parts: readonly Part[] = PARTS,
): { readonly configuration?: Configuration; readonly refusal?: string } {
  const { stack, error } = outcomeOf((scope) => {
    for (const [workspace, selected] of Object.entries(workspaces)) {
      addWorkspace(new Construct(scope, workspace), workspace, selected, parts);
    }
  });
  if (stack === undefined) return { refusal: error ?? "nothing was synthesized" };
  return { configuration: withoutBackend(stack) };
}

function addWorkspace(
  scope: Construct,
  workspace: string,
  selected: Partial<NetworkSelectionProps>,
  parts: readonly Part[],
): void {
  const selection = selectionWith({ parameters: PARAMETERS, ...selected });
  const common = { selection, subnets: [{ name: "compute", addressPrefixes: ["10.1.0.0/24"] }] };
  if (parts.includes("inline group")) {
    new NetworkSecurityGroup(scope, "inline", {
      ...common,
      resourceGroupName: "rg",
      name: `inline-${workspace}`,
    });
  }
  if (parts.includes("separate rules")) {
    const networkSecurityGroup = NetworkSecurityGroup.fromId(existingGroup(workspace));
    new NetworkSecurityRules(scope, "separate", { ...common, networkSecurityGroup });
  }
  if (parts.includes("firewall group")) {
    const egress = Egress.firewall({
      policyId: policyOf(workspace),
      strategy: FirewallStrategy.SERVICE_TAGS,
      sku: FirewallSku.STANDARD,
      dnsProxy: true,
    });
    new FirewallRuleCollectionGroup(scope, "firewall", { ...common, egress, name: "rcg" });
  }
}

/** The stack with its state in the folder that Terraform runs in. */
export function withoutBackend(stack: SynthesizedStack): Configuration {
  const { terraform, ...others } = stack as Configuration & { terraform: Record<string, unknown> };
  const { backend: _backend, ...settings } = terraform;
  return { ...others, terraform: settings } as Configuration;
}

/** The Terraform JSON of workspaces that synthesize. */
export function configurationOf(workspaces: Workspaces, parts?: readonly Part[]): Configuration {
  const { configuration, refusal } = synthesized(workspaces, parts);
  if (configuration === undefined) throw new Error(refusal);
  return configuration;
}
