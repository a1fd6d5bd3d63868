import { parseName } from "../../../lib/core/catalog/resource-names";
import type { NetworkPlan, Route } from "../../../lib/core/compile/plan";
import { prefixRouteName } from "../../../lib/core/compile/prefix-route-name";
import type { RoutePrefixesInput } from "../../../lib/core/compile/route-prefixes";
import { fileOf, fixture, PUBLIC } from "../service-tag-files/read-fixture";
import { type Change, errorsOf, FIREWALL, findingsOf, planned, route } from "./refusals/changed-input";
import { serviceTagFile } from "./small-service-tag-file";

const SELECTION = { region: "eastus2", features: ["public-ip-compute"] };
const EAST_US_2 = ["20.41.0.240/28", "40.70.154.161/32"];
const CENTRAL_US = ["13.89.171.64/28"];
const TAGS = { "AzureMachineLearning.EastUS2": EAST_US_2, "AzureMachineLearning.CentralUS": CENTRAL_US };

/** The plan's input with routes in the prefixes of these tags. */
function byPrefix(tags: Readonly<Record<string, readonly string[]>>, change: Change = {}): Change {
  const routePrefixes: RoutePrefixesInput = { kind: "prefixes", file: serviceTagFile(tags) };
  return { egress: FIREWALL, routePrefixes, ...change, selection: { ...SELECTION, ...change.selection } };
}

function planOf(change: Change): NetworkPlan {
  const { plan, diagnostics } = planned(change);
  if (plan === undefined) {
    throw new Error(JSON.stringify(diagnostics));
  }
  return plan;
}

const text = ({ destination }: Route): string =>
  destination.kind === "prefix" ? destination.prefix.text : destination.tag.text;

/** Names and destinations of the catalog's routes. */
const bypasses = (change: Change): (readonly [string, string])[] =>
  planOf(change)
    .routes.filter(({ origin }) => origin === "catalog")
    .map((each) => [each.name, text(each)] as const);

