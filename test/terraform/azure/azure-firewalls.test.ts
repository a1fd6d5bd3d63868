import { AzureResourceManager } from "./azure-resource-manager";
import { POLICY, policy } from "./request-bodies";
import { networkId } from "./resource-id";

function azureWithPolicy(tier = "Premium"): AzureResourceManager {
  const azure = new AzureResourceManager({ operationMilliseconds: 0 });
  azure.seed(POLICY, policy(tier));
  return azure;
}

describe("a firewall takes a policy", () => {
  it.each([
    ["Basic", "Basic", true],
    ["Basic", "Standard", false],
    ["Standard", "Basic", false],
    ["Standard", "Standard", true],
    ["Standard", "Premium", false],
    ["Premium", "Standard", true],
    ["Premium", "Premium", true],
    ["Premium", "Basic", false],
  ])("%s firewall, %s policy: %j", async (firewallTier, policyTier, taken) => {
    const put = azureWithPolicy(policyTier).put(networkId("rg", "azureFirewalls", "firewall"), {
      location: "westeurope",
      properties: { sku: { tier: firewallTier }, firewallPolicy: { id: POLICY } },
    });
    if (taken) await expect(put).resolves.toMatchObject({ name: "firewall" });
    else await expect(put).rejects.toMatchObject({ code: "AzureFirewallPolicySkuMismatch" });
  });
});
