import { altered, inCodeUnitOrder, laxPlaces, readCatalog, schemaCheck } from "./json-documents";

interface Limits {
  readonly limits: Readonly<Record<string, { readonly value: number; readonly uncertain?: string }>>;
}

const SCHEMA = "schema/limits.schema.json";
const check = schemaCheck(SCHEMA);
const document = readCatalog<Limits>("limits.json");

const FIGURES: readonly [string, number][] = [
  ["application-rule-port-max", 64_000],
  ["application-rule-port-min", 1],
  ["application-security-groups-per-group", 100],
  ["application-security-groups-per-rule", 10],
  ["dnat-destinations", 250],
  ["dnat-port-max", 63_999],
  ["dnat-port-min", 1],
  ["dnat-ports-per-rule", 1],
  ["firewall-network-rule-fqdns", 1_000],
  ["firewall-source-destination-pairs", 20_000],
  ["ip-group-prefixes", 5_000],
  ["ip-groups-per-firewall", 200],
  ["network-rule-port-max", 65_535],
  ["network-rule-port-min", 1],
  ["route-tables-per-subnet", 1],
  ["routes-per-table", 400],
  ["rule-collection-group-bytes", 2_000_000],
  ["rule-collection-group-priority-max", 65_000],
  ["rule-collection-group-priority-min", 100],
  ["rule-collection-groups-per-policy", 50],
  ["rule-collection-priority-max", 65_000],
  ["rule-collection-priority-min", 100],
  ["rule-collections-per-policy", 2_000],
  ["rules-per-rule-collection-min", 1],
  ["security-rule-addresses", 4_000],
  ["security-rule-description-length", 140],
  ["security-rule-priority-max", 4_096],
  ["security-rule-priority-min", 100],
  ["security-rules-per-group", 1_000],
  ["service-tag-routes-per-table", 25],
];

describe("the limits", () => {
  it("keep the schema", () => {
    expect(check(document)).toEqual([]);
  });

  it("are in code-unit order of their ids", () => {
    expect(Object.keys(document.limits)).toEqual(inCodeUnitOrder(Object.keys(document.limits)));
  });

  it.each(FIGURES)("%s is %i", (id, value) => {
    expect(document.limits[id]?.value).toBe(value);
  });

  it("are all in the table above", () => {
    expect(Object.keys(document.limits)).toEqual(FIGURES.map(([id]) => id));
  });

  it("leave a range between every lower and upper limit of the same thing", () => {
    const ranges = Object.entries(document.limits).flatMap(([id, { value }]) => {
      const upper = document.limits[id.replace(/-min$/, "-max")];
      return id.endsWith("-min") && upper !== undefined ? [{ id, lower: value, upper: upper.value }] : [];
    });
    expect(ranges).toHaveLength(6);
    expect(ranges.filter(({ lower, upper }) => lower >= upper)).toEqual([]);
  });

  it.each([
    "firewall-network-rule-fqdns",
    "routes-per-table",
    "rule-collection-group-bytes",
    "rule-collection-groups-per-policy",
    "rule-collections-per-policy",
  ])("say why %s is uncertain", (id) => {
    expect(document.limits[id]?.uncertain).toMatch(/\.$/);
  });
});

describe("the schema of limits", () => {
  it("names and describes every property that it takes", () => {
    expect(laxPlaces(readCatalog(SCHEMA))).toEqual([]);
  });

  const limit = ["limits", "routes-per-table"];
  const at = "/limits/routes-per-table";
  it.each<[string, readonly string[], unknown, string]>([
    ["another schema's name", ["$schema"], "./schema/names.schema.json", "/$schema "],
    ["an unknown part", ["note"], "x", " must NOT have additional properties"],
    ["no limits", ["limits"], {}, "/limits "],
    ["an id with capitals", ["limits", "Routes"], {}, "/limits must NOT have additional properties"],
    ["a limit without a figure", [...limit, "value"], undefined, `${at} must have required property 'value'`],
    ["a figure in quotes", [...limit, "value"], "400", `${at}/value `],
    ["a broken figure", [...limit, "value"], 0.5, `${at}/value `],
    ["a figure of nothing", [...limit, "value"], 0, `${at}/value `],
    ["a limit without a unit", [...limit, "unit"], undefined, `${at} must have required property 'unit'`],
    ["a limit that says nothing", [...limit, "what"], "", `${at}/what `],
    [
      "a limit without a source",
      [...limit, "source"],
      undefined,
      `${at} must have required property 'source'`,
    ],
    ["a source without a document", [...limit, "source", "document"], undefined, `${at}/source `],
    ["a revision that is no date", [...limit, "source", "revision"], "2022-12", `${at}/source/revision `],
    ["an unknown property of a source", [...limit, "source", "page"], 3, `${at}/source `],
    ["a doubt without a reason", [...limit, "uncertain"], true, `${at}/uncertain `],
    ["an unknown property of a limit", [...limit, "default"], 1, `${at} must NOT have additional properties`],
  ])("refuses %s", (_what, path, value, problem) => {
    expect(check(altered(document, path, value)).join("\n")).toContain(problem);
  });
});