describe("routes by prefix", () => {
  it("are those of the region and its pair, after the default route, each named after its prefix", () => {
    expect(planOf(byPrefix(TAGS)).routes.map(({ name, nextHop }) => [name, nextHop.type])).toEqual([
      ["DefaultToFirewall", "VirtualAppliance"],
      ["AzureMachineLearning-13-89-171-64-28", "Internet"],
      ["AzureMachineLearning-20-41-0-240-28", "Internet"],
      ["AzureMachineLearning-40-70-154-161-32", "Internet"],
    ]);
  });

  it("are made from what Microsoft published for West Europe and North Europe", () => {
    const file = fileOf(fixture(PUBLIC));
    const change: Change = {
      egress: FIREWALL,
      routePrefixes: { kind: "prefixes", file },
      selection: { region: "westeurope", features: ["public-ip-compute"] },
    };
    const published = ["WestEurope", "NorthEurope"].flatMap(
      (region) => file.tags.get(`AzureMachineLearning.${region}`)?.prefixes ?? [],
    );
    const ipv4 = published.filter((prefix) => !prefix.includes(":"));
    expect(ipv4).toHaveLength(14);
    expect(
      bypasses(change)
        .map(([, prefix]) => prefix)
        .sort(),
    ).toEqual(ipv4.sort());
    expect(planOf(change).serviceTagFile).toEqual({ cloudName: "Public", changeNumber: 375 });
  });

  it("say in the decision whose prefixes they are, and of which file", () => {
    const { decisions } = planOf(byPrefix(TAGS));
    expect(decisions.find(({ requirement }) => requirement === "public-ip-return")).toEqual({
      requirement: "public-ip-return",
      form: "route",
      why: "routed around the firewall, by 3 prefixes of AzureMachineLearning.EastUS2 and AzureMachineLearning.CentralUS (service tags of Public, change number 7)",
    });
  });

  it("tell what goes around the firewall", () => {
    expect(findingsOf(byPrefix(TAGS)).find(({ code }) => code === "firewall-bypassed")?.message).toBe(
      "every flow to the prefixes of AzureMachineLearning.EastUS2 and AzureMachineLearning.CentralUS goes straight to the Internet and not through the firewall; the NSG still decides on it",
    );
  });

  it("are as few as have exactly the tags' addresses", () => {
    const tags = {
      "AzureMachineLearning.EastUS2": ["20.41.0.128/26", "20.41.0.0/25", "20.41.0.0/28"],
      "AzureMachineLearning.CentralUS": ["20.41.0.192/26"],
    };
    expect(bypasses(byPrefix(tags))).toEqual([["AzureMachineLearning-20-41-0-0-24", "20.41.0.0/24"]]);
  });

  it("are those of the region alone where it has no pair, which is told", () => {
    const change = byPrefix(
      { "AzureMachineLearning.PolandCentral": ["20.215.0.0/28"] },
      { selection: { region: "polandcentral" } },
    );
    expect(bypasses(change)).toEqual([["AzureMachineLearning-20-215-0-0-28", "20.215.0.0/28"]]);
    expect(findingsOf(change).filter(({ code }) => code === "region-without-pair")).toEqual([
      {
        code: "region-without-pair",
        severity: "info",
        subject: "requirement public-ip-return",
        requirement: "public-ip-return",
        message:
          "the documents ask for the prefixes of the region and its pair, and `polandcentral` has no pair; they are those of the region alone",
      },
    ]);
  });

  it("are those of the tag itself where it is one of a region, in the revision that asks for it", () => {
    const tags = { ...TAGS, "BatchNodeManagement.EastUS2": ["20.44.16.0/26"] };
    expect(bypasses(byPrefix(tags, { selection: { revision: "2022-09-08" } }))).toEqual([
      ["AzureMachineLearning-13-89-171-64-28", "13.89.171.64/28"],
      ["AzureMachineLearning-20-41-0-240-28", "20.41.0.240/28"],
      ["AzureMachineLearning-40-70-154-161-32", "40.70.154.161/32"],
      ["BatchNodeManagement-20-44-16-0-26", "20.44.16.0/26"],
    ]);
  });

  it.each([
    ["a prefix that two tags have", ["20.41.0.240/28"], ["AzureMachineLearning-20-41-0-240-28"]],
    ["a prefix inside of another tag's", ["20.41.0.248/29"], ["AzureMachineLearning-20-41-0-240-28"]],
    ["a prefix around another tag's", ["20.41.0.0/24"], ["BatchNodeManagement-20-41-0-0-24"]],
  ])("are one for %s", (_fact, batch, names) => {
    const tags = {
      "AzureMachineLearning.EastUS2": ["20.41.0.240/28"],
      "AzureMachineLearning.CentralUS": ["20.41.0.240/28"],
      "BatchNodeManagement.EastUS2": batch,
    };
    expect(bypasses(byPrefix(tags, { selection: { revision: "2022-09-08" } })).map(([name]) => name)).toEqual(
      names,
    );
  });

  it("are not affected by the tags that a route could not have", () => {
    expect(findingsOf(byPrefix(TAGS)).map(({ code }) => code)).not.toContain("service-tag-not-in-layer");
  });

  it("of another file differ only where its prefixes differ", () => {
    const routes = (tags: Readonly<Record<string, readonly string[]>>): Map<string, Route> =>
      new Map(planOf(byPrefix(tags)).routes.map((each) => [each.name, each]));
    const before = routes(TAGS);
    const after = routes({
      "AzureMachineLearning.CentralUS": [...CENTRAL_US, "52.182.139.32/28"],
      "AzureMachineLearning.EastUS2": EAST_US_2.slice(1),
    });
    const gone = [...before.keys()].filter((name) => !after.has(name));
    const come = [...after.keys()].filter((name) => !before.has(name));
    expect([gone, come]).toEqual([
      ["AzureMachineLearning-20-41-0-240-28"],
      ["AzureMachineLearning-52-182-139-32-28"],
    ]);
    for (const [name, each] of after) {
      expect(before.get(name) ?? each).toEqual(each);
    }
  });

  it("are none without compute that has a public address, nor without a firewall", () => {
    expect(bypasses(byPrefix(TAGS, { selection: { features: [] } }))).toEqual([]);
    const direct = planOf(byPrefix(TAGS, { egress: { kind: "direct" } }));
    expect([direct.routes, direct.serviceTagFile]).toEqual([[], undefined]);
  });
});

describe("IPv6 prefixes", () => {
  const tags = {
    "AzureMachineLearning.EastUS2": ["20.41.0.240/28", "2603:1030:40c:1::2c0/122"],
    "AzureMachineLearning.CentralUS": ["2603:1030:10:1::2c0/122"],
  };
  const to = (prefix: string, nextHopType: string): Change => ({
    routes: [route({ destination: { kind: "addresses", addresses: [prefix] }, nextHopType })],
  });

  it.each([
    ["without routes of the user", {}],
    ["beside a route of the user that takes IPv4", to("192.168.0.0/16", "VirtualNetworkGateway")],
    ["beside a route of the user that leads IPv6 to the Internet", to("2603::/16", "Internet")],
  ])("have no route %s, since nothing leads them to the firewall", (_fact, change) => {
    expect(bypasses(byPrefix(tags, change)).map(([, prefix]) => prefix)).toEqual(["20.41.0.240/28"]);
  });

  it("have routes beside one of the user that leads IPv6 elsewhere", () => {
    expect(bypasses(byPrefix(tags, to("::/0", "None")))).toEqual([
      ["AzureMachineLearning-20-41-0-240-28", "20.41.0.240/28"],
      ["AzureMachineLearning-2603-1030-10-1--2c0-122", "2603:1030:10:1::2c0/122"],
      ["AzureMachineLearning-2603-1030-40c-1--2c0-122", "2603:1030:40c:1::2c0/122"],
    ]);
  });
});

