import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Dependencies, renamed, renamedManifest } from "./names";

/** Where the package for CDK Terrain is made: its dependencies here, itself in `package`. */
export const WORKSPACE = join("dist", "cdktn");

const SOURCE = "cdktn";

/** Whether the framework and the provider are installed in the workspace, as the lock file has them. */
export function isInstalled(): boolean {
  const lock = join(WORKSPACE, "package-lock.json");
  return (
    existsSync(join(WORKSPACE, "node_modules", "cdktn", "package.json")) &&
    existsSync(lock) &&
    readFileSync(lock, "utf8") === readFileSync(join(SOURCE, "package-lock.json"), "utf8")
  );
}

/** Installs what the package is built with. */
export function install(): void {
  mkdirSync(WORKSPACE, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) {
    cpSync(join(SOURCE, file), join(WORKSPACE, file));
  }
  cpSync(".npmrc", join(WORKSPACE, ".npmrc"));
  run("npm", ["ci"], WORKSPACE);
  admitFramework();
}

/**
 * Lets the provider say, in its manifest and in its assembly, that it takes the framework's version which is installed:
 * what `overrides` is to npm, which jsii does not read.
 */
function admitFramework(): void {
  const { peerDependencies } = JSON.parse(readFileSync(join(SOURCE, "package.json"), "utf8")) as Dependencies;
  for (const file of ["package.json", ".jsii"]) {
    const path = join(WORKSPACE, "node_modules", "@cdktn", "provider-azurerm", file);
    const text = readFileSync(path, "utf8");
    const declared = /("(?:peerD|d)ependencies": \{\s*"cdktn": )"[^"]*"/;
    writeFileSync(path, text.replace(declared, `$1"${peerDependencies.cdktn}"`));
  }
}

/** What the examples in docstrings stand in. */
const FIXTURE = join("rosetta", "default.ts-fixture");

/** Writes the package's TypeScript, what it reads, and its manifest, renamed, into a folder. */
export function writePackageSources(folder: string): void {
  writeRenamed("lib", join(folder, "lib"));
  cpSync("catalog", join(folder, "catalog"), { recursive: true });
  cpSync("tsconfig.json", join(folder, "tsconfig.json"));
  mkdirSync(join(folder, "rosetta"), { recursive: true });
  writeFileSync(join(folder, FIXTURE), renamed(readFileSync(FIXTURE, "utf8")));
  const manifest = renamedManifest(
    JSON.parse(readFileSync("package.json", "utf8")),
    JSON.parse(readFileSync(join(SOURCE, "package.json"), "utf8")) as Dependencies,
  );
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Writes all else that the package for CDK for Terraform brings: documents, and the packages that it bundles. */
export function writePackageCompanions(folder: string): void {
  const packed = run("npm", ["pack", "--dry-run", "--json"], ".");
  const [{ files }] = JSON.parse(packed) as [{ files: readonly { readonly path: string }[] }];
  for (const { path } of files) {
    if (!path.startsWith("lib/") && path !== ".jsii" && !existsSync(join(folder, path))) {
      cpSync(path, join(folder, path));
    }
  }
  cpSync(join(SOURCE, "README.md"), join(folder, "README.md"));
}

/** Writes TypeScript below a folder, renamed, and all that lies beside it as it is. */
export function writeRenamed(from: string, to: string): void {
  for (const path of readdirSync(from, { recursive: true, encoding: "utf8" })) {
    if (path.endsWith(".ts") && !path.endsWith(".d.ts")) {
      mkdirSync(dirname(join(to, path)), { recursive: true });
      writeFileSync(join(to, path), renamed(readFileSync(join(from, path), "utf8")));
    } else if (/\.(?:ya?ml|json)$/.test(path)) {
      cpSync(join(from, path), join(to, path));
    }
  }
}

/** Removes what an earlier build made, and leaves what is installed. */
export function clear(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs a program to its end and gives what it wrote. */
export function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(" ")} failed: ${stderr}${stdout}`);
  }
  return stdout;
}
