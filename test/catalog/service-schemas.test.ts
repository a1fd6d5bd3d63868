import { altered, laxPlaces, readCatalog, schemaCheck } from "./json-documents";

const FOLDER = "azure-machine-learning";

const SCHEMAS = {
  service: readCatalog(`${FOLDER}/service.json`),
  requirements: readCatalog(`${FOLDER}/base.json`),
  rules: readCatalog(`${FOLDER}/rules.json`),
  "tag-aliases": readCatalog("tag-aliases.json"),
} as const;

type SchemaName = keyof typeof SCHEMAS;

const NAMES = Object.keys(SCHEMAS) as SchemaName[];

const CHECKS = Object.fromEntries(
  NAMES.map((name) => [name, schemaCheck(`schema/${name}.schema.json`)]),
) as Readonly<Record<SchemaName, (document: unknown) => string[]>>;

/** Every object in a document, by the steps that lead to it. */
function objectsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  const below = Object.entries(value).flatMap(([key, each]) => objectsIn(each, [...path, key]));
  return Array.isArray(value) ? below : [[...path], ...below];
}

describe.each(NAMES)("the schema of %s", (name) => {
  const document = SCHEMAS[name];
  const check = CHECKS[name];

  it("names and describes every property that it takes", () => {
    expect(laxPlaces(readCatalog(`schema/${name}.schema.json`))).toEqual([]);
  });

  it("refuses an unknown key in every object of a file", () => {
    const objects = objectsIn(document);
    expect(objects.length).toBeGreaterThan(5);
    const lax = objects.filter((path) => {
      const problems = check(altered(document, [...path, "unknown key"], "x"));
      return !problems.some((problem) => problem.includes("must NOT have additional properties"));
    });
    expect(lax).toEqual([]);
  });

  it("refuses the name of another schema", () => {
    expect(check(altered(document, ["$schema"], "./schema/limits.schema.json")).join()).toContain(
      "/$schema ",
    );
  });
});

const rule = ["securityRules", "0"];

const subnetRule = { slot: 140, direction: "inbound", protocol: "Tcp", name: "AllowSubnets" };
const reference = { title: "An issue, contoso/tools#1", url: "https://contoso.com/1", date: "2025-04-03" };

describe("a schema takes", () => {
  it.each<[SchemaName, string, readonly string[], unknown]>([
    [
      "service",
      "a feature that implies others",
      ["features", "hbi-workspace", "implies"],
      ["azure-monitor", "public-ip-compute"],
    ],
    ["service", "a reference of a day", ["references"], { "issue-1": reference }],
    ["service", "a reference of a month", ["references"], { issue: { ...reference, date: "2025-04" } }],
    ["service", "a reference of a year", ["references"], { issue: { ...reference, date: "2025" } }],
    [
      "rules",
      "a rule between subnets",
      ["subnetRules"],
      [subnetRule, { ...subnetRule, direction: "outbound", protocol: "Udp" }],
    ],
    ["rules", "no rules between subnets", ["subnetRules"], []],
  ])("in %s, %s", (name, _, path, value) => {
    expect(CHECKS[name](altered(SCHEMAS[name], path, value))).toEqual([]);
  });
});

