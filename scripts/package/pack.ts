import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** A tarball as npm makes it, and what is in it. */
export interface Tarball {
  /** Where it is. */
  readonly path: string;
  /** The paths in it, seen from the package's folder. */
  readonly files: readonly string[];
  /** In bytes. */
  readonly size: number;
  /** As npm's lock files write it: `sha512-…`. */
  readonly integrity: string;
}

/**
 * Packs the project as `npm publish` does.
 *
 * @param folder where the tarball goes; it has to exist
 * @throws Error when the project is not compiled, or npm fails
 */
export function pack(folder: string): Tarball {
  if (!existsSync("lib/index.js") || !existsSync(".jsii")) {
    throw new Error("the project is not compiled; run `npm run build` first");
  }
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const { status, stdout, stderr } = spawnSync("npm", args, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    throw new Error(`\`npm ${args.join(" ")}\` ended with ${status}: ${stderr}`);
  }
  const [packed] = JSON.parse(stdout) as [
    {
      readonly filename: string;
      readonly size: number;
      readonly integrity: string;
      readonly files: readonly { readonly path: string }[];
    },
  ];
  return {
    path: join(folder, packed.filename),
    files: packed.files.map(({ path }) => path),
    size: packed.size,
    integrity: packed.integrity,
  };
}
