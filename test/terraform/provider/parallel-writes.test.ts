import { AzureResourceManager } from "../azure/azure-resource-manager";
import { networkId, resourceGroupId } from "../azure/resource-id";
import { describeWithModel } from "../describe-terraform";
import type { Terraform } from "../terraform";
import { type Blocks, COMMON, configuration } from "./configuration";
import { preparedStack, shortPlan } from "./prepared-stack";

const POLICY = networkId("rg", "firewallPolicies", "policy");

let azure: AzureResourceManager;
let terraform: Terraform | undefined;

beforeEach(() => {
  azure = new AzureResourceManager({ operationMilliseconds: 150 });
  azure.seed(resourceGroupId("rg"));
});
afterEach(() => terraform?.close());

async function stack(resources: Blocks, others: object = {}): Promise<Terraform> {
  terraform = await preparedStack(azure, resources, others);
  return terraform;
}

describeWithModel("of what is written at once", () => {
  const rule = (ipGroup: string): object => ({
    name: "rule",
    protocols: ["TCP"],
    source_ip_groups: [ipGroup],
    destination_addresses: ["Storage"],
    destination_ports: ["443"],
  });
  const group = (index: number, ipGroup: string): object => ({
    name: `group-${index}`,
    firewall_policy_id: POLICY,
    priority: 1000 + index,
    network_rule_collection: [{ name: "c", priority: 400, action: "Allow", rule: [rule(ipGroup)] }],
  });
  const ipGroups = (cidr: string, chained: boolean): Blocks => ({
    azurerm_ip_group: {
      a: { ...COMMON, name: "a", cidrs: [cidr] },
      b: {
        ...COMMON,
        name: "b",
        cidrs: [cidr],
        ...(chained ? { depends_on: ["azurerm_ip_group.a"] } : {}),
      },
    },
    azurerm_firewall_policy_rule_collection_group: {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is Terraform's template.
      one: group(1, "${azurerm_ip_group.a.id}"),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is Terraform's template.
      two: group(2, "${azurerm_ip_group.b.id}"),
    },
  });

  beforeEach(() => {
    azure.seed(POLICY, { location: "westeurope", properties: { sku: { tier: "Standard" } } });
  });

  it("groups of one policy wait for one another, by the provider's lock", async () => {
    const run = await stack(ipGroups("10.1.0.0/24", false));
    await run.apply();
    expect(azure.countCalls("PUT")).toEqual({
      "PUT firewallPolicies/ruleCollectionGroups": 2,
      "PUT ipGroups": 2,
    });
  }, 30_000);

  it("IP groups in use collide unless one depends on the other", async () => {
    const run = await stack(ipGroups("10.1.0.0/24", false));
    await run.apply();
    run.write(configuration(ipGroups("10.2.0.0/24", false)));
    await expect(run.apply()).rejects.toThrow("409 AnotherOperationInProgress");
    run.write(configuration(ipGroups("10.3.0.0/24", true)));
    await run.apply();
    expect(azure.resources("ipGroups").map(({ properties }) => properties.ipAddresses)).toEqual([
      ["10.3.0.0/24"],
      ["10.3.0.0/24"],
    ]);
    expect(await shortPlan(run)).toEqual([]);
  }, 30_000);
});
