import { readFileSync } from "node:fs";
import { join } from "node:path";
import { foundBy, foundByWhole } from "./found-by-schema";

describe("of many problems", () => {
  const list = (count: number) => `a: [${Array.from({ length: count }, () => "1").join(", ")}]`;
  const schema = { type: "array", items: { type: "string" } };

  it("100 are told", () => {
    expect(foundBy(schema, list(100))).toHaveLength(100);
  });

  it("99 are told, and how many more there are", () => {
    const lines = foundBy(schema, list(5000));
    expect(lines).toHaveLength(100);
    expect(lines[98]).toBe('1:299 shape a[98]: `1` is a number; write text, in quotes: `"1"`');
    expect(lines[99]).toBe("file shape : there are 4901 more problems in this file; mend these first");
  });
});

it("a schema is compiled once: what changes in it later is not seen", () => {
  const a = { type: "string" };
  const schema = { type: "object", properties: { a } };
  expect(foundByWhole(schema, "a: b")).toEqual([]);
  a.type = "integer";
  expect(foundByWhole(schema, "a: b")).toEqual([]);
  expect(foundByWhole({ ...schema }, "a: b")).toEqual(["1:1 shape a: `b` is text; write a whole number"]);
});

it("a `$schema` of any text is no problem where the schema lets it", () => {
  const schema = { type: "object", additionalProperties: false, properties: { $schema: { type: "string" } } };
  expect(foundByWhole(schema, '{"$schema": "anything at all"}', "a.json")).toEqual([]);
});

it("a schema that breaks strict mode is the library's own mistake", () => {
  expect(() => foundBy({ type: "string", patern: "x" }, "a: b")).toThrow('unknown keyword: "patern"');
});

describe("the schema of requirements", () => {
  const path = join(__dirname, "../../../../catalog/schema/requirements.schema.json");
  const schema = JSON.parse(readFileSync(path, "utf8")) as object;
  const read = (name: string) =>
    readFileSync(join(__dirname, "../../../../catalog/azure-machine-learning", name), "utf8");

  it("finds nothing in a file of the catalog", () => {
    expect(foundByWhole(schema, read("base.json"), "base.json")).toEqual([]);
  });

  it("finds mistakes where they stand in it", () => {
    const text = read("base.json")
      .replace('"direction": "outbound"', '"direction": "outbond"')
      .replace('"slot": 0', '"slot": "0"');
    const lines = foundByWhole(schema, text, "base.json");
    expect(lines.map((line) => line.replace(/^\d+:\d+ /, ""))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^value requirements\[\d+\]\.direction: `outbond` is not allowed here; allowed: /,
        ),
      ]),
    );
    const line = text.split("\n").findIndex((each) => each.includes('"outbond"')) + 1;
    expect(lines.some((each) => each.startsWith(`${line}:`))).toBe(true);
  });
});
