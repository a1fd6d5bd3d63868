import type { AzureResourceManager } from "../azure/azure-resource-manager";
import { Terraform } from "../terraform";
import { type Blocks, configuration } from "./configuration";

/** Terraform in a folder with these resources, after `init`. */
export async function preparedStack(
  azure: AzureResourceManager,
  resources: Blocks,
  others: object = {},
): Promise<Terraform> {
  const terraform = await Terraform.of(configuration(resources, others), azure);
  await terraform.init();
  return terraform;
}

/** What a plan does, one line for each resource: `update azurerm_network_security_group.nsg`. */
export async function shortPlan(terraform: Terraform): Promise<string[]> {
  const { changes } = await terraform.plan();
  return changes.map(({ address, actions }) => `${actions.join(" and ")} ${address}`);
}
