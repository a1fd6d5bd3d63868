import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundledPackages } from "../package/bundled-packages";

/** What of a lock file matters here. */
interface LockFile {
  readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** How npm ended. */
export interface NpmResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs npm in a project that has of this one only what ships: its bundled packages, as the lock file has them.
 *
 * In the project itself npm would leave out of a bill of materials what development needs as well, whether it ships or not.
 */
export function npmInShippedProject(args: readonly string[]): NpmResult {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, unknown>;
  const { name, version, license, description, author, repository, homepage, bugs, dependencies } = manifest;
  const shipped = { name, version, license, description, author, repository, homepage, bugs, dependencies };
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as LockFile;
  const packages = Object.fromEntries([
    ["", shipped],
    ...bundledPackages().map(({ folder }) => [folder, lock.packages[folder] ?? {}] as const),
  ]);
  const parent = mkdtempSync(join(tmpdir(), "shipped-"));
  try {
    // npm calls a project by its folder.
    const folder = join(parent, `${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify(shipped));
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ ...lock, packages }));
    const { status, stdout, stderr } = spawnSync("npm", [...args, "--package-lock-only"], {
      cwd: folder,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    return { status, stdout, stderr };
  } finally {
    rmSync(parent, { recursive: true });
  }
}
