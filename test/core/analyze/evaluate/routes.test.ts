import type { Endpoint, RouteAttributes, SubnetRoutes } from "../../../../lib/core/analyze/evaluate";
import { at, tagged, UNRESOLVED } from "./packets";
import { DEFAULT_ROUTE, FIREWALL, INTERNET, next, route, winner } from "./routes-of-subnets";

describe("system routes", () => {
  test.each([
    ["the network itself", at("10.1.2.3"), "VnetLocal", "10.1.0.0/16"],
    ["the Internet", INTERNET, "Internet", "0.0.0.0/0"],
    ["the Internet of IPv6", at("2001:db8::1"), "Internet", "::/0"],
    ["a service", tagged("Storage.WestUS"), "Internet", "0.0.0.0/0"],
    ["another private range", at("10.2.0.4"), "None", "10.0.0.0/8"],
    ["shared address space", at("100.64.0.1"), "None", "100.64.0.0/10"],
  ])("to %s", (_, destination, nextHopType, name) => {
    expect(next({}, destination)).toEqual({ nextHopType, route: name, origin: "system" });
  });

  test("a peered network is reached directly", () => {
    const verdict = next({ peeredPrefixes: ["10.2.0.0/16"] }, at("10.2.0.4"));
    expect(verdict.nextHopType).toBe("VirtualNetworkPeering");
  });

  test("a private range that the address space covers is not dropped", () => {
    const verdict = next({ virtualNetworkPrefixes: ["192.168.0.0/16", "10.0.0.0/7"] }, at("10.200.0.4"));
    expect(verdict).toMatchObject({ nextHopType: "VnetLocal", route: "10.0.0.0/7" });
  });

  test("a user-defined default route also takes what is for other private ranges", () => {
    expect(next({ userDefined: [DEFAULT_ROUTE] }, at("10.2.0.4"))).toEqual({
      nextHopType: "VirtualAppliance",
      nextHopAddress: FIREWALL,
      route: "default",
      origin: "user-defined",
    });
  });
});

describe("longest prefix", () => {
  test.each<[string, readonly RouteAttributes[], Endpoint, string]>([
    ["a user-defined default route before Azure's", [DEFAULT_ROUTE], INTERNET, "default"],
    ["the virtual network before a default route", [DEFAULT_ROUTE], at("10.1.2.3"), "10.1.0.0/16"],
    [
      "a user-defined route before the virtual network's, if equal",
      [route("all", "10.1.0.0/16", "None")],
      at("10.1.2.3"),
      "all",
    ],
    [
      "the virtual network before a shorter route",
      [route("ten", "10.0.0.0/8", "None")],
      at("10.1.2.3"),
      "10.1.0.0/16",
    ],
    [
      "a longer route before the virtual network",
      [route("subnet", "10.1.2.0/24", "None")],
      at("10.1.2.3"),
      "subnet",
    ],
    [
      "a single address before its block",
      [route("block", "203.0.113.0/24"), route("one", "203.0.113.9/32", "None")],
      INTERNET,
      "one",
    ],
    [
      "a tag before a default route",
      [DEFAULT_ROUTE, route("aml", "AzureMachineLearning")],
      tagged("AzureMachineLearning"),
      "aml",
    ],
    [
      "a default route where no tag holds",
      [DEFAULT_ROUTE, route("aml", "AzureMachineLearning")],
      tagged("Storage"),
      "default",
    ],
    [
      "a tag for its regions",
      [DEFAULT_ROUTE, route("storage", "Storage")],
      tagged("Storage.WestUS"),
      "storage",
    ],
  ])("%s", (_, userDefined, destination, expected) => {
    expect(winner(userDefined, destination)).toBe(expected);
    expect(winner([...userDefined].reverse(), destination)).toBe(expected);
  });
});

