import { isBrought, type SelectedRequirement } from "../../../lib/core/catalog/flows";
import { readService } from "../../../lib/core/catalog/read-service";
import type { Requirement } from "../../../lib/core/catalog/service";
import { hostEntry, requirement, smallCatalog, tagEntry } from "./lint/small-catalog";
import { selectedRequirements, summaryOf } from "./selected-requirements";

describe("a selected requirement", () => {
  const find = (id: string): SelectedRequirement | undefined =>
    selectedRequirements({ cloud: "public", region: "francecentral", features: ["public-ip-compute"] }).find(
      (each) => each.requirement.id === id,
    );

  it("has its tags and hosts as values, each with the catalog's template", () => {
    const web = { protocol: "Any", ports: [{ first: 443, last: 443 }] };
    const found = find("batch");
    expect(found).toEqual({
      requirement: expect.objectContaining({ id: "batch", slot: 110, direction: "outbound" }),
      tagFlows: [
        {
          tag: {
            name: "BatchNodeManagement",
            region: "FranceCentral",
            text: "BatchNodeManagement.FranceCentral",
          },
          template: { name: "BatchNodeManagement", regional: true, text: "BatchNodeManagement.{Region}" },
          protocol: "Tcp",
          ports: web.ports,
        },
      ],
      hostFlows: ["batch.azure.com", "service.batch.azure.com"].map((suffix) => ({
        host: {
          kind: "subdomains",
          name: `francecentral.${suffix}`,
          text: `*.francecentral.${suffix}`,
        },
        template: `*.{region}.${suffix}`,
        ...web,
        tls: false,
      })),
      missingParameters: [],
      subnetFlows: [],
      routeFlows: [],
    });
  });

  it("has its routes so too", () => {
    expect(find("public-ip-return")?.routeFlows).toEqual([
      {
        tag: { name: "AzureMachineLearning", text: "AzureMachineLearning" },
        template: { name: "AzureMachineLearning", regional: false, text: "AzureMachineLearning" },
        prefixes: "region-and-pair",
      },
    ]);
  });
});

describe("a host with a parameter", () => {
  const withoutAccount = (): SelectedRequirement[] =>
    selectedRequirements({ cloud: "public", region: "westus2" });

  it("is left out where the parameter is not given, which is told", () => {
    const storage = withoutAccount().find((each) => each.requirement.id === "default-storage");
    expect(storage).toMatchObject({ hostFlows: [], missingParameters: ["storageAccount"] });
    expect(storage?.tagFlows).toHaveLength(1);
  });

  it("leaves the hosts of other requirements as they are", () => {
    const missing = withoutAccount().filter((each) => each.missingParameters.length > 0);
    expect(missing.map((each) => each.requirement.id)).toEqual(["default-storage"]);
  });

  it("keeps its template, and is a value that Terraform knows later where the parameter is", () => {
    const [first] =
      selectedRequirements({
        cloud: "public",
        region: "westus2",
        parameters: { storageAccount: { deferred: "a$&b" } },
      }).find((each) => each.requirement.id === "default-storage")?.hostFlows ?? [];
    expect(first).toEqual({
      host: { deferred: "a$&b.blob.core.windows.net" },
      template: "{storageAccount}.blob.core.windows.net",
      protocol: "Tcp",
      ports: [{ first: 443, last: 443 }],
      tls: false,
    });
  });

  it("is left out alone, beside hosts of its entry that need no parameter", () => {
    const hosts = ["{storageAccount}.{region}.contoso.com", "{region}.contoso.com", "www.contoso.com"];
    const catalog = smallCatalog({ base: [requirement({ hosts: [hostEntry({ hosts })] })] });
    const of = readService(catalog.service);
    const input = { cloud: "public", region: "westus2" };
    expect(selectedRequirements(input, of).map(summaryOf)).toEqual([
      {
        id: "monitoring",
        tags: ["AzureMonitor Tcp 443"],
        hosts: ["www.contoso.com Tcp 443", "westus2.contoso.com Tcp 443"],
        routes: [],
        missing: ["storageAccount"],
      },
    ]);
    expect(
      selectedRequirements({ ...input, parameters: { storageAccount: "mlstore" } }, of).map(summaryOf),
    ).toMatchObject([
      {
        hosts: [
          "www.contoso.com Tcp 443",
          "westus2.contoso.com Tcp 443",
          "mlstore.westus2.contoso.com Tcp 443",
        ],
      },
    ]);
  });
});

