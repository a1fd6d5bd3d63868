import { CLOUD_IDS } from "../../../lib/core/catalog/built-in";
import { MODULE_LAYERS } from "../../../lib/core/module/module-request";
import { FirewallSku, FirewallStrategy } from "../../../lib/index";
import { laxPlaces, readCatalog, schemaCheck } from "../../catalog/json-documents";
import { WorkingFolder } from "../in-process";
import { captured } from "./captured-request";

const SCHEMA = "schema/selection.schema.json";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

const COMPLETE = {
  $schema: "../selection.schema.json",
  cloud: "public",
  region: "eastus2",
  revision: "2026-03-19",
  features: ["aks"],
  withoutFeatures: ["azure-monitor"],
  parameters: { storageAccount: "mlstore" },
  strict: false,
  acknowledgements: [{ code: "field-note", requirement: "aks", reason: "Known." }],
  egress: {
    kind: "firewall",
    strategy: "hybrid",
    sku: "Premium",
    dnsProxy: true,
    tlsInspection: true,
    fqdnTags: true,
  },
  catalogs: [],
  layers: ["nsg", "routes", "firewall"],
  open: ["region"],
  existing: ["nsg", "routes"],
  denyScope: "everything",
};

/** What the program says of a file. */
function told(name: string, text: string): string {
  folder.write(name, text);
  const { result, request } = captured(folder, ["--selection", name]);
  expect([result.exitCode, result.stdout]).toEqual([2, ""]);
  return request === undefined ? result.stderr : "";
}

describe("the schema of a selection's file", () => {
  it("describes every property, and leaves open only the parameters, whose values it judges", () => {
    expect(laxPlaces(readCatalog(SCHEMA))).toEqual(["#/properties/parameters is open"]);
  });

  it("allows the names that the library has, and no others", () => {
    const schema = readCatalog<{
      properties: Record<string, { enum: string[]; items: { enum: string[] } }>;
      $defs: { firewall: { properties: Record<string, { enum: string[] }> } };
    }>(SCHEMA);
    expect(schema.properties.cloud?.enum).toEqual(CLOUD_IDS);
    expect(schema.properties.layers?.items.enum).toEqual(MODULE_LAYERS);
    expect(schema.$defs.firewall.properties.strategy?.enum).toEqual(Object.values(FirewallStrategy));
    expect(schema.$defs.firewall.properties.sku?.enum).toEqual(Object.values(FirewallSku));
  });

  it.each<[string, unknown]>([
    ["everything that can be said", COMPLETE],
    ["a region", { region: "eastus2" }],
    ["nothing, because options may say the rest", {}],
    ["a direct egress", { egress: { kind: "direct" } }],
  ])("takes %s", (_what, document) => {
    expect(schemaCheck(SCHEMA)(document)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["an unknown key", { ...COMPLETE, regions: [] }],
    ["an egress without its kind", { egress: {} }],
    ["a direct egress with a part of a firewall", { egress: { kind: "direct", sku: "Basic" } }],
    ["a parameter that is no text", { parameters: { a: 1 } }],
    ["an acknowledgement without a reason", { acknowledgements: [{ code: "field-note" }] }],
    ["a firewall among what exists", { existing: ["firewall"] }],
    ["a layer twice", { layers: ["nsg", "nsg"] }],
  ])("refuses %s", (_what, document) => {
    expect(schemaCheck(SCHEMA)(document)).not.toEqual([]);
  });
});

describe("a selection's file", () => {
  it("says all that options can say", () => {
    folder.write("complete.json", JSON.stringify(COMPLETE));
    const { cloud, region, revision, features, withoutFeatures, parameters, acknowledgements } = COMPLETE;
    const { egress, layers, open, existing, denyScope } = COMPLETE;
    expect(captured(folder, ["--selection", "complete.json"]).request).toEqual({
      selection: { cloud, region, revision, features, withoutFeatures, parameters, acknowledgements },
      egress,
      layers,
      open,
      existing,
      denyScope,
    });
  });

  it("says the same in JSON and in YAML", () => {
    folder.write("same.json", '{ "region": "eastus2", "features": ["aks"] }');
    folder.write("same.yml", "features:\n  - aks\nregion: eastus2\n");
    const [json, yaml] = ["same.json", "same.yml"].map((file) => captured(folder, ["--selection", file]));
    expect(json?.request).toEqual(yaml?.request);
  });

  it.each<[string, string, string, string]>([
    [
      "that is not there",
      "",
      "",
      "error [catalog-file-unreadable] : it cannot be read (EISDIR); give the path of a file, absolute or seen from the working directory\n",
    ],
    [
      "of an unknown kind",
      "selection.txt",
      "region: eastus2",
      "error [catalog-file-syntax] selection.txt: `selection.txt` is neither JSON nor YAML by its name; name it `.json`, `.yaml` or `.yml`\n",
    ],
    [
      "with an unknown key, and a suggestion",
      "key.yaml",
      "region: eastus2\nfeature: [aks]\n",
      "error [catalog-file-value] key.yaml:2 feature: unknown key `feature`; did you mean `features`?\n",
    ],
    [
      "with a value that is not allowed, and a suggestion",
      "value.yaml",
      "region: eastus2\ncloud: pubic\nlayers: [nsg, route]\n",
      "error [catalog-file-value] value.yaml:2 cloud: `pubic` is not allowed here; allowed: `public`, `usgovernment`, `china`; did you mean `public`?\nerror [catalog-file-value] value.yaml:3 layers[1]: `route` is not allowed here; allowed: `nsg`, `routes`, `firewall`; did you mean `routes`?\n",
    ],
    [
      "with a part of a firewall beside a direct egress",
      "egress.yaml",
      "egress:\n  kind: direct\n  sku: Basic\n",
      "error [catalog-file-value] egress.yaml:3 egress.sku: unknown key `sku`; known: `kind`\n",
    ],
    [
      "with text where a list belongs",
      "list.json",
      '{\n  "features": "aks"\n}',
      "error [catalog-file-shape] list.json:2 features: `aks` is text; write a list, even of one item\n",
    ],
    ["that is broken", "broken.json", '{ "region": ', "error [catalog-file-syntax] broken.json:1 region: "],
  ])("%s is refused", (_what, name, text, message) => {
    if (name === "") {
      expect(captured(folder, ["--selection", ""]).result.stderr).toBe(message);
    } else if (message.endsWith("\n")) {
      expect(told(name, text)).toBe(message);
    } else {
      expect(told(name, text)).toContain(message);
    }
  });
});
