import {
  Egress,
  NextHopType,
  Peer,
  Routes,
  RouteTable,
  type RouteTableProps,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";
import { listOf, ofType, refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

function table(scope: Construct, props: Partial<RouteTableProps> = {}): RouteTable {
  return new RouteTable(scope, "table", {
    selection: selectionWith({ features: ["public-ip-compute"] }),
    name: "rt-ml",
    resourceGroupName: "rg-ml",
    subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
    egress: Egress.firewall({ privateIpAddress: "10.0.1.4" }),
    ...props,
  });
}

describe("a route table", () => {
  it("leads everything to the firewall, and the replies of compute with a public IP address around it", () => {
    expect(ofType(resourcesOf(table), "azurerm_route_table")).toEqual([
      {
        location: "eastus2",
        name: "rt-ml",
        resource_group_name: "rg-ml",
        route: [
          {
            address_prefix: "0.0.0.0/0",
            name: "DefaultToFirewall",
            next_hop_in_ip_address: "10.0.1.4",
            next_hop_type: "VirtualAppliance",
          },
          {
            address_prefix: "AzureMachineLearning",
            name: "AzureMachineLearningToInternet",
            next_hop_in_ip_address: null,
            next_hop_type: "Internet",
          },
        ],
      },
    ]);
  });

  it("routes the Batch service of the region as well, in the revision that asks for it", () => {
    const selection = selectionWith({ features: ["public-ip-compute"], revision: "2022-09-08" });
    const [routeTable] = ofType(
      resourcesOf((stack) => table(stack, { selection })),
      "azurerm_route_table",
    );
    expect(listOf(routeTable, "route").map(({ address_prefix }) => address_prefix)).toEqual([
      "0.0.0.0/0",
      "AzureMachineLearning",
      "BatchNodeManagement.EastUS2",
    ]);
  });

  it("holds the user's routes after the catalog's, and takes the choice about BGP", () => {
    const [routeTable] = ofType(
      resourcesOf((stack) =>
        table(stack, {
          bgpRoutePropagationEnabled: false,
          routes: [
            {
              name: "ToOffice",
              destination: Peer.cidr("192.168.0.0/16"),
              nextHopType: NextHopType.VIRTUAL_NETWORK_GATEWAY,
            },
            { name: "DropTest", destination: Peer.cidr("203.0.113.0/24"), nextHopType: NextHopType.NONE },
          ],
        }),
      ),
      "azurerm_route_table",
    );
    expect(routeTable?.bgp_route_propagation_enabled).toBe(false);
    expect(listOf(routeTable, "route").map(({ name }) => name)).toEqual([
      "DefaultToFirewall",
      "AzureMachineLearningToInternet",
      "DropTest",
      "ToOffice",
    ]);
  });

  it("is refused without the firewall's address", () => {
    expect(refusalsOf((stack) => table(stack, { egress: Egress.firewall({}) }))).toEqual([
      "[stack/table] [missing-firewall-address] egress.privateIpAddress: the firewall's private address is missing; the default route needs it, such as `10.0.1.4`",
    ]);
  });
});

describe("routes on a route table that exists", () => {
  it("are separate resources", () => {
    const resources = resourcesOf((stack) => {
      new Routes(stack, "routes", {
        routeTable: RouteTable.fromName("rg-net", "rt-shared"),
        selection: selectionWith(),
        subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
        egress: Egress.firewall({ privateIpAddress: "10.0.1.4" }),
      });
    });
    expect(resources.azurerm_route_table).toBeUndefined();
    expect(ofType(resources, "azurerm_route")).toEqual([
      {
        address_prefix: "0.0.0.0/0",
        name: "DefaultToFirewall",
        next_hop_in_ip_address: "10.0.1.4",
        next_hop_type: "VirtualAppliance",
        resource_group_name: "rg-net",
        route_table_name: "rt-shared",
      },
    ]);
  });

  it("are refused on a table that this program creates with routes of its own", () => {
    const refused = refusalsOf((stack) => {
      new Routes(stack, "routes", {
        routeTable: table(stack),
        selection: selectionWith(),
        subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
        egress: Egress.firewall({ privateIpAddress: "10.0.1.4" }),
      });
    });
    expect(refused).toEqual([
      "[stack/routes] [mixed-rule-ownership] routeTable: the routeTable was created with routes of its own; give yours to its construct, or hand over one that exists",
    ]);
  });
});
