import { readdirSync } from "node:fs";
import { join } from "node:path";
import { inCodeUnitOrder, schemaCheck } from "./json-documents";
import { COUNTS } from "./source-counts";
import { rowsOf, SOURCE_SCHEMA, source } from "./source-documents";

const check = schemaCheck(SOURCE_SCHEMA);
const NAMES = Object.keys(COUNTS);

describe("the transcribed sources", () => {
  it("are the files of the folder, beside what holds them against the catalog", () => {
    const beside = ["not-carried.json", "table-sections.json"];
    const files = readdirSync(join(__dirname, "sources")).filter((file) => !file.endsWith(".schema.json"));
    expect(inCodeUnitOrder(files)).toEqual(
      inCodeUnitOrder([...NAMES.map((name) => `${name}.json`), ...beside]),
    );
  });

  it.each(NAMES)("%s satisfies the schema", (name) => {
    expect(check(source(name))).toEqual([]);
  });

  it.each(Object.entries(COUNTS))("%s has every row of every table", (name, counts) => {
    const { tables } = source(name);
    expect(tables).toHaveLength(Object.keys(counts).length);
    expect(Object.fromEntries(tables.map((table) => [table.id, table.rows.length]))).toEqual(counts);
  });

  it.each(NAMES)("%s is named after its revision, where the name has one", (name) => {
    expect(name.match(/\d{4}-\d{2}-\d{2}$/)?.[0] ?? "2026-03-19").toBe(source(name).revision);
  });

  it.each(NAMES)("%s numbers the rows of a table from 1, the UDP half of a row with its TCP half", (name) => {
    for (const table of source(name).tables) {
      let number = 0;
      const expected = table.rows.map((row) => {
        number += row.id.endsWith("-udp") ? 0 : 1;
        return `${table.id}/${number}${row.id.endsWith("-udp") ? "-udp" : ""}`;
      });
      expect(table.rows.map((row) => row.id)).toEqual(expected);
    }
  });

  it.each(NAMES)("%s has the same ends in both halves of a row, TCP and UDP", (name) => {
    const rows = rowsOf(name);
    for (const udp of rows.filter((row) => row.id.endsWith("-udp"))) {
      const tcp = rows.find((row) => `${row.id}-udp` === udp.id);
      expect([tcp?.protocol, udp.protocol]).toEqual(["TCP", "UDP"]);
      expect([udp.values, udp.direction, udp.clouds]).toEqual([tcp?.values, tcp?.direction, tcp?.clouds]);
    }
  });

  it.each(NAMES)("%s gives every row of a cloud's table that cloud alone", (name) => {
    for (const table of source(name).tables) {
      const cloud = /-(public|usgovernment|china)$/.exec(table.id)?.[1];
      for (const row of cloud === undefined ? [] : table.rows) {
        expect([row.id, row.clouds]).toEqual([row.id, [cloud]]);
      }
    }
  });

  it("name the document of every related row, and of no other", () => {
    for (const name of NAMES) {
      expect(
        rowsOf(name).filter((row) => (row.document === undefined) === name.startsWith("related-")),
      ).toEqual([]);
    }
  });
});
