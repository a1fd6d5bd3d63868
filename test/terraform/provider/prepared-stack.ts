import { AzureResourceManager } from "../azure/azure-resource-manager";
import { resourceGroupId } from "../azure/resource-id";
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

/** What a test of a file has to itself. */
export interface StackOfTest {
  /** With the resource group `rg`. */
  readonly azure: AzureResourceManager;
  /** Terraform with these resources, after `init`; it ends with the test. */
  readonly stack: (resources: Blocks, others?: object) => Promise<Terraform>;
}

/** Gives each test of the file a model of Azure of its own, and Terraform before it. */
export function stackOfEachTest(): StackOfTest {
  let azure = new AzureResourceManager();
  let terraform: Terraform | undefined;
  beforeEach(() => {
    azure = new AzureResourceManager();
    azure.seed(resourceGroupId("rg"));
  });
  afterEach(() => terraform?.close());
  return {
    get azure() {
      return azure;
    },
    async stack(resources, others = {}) {
      terraform = await preparedStack(azure, resources, others);
      return terraform;
    },
  };
}

/** What a plan does, one line for each resource: `update azurerm_network_security_group.nsg`. */
export async function shortPlan(terraform: Terraform): Promise<string[]> {
  const { changes } = await terraform.plan();
  return changes.map(({ address, actions }) => `${actions.join(" and ")} ${address}`);
}
