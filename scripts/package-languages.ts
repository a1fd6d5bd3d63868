import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

// Makes of a compiled package the npm tarball and the sources for Python, Java, C# and Go. Building these takes the
// languages' own tools, of which none is needed here.
const [project = ".", outdir = "dist"] = process.argv.slice(2);
const LANGUAGES = ["js", "python", "java", "dotnet", "go"];
const TABLET = join(project, ".jsii.tabl.json");

for (const language of LANGUAGES) {
  rmSync(join(outdir, language), { recursive: true, force: true });
}
// Outside of Node.js, nothing makes the command executable which the package brings.
const { bin } = JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as {
  bin: Record<string, string>;
};
for (const command of Object.values(bin)) {
  chmodSync(join(project, command), 0o755);
}
try {
  // Translates the programs in the documentation.
  runTool("jsii-rosetta", ["extract", resolve(project)]);
  const tablet = existsSync(TABLET) ? ["--rosetta-tablet", resolve(TABLET)] : [];
  runTool("jsii-pacmak", ["--code-only", "--no-npmignore", ...tablet, "--outdir", resolve(outdir), project]);
} finally {
  rmSync(TABLET, { force: true });
}
for (const path of readdirSync(join(outdir, "java"), { recursive: true, encoding: "utf8" })) {
  rewrite(join(outdir, "java", path), /\.java$/, /, date = "[^"]*"/g, "");
  rewrite(join(outdir, "java", path), /pom\.xml$/, / on \d{4}-[\d-]+T[\d:.]+Z/g, "");
}
for (const path of readdirSync(join(outdir, "python"), { recursive: true, encoding: "utf8" })) {
  // The translation takes a struct of a submodule for a submodule of its own.
  rewrite(
    join(outdir, "python", path),
    /\.(?:md|py)$/,
    /azurerm\.AzurermProviderFeatures import/g,
    "azurerm.provider import",
  );
}
// The translation of the README into Go does not compile; the program in TypeScript does.
for (const name of readdirSync(join(outdir, "go"))) {
  cpSync(join(project, "README.md"), join(outdir, "go", name, "README.md"));
}
for (const language of LANGUAGES) {
  console.log(join(outdir, language));
}

/** Replaces what a file holds that depends on the clock, or is wrong. */
function rewrite(path: string, name: RegExp, pattern: RegExp, replacement: string): void {
  if (name.test(path)) {
    writeFileSync(path, readFileSync(path, "utf8").replace(pattern, replacement));
  }
}

function runTool(tool: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve("node_modules", tool, "bin", tool), ...args],
    { encoding: "utf8", maxBuffer: 2 ** 26 },
  );
  if (status !== 0) {
    throw new Error(`${tool} ${args.join(" ")} failed: ${stderr}${stdout}`);
  }
}
