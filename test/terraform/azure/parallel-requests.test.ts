import { AzureResourceManager } from "./azure-resource-manager";
import {
  collection,
  GROUP,
  IP_GROUP,
  NSG,
  networkRule,
  POLICY,
  policy,
  ruleCollectionGroup,
  securityRule,
} from "./request-bodies";
import { networkId } from "./resource-id";
import type { ResourceBody } from "./resource-store";

const OTHER_GROUP = `${POLICY}/ruleCollectionGroups/other`;
const OTHER_IP_GROUP = networkId("rg", "ipGroups", "others");
const CHILD = networkId("rg", "firewallPolicies", "child");
const ADDRESSES: ResourceBody = { location: "westeurope", properties: { ipAddresses: ["10.1.0.0/24"] } };

let azure: AzureResourceManager;

beforeEach(() => {
  azure = new AzureResourceManager();
  azure.seed(POLICY, policy("Standard"));
  azure.seed(CHILD, policy("Standard", { basePolicy: { id: POLICY } }));
  azure.seed(IP_GROUP, ADDRESSES);
  azure.seed(OTHER_IP_GROUP, ADDRESSES);
  const rule = networkRule({ sourceAddresses: [], sourceIpGroups: [IP_GROUP, OTHER_IP_GROUP] });
  azure.seed(GROUP, ruleCollectionGroup([collection([rule])]));
});

describe("while one request is under way Azure refuses another", () => {
  it.each([
    ["two groups of one policy", GROUP, ruleCollectionGroup([]), OTHER_GROUP, ruleCollectionGroup([], 2000)],
    ["a group and its policy", GROUP, ruleCollectionGroup([]), POLICY, policy("Standard")],
    ["two IP groups of one policy", IP_GROUP, ADDRESSES, OTHER_IP_GROUP, ADDRESSES],
    [
      "an IP group and a group that names it",
      IP_GROUP,
      ADDRESSES,
      OTHER_GROUP,
      ruleCollectionGroup([], 2000),
    ],
    [
      "a group of a policy and one of its child",
      GROUP,
      ruleCollectionGroup([]),
      `${CHILD}/ruleCollectionGroups/own`,
      ruleCollectionGroup([]),
    ],
  ])("%s", async (_, first, firstBody, second, secondBody) => {
    const running = azure.put(first, firstBody);
    const refused = azure.put(second, secondBody);
    await expect(refused).rejects.toMatchObject({
      status: 409,
      code: "AnotherOperationInProgress",
      resource: second,
    });
    await expect(refused).rejects.toThrow(first);
    await running;
    await azure.put(second, secondBody);
  });

  it("and says so of a DELETE too", async () => {
    const running = azure.put(POLICY, policy("Standard"));
    await expect(azure.delete(GROUP)).rejects.toMatchObject({ code: "AnotherOperationInProgress" });
    await running;
  });
});

describe("at the same time Azure takes", () => {
  it("IP groups that no rule names, and rules of one network security group", async () => {
    azure.seed(NSG);
    const ids = ["a", "b", "c"];
    await Promise.all([
      ...ids.map((name) => azure.put(networkId("rg", "ipGroups", name), ADDRESSES)),
      ...ids.map((name, index) =>
        azure.put(`${NSG}/securityRules/${name}`, securityRule({ priority: 100 + index })),
      ),
    ]);
    expect(azure.countCalls()).toEqual({ "PUT ipGroups": 3, "PUT networkSecurityGroups/securityRules": 3 });
  });
});

it("what was refused is counted, with its status", async () => {
  await expect(azure.get(NSG)).rejects.toMatchObject({ code: "ResourceNotFound" });
  expect(azure.calls()).toEqual([{ method: "GET", type: "networkSecurityGroups", id: NSG, status: 404 }]);
  azure.forgetCalls();
  expect(azure.calls()).toEqual([]);
});

it("an id of a type that the model lacks is a mistake of the test", async () => {
  const id = networkId("rg", "loadBalancers", "lb");
  await expect(azure.put(id, ADDRESSES)).rejects.toThrow(
    `the model of Azure has no resource with the id ${id}`,
  );
  expect(() => azure.seed("/nothing")).toThrow("no resource with the id /nothing");
});
