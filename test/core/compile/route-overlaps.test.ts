import type { RouteInput } from "../../../lib/core/compile/network-input";
import { type Change, FIREWALL, findingsOf, route } from "./refusals/changed-input";
import { serviceTagFile } from "./small-service-tag-file";

const TAGS = {
  "AzureMachineLearning.EastUS2": ["20.41.0.240/28", "20.41.1.0/28"],
  "AzureMachineLearning.CentralUS": ["13.89.171.64/28"],
  Sql: ["20.41.0.248/29", "20.41.0.250/32"],
  AzureCloud: ["20.0.0.0/8"],
};

const to = (prefix: string, change: Partial<RouteInput> = {}): RouteInput =>
  route({ name: "own", destination: { kind: "addresses", addresses: [prefix] }, ...change });
const toTag = (tag: string, change: Partial<RouteInput> = {}): RouteInput =>
  route({ name: "own", destination: { kind: "service-tag", tag }, ...change });

const CODES = ["route-inside-bypass", "bypass-inside-route", "default-route-overridden"];

function told(routes: readonly RouteInput[], change: Change = {}): (readonly [string, string, string])[] {
  const input: Change = {
    egress: FIREWALL,
    selection: { region: "eastus2", features: ["public-ip-compute"] },
    routePrefixes: { kind: "prefixes", file: serviceTagFile(TAGS) },
    routes,
    ...change,
  };
  return findingsOf(input)
    .filter(({ code }) => CODES.includes(code))
    .map(({ code, subject, message }) => [code, subject, message] as const);
}

describe("a route of the user inside of what goes around the firewall", () => {
  it("is told, since the longer prefix wins", () => {
    expect(told([to("20.41.0.248/29")])).toEqual([
      [
        "route-inside-bypass",
        "routes.own",
        "`own` leads `20.41.0.248/29`, a part of `20.41.0.240/28`, to `VirtualNetworkGateway`, and the longer prefix wins: replies from compute with a public IP address do not find their way back to it",
      ],
    ]);
  });

  it("that drops packets says so", () => {
    expect(told([to("20.41.0.248/29", { nextHopType: "None" })])).toEqual([
      [
        "route-inside-bypass",
        "routes.own",
        "`own` leads `20.41.0.248/29`, a part of `20.41.0.240/28`, to `None`, and the longer prefix wins: packets to it are dropped",
      ],
    ]);
  });

  it("is told where it has a service tag whose prefixes the file knows, once for all of them", () => {
    expect(told([toTag("Sql", { nextHopType: "None" })])).toEqual([
      [
        "route-inside-bypass",
        "routes.own",
        "`own` leads `Sql`, a part of `20.41.0.240/28`, to `None`, and the longer prefix wins: packets to it are dropped",
      ],
    ]);
  });

  it.each([
    ["leads to the Internet as well", [to("20.41.0.248/29", { nextHopType: "Internet" })]],
    ["lies beside it", [to("20.41.2.0/28")]],
    ["has a service tag that the file has not", [toTag("Storage", { nextHopType: "None" })]],
  ])("is not told where it %s", (_fact, routes) => {
    expect(told(routes)).toEqual([]);
  });
});

describe("a route of the user around what goes around the firewall", () => {
  it("is told to have exceptions", () => {
    expect(told([to("20.41.0.0/16", { nextHopType: "None" })])).toEqual([
      [
        "bypass-inside-route",
        "routes.own",
        "`own` leads `20.41.0.0/16` to `None`, and not `20.41.0.240/28` and 1 more inside of it, which the longer prefix leads to the Internet",
      ],
    ]);
  });

  it("is told so where it has a service tag", () => {
    expect(told([toTag("AzureCloud", { nextHopType: "None" })]).map(([code]) => code)).toEqual([
      "bypass-inside-route",
    ]);
  });

  it("is not told where it leads to the Internet", () => {
    expect(told([to("20.41.0.0/16", { nextHopType: "Internet" })])).toEqual([]);
  });
});

describe("routes of the user that leave nothing to the default route", () => {
  const halves = (change: Partial<RouteInput>): RouteInput[] => [
    to("0.0.0.0/1", { name: "low", ...change }),
    to("128.0.0.0/1", { name: "high", ...change }),
  ];
  const overridden = (routes: readonly RouteInput[], change?: Change): readonly string[] =>
    told(routes, change).flatMap(([code, , message]) =>
      code === "default-route-overridden" ? [message] : [],
    );

  it.each<[string, Change]>([
    ["by prefix", {}],
    ["by service tag", { routePrefixes: { kind: "tags" } }],
    ["as Terraform resolves them", { routePrefixes: { kind: "resolved" } }],
  ])("are told beside routes %s", (_fact, change) => {
    expect(overridden(halves({ nextHopType: "Internet" }), change)).toEqual([
      "together `high`, `low` hold every IPv4 address in longer prefixes than `0.0.0.0/0`: nothing reaches the firewall by `DefaultToFirewall`",
    ]);
  });

  it("are told where they lead to another appliance", () => {
    const other = { nextHopType: "VirtualAppliance", nextHopIpAddress: "10.0.9.9" };
    expect(overridden(halves(other))).toHaveLength(1);
  });

  it.each([
    [
      "lead to the firewall themselves",
      halves({ nextHopType: "VirtualAppliance", nextHopIpAddress: "10.0.1.4" }),
    ],
    [
      "lead to an appliance that Terraform knows later",
      halves({ nextHopType: "VirtualAppliance", nextHopIpAddress: { deferred: "later" } }),
    ],
    ["leave an address", [to("0.0.0.0/1", { name: "low" }), to("128.0.0.0/2", { name: "high" })]],
    ["are of IPv6", [to("::/1", { name: "low" }), to("8000::/1", { name: "high" })]],
  ])("are not told where they %s", (_fact, routes) => {
    expect(overridden(routes)).toEqual([]);
  });
});
