import { Egress, type FirewallWorkload } from "cdktf-azure-network-catalog";
import { group } from "../constructs/shared-group";
import { outcomeOf, selectionWith } from "../constructs/synthesized-stack";
import { AzureResourceManager } from "./azure/azure-resource-manager";
import { networkId } from "./azure/resource-id";
import { describeWithModel } from "./describe-terraform";
import { type Configuration, withoutBackend } from "./isolated-workspace";
import { Terraform } from "./terraform";

const POLICY = networkId("rg-hub", "firewallPolicies", "policy");
const EGRESS = Egress.firewall({ policyId: POLICY });
const IP_GROUPS = { resourceGroupName: "rg-hub", location: "eastus2", threshold: 1 };

/** A workload in a region; `subnet` is the third number of its prefix. */
function workload(name: string, region: string, subnet: number): FirewallWorkload {
  return {
    name,
    selection: selectionWith({ region }),
    subnets: [{ addressPrefixes: [`10.1.${subnet}.0/24`] }],
  };
}

const ONE = workload("one", "eastus2", 1);
const TWO = workload("two", "eastus2", 2);
const THREE = workload("three", "westus", 3);

function configurationWith(workloads: readonly FirewallWorkload[]): Configuration {
  const { stack, error } = outcomeOf(
    group({ egress: EGRESS, workloads: [...workloads], ipGroups: IP_GROUPS }),
  );
  if (stack === undefined) throw new Error(error);
  return withoutBackend(stack);
}

/** The same without the order in which Terraform writes what does not refer to one another. */
function unordered(configuration: Configuration): unknown {
  return JSON.parse(JSON.stringify(configuration), (key, value: unknown) =>
    key === "depends_on" ? undefined : value,
  );
}

describeWithModel("a firewall that workloads share", () => {
  let azure: AzureResourceManager;
  let terraform: Terraform;

  beforeEach(async () => {
    // Long enough that requests that are sent at once meet.
    azure = new AzureResourceManager({ operationMilliseconds: 150 });
    azure.seed(POLICY, { properties: { sku: { tier: "Standard" }, dnsSettings: { enableProxy: true } } });
    terraform = await Terraform.of(configurationWith([ONE, TWO, THREE]), azure);
    await terraform.init();
    await terraform.apply();
  }, 60_000);
  afterEach(() => terraform.close());

  it("takes one more workload in its IP groups alone, written one after the other", async () => {
    azure.forgetCalls();
    terraform.write(configurationWith([ONE, TWO, THREE, workload("four", "eastus2", 4)]));
    await terraform.apply();
    expect(azure.countCalls("PUT", "DELETE")).toEqual({ "PUT ipGroups": 2 });
    expect((await terraform.plan()).changes).toEqual([]);
  }, 60_000);

  it("needs its IP groups to depend on one another for it", async () => {
    terraform.write(
      unordered(configurationWith([ONE, TWO, THREE, workload("four", "eastus2", 4)])) as object,
    );
    await expect(terraform.apply()).rejects.toThrow("409 AnotherOperationInProgress");
  }, 60_000);

  // Terraform deletes what is gone from the configuration before it updates what referred to it, unless that is created
  // before it is destroyed.
  it.each([
    ["the one of a region, when its workloads are all that there is", [ONE, TWO]],
    ["the one of a region, when one workload of it is left", [ONE, THREE]],
    ["all, when one workload is left", [ONE]],
  ])(
    "gives up an IP group that no rule names any more: %s",
    async (_, workloads) => {
      terraform.write(configurationWith(workloads));
      await terraform.apply();
      expect((await terraform.plan()).changes).toEqual([]);
    },
    60_000,
  );
});
