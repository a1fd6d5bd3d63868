import { AzureResourceManager } from "./azure-resource-manager";
import {
  applicationRule,
  collection,
  DNS_PROXY,
  GROUP,
  IP_GROUP,
  networkRule,
  POLICY,
  policy,
  ruleCollectionGroup,
} from "./request-bodies";
import { networkId } from "./resource-id";
import type { Json, ResourceBody } from "./resource-store";

function azureWithPolicy(tier = "Premium", properties: Json = DNS_PROXY): AzureResourceManager {
  const azure = new AzureResourceManager({ operationMilliseconds: 0 });
  azure.seed(POLICY, policy(tier, properties));
  return azure;
}

function groupWith(rule: Json): ResourceBody {
  return ruleCollectionGroup([collection([rule])]);
}

describe("Azure takes", () => {
  it.each([
    ["a network rule with tags and addresses", networkRule()],
    ["a network rule with host names", networkRule({ destinationAddresses: [], destinationFqdns: ["a.b"] })],
    ["an application rule with host names", applicationRule()],
    [
      "an application rule with URLs",
      applicationRule({ targetFqdns: [], targetUrls: ["github.com/org/*"], terminateTLS: true }),
    ],
    ["an application rule with a tag", applicationRule({ targetFqdns: [], fqdnTags: ["WindowsUpdate"] })],
  ])("%s", async (_, rule) => {
    await expect(azureWithPolicy().put(GROUP, groupWith(rule))).resolves.toMatchObject({ name: "group" });
  });
});

describe("Azure refuses a firewall rule", () => {
  it.each([
    ["without a source", networkRule({ sourceAddresses: [] }), "FirewallPolicyRuleMissingSource", "neither"],
    [
      "from a tag",
      networkRule({ sourceAddresses: ["AzureCloud"] }),
      "FirewallPolicyRuleInvalidSourceAddress",
      '"AzureCloud"',
    ],
    [
      "without a destination",
      networkRule({ destinationAddresses: [] }),
      "FirewallPolicyNetworkRuleMissingDestination",
      "none of",
    ],
    [
      "to the tag Internet",
      networkRule({ destinationAddresses: ["Internet"] }),
      "FirewallPolicyRuleInvalidDestinationAddress",
      '"Internet"',
    ],
    [
      "to a tag that does not exist",
      networkRule({ destinationAddresses: ["Storage.Mars"] }),
      "FirewallPolicyRuleInvalidDestinationAddress",
      '"Storage.Mars"',
    ],
    [
      "with a wildcard in a network rule",
      networkRule({ destinationAddresses: [], destinationFqdns: ["*.a.b"] }),
      "FirewallPolicyRuleInvalidFqdn",
      '"*.a.b"',
    ],
    ["with port 0", networkRule({ destinationPorts: ["0"] }), "FirewallPolicyRuleInvalidPort", '"0"'],
    [
      "without a target",
      applicationRule({ targetFqdns: [] }),
      "FirewallPolicyApplicationRuleMissingTarget",
      "none of",
    ],
    [
      "without protocols",
      applicationRule({ protocols: [] }),
      "FirewallPolicyApplicationRuleMissingProtocols",
      "no protocols",
    ],
    [
      "with a wildcard inside a host name",
      applicationRule({ targetFqdns: ["www.*.com"] }),
      "FirewallPolicyRuleInvalidFqdn",
      '"www.*.com"',
    ],
    [
      "with host names and URLs",
      applicationRule({ targetUrls: ["a.b/c"], terminateTLS: true }),
      "FirewallPolicyRuleFqdnsAndUrls",
      "both",
    ],
    [
      "with a URL that is not opened",
      applicationRule({ targetFqdns: [], targetUrls: ["a.b/c"] }),
      "FirewallPolicyUrlsRequireTls",
      '"a.b/c"',
    ],
  ])("%s", async (_, rule, code, text) => {
    const put = azureWithPolicy().put(GROUP, groupWith(rule));
    await expect(put).rejects.toMatchObject({ status: 400, code, resource: GROUP });
    await expect(put).rejects.toThrow(text);
    await expect(put).rejects.toThrow(`"${String(rule.name)}"`);
  });

  it.each([
    [
      "host names in a network rule",
      "Basic",
      DNS_PROXY,
      networkRule({ destinationFqdns: ["a.b"] }),
      "FirewallPolicyFqdnNotSupportedForBasicSku",
    ],
    [
      "host names in a network rule",
      "Standard",
      {},
      networkRule({ destinationFqdns: ["a.b"] }),
      "FirewallPolicyFqdnRequiresDnsProxy",
    ],
    [
      "URLs",
      "Standard",
      DNS_PROXY,
      applicationRule({ targetFqdns: [], targetUrls: ["a.b"], terminateTLS: true }),
      "FirewallPolicyUrlsRequirePremium",
    ],
    [
      "web categories",
      "Basic",
      {},
      applicationRule({ webCategories: ["News"] }),
      "FirewallPolicyWebCategoriesNotSupported",
    ],
  ])("with %s in a %s policy with %j", async (_, tier, properties, rule, code) => {
    const put = azureWithPolicy(tier, properties).put(GROUP, groupWith(rule));
    await expect(put).rejects.toMatchObject({ status: 400, code });
  });
});

