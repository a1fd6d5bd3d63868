import { parseFqdn } from "../../../lib/core/address/fqdn";
import type { ServiceDocuments } from "../../../lib/core/catalog/documents";
import type { SelectionInput } from "../../../lib/core/catalog/selection";
import { recognizeParameters } from "../../../lib/core/dependencies/recognize-parameters";
import { must } from "./reported-dependencies";
import { DOCUMENTS, selected } from "./workspace-catalog";

const ID = "00000000-1111-2222-3333-44444444abcd";

function recognize(
  hosts: readonly string[],
  parameters: NonNullable<SelectionInput["parameters"]> = {},
  documents: ServiceDocuments = DOCUMENTS,
): { readonly parameters: Record<string, string>; readonly templates: string[] } {
  const read = hosts.map((host) => must(parseFqdn(host)));
  const found = recognizeParameters(read, selected({ parameters }, documents));
  expect([...found.templates.keys()]).toEqual([...new Set(read.map(({ text }) => text))]);
  return { parameters: Object.fromEntries(found.parameters), templates: [...found.templates.values()] };
}

describe("a parameter that the selection does not give", () => {
  it("is recognised where two of its templates fit with the same value", () => {
    expect(recognize(["mlstore.file.contoso-store.net", "mlstore.blob.contoso-store.net"])).toEqual({
      parameters: { storageAccount: "mlstore" },
      templates: ["{storageAccount}.file.contoso-store.net", "{storageAccount}.blob.contoso-store.net"],
    });
  });

  it.each<[string, string[]]>([
    ["one template of it fits", ["viennaglobal.contoso-images.io"]],
    ["one template of it fits with two values", ["one.contoso-images.io", "two.contoso-images.io"]],
    ["two hosts have two values", ["mlstore.file.contoso-store.net", "other.blob.contoso-store.net"]],
    [
      "a third host has another value",
      ["mlstore.file.contoso-store.net", "mlstore.blob.contoso-store.net", "other.blob.contoso-store.net"],
    ],
    ["the value is no name for it", ["my-store.file.contoso-store.net", "my-store.blob.contoso-store.net"]],
    ["the hosts are wildcards", ["*.file.contoso-store.net", "*.blob.contoso-store.net"]],
    ["the value would hold a dot", ["a1b.c2d.file.contoso-store.net", "a1b.c2d.blob.contoso-store.net"]],
    ["what follows is longer", ["mlstore.file.contoso-store.net.org", "mlstore.blob.contoso-store.net.org"]],
    [
      "what stands for a dot is another letter",
      ["mlstore-file.contoso-store.net", "mlstore.blobxcontoso-store.net"],
    ],
  ])("is not recognised where %s", (_, hosts) => {
    expect(recognize(hosts)).toEqual({ parameters: {}, templates: hosts });
  });

  it("is not spoken for by a host that the catalog names without placeholders", () => {
    const hosts = ["global.contoso-images.io", "global.eastus2.data.contoso-images.io"];
    expect(recognize(hosts)).toEqual({ parameters: {}, templates: hosts });
    const others = [
      "global.contoso-images.io",
      "mine1.contoso-images.io",
      "mine1.eastus2.data.contoso-images.io",
    ];
    expect(recognize(others)).toEqual({
      parameters: { containerRegistry: "mine1" },
      templates: [
        "global.contoso-images.io",
        "{containerRegistry}.contoso-images.io",
        "{containerRegistry}.{region}.data.contoso-images.io",
      ],
    });
  });
});

describe("a parameter that the selection gives", () => {
  it("is recognised by one host that has its value", () => {
    expect(recognize([`${ID}.workspace.eastus2.contoso-api.net`], { workspaceId: ID })).toEqual({
      parameters: { workspaceId: ID },
      templates: ["{workspaceId}.workspace.{region}.contoso-api.net"],
    });
  });

  it("is compared in any case, and stays as the selection writes it", () => {
    expect(recognize(["mlregistry.contoso-images.io"], { containerRegistry: "MLRegistry" })).toEqual({
      parameters: { containerRegistry: "MLRegistry" },
      templates: ["{containerRegistry}.contoso-images.io"],
    });
  });

  it("makes its own hosts templates only, and other values stay hosts", () => {
    const hosts = [
      "other.file.contoso-store.net",
      "other.blob.contoso-store.net",
      "mlstore.blob.contoso-store.net",
    ];
    expect(recognize(hosts, { storageAccount: "mlstore" })).toEqual({
      parameters: { storageAccount: "mlstore" },
      templates: [hosts[0], hosts[1], "{storageAccount}.blob.contoso-store.net"],
    });
  });

  it("is not recognised where no host has its value, or where Terraform knows it only later", () => {
    const hosts = ["mlstore.file.contoso-store.net", "mlstore.blob.contoso-store.net"];
    const nothing = { parameters: {}, templates: hosts };
    expect(recognize(hosts, { storageAccount: "another" })).toEqual(nothing);
    expect(recognize(hosts, { storageAccount: { deferred: "mlstore" } })).toEqual(nothing);
  });
});

describe("the region", () => {
  it.each([
    ["eastus2.relay.contoso.org", "{region}.relay.contoso.org"],
    ["*.eastus2.batch.contoso.org", "*.{region}.batch.contoso.org"],
    ["eastus2.batch.contoso.org", "eastus2.batch.contoso.org"],
    ["westus.relay.contoso.org", "westus.relay.contoso.org"],
    ["eastus2.other.contoso.org", "eastus2.other.contoso.org"],
  ])("of the selection is recognised in a template of the catalog alone: %s becomes %s", (host, template) => {
    expect(recognize([host])).toEqual({ parameters: {}, templates: [template] });
  });

  it("of another place does not make a template fit", () => {
    const host = `${ID}.workspace.westus.contoso-api.net`;
    expect(recognize([host], { workspaceId: ID })).toEqual({ parameters: {}, templates: [host] });
  });
});

/** The small catalog with other hosts in place of its own. */
function withHosts(...hosts: readonly string[]): ServiceDocuments {
  const [requirement] = DOCUMENTS.requirements[0]?.requirements ?? [];
  if (requirement === undefined) {
    throw new Error("the small catalog has no requirement");
  }
  const entry = { protocol: "Tcp", ports: ["443"], since: "2023-01-01", sources: ["hosts"], hosts };
  return { ...DOCUMENTS, requirements: [{ requirements: [{ ...requirement, hosts: [entry] }] }] };
}

describe("a template", () => {
  it("that names a parameter twice has one value for it", () => {
    const twice = "{storageAccount}.{storageAccount}-copy.contoso.org";
    const hosts = ["mlstore.mlstore-copy.contoso.org", "mlstore.other-copy.contoso.org"];
    expect(recognize(hosts, { storageAccount: "mlstore" }, withHosts(twice)).templates).toEqual([
      twice,
      "mlstore.other-copy.contoso.org",
    ]);
  });

  it("is the first by its text where two of them fit a host", () => {
    const templates = ["{storageAccount}.contoso.org", "{region}.contoso.org"];
    const given = { storageAccount: "eastus2" };
    for (const documents of [withHosts(...templates), withHosts(...templates.reverse())]) {
      expect(recognize(["eastus2.contoso.org"], given, documents)).toEqual({
        parameters: given,
        templates: ["{region}.contoso.org"],
      });
    }
  });
});
