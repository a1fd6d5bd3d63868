import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import { extendedDocuments } from "../../../lib/core/catalog/files/extend-documents";
import { readCatalogObject } from "../../../lib/core/catalog/files/read-catalog";
import { compareDependencies } from "../../../lib/core/dependencies/compare-dependencies";
import { dependencyDocuments } from "../../../lib/core/dependencies/dependency-documents";
import { readDependencies } from "../../../lib/core/dependencies/read-dependencies";
import response2021 from "./fixtures/response-2021-07-01.json";
import response2024 from "./fixtures/response-2024-04-01.json";
import { dependency, type Row } from "./reported-dependencies";
import { DOCUMENTS, selected } from "./workspace-catalog";

const NOTE =
  "The workspace reports it, and the documents name no host that covers it in the selection that it was compared with.";

const ENTRY = { clouds: ["public"], since: "2023-01-01", sources: ["my-workspace"], note: NOTE };

const extensionOf = (rows: readonly Row[], selection = selected()) =>
  dependencyDocuments(rows.map(dependency), selection, "my-workspace");

/** The host entries of the extension, each as hosts, protocol and ports, by the requirement's id. */
function hostsOf(rows: readonly Row[], selection = selected()): Record<string, string[]> {
  const requirements = extensionOf(rows, selection)?.requirements?.flatMap((list) => list.requirements) ?? [];
  return Object.fromEntries(
    requirements.map(({ id, hosts = [] }) => [
      id,
      hosts.map((entry) => `${entry.hosts.join(" ")} ${entry.protocol} ${entry.ports.join(",")}`),
    ]),
  );
}

describe("the documents of what a workspace reports", () => {
  it("extend the service by a feature, a source, and a requirement for each category", () => {
    const rows: Row[] = [
      ["Images", "global.contoso-images.io", "443"],
      ["Compute", "www.fabrikam.com", "443"],
      ["Compute", "*.fabrikam.org", "443"],
      ["Compute", "login.contoso.com", "80,443,8443"],
      ["Compute", "time.fabrikam.com", "123", "Udp"],
    ];
    expect(extensionOf(rows)).toEqual({
      extends: "contoso-learning",
      service: {
        documents: {
          "my-workspace": {
            title: "Response of a workspace's outboundNetworkDependenciesEndpoints",
            revisions: ["2023-01-01", "2024-01-01"],
          },
        },
        sections: { "my-workspace": { document: "my-workspace", heading: "Endpoints by category" } },
        features: {
          "workspace-dependencies": {
            default: false,
            description:
              "What one workspace reports to need beyond the documents. Turn it on for that workspace.",
            clouds: ["public"],
          },
        },
      },
      requirements: [
        {
          features: ["workspace-dependencies"],
          requirements: [
            {
              id: "reported-compute",
              slot: 1000,
              purpose: "Reported by the workspace in the category Compute.",
              direction: "outbound",
              hosts: [
                { ...ENTRY, hosts: ["*.fabrikam.org", "www.fabrikam.com"], protocol: "Tcp", ports: ["443"] },
                { ...ENTRY, hosts: ["login.contoso.com"], protocol: "Tcp", ports: ["8443"] },
                { ...ENTRY, hosts: ["time.fabrikam.com"], protocol: "Udp", ports: ["123"] },
              ],
            },
            {
              id: "reported-images",
              slot: 1010,
              purpose: "Reported by the workspace in the category Images.",
              direction: "outbound",
              hosts: [{ ...ENTRY, hosts: ["global.contoso-images.io"], protocol: "Tcp", ports: ["443"] }],
            },
          ],
        },
      ],
    });
  });

  it.each<[string, Row]>([
    ["by its name", ["A", "login.contoso.com", "80"]],
    ["by a wildcard", ["A", "a.b.contoso.net", "443"]],
    ["as a wildcard, by the same one", ["A", "*.contoso.net", "443"]],
    ["as a wildcard, by a wider one", ["A", "*.api.contoso.net", "443"]],
    ["with the region in its name", ["A", "*.eastus2.batch.contoso.org", "443"]],
    ["over any protocol", ["A", "pool.eastus2.batch.contoso.org", "443", "Udp"]],
  ])("are none where the catalog has the host %s", (_, row) => {
    expect(extensionOf([row])).toBeUndefined();
  });

  it.each<[string, Row]>([
    ["another host", ["A", "www.contoso.com", "443"]],
    ["another port", ["A", "login.contoso.com", "443-444"]],
    ["the domain of a wildcard", ["A", "contoso.net", "443"]],
    ["a wildcard over what the catalog has", ["A", "*contoso.net", "443"]],
    ["another protocol", ["A", "login.contoso.com", "443", "Udp"]],
    ["any protocol", ["A", "login.contoso.com", "443", "Any"]],
    ["another region", ["A", "*.westus.batch.contoso.org", "443"]],
    ["a feature that is off", ["A", "x.downloads.contoso.org", "443"]],
    ["another revision", ["A", "old.contoso.org", "443"]],
    ["another cloud", ["A", "api.contoso.cn", "443"]],
    ["a path below it alone", ["A", "code.contoso.org", "443"]],
  ])("have what the catalog has for %s", (_, row) => {
    const [, host, ports, protocol = "Tcp"] = row;
    const left = ports === "443-444" ? "444" : ports;
    expect(hostsOf([row])).toEqual({ "reported-a": [`${host} ${protocol} ${left}`] });
  });

  it("have a host that two categories report in both", () => {
    const rows: Row[] = [
      ["B", "www.fabrikam.com", "443"],
      ["A", "www.fabrikam.com", "80"],
    ];
    expect(hostsOf(rows)).toEqual({
      "reported-a": ["www.fabrikam.com Tcp 80"],
      "reported-b": ["www.fabrikam.com Tcp 443"],
    });
  });

  it("have templates where the workspace's own names are recognised, and leave out what these cover", () => {
    const rows: Row[] = [
      ["A", "mlstore.file.contoso-store.net", "443,445,8080"],
      ["A", "mlstore.blob.contoso-store.net", "443"],
      ["A", "mlregistry.contoso-images.io", "443"],
    ];
    expect(hostsOf(rows, selected({ parameters: { containerRegistry: "mlregistry" } }))).toEqual({
      "reported-a": [
        "{containerRegistry}.contoso-images.io Tcp 443",
        "{storageAccount}.file.contoso-store.net Tcp 8080",
      ],
    });
  });

  it("pass over the ids and slots that the service has", () => {
    const [base] = DOCUMENTS.requirements;
    const [requirement] = base?.requirements ?? [];
    if (requirement === undefined) {
      throw new Error("the small catalog has no requirement");
    }
    const documents = {
      ...DOCUMENTS,
      requirements: [
        ...DOCUMENTS.requirements,
        {
          requirements: [
            { ...requirement, id: "reported-a", slot: 1000 },
            { ...requirement, id: "x", slot: 1020 },
          ],
        },
      ],
    };
    const rows = ["A", "B", "C"].map((category): Row => [category, "www.fabrikam.com", "443"]);
    const lists = extensionOf(rows, selected({}, documents))?.requirements ?? [];
    expect(lists.flatMap((list) => list.requirements.map(({ id, slot }) => [id, slot]))).toEqual([
      ["reported-a-2", 1010],
      ["reported-b", 1030],
      ["reported-c", 1040],
    ]);
  });

  it("are the same for every order of the dependencies", () => {
    const rows = ["A", "B", "C"].flatMap((category): Row[] => [
      [category, "www.fabrikam.com", "443"],
      [category, "*.fabrikam.com", "443"],
      [category, "www.fabrikam.org", "80"],
    ]);
    expect(JSON.stringify(extensionOf([...rows].reverse()))).toBe(JSON.stringify(extensionOf(rows)));
  });

  it("are plain JSON", () => {
    const extension = extensionOf([["A", "www.fabrikam.com", "443"]]);
    expect(JSON.parse(JSON.stringify(extension))).toEqual(extension);
  });

  it("want an id for their section", () => {
    expect(() => dependencyDocuments([], selected(), "My workspace")).toThrow(
      new RangeError("the section's id is My workspace; it is words in lower case, joined by hyphens"),
    );
  });
});

