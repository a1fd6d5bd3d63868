import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import {
  Egress,
  MachineLearningNetworkIsolation,
  NextHopType,
  Peer,
  RoutePrefixes,
  Routes,
  RouteTable,
  type RouteTableProps,
} from "cdktf-azure-network-catalog";
import { serviceTagFileText } from "../core/compile/small-service-tag-file";
import { listOf, ofType, outcomeOf, refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

const TAGS = {
  "AzureMachineLearning.EastUS2": ["20.41.0.240/28", "2603:1030:40c:1::2c0/122"],
  "AzureMachineLearning.CentralUS": ["13.89.171.64/28"],
};
const COMMON = {
  selection: selectionWith({ features: ["public-ip-compute"] }),
  subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
  egress: Egress.firewall({ privateIpAddress: "10.0.1.4" }),
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "service-tags-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The path of a file with this text. */
function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const tagFile = (): string => fileWith("ServiceTags_Public.json", serviceTagFileText(TAGS));

function table(stack: TerraformStack, props: Partial<RouteTableProps>): RouteTable {
  return new RouteTable(stack, "table", { ...COMMON, name: "rt-ml", resourceGroupName: "rg-ml", ...props });
}

function routes(stack: TerraformStack, routePrefixes: RoutePrefixes): Routes {
  return new Routes(stack, "routes", {
    ...COMMON,
    routeTable: RouteTable.fromName("rg-net", "rt-shared"),
    routePrefixes,
  });
}

/** The findings with this beginning, in a table with these prefixes. */
const refused = (routePrefixes: RoutePrefixes): string[] =>
  refusalsOf((stack) => table(stack, { routePrefixes }));

describe("routes in the prefixes of a file", () => {
  const NAMES = [
    ["0.0.0.0/0", "DefaultToFirewall", "VirtualAppliance"],
    ["13.89.171.64/28", "AzureMachineLearning-13-89-171-64-28", "Internet"],
    ["20.41.0.240/28", "AzureMachineLearning-20-41-0-240-28", "Internet"],
  ];
  const shown = (list: readonly Record<string, unknown>[]): unknown[] =>
    list.map(({ address_prefix, name, next_hop_type }) => [address_prefix, name, next_hop_type]);

  it("are inline in a table", () => {
    const [found] = ofType(
      resourcesOf((stack) => table(stack, { routePrefixes: RoutePrefixes.fromFile(tagFile()) })),
      "azurerm_route_table",
    );
    expect(shown(listOf(found, "route"))).toEqual(NAMES);
  });

  it("are separate resources on a table that exists, whose addresses come from the prefixes", () => {
    const resources = resourcesOf((stack) => routes(stack, RoutePrefixes.fromFile(tagFile())));
    expect(shown(ofType(resources, "azurerm_route")).sort()).toEqual([...NAMES].sort());
    expect(Object.keys(resources.azurerm_route ?? {}).map((id) => id.replace(/_[0-9A-F]{8}$/, ""))).toEqual([
      "routes_AzureMachineLearning-13-89-171-64-28",
      "routes_AzureMachineLearning-20-41-0-240-28",
      "routes_DefaultToFirewall",
    ]);
  });

  it("are those of all pages of an answer", () => {
    const page = (name: keyof typeof TAGS, nextLink: string): string =>
      JSON.stringify({
        ...(JSON.parse(serviceTagFileText({ [name]: TAGS[name] })) as object),
        changeNumber: "63",
        nextLink,
      });
    const pages = [
      fileWith("1.json", page("AzureMachineLearning.EastUS2", "https://management.azure.com/page2")),
      fileWith("2.json", page("AzureMachineLearning.CentralUS", "")),
    ];
    const routePrefixes = RoutePrefixes.fromPages(pages);
    expect(routePrefixes.changeNumber).toBe(63);
    const [found] = ofType(
      resourcesOf((stack) => table(stack, { routePrefixes })),
      "azurerm_route_table",
    );
    expect(shown(listOf(found, "route"))).toEqual(NAMES);
  });

  it("are as few as a budget asks for, with a warning", () => {
    const path = fileWith(
      "near.json",
      serviceTagFileText({ ...TAGS, "AzureMachineLearning.EastUS2": ["20.41.0.0/27", "20.41.0.64/26"] }),
    );
    const routePrefixes = RoutePrefixes.fromFile(path, { budget: { most: 2, extraShare: 0.5 } });
    const { annotations } = outcomeOf((stack) => table(stack, { routePrefixes }));
    expect(annotations.filter((each) => each.startsWith("warn"))).toEqual([
      "warn [route-prefixes-widened] requirement public-ip-return: 3 prefixes of `AzureMachineLearning` became 2, which lead 32 addresses more around the firewall than the 112 of the tags: 20.41.0.32 to 20.41.0.63",
    ]);
  });

  it("record the change number, in the construct and in a comment that Terraform reads over", () => {
    const numbers: unknown[] = [];
    const record = { cloud: "Public", changeNumber: 7 };
    const resources = resourcesOf((stack) => {
      const routePrefixes = RoutePrefixes.fromFile(tagFile());
      numbers.push(routePrefixes.changeNumber, table(stack, { routePrefixes }).serviceTagChangeNumber);
      numbers.push(routes(stack, routePrefixes).serviceTagChangeNumber);
    });
    expect(numbers).toEqual([7, 7, 7]);
    const comments = (type: string): unknown[] =>
      Object.values(resources[type] ?? {}).flatMap((each) => {
        const { serviceTags } = each["//"] as { serviceTags?: unknown };
        return serviceTags === undefined ? [] : [serviceTags];
      });
    expect([comments("azurerm_route_table"), comments("azurerm_route")]).toEqual([[record], [record]]);
  });

  it("change nothing else in a table whose file has another change number", () => {
    const written = (changeNumber: number): unknown => {
      const path = fileWith("weekly.json", serviceTagFileText(TAGS, { changeNumber }));
      const routePrefixes = RoutePrefixes.fromFile(path);
      return ofType(
        resourcesOf((stack) => table(stack, { routePrefixes })),
        "azurerm_route_table",
      );
    };
    expect(written(8)).toEqual(written(7));
  });

  it("are the isolation's, in which each decision names the file, with the choice about BGP", () => {
    const seen: { why?: string | undefined; changeNumber?: number | undefined } = {};
    const [found] = ofType(
      resourcesOf((stack) => {
        const isolation = new MachineLearningNetworkIsolation(stack, "isolation", {
          ...COMMON,
          resourceGroupName: "rg-ml",
          routePrefixes: RoutePrefixes.fromFile(tagFile()),
          bgpRoutePropagationEnabled: false,
        });
        seen.why = isolation.decisions.find(({ form }) => form === "route")?.why;
        seen.changeNumber = isolation.routeTable?.serviceTagChangeNumber;
      }),
      "azurerm_route_table",
    );
    expect(shown(listOf(found, "route"))).toEqual(NAMES);
    expect(found?.bgp_route_propagation_enabled).toBe(false);
    expect(seen).toEqual({
      changeNumber: 7,
      why: "routed around the firewall, by 2 prefixes of AzureMachineLearning.EastUS2 and AzureMachineLearning.CentralUS (service tags of Public, change number 7)",
    });
  });
});

describe("a file of service tags is refused", () => {
  it("that does not exist", () => {
    const routePrefixes = RoutePrefixes.fromFile("no/such/tags.json");
    expect(routePrefixes.changeNumber).toBeUndefined();
    expect(refused(routePrefixes)).toEqual([
      "[stack/table] [service-tag-file-unreadable] tags.json: `no/such/tags.json` cannot be read (ENOENT); give the path of a file, absolute or seen from the working directory",
    ]);
  });

  it.each([
    ["that is a folder", () => folder],
    ["that is a device, which has no end", () => "/dev/zero"],
  ])("%s", (_fact, path) => {
    expect(refused(RoutePrefixes.fromFile(path()))).toEqual([
      expect.stringContaining("cannot be read (it is no file); give the path of a file"),
    ]);
  });

  it("that is too large, before it is read", () => {
    const path = join(folder, "huge.json");
    const file = openSync(path, "w");
    ftruncateSync(file, 1024 ** 3);
    closeSync(file);
    const started = process.memoryUsage().rss;
    expect(refused(RoutePrefixes.fromFile(path))).toEqual([
      "[stack/table] [service-tag-file-too-large] huge.json: the file has 1073741824 bytes; at most 33554432 are read; check that it is a file of service tags",
    ]);
    expect(process.memoryUsage().rss - started).toBeLessThan(256 * 1024 ** 2);
  });

  it("whose pages are too large together", () => {
    const page = fileWith("page.json", " ".repeat(17 * 1024 ** 2));
    expect(refused(RoutePrefixes.fromPages([page, page]))).toEqual([
      expect.stringContaining("the file has 35651584 bytes; at most 33554432 are read"),
    ]);
  });

  it("of no pages", () => {
    expect(refused(RoutePrefixes.fromPages([]))).toEqual([
      "[stack/table] [service-tag-file-unreadable] routePrefixes: no file of service tags is given; give the path of at least one",
    ]);
  });

  it("that was cut off, with line and column, and beside what else is wrong", () => {
    const path = fileWith("cut.json", serviceTagFileText(TAGS).slice(0, -20));
    const found = refusalsOf((stack) =>
      table(stack, { routePrefixes: RoutePrefixes.fromFile(path), egress: Egress.firewall({}) }),
    );
    expect(found).toEqual([
      expect.stringMatching(/\[service-tag-file-syntax\] cut\.json:1 .*it was cut off/),
      expect.stringContaining("[missing-firewall-address]"),
    ]);
  });

  it("beside a budget of no prefix, a selection that does not hold, and without a firewall", () => {
    const routePrefixes = RoutePrefixes.fromFile("no/tags.json", { budget: { most: 0, extraShare: -1 } });
    const selection = selectionWith({ region: "eastus22" });
    expect(
      refusalsOf((stack) => table(stack, { routePrefixes, selection, egress: Egress.direct() })),
    ).toEqual([
      expect.stringContaining("[unknown-region]"),
      "[stack/table] [invalid-number] routePrefixes.most: `most` is 0; it is a whole number from 1 on, such as 8",
      expect.stringContaining("[invalid-number] routePrefixes.extraShare: `extraShare` is -1;"),
      expect.stringContaining("[service-tag-file-unreadable] tags.json"),
    ]);
  });

  it("of another cloud", () => {
    const path = fileWith("gov.json", serviceTagFileText(TAGS, { cloud: "AzureGovernment" }));
    expect(refused(RoutePrefixes.fromFile(path))).toEqual([
      expect.stringContaining("[service-tag-file-of-another-cloud] routePrefixes: the file is of the cloud"),
    ]);
  });
});

describe("what a file holds of other tags", () => {
  it("is not told, since routes ask for the tags of regions themselves", () => {
    const path = fileWith(
      "outside.json",
      JSON.stringify({
        changeNumber: 7,
        cloud: "Public",
        values: [
          ...(JSON.parse(serviceTagFileText(TAGS)) as { values: unknown[] }).values,
          ...["Storage", "Storage.WestUS"].map((name, at) => ({
            name,
            id: name,
            properties: {
              changeNumber: 1,
              region: at === 0 ? "" : "westus",
              addressPrefixes: [`20.${at}.0.0/16`],
            },
          })),
        ],
      }),
    );
    const { annotations } = outcomeOf((stack) =>
      table(stack, { routePrefixes: RoutePrefixes.fromFile(path) }),
    );
    expect(annotations).toEqual([expect.stringContaining("[firewall-bypassed]")]);
  });
});

describe("routes that Terraform resolves", () => {
  const own = [
    {
      name: "office",
      destination: Peer.cidr("192.168.0.0/16"),
      nextHopType: NextHopType.VIRTUAL_NETWORK_GATEWAY,
    },
  ];

  interface Synthesized {
    readonly data?: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
  }

  it("have a look-up for each region, and are one attribute of a table with the known routes", () => {
    const { stack } = outcomeOf((scope) =>
      table(scope, { routePrefixes: RoutePrefixes.resolvedByTerraform(), routes: own }),
    );
    const data = (stack as Synthesized | undefined)?.data?.azurerm_network_service_tags ?? {};
    expect(
      Object.values(data).map(({ location, service, location_filter }) => [
        location,
        service,
        location_filter,
      ]),
    ).toEqual([
      ["eastus2", "AzureMachineLearning", "centralus"],
      ["eastus2", "AzureMachineLearning", "eastus2"],
    ]);
    const [found] = ofType(stack?.resource ?? {}, "azurerm_route_table");
    expect(found?.route).toMatch(/^\$\{concat\(\[\{.*"DefaultToFirewall".*"office".*\}\], \[for prefix in /);
  });

  it("leave routes by tag as they are where there is nothing to resolve", () => {
    const selection = selectionWith();
    const resources = (routePrefixes: RoutePrefixes): unknown =>
      resourcesOf((stack) => table(stack, { selection, routePrefixes }));
    expect(resources(RoutePrefixes.resolvedByTerraform())).toEqual(resources(RoutePrefixes.serviceTags()));
  });

  it("are in reach by the construct's properties", () => {
    const seen: number[] = [];
    resourcesOf((stack) => {
      const inline = table(stack, { routePrefixes: RoutePrefixes.resolvedByTerraform() });
      const separate = routes(stack, RoutePrefixes.resolvedByTerraform());
      seen.push(inline.serviceTags.length, separate.serviceTags.length, separate.resources.length);
    });
    expect(seen).toEqual([2, 2, 2]);
  });
});

it("routes by service tag are the default", () => {
  const resources = (props: Partial<RouteTableProps>): unknown => resourcesOf((stack) => table(stack, props));
  expect(resources({})).toEqual(resources({ routePrefixes: RoutePrefixes.serviceTags() }));
});
