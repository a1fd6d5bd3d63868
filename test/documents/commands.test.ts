import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as library from "cdktf-azure-network-catalog";
import { DOCUMENTS } from "../../scripts/documents";

const MINUTE = 60_000;
const SKIPPED = new Set(["node_modules", "cdktf.out", "dist", "coverage"]);

const documents = readdirSync(".", { withFileTypes: true })
  .filter((entry) => !SKIPPED.has(entry.name) && !entry.name.startsWith("."))
  .flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(entry.name, { recursive: true, encoding: "utf8" }).map((path) => join(entry.name, path))
      : [entry.name],
  )
  .filter((path) => path.endsWith(".md"));

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** The commands in a document, in blocks and in sentences. */
function commandsIn(path: string): string[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/\bnpm (?:run )?(?:[a-z:-]+)|\bnpx jest [\w/]+/g)].map(([command]) => command);
}

const commands = [...new Set(documents.flatMap(commandsIn))].sort();

/** Commands that other tests, CI before them, or the installation itself run. */
const RUN_ELSEWHERE = new Set([
  "npm ci",
  "npm test",
  "npm run build",
  "npm run check",
  "npm run golden",
  "npm run release",
  "npm run synth",
  // Downloads another Node.js.
  "npm run test:node",
]);

/** What `npm run golden` writes is compared file by file elsewhere; of the documents, those with programs in Python here. */
const IN_PYTHON = documents.filter((path) => readFileSync(path, "utf8").includes("<!-- python of "));

/** Benchmarks take minutes and find nothing; that they are there is tested with the others. */
const BENCHMARKS = "npm run bench";

/** Commands that write below `dist`, which takes long or asks a registry; tests of the languages try what they do. */
const PACKAGING = new Set([
  "npm run docs:api",
  "npm run build:cdktn",
  "npm run package",
  "npm run package:cdktn",
]);

describe("the documents", () => {
  it("are found", () => {
    expect(documents.length).toBeGreaterThanOrEqual(8);
  });

  it("name commands that exist", () => {
    const named = commands.filter((command) => command.startsWith("npm run "));
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((command) => scripts[command.slice("npm run ".length)] === undefined)).toEqual([]);
  });

  it("name tests that exist", () => {
    const folders = commands
      .filter((command) => command.startsWith("npx jest "))
      .map((command) => command.slice(9));
    expect(folders.length).toBeGreaterThan(0);
    for (const folder of folders) {
      expect(readdirSync(folder, { recursive: true, encoding: "utf8" }).join(" ")).toContain(".test.ts");
    }
  });

  it("show programs in Python", () => {
    expect(IN_PYTHON).not.toEqual([]);
  });

  it.each([
    ...commands.filter(
      (command) =>
        command.startsWith("npm run ") &&
        !RUN_ELSEWHERE.has(command) &&
        !PACKAGING.has(command) &&
        !command.startsWith(BENCHMARKS),
    ),
    `npm run golden -- ${IN_PYTHON.join(" ")}`,
  ])(
    "name %s, which runs and finds everything as it is",
    (command) => {
      const { status, stdout } = spawnSync(command.replace("npm run", "npm run --silent"), {
        shell: true,
        encoding: "utf8",
      });
      expect(status).toBe(0);
      expect(stdout).not.toContain(": written");
      expect(stdout).not.toMatch(/Fixed \d/);
    },
    MINUTE,
  );

  it("that are generated show programs that run", () => {
    const shown = DOCUMENTS.map(({ path }) => path)
      .filter((path) => path.endsWith(".md"))
      .flatMap((path) =>
        [...readFileSync(path, "utf8").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code ?? ""),
      );
    expect(shown).toHaveLength(1);
    for (const code of shown) {
      const run = new Function(...Object.keys(library), `"use strict"; ${code}; return selection;`);
      expect(run(...Object.values(library))).toBeInstanceOf(library.NetworkSelection);
    }
  });
});
