import { AzureResourceManager } from "./azure-resource-manager";
import { NSG, SUBNET, securityGroup, securityRule } from "./request-bodies";
import { networkId, resourceGroupId } from "./resource-id";
import type { CloudName } from "./service-tags";

const RULE = `${NSG}/securityRules/rule`;

function azureWithGroup(cloud: CloudName = "public"): AzureResourceManager {
  const azure = new AzureResourceManager({ cloud, operationMilliseconds: 0 });
  azure.seed(NSG);
  return azure;
}

describe("Azure refuses a security rule with", () => {
  it.each([
    ["a priority below 100", { priority: 99 }, "SecurityRuleInvalidPriority", "priority 99"],
    ["a priority above 4096", { priority: 4097 }, "SecurityRuleInvalidPriority", "priority 4097"],
    [
      "a description of 141 characters",
      { description: "x".repeat(141) },
      "SecurityRuleInvalidDescription",
      "141 characters where at most 140",
    ],
    [
      "no source",
      { sourceAddressPrefix: undefined },
      "SecurityRuleParameterNotSpecified",
      "sourceAddressPrefix is not specified",
    ],
    [
      "no destination",
      { destinationAddressPrefix: "" },
      "SecurityRuleParameterNotSpecified",
      "destinationAddressPrefix is not specified",
    ],
    [
      "no destination port",
      { destinationPortRange: undefined },
      "SecurityRuleParameterNotSpecified",
      "destinationPortRange is not specified",
    ],
    [
      "a port that is none",
      { destinationPortRange: "70000" },
      "SecurityRuleInvalidPortRange",
      'destination has the port range "70000"',
    ],
    [
      "* among several ports",
      { destinationPortRange: undefined, destinationPortRanges: ["443", "*"] },
      "SecurityRuleInvalidPortRange",
      '"*"',
    ],
    [
      "a tag among several destinations",
      { destinationAddressPrefix: undefined, destinationAddressPrefixes: ["10.0.0.0/8", "Storage"] },
      "SecurityRuleParameterContainsUnsupportedValue",
      'destinationAddressPrefixes holds "Storage"',
    ],
    [
      "* among several sources",
      { sourceAddressPrefix: undefined, sourceAddressPrefixes: ["*"] },
      "SecurityRuleParameterContainsUnsupportedValue",
      'sourceAddressPrefixes holds "*"',
    ],
    [
      "a tag that does not exist",
      { destinationAddressPrefix: "Frontdoor.FirstParty" },
      "SecurityRuleInvalidAddressPrefix",
      "Value provided: Frontdoor.FirstParty",
    ],
    [
      "a regional tag that can only be looked up",
      { destinationAddressPrefix: "AzureMachineLearning.WestEurope" },
      "SecurityRuleInvalidAddressPrefix",
      "AzureMachineLearning.WestEurope",
    ],
    [
      "a prefix that is none",
      { sourceAddressPrefix: undefined, sourceAddressPrefixes: ["10.0.0.0/33"] },
      "SecurityRuleInvalidAddressPrefix",
      "10.0.0.0/33",
    ],
    [
      "IPv4 and IPv6",
      { sourceAddressPrefix: "10.0.0.0/8", destinationAddressPrefix: "2001:db8::/32" },
      "ResourceCannotContainAddressPrefixesFromDifferentAddressFamilies",
      "10.0.0.0/8, 2001:db8::/32",
    ],
  ])("%s", async (_, changes, code, text) => {
    const put = azureWithGroup().put(RULE, securityRule(changes));
    await expect(put).rejects.toMatchObject({ status: 400, code, resource: RULE });
    await expect(put).rejects.toThrow(text);
  });

  it.each(["public", "usgovernment", "china"] as const)(
    "a tag that the cloud %s does not have",
    async (cloud) => {
      const put = azureWithGroup(cloud).put(
        RULE,
        securityRule({ destinationAddressPrefix: "AzureFrontDoor.FirstParty" }),
      );
      if (cloud === "public") {
        await expect(put).resolves.toMatchObject({ name: "rule" });
      } else {
        await expect(put).rejects.toThrow("Value provided: AzureFrontDoor.FirstParty");
      }
    },
  );
});

describe("Azure takes a security rule with", () => {
  it.each([
    ["a tag, in any case", { destinationAddressPrefix: "storage.westeurope" }],
    ["*", { destinationAddressPrefix: "*" }],
    ["an address", { destinationAddressPrefix: "192.0.2.1" }],
    [
      "several prefixes",
      { sourceAddressPrefix: undefined, sourceAddressPrefixes: ["10.0.0.0/8", "192.0.2.1"] },
    ],
    [
      "application security groups",
      { sourceAddressPrefix: undefined, sourceApplicationSecurityGroups: [{ id: "a" }] },
    ],
  ])("%s", async (_, changes) => {
    const azure = azureWithGroup();
    await azure.put(RULE, securityRule(changes));
    expect(azure.find(RULE)?.properties).toMatchObject(JSON.parse(JSON.stringify(changes)));
  });
});