describe("BGP and service endpoints", () => {
  test.each<[string, Partial<SubnetRoutes>, Endpoint, string]>([
    ["BGP before Azure's default route", { bgpPrefixes: ["0.0.0.0/0"] }, INTERNET, "VirtualNetworkGateway"],
    [
      "a user-defined route before BGP, if equal",
      { bgpPrefixes: ["0.0.0.0/0"], userDefined: [DEFAULT_ROUTE] },
      INTERNET,
      "VirtualAppliance",
    ],
    [
      "BGP before a shorter user-defined route",
      { bgpPrefixes: ["203.0.113.0/24"], userDefined: [DEFAULT_ROUTE] },
      INTERNET,
      "VirtualNetworkGateway",
    ],
    [
      "the virtual network before a longer BGP route",
      { bgpPrefixes: ["10.1.2.0/24"] },
      at("10.1.2.3"),
      "VnetLocal",
    ],
    [
      "a peer before a longer BGP route",
      { peeredPrefixes: ["10.2.0.0/16"], bgpPrefixes: ["10.2.2.0/24"] },
      at("10.2.2.3"),
      "VirtualNetworkPeering",
    ],
    [
      "a service endpoint before a default route",
      { serviceEndpoints: ["Storage.WestUS"], userDefined: [DEFAULT_ROUTE] },
      tagged("Storage.WestUS"),
      "VirtualNetworkServiceEndpoint",
    ],
    [
      "a service endpoint before a longer user-defined route",
      { serviceEndpoints: ["20.60.0.0/16"], userDefined: [route("one", "20.60.1.1/32", "None")] },
      at("20.60.1.1"),
      "VirtualNetworkServiceEndpoint",
    ],
    [
      "a service endpoint for its service alone",
      { serviceEndpoints: ["Storage.WestUS"], userDefined: [DEFAULT_ROUTE] },
      tagged("Storage.EastUS"),
      "VirtualAppliance",
    ],
  ])("%s", (_, routes, destination, expected) => {
    expect(next(routes, destination).nextHopType).toBe(expected);
  });

  test("routes that give way to each other in a circle stay open", () => {
    const routes = { bgpPrefixes: ["10.1.2.0/24"], userDefined: [route("half", "10.1.0.0/17", "None")] };
    expect(next(routes, at("10.1.2.3"))).toMatchObject({
      nextHopType: "Undecided",
      reason:
        'Each of the routes "half", "10.1.2.0/24", "10.1.0.0/16", "0.0.0.0/0", "10.0.0.0/8" gives way to another one of them.',
    });
  });
});

describe("what cannot be read", () => {
  test.each<[string, RouteAttributes]>([
    ["an unresolved prefix", route("open", UNRESOLVED, "None")],
    ["a prefix with host bits", route("open", "203.0.113.9/24", "None")],
    ["an unresolved hop", route("open", "203.0.113.0/24", UNRESOLVED)],
    [
      "an appliance without address",
      { ...route("open", "203.0.113.0/24", "VirtualAppliance"), next_hop_in_ip_address: null },
    ],
    [
      "an address without appliance",
      { ...route("open", "203.0.113.0/24", "Internet"), next_hop_in_ip_address: FIREWALL },
    ],
    ["a hop that only Azure makes", route("open", "203.0.113.0/24", "VirtualNetworkServiceEndpoint")],
    ["a hop in another case", route("open", "203.0.113.0/24", "internet")],
    ["a tag that routes do not take", route("open", "Internet", "None")],
  ])("%s leaves the next hop open", (_, open) => {
    expect(winner([DEFAULT_ROUTE, open], INTERNET)).toBe("?");
  });

  test("an unresolved hop is told apart from an unresolved prefix", () => {
    const verdict = next({ userDefined: [route("open", "203.0.113.0/24", UNRESOLVED)] }, INTERNET);
    expect(verdict.reason).toBe(
      'Route "open" may decide, but its next hop is unresolved, or one that Azure refuses.',
    );
  });

  test("an unresolved address of an appliance is passed on as it stands", () => {
    const open = { ...DEFAULT_ROUTE, next_hop_in_ip_address: UNRESOLVED };
    expect(next({ userDefined: [open] }, INTERNET)).toMatchObject({
      nextHopType: "VirtualAppliance",
      nextHopAddress: UNRESOLVED,
    });
  });

  test("a route for elsewhere leaves nothing open", () => {
    expect(winner([DEFAULT_ROUTE, route("open", "198.51.100.0/24", UNRESOLVED)], INTERNET)).toBe("default");
  });

  test("a route that surely matches is named before one that may lead the same way", () => {
    const open = { ...DEFAULT_ROUTE, name: "a route that may match", address_prefix: UNRESOLVED };
    expect(winner([DEFAULT_ROUTE, open], INTERNET)).toBe("default");
  });

  test("two routes of one prefix with different hops stay open", () => {
    expect(winner([DEFAULT_ROUTE, route("other", "0.0.0.0/0")], INTERNET)).toBe("?");
  });

  test("an address of the network that is not told may be anywhere", () => {
    expect(winner([DEFAULT_ROUTE], tagged("VirtualNetwork"))).toBe("?");
  });
});
