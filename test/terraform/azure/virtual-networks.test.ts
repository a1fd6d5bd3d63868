import { AzureResourceManager } from "./azure-resource-manager";
import { NSG, SUBNET } from "./request-bodies";
import { networkId } from "./resource-id";
import type { Json, ResourceBody } from "./resource-store";

const NETWORK = networkId("rg", "virtualNetworks", "vnet");
const FIREWALL = networkId("rg", "azureFirewalls", "firewall");
const FIREWALL_SUBNET = `${NETWORK}/subnets/AzureFirewallSubnet`;
const ADDRESS = networkId("rg", "publicIPAddresses", "pip");

let azure: AzureResourceManager;

beforeEach(() => {
  azure = new AzureResourceManager();
  azure.seed(NETWORK, { properties: { addressSpace: { addressPrefixes: ["10.1.0.0/16"] } } });
});

function subnet(properties: Json = {}): ResourceBody {
  return { properties: { addressPrefixes: ["10.1.0.0/24"], ...properties } };
}

function firewall(subnetId: string): ResourceBody {
  const ipConfigurations = [
    { name: "public", properties: { subnet: { id: subnetId }, publicIPAddress: { id: ADDRESS } } },
  ];
  return { location: "westeurope", properties: { sku: { tier: "Standard" }, ipConfigurations } };
}

describe("Azure refuses", () => {
  it.each([
    ["a subnet without a prefix", SUBNET, subnet({ addressPrefixes: [] }), "InvalidCIDRNotation", '""'],
    [
      "a subnet with an address",
      SUBNET,
      subnet({ addressPrefixes: ["10.1.0.1"] }),
      "InvalidCIDRNotation",
      "10.1.0.1",
    ],
    [
      "a network with an address",
      NETWORK,
      { location: "westeurope", properties: { addressSpace: { addressPrefixes: ["10.1.0.1"] } } },
      "InvalidCIDRNotation",
      "10.1.0.1",
    ],
    [
      "a subnet whose network security group does not exist",
      SUBNET,
      subnet({ networkSecurityGroup: { id: NSG } }),
      "InvalidResourceReference",
      NSG,
    ],
    [
      "a firewall in a subnet that does not exist",
      FIREWALL,
      firewall(FIREWALL_SUBNET),
      "InvalidResourceReference",
      FIREWALL_SUBNET,
    ],
  ])("%s", async (_, id, body, code, text) => {
    const put = azure.put(id, body);
    await expect(put).rejects.toMatchObject({ code, resource: id });
    await expect(put).rejects.toThrow(text);
  });

  it("a firewall in a subnet of another name", async () => {
    azure.seed(SUBNET, subnet());
    azure.seed(ADDRESS);
    const put = azure.put(FIREWALL, firewall(SUBNET));
    await expect(put).rejects.toMatchObject({ status: 400, code: "AzureFirewallSubnetNameInvalid" });
    await expect(put).rejects.toThrow(SUBNET);
  });

  it("to delete a network, a subnet or an address that a firewall has", async () => {
    azure.seed(FIREWALL_SUBNET, subnet());
    azure.seed(ADDRESS);
    await azure.put(FIREWALL, firewall(FIREWALL_SUBNET));
    for (const id of [NETWORK, FIREWALL_SUBNET, ADDRESS]) {
      await expect(azure.delete(id)).rejects.toMatchObject({ status: 409, resource: id });
      await expect(azure.delete(id)).rejects.toThrow(FIREWALL);
    }
    await azure.delete(FIREWALL);
    for (const id of [ADDRESS, FIREWALL_SUBNET, NETWORK]) await azure.delete(id);
  });

  it("a change of a second subnet while one of the network is changed", async () => {
    const running = azure.put(SUBNET, subnet());
    await expect(azure.put(FIREWALL_SUBNET, subnet())).rejects.toMatchObject({
      status: 409,
      code: "AnotherOperationInProgress",
    });
    await running;
  });
});

it("a network that is put again keeps its subnets", async () => {
  await azure.put(SUBNET, subnet());
  await azure.put(NETWORK, {
    location: "westeurope",
    properties: { addressSpace: { addressPrefixes: ["10.1.0.0/16", "10.2.0.0/16"] } },
  });
  expect(azure.find(SUBNET)).toBeDefined();
  await azure.delete(NETWORK);
  expect(azure.find(SUBNET)).toBeUndefined();
});
