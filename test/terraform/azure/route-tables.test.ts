import publicCloud from "../../../catalog/clouds/public.json";
import { AzureResourceManager } from "./azure-resource-manager";
import { route, routeTable, SUBNET, TABLE } from "./request-bodies";
import type { CloudName } from "./service-tags";

const ROUTE = `${TABLE}/routes/route`;

function azureWithTable(cloud: CloudName = "public"): AzureResourceManager {
  const azure = new AzureResourceManager({ cloud, operationMilliseconds: 0 });
  azure.seed(TABLE);
  return azure;
}

describe("Azure refuses a route", () => {
  it.each([
    ["to a tag that does not exist", { addressPrefix: "Keyvault.WestEurope" }, "InvalidAddressPrefixFormat"],
    ["to the tag Internet", { addressPrefix: "Internet" }, "InvalidAddressPrefixFormat"],
    ["to the tag VirtualNetwork", { addressPrefix: "VirtualNetwork" }, "InvalidAddressPrefixFormat"],
    ["to the tag AzurePlatformDNS", { addressPrefix: "AzurePlatformDNS" }, "InvalidAddressPrefixFormat"],
    ["to an address without a length", { addressPrefix: "10.0.0.1" }, "InvalidAddressPrefixFormat"],
    ["to an appliance without an address", { nextHopType: "VirtualAppliance" }, "InvalidRouteNextHop"],
    ["with an address that is no appliance's", { nextHopIpAddress: "10.0.1.4" }, "InvalidRouteNextHop"],
    [
      "to an appliance whose address is none",
      { nextHopType: "VirtualAppliance", nextHopIpAddress: "firewall" },
      "InvalidIPAddress",
    ],
  ])("%s", async (_, changes, code) => {
    const put = azureWithTable().put(ROUTE, route(changes));
    await expect(put).rejects.toMatchObject({ status: 400, code, resource: ROUTE });
    await expect(put).rejects.toThrow(Object.values(changes).at(-1));
  });

  it("with the prefix of another route of the table", async () => {
    const azure = azureWithTable();
    await azure.put(ROUTE, route());
    const put = azure.put(`${TABLE}/routes/twin`, route());
    await expect(put).rejects.toMatchObject({ status: 409, code: "RouteConflict" });
    await expect(put).rejects.toThrow('the route "route" has the address prefix "10.0.0.0/8"');
  });

  it("beyond the 400th of the table", async () => {
    const azure = azureWithTable();
    await azure.put(
      TABLE,
      routeTable(400, (index) => `10.${index >> 8}.${index & 255}.0/24`),
    );
    const put = azure.put(ROUTE, route({ addressPrefix: "192.0.2.0/24" }));
    await expect(put).rejects.toMatchObject({ code: "RouteTableRoutesLimitReached", resource: TABLE });
    await expect(put).rejects.toThrow("401 routes where at most 400");
  });

  it("beyond the 25th to a tag", async () => {
    const azure = azureWithTable();
    const tags = Object.keys(publicCloud.regions).map((name) => name);
    const regional = (index: number): string => `Storage.${tags[index] ?? ""}`;
    await azure.put(TABLE, routeTable(25, regional));
    const put = azure.put(ROUTE, route({ addressPrefix: "AzureMachineLearning" }));
    await expect(put).rejects.toMatchObject({ code: "RouteTableServiceTagRoutesLimitReached" });
    await expect(put).rejects.toThrow("26 routes where at most 25");
    await azure.put(ROUTE, route());
  });
});

it("Azure refuses to delete a route table that a subnet has", async () => {
  const azure = azureWithTable();
  azure.seed(SUBNET, { properties: { addressPrefixes: ["10.1.0.0/24"], routeTable: { id: TABLE } } });
  const removal = azure.delete(TABLE);
  await expect(removal).rejects.toMatchObject({ status: 409, code: "InUseRouteTableCannotBeDeleted" });
  await expect(removal).rejects.toThrow(SUBNET);
  expect(azure.find(TABLE)?.properties.subnets).toEqual([{ id: SUBNET }]);
});