describe("a schema refuses", () => {
  it.each<[SchemaName, string, readonly string[], unknown, string]>([
    ["service", "an id with capitals", ["id"], "AzureMachineLearning", "/id "],
    ["service", "an id with a hyphen last", ["id"], "azure-", "/id "],
    ["service", "a name that Terraform would evaluate", ["displayName"], "Azure %{x}", "/displayName "],
    ["service", "a revision that is no date", ["revisions", "0"], "2022-9-8", "/revisions/0 "],
    ["service", "a month that is none", ["revisions", "0"], "2022-13-01", "/revisions/0 "],
    ["service", "no revisions", ["revisions"], [], "/revisions "],
    ["service", "a revision twice", ["revisions", "1"], "2022-09-08", "/revisions "],
    [
      "service",
      "a document at no https address",
      ["documents", "article", "url"],
      "http://x",
      "/documents/article/url ",
    ],
    [
      "service",
      "a document without revisions",
      ["documents", "article", "revisions"],
      [],
      "/documents/article/revisions ",
    ],
    [
      "service",
      "a section without a document",
      ["sections", "hbi-scenario", "document"],
      undefined,
      "/sections/hbi-scenario ",
    ],
    [
      "service",
      "an anchor with its sign",
      ["sections", "hbi-scenario", "anchor"],
      "#hbi",
      "/sections/hbi-scenario/anchor ",
    ],
    ["service", "a parameter with a hyphen", ["parameters", "storage-account"], {}, "/parameters "],
    [
      "service",
      "a parameter without a rule for names",
      ["parameters", "storageAccount", "name"],
      undefined,
      "/parameters/storageAccount ",
    ],
    [
      "service",
      "a feature without a default",
      ["features", "hbi-workspace", "default"],
      undefined,
      "/features/hbi-workspace ",
    ],
    [
      "service",
      "a default in quotes",
      ["features", "hbi-workspace", "default"],
      "false",
      "/features/hbi-workspace/default ",
    ],
    [
      "service",
      "a feature in an unknown cloud",
      ["features", "hbi-workspace", "clouds"],
      ["germany"],
      "/features/hbi-workspace/clouds/0 ",
    ],
    [
      "service",
      "a feature in no cloud",
      ["features", "hbi-workspace", "clouds"],
      [],
      "/features/hbi-workspace/clouds ",
    ],
    [
      "service",
      "a feature that implies one outside of a list",
      ["features", "hbi-workspace", "implies"],
      "azure-monitor",
      "/features/hbi-workspace/implies ",
    ],
    [
      "service",
      "a feature that implies nothing",
      ["features", "hbi-workspace", "implies"],
      [],
      "/features/hbi-workspace/implies ",
    ],
    [
      "service",
      "a feature that implies one twice",
      ["features", "hbi-workspace", "implies"],
      ["a", "a"],
      "/features/hbi-workspace/implies ",
    ],
    [
      "service",
      "a feature that implies one with capitals",
      ["features", "hbi-workspace", "implies"],
      ["Hbi"],
      "/features/hbi-workspace/implies/0 ",
    ],
    ["service", "no references", ["references"], {}, "/references "],
    ["service", "a reference with a capital", ["references"], { Issue: reference }, "/references "],
    [
      "service",
      "a reference without a date",
      ["references"],
      { issue: { title: "T", url: "https://a.com" } },
      "/references/issue ",
    ],
    [
      "service",
      "a reference at no https address",
      ["references"],
      { issue: { ...reference, url: "http://a.com" } },
      "/references/issue/url ",
    ],
    [
      "service",
      "a reference without a title",
      ["references"],
      { issue: { ...reference, title: "" } },
      "/references/issue/title ",
    ],
    [
      "service",
      "a reference of a month that is none",
      ["references"],
      { issue: { ...reference, date: "2025-13" } },
      "/references/issue/date ",
    ],
    [
      "service",
      "a reference with an author",
      ["references"],
      { issue: { ...reference, author: "A" } },
      "/references/issue ",
    ],
    [
      "service",
      "a description without its full stop",
      ["features", "hbi-workspace", "description"],
      "Hbi",
      "/features/hbi-workspace/description ",
    ],
    [
      "service",
      "a documented region with capitals",
      ["availability", "china", "regions"],
      ["ChinaEast2"],
      "/availability/china/regions/0 ",
    ],
    ["rules", "a slot that is no whole number", [...rule, "slot"], 1.5, "/securityRules/0/slot "],
    ["rules", "a slot beyond the band", [...rule, "slot"], 1000, "/securityRules/0/slot "],
    ["rules", "a rule without a name", [...rule, "name"], undefined, "/securityRules/0 "],
    ["rules", "a name with a space", [...rule, "name"], "Allow Storage", "/securityRules/0/name "],
    ["rules", "a name of 81 characters", [...rule, "name"], "A".repeat(81), "/securityRules/0/name "],
    ["rules", "a direction of both", [...rule, "direction"], "both", "/securityRules/0/direction "],
    [
      "rules",
      "a rule between subnets with a tag",
      ["subnetRules"],
      [{ ...subnetRule, tag: "Storage" }],
      "/subnetRules/0 ",
    ],
    [
      "rules",
      "a rule between subnets with any protocol",
      ["subnetRules"],
      [{ ...subnetRule, protocol: "Any" }],
      "/subnetRules/0/protocol ",
    ],
    [
      "rules",
      "a rule between subnets within",
      ["subnetRules"],
      [{ ...subnetRule, direction: "internal" }],
      "/subnetRules/0/direction ",
    ],
    [
      "rules",
      "a rule between subnets beyond the band",
      ["subnetRules"],
      [{ ...subnetRule, slot: 1000 }],
      "/subnetRules/0/slot ",
    ],
    [
      "rules",
      "a rule between subnets without a name",
      ["subnetRules"],
      [{ ...subnetRule, name: undefined }],
      "/subnetRules/0 ",
    ],
    ["rules", "a route without a tag", ["routes", "0", "tag"], undefined, "/routes/0 "],
    ["rules", "a deny with a direction", ["bypassDenies", "0", "direction"], "outbound", "/bypassDenies/0 "],
    ["rules", "a deny beyond the band", ["bypassDenies", "0", "slot"], 1000, "/bypassDenies/0/slot "],
    ["rules", "a retired slot in quotes", ["retired", "requirements"], ["10"], "/retired/requirements/0 "],
    ["rules", "a retired slot twice", ["retired", "routes"], [10, 10], "/retired/routes "],
    [
      "rules",
      "nothing retired of a direction, unsaid",
      ["retired", "securityRules", "inbound"],
      undefined,
      "/retired/securityRules ",
    ],
    [
      "tag-aliases",
      "a correction without a source",
      ["serviceTags", "Keyvault", "source"],
      undefined,
      "/serviceTags/Keyvault ",
    ],
    [
      "tag-aliases",
      "a correction that is no tag",
      ["serviceTags", "Keyvault", "correct"],
      "keyvault",
      "/serviceTags/Keyvault/correct ",
    ],
    [
      "tag-aliases",
      "a reason with its full stop",
      ["regionSuffixes", "uswest", "reason"],
      "no region.",
      "/regionSuffixes/uswest/reason ",
    ],
    [
      "tag-aliases",
      "a suffix that is no region's",
      ["regionSuffixes", "uswest", "correct"],
      "westus",
      "/regionSuffixes/uswest/correct ",
    ],
  ])("in %s, %s", (name, _, path, value, problem) => {
    const problems = CHECKS[name](altered(SCHEMAS[name], path, value));
    expect(problems.join("\n")).toContain(problem);
  });
});
