import { formatPorts } from "../../../lib/core/address/port-range";
import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type { Selection } from "../../../lib/core/catalog/selection";
import { compareDependencies } from "../../../lib/core/dependencies/compare-dependencies";
import { readDependencies } from "../../../lib/core/dependencies/read-dependencies";
import response2024 from "./fixtures/response-2024-04-01.json";
import { dependency, type Row } from "./reported-dependencies";
import { selected } from "./workspace-catalog";

const ID = "00000000-1111-2222-3333-44444444abcd";

const compare = (rows: readonly Row[], selection: Selection = selected()) =>
  compareDependencies(rows.map(dependency), selection);

/** The hints, by host and port. */
function hintsOf(rows: readonly Row[], selection?: Selection): Record<string, string | undefined> {
  const { lacking } = compare(rows, selection);
  return Object.fromEntries(lacking.map(({ host, port, hint }) => [`${host.text}:${port}`, hint?.message]));
}

/** What is not reported, each as requirement, host, protocol and ports. */
function notReported(rows: readonly Row[], selection?: Selection): string[] {
  return compare(rows, selection).notReported.map(
    ({ requirement, host, path = "", protocol, ports }) =>
      `${requirement}: ${host.text}${path} ${protocol} ${formatPorts(ports).join(",")}`,
  );
}

/** What the small service needs in the public cloud, without parameters. */
const EVERYTHING = [
  "sign-in: login.contoso.com Tcp 80,443",
  "api: *.contoso.net Tcp 443",
  "batch: *.eastus2.batch.contoso.org Any 443",
  "source-code: code.contoso.org/tools/* Tcp 443",
  "monitor: monitor.contoso.org Tcp 443",
  "preview: preview.contoso.org Tcp 443",
];

describe("a reported flow", () => {
  it.each<[Row, string]>([
    [["A", "login.contoso.com", "443"], "sign-in"],
    [["A", "deep.api.contoso.net", "443"], "api"],
    [["A", "*.contoso.net", "443"], "api"],
    [["A", "*.api.contoso.net", "443"], "api"],
    [["A", "pool.eastus2.batch.contoso.org", "443"], "batch"],
    [["A", "pool.eastus2.batch.contoso.org", "443", "Any"], "batch"],
    [["A", "eastus2.relay.contoso.org", "5831", "Udp"], "relay"],
  ])("%j is catalogued by %s", (row, requirement) => {
    const { reported, lacking } = compare([row]);
    expect(reported).toEqual([
      {
        category: "A",
        host: dependency(row).host,
        protocol: row[3] ?? "Tcp",
        port: Number(row[2]),
        status: "catalogued",
        requirements: [requirement],
      },
    ]);
    expect(lacking).toEqual([]);
  });

  it.each<[string, Row]>([
    ["its host is another", ["A", "www.fabrikam.com", "443"]],
    ["its host is the domain of a wildcard", ["A", "contoso.net", "443"]],
    ["its host is a wider wildcard", ["A", "*contoso.net", "443"]],
    ["its port is another", ["A", "login.contoso.com", "8443"]],
    ["its protocol is another", ["A", "login.contoso.com", "443", "Udp"]],
    ["it is of any protocol and the catalog's is TCP", ["A", "login.contoso.com", "443", "Any"]],
    ["the catalog has a path below the host alone", ["A", "code.contoso.org", "443"]],
  ])("is lacking without a hint where %s", (_, row) => {
    const flow = {
      category: "A",
      host: dependency(row).host,
      protocol: row[3] ?? "Tcp",
      port: Number(row[2]),
      status: "lacking",
      requirements: [],
    };
    expect(compare([row])).toMatchObject({ reported: [flow], lacking: [flow] });
    expect(compare([row]).lacking).toEqual([flow]);
  });

  it("is told port by port, for each category", () => {
    const rows: Row[] = [
      ["A", "login.contoso.com", "80-81,443"],
      ["B", "login.contoso.com", "443"],
    ];
    expect(compare(rows).reported.map(({ category, port, status }) => [category, port, status])).toEqual([
      ["A", 80, "catalogued"],
      ["A", 81, "lacking"],
      ["A", 443, "catalogued"],
      ["B", 443, "catalogued"],
    ]);
  });

  it("names every requirement that covers it, in the order of their slots", () => {
    const { reported } = compareDependencies(
      [dependency(["A", "management.azure.com", "443"])],
      selected({}, MACHINE_LEARNING_DOCUMENTS),
    );
    expect(reported.map(({ requirements }) => requirements)).toEqual([["resource-manager", "azure-portal"]]);
  });
});