describe("Azure holds a network security group's rules together", () => {
  it("two rules of one direction have no priority in common", async () => {
    const azure = azureWithGroup();
    await azure.put(RULE, securityRule());
    const other = azure.put(`${NSG}/securityRules/other`, securityRule());
    await expect(other).rejects.toMatchObject({ status: 409, code: "SecurityRuleConflict" });
    await expect(other).rejects.toThrow('"rule" has the priority 100 and direction Outbound as well');
    await azure.put(`${NSG}/securityRules/inbound`, securityRule({ direction: "Inbound" }));
  });

  it("inline too, and then nothing of the request is taken", async () => {
    const azure = azureWithGroup();
    await azure.put(NSG, securityGroup(2));
    const put = azure.put(NSG, securityGroup(3, { priority: 200 }));
    await expect(put).rejects.toMatchObject({ code: "SecurityRuleConflict" });
    expect(azure.resources("networkSecurityGroups/securityRules").map(({ name }) => name)).toEqual([
      "rule-0",
      "rule-1",
    ]);
  });

  it("two rules of one request have no name in common, in any case", async () => {
    const { properties, ...body } = securityGroup(1);
    const [rule] = properties.securityRules as { name: string; properties: object }[];
    const twin = { name: "RULE-0", ...securityRule({ priority: 300 }) };
    const put = azureWithGroup().put(NSG, { ...body, properties: { securityRules: [rule, twin] } });
    await expect(put).rejects.toMatchObject({ code: "DuplicateResourceName", resource: NSG });
  });

  it("there are at most 1000", async () => {
    const azure = azureWithGroup();
    azure.seed(NSG, securityGroup(999));
    await azure.put(`${NSG}/securityRules/last`, securityRule({ priority: 3999 }));
    const put = azure.put(RULE, securityRule({ priority: 4000 }));
    await expect(put).rejects.toMatchObject({ code: "NetworkSecurityGroupRulesLimitReached", resource: NSG });
    await expect(put).rejects.toThrow("1001 rules where at most 1000");
  });

  it("they name at most 4000 addresses as sources", async () => {
    const azure = azureWithGroup();
    const prefixes = (first: number): string[] =>
      Array.from({ length: 2001 }, (_, index) => `10.${first}.${index >> 8}.${index & 255}/32`);
    const sources = (first: number) => ({
      sourceAddressPrefix: undefined,
      sourceAddressPrefixes: prefixes(first),
    });
    await azure.put(RULE, securityRule(sources(1)));
    const put = azure.put(`${NSG}/securityRules/more`, securityRule({ priority: 101, ...sources(2) }));
    await expect(put).rejects.toMatchObject({ code: "NetworkSecurityGroupAddressPrefixesLimitReached" });
    await expect(put).rejects.toThrow("4002");
  });

  it("a PUT of the group replaces all of them, whoever made them", async () => {
    const azure = azureWithGroup();
    await azure.put(RULE, securityRule({ priority: 4000 }));
    await azure.put(NSG, securityGroup(1));
    expect(azure.resources("networkSecurityGroups/securityRules").map(({ name }) => name)).toEqual([
      "rule-0",
    ]);
  });
});

describe("Azure refuses", () => {
  it.each([
    ["a group's name that ends with a hyphen", networkId("rg", "networkSecurityGroups", "nsg-"), "nsg-"],
    ["a rule's name with a blank", `${NSG}/securityRules/a b`, "a b"],
    ["a resource group's name that ends with a period", resourceGroupId("rg."), "rg."],
  ])("%s", async (_, id, name) => {
    const put = azureWithGroup().put(id, { location: "westeurope", ...securityRule() });
    await expect(put).rejects.toMatchObject({ status: 400, code: "InvalidResourceName", resource: id });
    await expect(put).rejects.toThrow(`"${name}"`);
  });

  it("a rule in a group that does not exist, and a group in a resource group that does not", async () => {
    const azure = azureWithGroup();
    const orphan = `${networkId("rg", "networkSecurityGroups", "none")}/securityRules/rule`;
    await expect(azure.put(orphan, securityRule())).rejects.toMatchObject({
      status: 404,
      code: "ParentResourceNotFound",
    });
    const lost = networkId("nowhere", "networkSecurityGroups", "nsg");
    await expect(azure.put(lost, securityGroup(0))).rejects.toMatchObject({
      status: 404,
      code: "ResourceGroupNotFound",
    });
  });

  it("to delete a group that a subnet has", async () => {
    const azure = azureWithGroup();
    azure.seed(SUBNET, {
      properties: { addressPrefixes: ["10.1.0.0/24"], networkSecurityGroup: { id: NSG } },
    });
    const removal = azure.delete(NSG);
    await expect(removal).rejects.toMatchObject({
      status: 409,
      code: "InUseNetworkSecurityGroupCannotBeDeleted",
    });
    await expect(removal).rejects.toThrow(SUBNET);
    await azure.put(SUBNET, { properties: { addressPrefixes: ["10.1.0.0/24"] } });
    await azure.delete(NSG);
    expect(azure.find(NSG)).toBeUndefined();
  });
});