describe("the name of a prefix's route", () => {
  it.each([
    ["an ordinary tag", "AzureMachineLearning", "255.255.255.255/32"],
    ["the longest prefix", "AzureMachineLearning", "2603:1030:1111:2222:3333:4444:5555:6666/128"],
    ["a tag with a dot", "AzureFrontDoor.Frontend", "20.0.0.0/8"],
    ["the longest tag that can be written", "A".repeat(80), "2603:1030:1111:2222:3333:4444:5555:6666/128"],
  ])("is one that Azure takes, of %s", (_fact, tag, prefix) => {
    expect(parseName("route", prefixRouteName(tag, prefix)).ok).toBe(true);
  });
});

describe("routes by prefix are refused", () => {
  it.each<[string, Change, object]>([
    [
      "where the file lacks the region's tag, with what to do",
      byPrefix({ "AzureMachineLearning.CentralUS": CENTRAL_US }),
      {
        code: "service-tag-not-in-file",
        requirement: "public-ip-return",
        subject: "requirement public-ip-return",
        message: expect.stringMatching(
          /^the file of Public, change number 7, has no tag `AzureMachineLearning.EastUS2`.*; give a newer file, or route by service tag$/,
        ),
      },
    ],
    [
      "where the file lacks the tag of the pair",
      byPrefix({ "AzureMachineLearning.EastUS2": EAST_US_2 }),
      {
        code: "service-tag-not-in-file",
        message: expect.stringContaining("has no tag `AzureMachineLearning.CentralUS`"),
      },
    ],
    [
      "where the tags have no IPv4 prefix, as those of China North",
      {
        egress: FIREWALL,
        selection: { cloud: "china", region: "chinanorth", features: ["public-ip-compute"] },
        routePrefixes: {
          kind: "prefixes",
          file: serviceTagFile(
            {
              "AzureMachineLearning.ChinaNorth": ["2404:7940:1::240/122"],
              "AzureMachineLearning.ChinaEast": ["2404:7940:201::240/122"],
            },
            { cloud: "China" },
          ),
        },
      },
      {
        code: "service-tag-without-route",
        message:
          "the file of China, change number 7, has no IPv4 prefix of AzureMachineLearning.ChinaNorth and AzureMachineLearning.ChinaEast, and the firewall's route is one of IPv4; give a newer file, or route by service tag",
      },
    ],
    [
      "where the file is of another cloud",
      byPrefix(TAGS, { selection: { cloud: "usgovernment", region: "usgovarizona" } }),
      {
        code: "service-tag-file-of-another-cloud",
        subject: "routePrefixes",
        message: expect.stringMatching(
          /^the file is of the cloud `Public`, and the selection's is `usgovernment`; give the file of `AzureGovernment`/,
        ),
      },
    ],
    [
      "where a route of the user has one of the prefixes",
      byPrefix(TAGS, {
        routes: [
          route({
            destination: { kind: "addresses", addresses: ["13.89.171.64/28"] },
            nextHopType: "Internet",
          }),
        ],
      }),
      {
        code: "invalid-rule",
        message:
          "`on-premises` leads `13.89.171.64/28` elsewhere than `AzureMachineLearning-13-89-171-64-28`; a route table takes one route for each destination",
      },
    ],
    [
      "where a route of the user has one of the names",
      byPrefix(TAGS, { routes: [route({ name: "azuremachinelearning-13-89-171-64-28" })] }),
      {
        code: "name-taken",
        message: expect.stringContaining("is taken by catalog route AzureMachineLearning-13-89-171-64-28"),
      },
    ],
    [
      "where they are more than a table takes, with the ways to have fewer",
      byPrefix({
        "AzureMachineLearning.EastUS2": Array.from(
          { length: 400 },
          (_, at) => `20.${at >> 7}.${(at & 127) * 2}.0/24`,
        ),
        "AzureMachineLearning.CentralUS": ["20.0.0.0/24"],
      }),
      {
        code: "limit-exceeded",
        subject: "routes",
        message:
          "401 routes, and Azure allows 400; 400 of them are prefixes of service tags: route by service tag, ask for a budget of prefixes, or divide the workload",
      },
    ],
  ])("%s", (_fact, change, found) => {
    expect(errorsOf(change)).toEqual([expect.objectContaining({ severity: "error", ...found })]);
  });
});
