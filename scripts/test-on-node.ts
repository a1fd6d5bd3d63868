import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

const USAGE = "usage: npm run test:node -- VERSION [JEST'S ARGUMENTS...], such as 24 test/package";

/**
 * Runs the tests on another version of Node.js, which npm has as a package for each platform.
 *
 * @param version `24`, `22.23.3`
 * @param jestArguments as on the command line of jest
 */
function testOnNode(version: string, jestArguments: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), "node-"));
  try {
    const platform = process.platform === "win32" ? "win" : process.platform;
    const spec = `node-${platform}-${process.arch}@${version}`;
    const installed = spawnSync(
      "npm",
      ["install", "--prefix", folder, "--ignore-scripts", "--no-package-lock", spec],
      { stdio: "inherit", shell: process.platform === "win32" },
    );
    const node = [join("bin", "node"), join("bin", "node.exe")]
      .map((path) => join(folder, "node_modules", `node-${platform}-${process.arch}`, path))
      .find((path) => existsSync(path));
    if (installed.status !== 0 || node === undefined) {
      console.error(`npm has no ${spec}; give a version that Node.js has released`);
      return 2;
    }
    const { status } = spawnSync(node, [resolve("node_modules/jest/bin/jest.js"), ...jestArguments], {
      stdio: "inherit",
      // Programs that tests start find this Node.js first.
      env: { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) },
    });
    return status ?? 2;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [version, ...jestArguments] = process.argv.slice(2);
if (version === undefined || !/^\d+(\.\d+){0,2}$/.test(version)) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  process.exitCode = testOnNode(version, jestArguments);
}
