import { AzureResourceManager } from "./azure-resource-manager";
import {
  collection,
  GROUP,
  IP_GROUP,
  networkRule,
  POLICY,
  policy,
  ruleCollectionGroup,
} from "./request-bodies";
import type { Json, ResourceBody } from "./resource-store";

function azureWithPolicy(tier = "Premium"): AzureResourceManager {
  const azure = new AzureResourceManager({ operationMilliseconds: 0 });
  azure.seed(POLICY, policy(tier));
  return azure;
}

function groupWith(rule: Json): ResourceBody {
  return ruleCollectionGroup([collection([rule])]);
}

it.each([
  ["an address that is none", ["10.0.0.0/40"], "IpGroupInvalidAddress", "10.0.0.0/40"],
  [
    "more than 5000 addresses",
    Array.from({ length: 5001 }, () => "10.0.0.1"),
    "IpGroupTooManyAddresses",
    "5001",
  ],
])("Azure refuses an IP group with %s", async (_, ipAddresses, code, text) => {
  const put = azureWithPolicy().put(IP_GROUP, { location: "westeurope", properties: { ipAddresses } });
  await expect(put).rejects.toMatchObject({ status: 400, code });
  await expect(put).rejects.toThrow(text);
});

describe("Azure refuses to delete", () => {
  it("an IP group that a rule names", async () => {
    const azure = azureWithPolicy();
    azure.seed(IP_GROUP, { properties: { ipAddresses: ["10.1.0.0/24"] } });
    await azure.put(GROUP, groupWith(networkRule({ sourceIpGroups: [IP_GROUP] })));
    expect(azure.find(IP_GROUP)?.properties.firewallPolicies).toEqual([{ id: POLICY }]);
    const removal = azure.delete(IP_GROUP);
    await expect(removal).rejects.toMatchObject({ status: 409, code: "IpGroupInUse" });
    await expect(removal).rejects.toThrow(GROUP);
    await azure.delete(GROUP);
    await azure.delete(IP_GROUP);
  });
});