describe("the hint of what is lacking", () => {
  it("is the parameters that the response shows and the selection does not give", () => {
    const rows: Row[] = [
      ["A", "mlstore.blob.contoso-store.net", "443"],
      ["A", "mlstore.file.contoso-store.net", "445"],
    ];
    const message = "`store` covers it with the parameter `storageAccount` set to `mlstore`";
    expect(compare(rows).lacking.map(({ hint }) => hint)).toEqual(
      Array(2).fill({
        change: "parameters",
        alternatives: [],
        requirements: ["store"],
        parameters: { storageAccount: "mlstore" },
        message,
      }),
    );
    expect(hintsOf(rows, selected({ parameters: { storageAccount: "mlstore" } }))).toEqual({});
    expect(hintsOf(rows, selected({ parameters: { storageAccount: "other" } }))).toEqual({
      "mlstore.blob.contoso-store.net:443": undefined,
      "mlstore.file.contoso-store.net:445": undefined,
    });
  });

  it("is a feature that is off, those that imply it among them", () => {
    const [flow] = compare([["A", "x.downloads.contoso.org", "8081"]]).lacking;
    expect(flow?.hint).toEqual({
      change: "feature",
      alternatives: ["images", "downloads"],
      requirements: ["downloads"],
      parameters: {},
      message: "`downloads` covers it with the feature `images` or `downloads`",
    });
  });

  it.each<[string, Row, Parameters<typeof selected>[0], string]>([
    [
      "a feature that is on by default and was turned off",
      ["A", "monitor.contoso.org", "443"],
      { withoutFeatures: ["monitor"] },
      "`monitor` covers it with the feature `monitor`",
    ],
    [
      "a feature, of a parameter that is given",
      ["A", "mlregistry.contoso-images.io", "443"],
      { parameters: { containerRegistry: "mlregistry" } },
      "`registry` covers it with the feature `images`",
    ],
    [
      "an older revision",
      ["A", "old.contoso.org", "443"],
      {},
      "`old-api` covers it with the revision `2023-01-01`",
    ],
    [
      "a newer revision that has a feature on by default",
      ["A", "preview.contoso.org", "443"],
      { revision: "2023-01-01" },
      "`preview` covers it with the revision `2024-01-01`",
    ],
    ["another cloud", ["A", "api.contoso.cn", "443"], {}, "`china-api` covers it with the cloud `china`"],
  ])("is %s", (_, row, input, message) => {
    expect(Object.values(hintsOf([row], selected(input)))).toEqual([message]);
  });

  it("is a feature and the parameters that it needs", () => {
    const rows: Row[] = [
      ["A", "mlregistry.contoso-images.io", "443"],
      ["A", "mlregistry.eastus2.data.contoso-images.io", "443"],
    ];
    const message =
      "`registry` covers it with the feature `images` and the parameter `containerRegistry` set to `mlregistry`";
    expect(Object.values(hintsOf(rows))).toEqual([message, message]);
  });
});

describe("a host flow of the selection", () => {
  it("is not reported where the workspace reports nothing, but for UDP and what needs parameters", () => {
    expect(notReported([])).toEqual(EVERYTHING);
  });

  it.each<[string, Row, string]>([
    ["its host is", ["A", "preview.contoso.org", "443"], "preview: preview.contoso.org Tcp 443"],
    ["a host within its wildcard is", ["A", "x.contoso.net", "443"], "api: *.contoso.net Tcp 443"],
    ["a wildcard within it is", ["A", "*.x.contoso.net", "443"], "api: *.contoso.net Tcp 443"],
    ["a wildcard over it is", ["A", "*preview.contoso.org", "443"], "preview: preview.contoso.org Tcp 443"],
    [
      "the host of its path is",
      ["A", "code.contoso.org", "443"],
      "source-code: code.contoso.org/tools/* Tcp 443",
    ],
    [
      "TCP of its any protocol is",
      ["A", "a.eastus2.batch.contoso.org", "443"],
      "batch: *.eastus2.batch.contoso.org Any 443",
    ],
  ])("is reported where %s", (_, row, flow) => {
    expect(EVERYTHING).toContain(flow);
    expect(notReported([row])).toEqual(EVERYTHING.filter((each) => each !== flow));
  });

  it("is not reported on the ports that the workspace does not name", () => {
    expect(notReported([["A", "login.contoso.com", "443"]])[0]).toBe("sign-in: login.contoso.com Tcp 80");
    expect(notReported([["A", "login.contoso.com", "8443"]])).toEqual(EVERYTHING);
  });

  it("of UDP is told where the response names protocols", () => {
    const relay = "relay: eastus2.relay.contoso.org Udp 5831";
    expect(notReported([["A", "time.fabrikam.com", "123", "Udp"]])).toContain(relay);
    expect(notReported([["A", "time.fabrikam.com", "123"]])).not.toContain(relay);
    expect(notReported([["A", "eastus2.relay.contoso.org", "5831", "Any"]])).not.toContain(relay);
  });

  it("whose host Terraform knows only later is not compared", () => {
    const comparison = compare(
      [["A", "mlstore.file.contoso-store.net", "443"]],
      selected({ parameters: { storageAccount: { deferred: "mlstore" }, workspaceId: ID } }),
    );
    expect(
      comparison.notCompared.map(
        ({ requirement, template, protocol, ports }) =>
          `${requirement}: ${template} ${protocol} ${formatPorts(ports).join(",")}`,
      ),
    ).toEqual([
      "store: {storageAccount}.blob.contoso-store.net Tcp 443",
      "store: {storageAccount}.file.contoso-store.net Tcp 443,445",
    ]);
    expect(comparison.lacking).toHaveLength(1);
    expect(comparison.notReported.map(({ host }) => host.text)).toContain(
      `${ID}.workspace.eastus2.contoso-api.net`,
    );
  });
});

describe("the recorded response of 2024-04-01", () => {
  it("is compared with the built-in catalog", () => {
    const { value: dependencies = [] } = readDependencies(response2024);
    const { reported, lacking } = compareDependencies(dependencies, selected({}, MACHINE_LEARNING_DOCUMENTS));
    expect(lacking.map(({ host, port, hint }) => [`${host.text}:${port}`, hint?.change])).toEqual([
      ["storageaccount1104ml.file.core.windows.net:443", "parameters"],
      ["storageaccount1104ml.file.core.windows.net:445", "parameters"],
      ["*.vault.azure.net:443", "feature"],
      ["viennaglobal.azurecr.io:443", undefined],
    ]);
    expect(lacking.flatMap(({ hint }) => hint?.alternatives ?? [])).toContain("hbi-workspace");
    expect(reported.filter(({ port }) => port === 18881)).toEqual([
      expect.objectContaining({ status: "catalogued", requirements: ["compute-instance-ports"] }),
    ]);
  });
});
