import { altered, laxPlaces, readCatalog, schemaCheck } from "../json-documents";
import { SOURCES_FOLDER } from "../source-documents";
import { readReasons, readTableSections } from "./reasons";

const NOT_CARRIED = `${SOURCES_FOLDER}/not-carried.schema.json`;
const TABLE_SECTIONS = `${SOURCES_FOLDER}/table-sections.schema.json`;

describe("what holds the sources against the catalog", () => {
  it.each<[string, string, () => unknown]>([
    ["not-carried.json", NOT_CARRIED, readReasons],
    ["table-sections.json", TABLE_SECTIONS, readTableSections],
  ])("%s satisfies its schema, which names and describes every property", (_file, schema, read) => {
    expect(schemaCheck(schema)(read())).toEqual([]);
    expect(laxPlaces(readCatalog(schema))).toEqual([]);
  });

  it.each<[string, readonly string[], unknown, string]>([
    ["an unknown list", ["statements"], [], "must NOT have additional"],
    ["no list of rows", ["rows"], undefined, "must have required property 'rows'"],
    ["rows of no table", ["rows", "0", "rows"], [], "/rows/0/rows "],
    ["a row that is no id", ["rows", "0", "rows", "0"], "Table 1", "/rows/0/rows/0 "],
    ["an unknown cloud", ["rows", "0", "clouds"], ["germany"], "/rows/0/clouds/0 "],
    ["a reason that is no sentence", ["rows", "0", "reason"], "because", "/rows/0/reason "],
    ["neither a reason nor what became of it", ["rows", "0", "reason"], undefined, "/rows/0 "],
    ["what became of it, of an unknown kind", ["rows", "0", "becomes"], ["rule/x"], "/rows/0/becomes/0 "],
    ["a condition without reason", ["conditions", "0", "reason"], undefined, "/conditions/0 "],
    ["an entry of an unknown form", ["entries", "0", "form"], "routers", "/entries/0/form "],
    ["an entry without revisions", ["entries", "0", "revisions"], [], "/entries/0/revisions "],
    ["a citation without section", ["citations", "0", "sections"], [], "/citations/0/sections "],
  ])("refuses %s", (_what, path, value, problem) => {
    expect(schemaCheck(NOT_CARRIED)(altered(readReasons(), path, value)).join("\n")).toContain(problem);
  });

  it.each<[string, readonly string[], unknown, string]>([
    ["a section that is no id", ["sources", "contradictions"], { table: ["A section"] }, "/table/0 "],
    ["a table that is no id", ["sources", "contradictions"], { "A table": [] }, "must NOT have additional"],
    ["a section without reason", ["notTranscribed", "routes-before-2023"], "", "/routes-before-2023 "],
  ])("refuses %s", (_what, path, value, problem) => {
    expect(schemaCheck(TABLE_SECTIONS)(altered(readTableSections(), path, value)).join("\n")).toContain(
      problem,
    );
  });
});
