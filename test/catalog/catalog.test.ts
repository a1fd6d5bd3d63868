import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CLOUD_DOCUMENTS, MACHINE_LEARNING_DOCUMENTS } from "../../lib/core/catalog/built-in";
import type { ServiceDocuments } from "../../lib/core/catalog/documents";
import { lintCatalog } from "../../lib/core/catalog/lint/lint-catalog";
import { platformRules } from "../../lib/core/compile/platform-rules";
import { altered, inCodeUnitOrder, readCatalog, schemaCheck } from "./json-documents";

const CATALOG = join(__dirname, "../../catalog");
const SERVICE = MACHINE_LEARNING_DOCUMENTS.service.id;

function jsonFiles(folder: string): string[] {
  return inCodeUnitOrder(readdirSync(join(CATALOG, folder)).filter((name) => name.endsWith(".json")));
}

const FILES = [
  ...jsonFiles(""),
  ...["clouds", SERVICE].flatMap((folder) => jsonFiles(folder).map((name) => `${folder}/${name}`)),
];

describe("every file of the catalog", () => {
  it.each(FILES)("%s keeps the schema that it names", (path) => {
    const document = readCatalog<{ readonly $schema: string }>(path);
    const schema = join(path, "..", document.$schema);
    expect(schema).toMatch(/^schema\/[a-z-]+\.schema\.json$/);
    expect(schemaCheck(schema)(document)).toEqual([]);
  });
});

describe("Azure Machine Learning's documents", () => {
  const { service, rules, requirements, requirementFiles = [] } = MACHINE_LEARNING_DOCUMENTS;

  it("are all files of its folder, each under its name", () => {
    const known = new Map<string, unknown>([
      ["service.json", service],
      ["rules.json", rules],
      ...requirements.map((each, index): [string, unknown] => [
        (requirementFiles[index] ?? "").replace(`${SERVICE}/`, ""),
        each,
      ]),
    ]);
    const onDisk = new Map(jsonFiles(SERVICE).map((name) => [name, readCatalog(`${SERVICE}/${name}`)]));
    expect(known).toEqual(onDisk);
  });

  it("have each feature's requirements in the file of its name, and those of several in a file of theirs", () => {
    const misplaced = requirements.flatMap(({ features = ["base"] }, index) => {
      const name = requirementFiles[index]?.slice(SERVICE.length + 1, -".json".length) ?? "";
      return features.length === 1 && !name.startsWith(features[0] ?? "") ? [name] : [];
    });
    expect(misplaced).toEqual([]);
  });

  it("have no finding", () => {
    expect(lintCatalog({ clouds: CLOUD_DOCUMENTS, service: MACHINE_LEARNING_DOCUMENTS })).toEqual([]);
  });

  it("give no rule the name of one that comes with the deny", () => {
    const platform = [...platformRules("internet", "direct"), ...platformRules("everything", "firewall")];
    const taken = new Set(platform.map(({ name }) => name.toLowerCase()));
    const own = [...rules.securityRules, ...rules.bypassDenies].map(({ name }) => name);
    expect(own.filter((name) => taken.has(name.toLowerCase()))).toEqual([]);
  });
});

/** A requirement's place in the documents, as steps of a path. */
function stepsTo(id: string): string[] {
  const { requirements } = MACHINE_LEARNING_DOCUMENTS;
  const file = requirements.findIndex((each) => each.requirements.some((one) => one.id === id));
  const index = requirements[file]?.requirements.findIndex((one) => one.id === id);
  return ["requirements", String(file), "requirements", String(index)];
}

/** The documents with one value of a requirement replaced, or taken away. */
function mistaken(id: string, path: readonly string[], value: unknown): ServiceDocuments {
  return altered(MACHINE_LEARNING_DOCUMENTS, [...stepsTo(id), ...path], value) as ServiceDocuments;
}

/** Each finding as its rule and its place, with a requirement's id and a rule's name for their indices. */
function findingsIn(service: ServiceDocuments): string[] {
  return lintCatalog({ clouds: CLOUD_DOCUMENTS, service }).map(({ rule, file, path }) => {
    const own = service.requirements[(service.requirementFiles ?? []).indexOf(file)];
    const at = path
      .replace(/^requirements\[(\d+)\]/, (_, index) => own?.requirements[Number(index)]?.id ?? "?")
      .replace(
        /^securityRules\[(\d+)\]/,
        (_, index) => service.rules.securityRules[Number(index)]?.name ?? "?",
      );
    return `${rule} ${at}`;
  });
}

describe("what goes wrong in transcribing a table is found:", () => {
  it.each<[string, string, readonly string[], unknown, readonly string[]]>([
    [
      "a tag as the article writes it, whose slot is idle then",
      "batch-key-vault",
      ["tags", "0", "tag"],
      "Keyvault.{Region}",
      ["corrections batch-key-vault.tags[0].tag", "slots-used AllowAzureKeyVaultTcpOutbound"],
    ],
    [
      "a tag in all clouds that two of them lack",
      "container-images",
      ["tags", "2", "clouds"],
      undefined,
      ["service-tags-exist container-images.tags[2].tag", "service-tags-exist container-images.tags[2].tag"],
    ],
    [
      "a host of the tab beside",
      "entra-id",
      ["hosts", "1", "hosts"],
      ["login.microsoftonline.com"],
      ["hosts-of-their-cloud entra-id.hosts[1].hosts[0]"],
    ],
    [
      "a row of one cloud left out",
      "microsoft-graph",
      ["hosts", "length"],
      2,
      ["gaps-explained microsoft-graph.hosts"],
    ],
    [
      "the row above once more",
      "default-storage",
      ["hosts", "2", "hosts"],
      ["{storageAccount}.file.core.windows.net"],
      ["forms-agree default-storage.hosts[2]"],
    ],
    [
      "a placeholder of the article",
      "compute-instance-relay",
      ["hosts", "0", "hosts"],
      ["<region>.tundra.azureml.ms"],
      ["hosts-parse compute-instance-relay.hosts[0].hosts[0]"],
    ],
    [
      "two ports in one text",
      "entra-id",
      ["tags", "0", "ports"],
      ["80, 443"],
      ["ports-and-protocols entra-id.tags[0].ports[0]"],
    ],
    [
      "the table's spelling of a protocol",
      "batch",
      ["hosts", "1", "protocol"],
      "ANY",
      ["ports-and-protocols batch.hosts[1].protocol"],
    ],
    [
      "a row of later revisions, dated back",
      "private-endpoints",
      ["tags", "0", "since"],
      "2022-09-08",
      ["sources-and-revisions private-endpoints.tags[0].sources"],
    ],
    [
      "a row that was replaced and not ended",
      "batch",
      ["hosts", "0", "until"],
      undefined,
      ["sources-and-revisions batch.hosts[0].sources"],
    ],
    [
      "a section's name misspelt",
      "resource-manager",
      ["tags", "0", "sources", "0"],
      "outbound-trafic",
      ["sources-and-revisions resource-manager.tags[0].sources[0]"],
    ],
  ])("%s", (_, id, path, value, findings) => {
    expect(findingsIn(mistaken(id, path, value))).toEqual(findings);
  });
});
