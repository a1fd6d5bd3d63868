import { altered, laxPlaces, readCatalog } from "./json-documents";
import { CHECKS, NAMES, reference, SCHEMAS, type SchemaName, subnetRule } from "./service-schema-checks";

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