describe("Azure refuses a rule collection group", () => {
  it.each([
    [
      "with a priority below 100",
      ruleCollectionGroup([], 99),
      "FirewallPolicyRuleCollectionGroupInvalidPriority",
      "99, which is not between 100 and 65000",
    ],
    [
      "with two collections of one priority",
      ruleCollectionGroup([collection([]), collection([], { name: "other" })]),
      "FirewallPolicyDuplicateRuleCollectionPriority",
      '"collection" and "other" have the priority 400',
    ],
    [
      "with two collections of one name",
      ruleCollectionGroup([collection([]), collection([], { priority: 500 })]),
      "FirewallPolicyDuplicateRuleCollectionName",
      '"collection"',
    ],
    [
      "with two rules of one name in a collection",
      ruleCollectionGroup([collection([networkRule(), networkRule()])]),
      "FirewallPolicyDuplicateRuleName",
      '"storage"',
    ],
    [
      "with a collection's name that ends with a period",
      ruleCollectionGroup([collection([], { name: "collection." })]),
      "InvalidResourceName",
      'the name "collection." is invalid',
    ],
    [
      "with a rule's name with a blank",
      groupWith(networkRule({ name: "a b" })),
      "InvalidResourceName",
      'the name "a b" is invalid',
    ],
    [
      "of more than 2 MB",
      groupWith(networkRule({ description: "x".repeat(2_000_000) })),
      "FirewallPolicyRuleCollectionGroupTooLarge",
      "bytes where at most 2000000",
    ],
  ])("%s", async (_, body, code, text) => {
    const put = azureWithPolicy().put(GROUP, body);
    await expect(put).rejects.toMatchObject({ status: 400, code });
    await expect(put).rejects.toThrow(text);
  });

  it("with the priority of another group of the policy", async () => {
    const azure = azureWithPolicy();
    await azure.put(GROUP, ruleCollectionGroup([]));
    const put = azure.put(`${POLICY}/ruleCollectionGroups/other`, ruleCollectionGroup([]));
    await expect(put).rejects.toMatchObject({
      status: 409,
      code: "FirewallPolicyRuleCollectionGroupDuplicatePriority",
    });
    await expect(put).rejects.toThrow('the group "group" has the priority 1000 as well');
  });

  it("beyond the 50th of the policy", async () => {
    const azure = azureWithPolicy();
    for (let index = 0; index < 50; index += 1) {
      azure.seed(`${POLICY}/ruleCollectionGroups/group-${index}`, ruleCollectionGroup([], 2000 + index));
    }
    await expect(azure.put(GROUP, ruleCollectionGroup([]))).rejects.toMatchObject({
      code: "FirewallPolicyTooManyGroups",
    });
  });

  it("whose IP group does not exist", async () => {
    const put = azureWithPolicy().put(GROUP, groupWith(networkRule({ sourceIpGroups: [IP_GROUP] })));
    await expect(put).rejects.toMatchObject({ status: 404, code: "InvalidResourceReference" });
    await expect(put).rejects.toThrow(IP_GROUP);
  });
});

describe("Azure refuses a firewall policy", () => {
  const other = networkId("rg", "firewallPolicies", "other");
  it.each([
    ["with an unknown SKU", policy("Gold"), "InvalidSku"],
    [
      "of the Basic SKU with a DNS proxy",
      policy("Basic", DNS_PROXY),
      "FirewallPolicyDnsNotSupportedForBasicSku",
    ],
    [
      "of the Basic SKU that denies by threat intelligence",
      policy("Basic", { threatIntelMode: "Deny" }),
      "FirewallPolicyThreatIntelModeNotSupported",
    ],
    [
      "of the Standard SKU that opens TLS",
      policy("Standard", { transportSecurity: {} }),
      "FirewallPolicyTlsNotSupported",
    ],
    [
      "in another region than its parent",
      { ...policy("Premium", { basePolicy: { id: POLICY } }), location: "northeurope" },
      "FirewallPolicyBasePolicyInDifferentRegion",
    ],
  ])("%s", async (_, body, code) => {
    await expect(azureWithPolicy().put(other, body)).rejects.toMatchObject({ status: 400, code });
  });
});

describe("Azure refuses to delete", () => {
  it("a policy that has groups, or children, or firewalls", async () => {
    const azure = azureWithPolicy();
    await azure.put(GROUP, ruleCollectionGroup([]));
    const removal = azure.delete(POLICY);
    await expect(removal).rejects.toMatchObject({ status: 409, code: "FirewallPolicyInUse" });
    await expect(removal).rejects.toThrow(GROUP);
    await azure.delete(GROUP);
    const child = networkId("rg", "firewallPolicies", "child");
    azure.seed(child, policy("Premium", { basePolicy: { id: POLICY } }));
    await expect(azure.delete(POLICY)).rejects.toThrow(child);
    await azure.delete(child);
    const firewall = networkId("rg", "azureFirewalls", "firewall");
    azure.seed(firewall, { properties: { firewallPolicy: { id: POLICY } } });
    await expect(azure.delete(POLICY)).rejects.toThrow(firewall);
    await azure.delete(firewall);
    await azure.delete(POLICY);
  });
});
