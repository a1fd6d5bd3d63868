import type { PeerInput, RouteInput } from "../../../../lib/core/compile/network-input";
import { type Change, errorsOf, FIREWALL, type Refusal, route } from "./changed-input";

/** One route that is wrong in this. */
const one = (change: Partial<RouteInput>): Change => ({ routes: [route(change)] });

const to = (...addresses: string[]): PeerInput => ({ kind: "addresses", addresses });

const ONE_DESTINATION = "the destination of a route is one prefix or one service tag, known at synthesis";

describe("a route of the user", () => {
  it.each<Refusal>([
    [
      "a misspelt next hop type",
      one({ nextHopType: "VirtualApliance" }),
      "invalid-rule",
      "routes[0].nextHopType",
      "unknown next hop type `VirtualApliance`; did you mean `VirtualAppliance`?",
    ],
    [
      "an unknown next hop type",
      one({ nextHopType: "Firewall" }),
      "invalid-rule",
      "routes[0].nextHopType",
      "unknown next hop type `Firewall`; known: `VirtualNetworkGateway`, `VnetLocal`, `Internet`, `VirtualAppliance`, `None`",
    ],
    [
      "a next hop type in another case",
      one({ nextHopType: "internet" }),
      "invalid-rule",
      "routes[0].nextHopType",
      "unknown next hop type `internet`; did you mean `Internet`?",
    ],
    [
      "an address of a next hop that takes none",
      one({ nextHopType: "Internet", nextHopIpAddress: "10.0.1.4" }),
      "invalid-rule",
      "routes[0].nextHopIpAddress",
      "the next hop type `Internet` takes no address; only `VirtualAppliance` does",
    ],
    [
      "a host as destination",
      one({ destination: { kind: "host", host: "pypi.org" } }),
      "invalid-rule",
      "routes[0].destination",
      ONE_DESTINATION,
    ],
    [
      "any destination",
      one({ destination: { kind: "any" } }),
      "invalid-rule",
      "routes[0].destination",
      ONE_DESTINATION,
    ],
    ["no destination", one({ destination: to() }), "invalid-rule", "routes[0].destination", ONE_DESTINATION],
    [
      "two destinations",
      one({ destination: to("192.168.0.0/24", "192.168.1.0/24") }),
      "invalid-rule",
      "routes[0].destination",
      ONE_DESTINATION,
    ],
    [
      "a destination that Terraform knows later",
      one({ destination: { kind: "addresses", addresses: [{ deferred: "later" }] } }),
      "invalid-rule",
      "routes[0].destination",
      ONE_DESTINATION,
    ],
    [
      "a destination with host bits",
      one({ destination: to("192.168.0.1/16") }),
      "invalid-address",
      "routes[0].destination",
      "`192.168.0.1/16` has host bits set; write `192.168.0.0/16` for the network or `192.168.0.1/32` for the address",
    ],
    [
      "a second route to a prefix",
      { routes: [route({ name: "first" }), route({ name: "second", nextHopType: "None" })] },
      "invalid-rule",
      "routes.second",
      "`second` leads `192.168.0.0/16` elsewhere than `first`; a route table takes one route for each destination",
    ],
    [
      "a second route to a service tag",
      {
        routes: ["first", "second"].map((name) =>
          route({
            name,
            destination: { kind: "service-tag", tag: "Storage.WestUS" },
            nextHopType: "Internet",
          }),
        ),
      },
      "invalid-rule",
      "routes.second",
      "`second` leads `Storage.WestUS` elsewhere than `first`; a route table takes one route for each destination",
    ],
    [
      "a default route beside the one to the firewall",
      { egress: FIREWALL, ...one({ destination: to("0.0.0.0/0") }) },
      "invalid-rule",
      "routes.on-premises",
      "`on-premises` leads `0.0.0.0/0` elsewhere than `DefaultToFirewall`; a route table takes one route for each destination",
    ],
    [
      "a route of a tag that the catalog routes",
      {
        egress: FIREWALL,
        selection: { features: ["public-ip-compute"] },
        ...one({ destination: { kind: "service-tag", tag: "AzureMachineLearning" } }),
      },
      "invalid-rule",
      "routes.on-premises",
      "`on-premises` leads `AzureMachineLearning` elsewhere than `AzureMachineLearningToInternet`; a route table takes one route for each destination",
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });

  it.each([
    [
      "a prefix within another route's prefix",
      { routes: [route({}), route({ name: "branch", destination: to("192.168.7.0/24") })] },
    ],
    ["a default route without a firewall", one({ destination: to("0.0.0.0/0") })],
    [
      "a region's tag beside the tag of all regions",
      {
        routes: ["Storage", "Storage.WestUS"].map((tag) =>
          route({ name: tag, destination: { kind: "service-tag", tag }, nextHopType: "Internet" }),
        ),
      },
    ],
    [
      "an appliance that Terraform knows later",
      one({ nextHopType: "VirtualAppliance", nextHopIpAddress: { deferred: "later" } }),
    ],
  ])("%s can be planned", (_fact, change) => {
    expect(errorsOf(change)).toEqual([]);
  });
});
