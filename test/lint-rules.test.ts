import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What the linter reports, as far as it matters here. */
interface Report {
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly category: string;
    readonly location: { readonly path: string };
  }[];
}

/** A file, by its folder, and its one line. */
type Case = readonly [folder: string, line: string];

const imports = (from: string): string => `import { x } from "${from}"; export const y = x;`;

const REFUSED_IMPORTS: readonly Case[] = [
  // The core is pure.
  ...[
    "cdktf",
    "cdktf/lib/tokens",
    "constructs",
    "constructs/lib/construct",
    "@cdktf/provider-azurerm/lib/route",
  ].map((from): Case => ["lib/core/address", imports(from)]),
  ...["node:fs", "node:fs/promises", "node:path", "node:process", "node:crypto", "fs", "path", "os"].map(
    (from): Case => ["lib/core/address", imports(from)],
  ),
  ["lib/core/address", 'import type { App } from "cdktf"; export type Y = App;'],
  ["lib/core/address", 'export { App } from "cdktf";'],
  ["lib/core/address", 'export const y = import("cdktf");'],
  // Imports point inward.
  ...["constructs/x", "constructs", "cli/x", "cli", "testing/x", "testing"].map(
    (from): Case => ["lib/core/address", imports(`../../${from}`)],
  ),
  ["lib/core", imports("../constructs/x")],
  ["lib/core/address", imports("../../index")],
  ["lib/core/address", imports("cdktf-azure-network-catalog")],
  ...["lib/constructs", "lib/testing"].map((folder): Case => [folder, imports("../cli/x")]),
  ...["lib/constructs", "lib/cli"].map((folder): Case => [folder, imports("../testing/x")]),
  ...["lib/cli", "lib/testing"].map((folder): Case => [folder, imports("../constructs/x")]),
  // The analysis and the compilers share no code.
  ["lib/core/analyze", imports("../compile/x")],
  ["lib/core/analyze/evaluate", imports("../../compile/x")],
  ["lib/core/analyze/evaluate", imports("../../compile")],
  ["lib/core/compile", imports("../analyze/x")],
  ["lib/core/compile", imports("../analyze/evaluate")],
  // A rule for a folder keeps what holds for the folder around it.
  ...["cdktf", "node:fs", "../../constructs/x"].map((from): Case => ["lib/core/analyze", imports(from)]),
  ...["cdktf", "node:fs", "../../constructs/x"].map((from): Case => ["lib/core/compile", imports(from)]),
  // Only the constructs import the framework, and nobody the provider's root.
  ...["lib/cli", "lib/testing", "lib"].flatMap((folder) =>
    ["cdktf", "cdktf/lib/tokens", "constructs", "@cdktf/provider-azurerm/lib/route"].map(
      (from): Case => [folder, imports(from)],
    ),
  ),
  ...["lib/constructs", "lib/cli", "examples/direct", "test/core", "scripts", "bench"].flatMap((folder) =>
    ["@cdktf/provider-azurerm", "@cdktf/provider-azurerm/lib", "@cdktf/provider-azurerm/lib/index"].map(
      (from): Case => [folder, imports(from)],
    ),
  ),
];

const REFUSED_GLOBALS: readonly Case[] = [
  "process.env.HOME",
  "new Date()",
  "Date.now()",
  "Intl.Collator",
  'require("cdktf")',
  "globalThis.process",
  "performance.now()",
].flatMap((expression) =>
  ["lib/core/address", "lib/core/analyze", "lib/core/compile"].map(
    (folder): Case => [folder, `export const y = ${expression};`],
  ),
);

const ALLOWED: readonly Case[] = [
  ["lib/core/address", imports("../catalog/x")],
  ["lib/core/address", imports("./x")],
  ["lib/core/diagnostics", imports("fastest-levenshtein")],
  ["lib/core/catalog", 'import x from "../../../catalog/limits.json"; export const y = x;'],
  ["lib/core/analyze/evaluate", imports("../../address/cidr")],
  ["lib/core/analyze", imports("./evaluate")],
  ["lib/core/compile", imports("../address/cidr")],
  ...["cdktf", "constructs", "@cdktf/provider-azurerm/lib/route", "../core/compile/plan", "./peer"].map(
    (from): Case => ["lib/constructs", imports(from)],
  ),
  ...["node:fs", "../core/analyze/evaluate"].map((from): Case => ["lib/cli", imports(from)]),
  ["lib/cli", 'console.log(process.env.HOME, new Date()); export const y = "";'],
  ["lib/testing", imports("../core/analyze/evaluate")],
  ["lib", 'export { x } from "./constructs/x";'],
  ...["cdktf", "node:fs", "../../lib/index", "@cdktf/provider-azurerm/lib/provider"].flatMap((from) =>
    ["examples/direct", "test/core", "scripts", "bench"].map((folder): Case => [folder, imports(from)]),
  ),
];

const ALL = [...REFUSED_IMPORTS, ...REFUSED_GLOBALS, ...ALLOWED];

/** The rules that each case breaks, in the order of `ALL`; the linter runs once, on files in a folder of their own. */
function brokenRules(): string[][] {
  const root = mkdtempSync(join(tmpdir(), "lint-rules-"));
  try {
    copyFileSync("biome.json", join(root, "biome.json"));
    const paths = ALL.map(([folder], index) => `${folder}/case-${index}.ts`);
    paths.forEach((path, index) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), `${ALL[index]?.[1]}\n`);
    });
    const { stdout } = spawnSync(
      join(process.cwd(), "node_modules/.bin/biome"),
      ["lint", "--reporter=json", "--max-diagnostics=none"],
      { cwd: root, encoding: "utf8", shell: process.platform === "win32" },
    );
    const { diagnostics } = JSON.parse(stdout) as Report;
    return paths.map((path) =>
      diagnostics
        .filter(
          ({ severity, location }) => severity === "error" && location.path.replaceAll("\\", "/") === path,
        )
        .map(({ category }) => category),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe("the linter", () => {
  const broken = new Map<Case, string[]>();

  beforeAll(() => {
    brokenRules().forEach((rules, index) => {
      const each = ALL[index];
      if (each !== undefined) {
        broken.set(each, rules);
      }
    });
  });

  const titled = (cases: readonly Case[]): [string, string, Case][] =>
    cases.map((each) => [each[0], each[1], each]);

  it.each(titled(REFUSED_IMPORTS))("refuses in %s: %s", (_folder, _line, each) => {
    expect(broken.get(each)).toContain("lint/style/noRestrictedImports");
  });

  it.each(titled(REFUSED_GLOBALS))("refuses in %s: %s", (_folder, _line, each) => {
    expect(broken.get(each)).toContain("lint/style/noRestrictedGlobals");
  });

  it.each(titled(ALLOWED))("allows in %s: %s", (_folder, _line, each) => {
    expect(broken.get(each)).toEqual([]);
  });
});

describe("what no rule of the linter sees", () => {
  const sources = readdirSync("lib/core", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
    .map((path): [string, string] => [path, readFileSync(join("lib/core", path), "utf8")]);

  it.each([
    ["compares text by locale", /\.localeCompare\(|\.toLocale[A-Z]\w*\(/],
    ["rolls dice", /\bMath\.random\b|\bcrypto\./],
  ])("nothing in lib/core %s", (_fact, pattern) => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.filter(([, text]) => pattern.test(text)).map(([path]) => path)).toEqual([]);
  });
});
