import { providerProblems } from "../provider-validation";
import { common, resource, route, standaloneRoute } from "../sample-documents";

const TABLE = "azurerm_route_table";
const ROUTE = "azurerm_route";
const at = (index: number) => `resource.${TABLE}.main.route[${index}]`;

const internet = { ...route, name: "aml", next_hop_in_ip_address: null, next_hop_type: "Internet" };
const toTag = { ...internet, address_prefix: "AzureMachineLearning" };

function withRoutes(...routes: readonly object[]): unknown {
  return resource(TABLE, { ...common, route: routes });
}

const tagRoutes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...internet,
    name: `t${index}`,
    address_prefix: `Tag${index}`,
  }));
const prefixRoutes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...internet,
    name: `p${index}`,
    address_prefix: `10.${Math.floor(index / 256)}.${index % 256}.0/24`,
  }));

const PREFIX = "expected a CIDR prefix or a service tag that a route takes";
const NAME =
  'expected a name of 1 to 80 letters, digits, "_", "." and "-", which starts with a letter or digit and ends with a letter, digit or "_"';

describe("routes that neither the provider nor Azure refuses", () => {
  it.each<[fact: string, routes: readonly object[]]>([
    ["a default route to an appliance and a tag's to the internet", [route, toTag]],
    ["a route to nowhere", [{ ...internet, next_hop_type: "None" }]],
    ["a regional tag", [{ ...internet, address_prefix: "Storage.WestUS" }]],
    ["an IPv6 prefix", [{ ...internet, address_prefix: "::/0" }]],
    ["25 routes to tags", tagRoutes(25)],
    ["400 routes", prefixRoutes(400)],
  ])("%s pass", (_, routes) => {
    expect(providerProblems(withRoutes(...routes))).toEqual([]);
  });

  it("one name and prefix in two route tables passes", () => {
    const routes = { a: standaloneRoute, b: { ...standaloneRoute, resource_group_name: "other" } };
    expect(providerProblems({ resource: { [ROUTE]: routes } })).toEqual([]);
  });
});

describe("a route that the provider or Azure refuses", () => {
  it.each<[fact: string, changes: object, problem: string]>([
    [
      "an unknown next hop",
      { next_hop_type: "Firewall" },
      '.next_hop_type: expected one of VirtualNetworkGateway, VnetLocal, Internet, VirtualAppliance, None, found "Firewall"',
    ],
    [
      "a next hop in another case",
      { next_hop_type: "internet" },
      '.next_hop_type: expected one of VirtualNetworkGateway, VnetLocal, Internet, VirtualAppliance, None, found "internet"',
    ],
    ["an empty prefix", { address_prefix: "" }, `.address_prefix: ${PREFIX}, found ""`],
    [
      "an address without a length",
      { address_prefix: "10.0.0.4" },
      `.address_prefix: ${PREFIX}, found "10.0.0.4"`,
    ],
    ["*", { address_prefix: "*" }, `.address_prefix: ${PREFIX}, found "*"`],
    ["the tag Internet", { address_prefix: "Internet" }, `.address_prefix: ${PREFIX}, found "Internet"`],
    [
      "the tag VirtualNetwork",
      { address_prefix: "VirtualNetwork" },
      `.address_prefix: ${PREFIX}, found "VirtualNetwork"`,
    ],
    [
      "the tag AzureLoadBalancer",
      { address_prefix: "AzureLoadBalancer" },
      `.address_prefix: ${PREFIX}, found "AzureLoadBalancer"`,
    ],
    [
      "the tag AzurePlatformDNS",
      { address_prefix: "AzurePlatformDNS" },
      `.address_prefix: ${PREFIX}, found "AzurePlatformDNS"`,
    ],
    [
      "the look-up-only tag of a region",
      { address_prefix: "AzureMachineLearning.WestUS" },
      `.address_prefix: ${PREFIX}, found "AzureMachineLearning.WestUS"`,
    ],
    ["a space in a name", { name: "a b" }, `.name: ${NAME}, found "a b"`],
    ["null for the name", { name: null }, ".name: required in a route, but null or missing"],
    [
      "null for the prefix",
      { address_prefix: null },
      ".address_prefix: required in a route, but null or missing",
    ],
    [
      "null for the next hop",
      { next_hop_type: null },
      ".next_hop_type: required in a route, but null or missing",
    ],
    [
      "an address of the next hop for Internet",
      { next_hop_in_ip_address: "10.0.1.4" },
      ": next_hop_in_ip_address goes with VirtualAppliance only, found Internet",
    ],
    [
      "VirtualAppliance without an address",
      { next_hop_type: "VirtualAppliance" },
      ": VirtualAppliance requires next_hop_in_ip_address",
    ],
    [
      "a prefix as the next hop's address",
      { next_hop_in_ip_address: "10.0.1.0/24", next_hop_type: "VirtualAppliance" },
      '.next_hop_in_ip_address: expected an IP address, found "10.0.1.0/24"',
    ],
    [
      "an empty next hop's address",
      { next_hop_in_ip_address: "", next_hop_type: "VirtualAppliance" },
      '.next_hop_in_ip_address: expected an IP address, found ""',
    ],
  ])("%s is refused, inline and as a route of its own", (_, changes, problem) => {
    expect(providerProblems(withRoutes({ ...internet, ...changes }))).toEqual([`${at(0)}${problem}`]);
    if (problem.includes("null or missing")) return;
    const own = { ...standaloneRoute, ...internet, ...changes };
    expect(providerProblems(resource(ROUTE, own))).toEqual([`resource.${ROUTE}.main${problem}`]);
  });
});

describe("routes that do not go together in one route table", () => {
  it.each<[fact: string, routes: readonly object[], problem: string]>([
    [
      "one name in two cases",
      [route, { ...toTag, name: "ALL" }],
      `${at(1)}: the name all is taken by ${at(0)}`,
    ],
    ["one prefix", [route, internet], `${at(1)}: the prefix 0.0.0.0/0 is taken by ${at(0)}`],
    [
      "26 routes to tags",
      tagRoutes(26),
      `resource.${TABLE}.main: at most 25 routes to a service tag in one route table, found 26`,
    ],
    [
      "401 routes",
      prefixRoutes(401),
      `resource.${TABLE}.main: at most 400 routes in one route table, found 401`,
    ],
  ])("%s is refused", (_, routes, problem) => {
    expect(providerProblems(withRoutes(...routes))).toEqual([problem]);
  });

  it("inline routes and a route of its own in one route table are refused", () => {
    const document = {
      resource: {
        [TABLE]: { main: { ...common, route: [toTag] } },
        [ROUTE]: { main: { ...standaloneRoute, route_table_name: `\${${TABLE}.main.name}` } },
      },
    };
    expect(providerProblems(document)).toEqual([
      `resource.${ROUTE}.main: resource.${TABLE}.main has inline route already; use one form`,
    ]);
  });

  it("the route table's own name is checked", () => {
    expect(providerProblems(resource(TABLE, { ...common, name: "" }))).toEqual([
      `resource.${TABLE}.main.name: ${NAME}, found ""`,
    ]);
  });
});