describe("a requirement of one's own catalog", () => {
  const entry = { since: "2024-01-01", sources: ["tables"], protocol: "Tcp" };
  const selectedOf = (difference: Parameters<typeof requirement>[0]): SelectedRequirement | undefined =>
    selectedRequirements(
      { cloud: "public", region: "westus2" },
      readService(smallCatalog({ base: [requirement({ tags: [], hosts: [], ...difference })] }).service),
    )[0];

  it("by URL has a flow to each host, with its path", () => {
    const urls = [{ ...entry, urls: ["www.contoso.com/b/*", "www.contoso.com/A"], ports: ["443"] }];
    const flow = {
      host: { kind: "exact", name: "www.contoso.com", text: "www.contoso.com" },
      protocol: "Tcp",
      ports: [{ first: 443, last: 443 }],
      tls: false,
    };
    expect(selectedOf({ urls })?.hostFlows).toEqual([
      { ...flow, template: "www.contoso.com/A", path: "/A" },
      { ...flow, template: "www.contoso.com/b/*", path: "/b/*" },
    ]);
  });

  it("by host says whether its ports carry TLS", () => {
    const hosts = [{ ...entry, hosts: ["www.contoso.com"], ports: ["8084"], tls: true }];
    expect(selectedOf({ hosts })?.hostFlows.map(({ tls }) => tls)).toEqual([true]);
  });

  it("between subnets has a flow for each protocol and set of ports that hold, in one order", () => {
    const subnets = [
      { ...entry, protocol: "Udp", ports: ["53"] },
      { ...entry, ports: ["443", "4443-4444"] },
      { ...entry, ports: ["22"], until: "2025-01-01" },
      { ...entry, ports: ["23"], clouds: ["china"] },
    ];
    expect(selectedOf({ direction: "internal", subnets })?.subnetFlows).toEqual([
      {
        protocol: "Tcp",
        ports: [
          { first: 443, last: 443 },
          { first: 4443, last: 4444 },
        ],
      },
      { protocol: "Udp", ports: [{ first: 53, last: 53 }] },
    ]);
  });
});

describe("a requirement is brought", () => {
  it.each<[string, Pick<Requirement, "features" | "unless">, string[], boolean]>([
    ["where it is always needed", { unless: [] }, [], true],
    ["by its feature", { features: ["a"], unless: [] }, ["a"], true],
    ["by any of its features", { features: ["a", "b"], unless: [] }, ["b", "c"], true],
    ["by none of other features", { features: ["a", "b"], unless: [] }, ["c"], false],
    [
      "by no feature where a feature takes it away",
      { features: ["a"], unless: ["b", "c"] },
      ["a", "c"],
      false,
    ],
    ["by its feature where none takes it away", { features: ["a"], unless: ["b", "c"] }, ["a", "d"], true],
    ["not even where it is always needed, where a feature takes it away", { unless: ["b"] }, ["b"], false],
  ])("%s", (_, condition, on, expected) => {
    const [always] = readService(smallCatalog().service).requirements.filter((each) => !each.features);
    expect(always && isBrought({ ...always, ...condition }, new Set(on))).toBe(expected);
  });
});

describe("the selected requirements", () => {
  it("do not depend on the order of the catalog's files and entries", () => {
    const catalog = smallCatalog({
      base: [
        requirement({ id: "logs", slot: 20, tags: [] }),
        requirement({ id: "monitoring", slot: 10, hosts: [] }),
      ],
    }).service;
    const reversed = {
      ...catalog,
      requirements: [...catalog.requirements].reverse().map((file) => ({
        ...file,
        requirements: [...file.requirements].reverse(),
      })),
    };
    const input = { cloud: "public", region: "westus2", features: ["extra"] };
    const ids = (of: typeof catalog): string[] =>
      selectedRequirements(input, readService(of)).map((each) => each.requirement.id);
    expect(ids(catalog)).toEqual(["monitoring", "logs", "way-back"]);
    expect(ids(reversed)).toEqual(ids(catalog));
  });

  it("do not depend on the order of a requirement's entries", () => {
    const clouds = ["public"];
    const own = requirement({
      tags: [tagEntry(), tagEntry({ tag: "Storage" }), tagEntry({ ports: ["80"] })],
      hosts: [hostEntry({ hosts: ["b.contoso.com", "a.contoso.com"] }), hostEntry({ ports: ["80"], clouds })],
    });
    const reversed = {
      ...own,
      tags: [...(own.tags ?? [])].reverse(),
      hosts: [...(own.hosts ?? [])]
        .reverse()
        .map((entry) => ({ ...entry, hosts: [...entry.hosts].reverse() })),
    };
    const flowsOf = (each: typeof own): unknown =>
      selectedRequirements(
        { cloud: "public", region: "westus2" },
        readService(smallCatalog({ base: [each] }).service),
      ).map(({ tagFlows, hostFlows }) => ({ tagFlows, hostFlows }));
    expect(flowsOf(reversed)).toEqual(flowsOf(own));
    expect(flowsOf(own)).toMatchObject([{ tagFlows: { length: 3 }, hostFlows: { length: 3 } }]);
  });

  it("leave out a requirement that has no form in the cloud and revision", () => {
    const catalog = smallCatalog({
      base: [requirement({ tags: [], hosts: [hostEntry({ clouds: ["china"] })] })],
    });
    const of = readService(catalog.service);
    expect(selectedRequirements({ cloud: "public", region: "westus2" }, of)).toEqual([]);
    expect(selectedRequirements({ cloud: "china", region: "chinaeast2" }, of)).toHaveLength(1);
  });
});
