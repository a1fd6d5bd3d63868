import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DIAGNOSTIC_CODES } from "../../../lib/core/diagnostics/codes";

const LIB = join(__dirname, "../../../lib");

/** The library's sources, without the tables of codes and what the compiler puts beside them. */
const SOURCES = readdirSync(LIB, { recursive: true, encoding: "utf8" })
  .filter(
    (path) => path.endsWith(".ts") && !path.endsWith(".d.ts") && !/diagnostics\/[a-z-]*codes\.ts$/.test(path),
  )
  .map((path) => readFileSync(join(LIB, path), "utf8"));

/** Every quoted text of the sources that looks as codes do. */
const QUOTED = new Set(
  SOURCES.flatMap((source) => [...source.matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)].map(([, text]) => text ?? "")),
);

/** The codes of the findings that the sources make. */
const MADE = SOURCES.flatMap((source) =>
  [...source.matchAll(/\bdiagnostic(?:At)?\(\s*"([^"]*)"/g)].map(([, code]) => code ?? ""),
);

const entries = Object.entries(DIAGNOSTIC_CODES);

describe("the table of codes", () => {
  it.each(Object.keys(DIAGNOSTIC_CODES))("%s is made somewhere in the library", (code) => {
    expect([...QUOTED]).toContain(code);
  });

  it("holds every code that is made", () => {
    expect(MADE.length).toBeGreaterThan(40);
    expect(MADE.filter((code) => !Object.hasOwn(DIAGNOSTIC_CODES, code))).toEqual([]);
  });

  it.each(entries)("%s is written in lower case with hyphens, and its texts are sentences", (code, entry) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(entry.title).toMatch(/^[A-Z].*[^.]$/);
    expect(entry.why).toMatch(/^[A-Z].*\.$/);
    expect(entry.remedy).toMatch(/^[A-Z].*\.$/);
  });

  it("has a title of its own for every code", () => {
    const titles = entries.map(([, { title }]) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