describe("the documents of a recorded response", () => {
  it.each<[string, unknown, string]>([
    ["2021-07-01", response2021, "localtest9127254374"],
    ["2024-04-01", response2024, "storageaccount1104ml"],
  ])(
    "of %s are a catalog extension without findings, with which the catalog covers everything",
    (_, response, storageAccount) => {
      const { value: dependencies = [] } = readDependencies(response);
      const selection = selected({}, MACHINE_LEARNING_DOCUMENTS);
      const extension = dependencyDocuments(dependencies, selection, "my-workspace");
      const read = readCatalogObject(extension);
      expect(read.diagnostics).toEqual([]);
      const extended = selected(
        { features: ["workspace-dependencies"], parameters: { storageAccount } },
        read.value,
      );
      expect(compareDependencies(dependencies, extended).lacking).toEqual([]);
    },
  );

  it("name what the catalog lacks, and nothing that it has", () => {
    const { value: dependencies = [] } = readDependencies(response2024);
    const selection = selected({}, MACHINE_LEARNING_DOCUMENTS);
    const extension = dependencyDocuments(dependencies, selection, "my-workspace");
    const requirements = extension?.requirements?.flatMap((list) => list.requirements) ?? [];
    const hosts = requirements.map(({ id, hosts: own }) => [id, own?.flatMap((entry) => entry.hosts)]);
    expect(hosts).toEqual([
      ["reported-azure-machine-learning-pre-built-images", ["viennaglobal.azurecr.io"]],
      ["reported-compute", ["*.vault.azure.net"]],
    ]);
  });
});

it("an extension is put behind what the service has", () => {
  const extension = extensionOf([["A", "www.fabrikam.com", "443"]]);
  if (extension === undefined) {
    throw new Error("nothing is lacking");
  }
  const extended = selected(
    { features: ["workspace-dependencies"] },
    extendedDocuments(DOCUMENTS, extension, "workspace.json"),
  );
  expect(extended.service.requirements.at(-1)?.id).toBe("reported-a");
});
