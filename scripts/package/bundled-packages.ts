import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../../lib/core/address/compare-text";

/** A package that the tarball brings along. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package states it. */
  readonly license: string;
  /** From the root of the repository: `node_modules/ajv`. */
  readonly folder: string;
  /** Its own `package.json`. */
  readonly manifest: Manifest;
}

/** What of a `package.json` matters here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly homepage?: string;
  readonly repository?: string | { readonly url: string };
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly bundledDependencies?: readonly string[];
}

/**
 * The packages that `npm pack` puts into the tarball: the bundled dependencies and all that they need, as they are
 * installed, by name and folder.
 *
 * @param root the folder of the project
 * @throws Error when one is not installed, or states no licence
 */
export function bundledPackages(root = "."): BundledPackage[] {
  const { bundledDependencies = [] } = manifestIn(root);
  const found = new Map<string, BundledPackage>();
  const visit = (name: string, from: string): void => {
    const folder = folderOf(name, from, root);
    if (found.has(folder)) {
      return;
    }
    const manifest = manifestIn(join(root, folder));
    const { version, license, dependencies = {}, optionalDependencies = {} } = manifest;
    if (license === undefined) {
      throw new Error(`${folder} states no licence; find out which it has before it is bundled`);
    }
    found.set(folder, { name, version, license, folder, manifest });
    for (const each of [...Object.keys(dependencies), ...Object.keys(optionalDependencies)]) {
      visit(each, folder);
    }
  };
  for (const name of bundledDependencies) {
    visit(name, ".");
  }
  return [...found.values()].sort((a, b) => compareText(a.name, b.name) || compareText(a.folder, b.folder));
}

/** Where Node.js finds a package from a folder: the nearest `node_modules` upwards that has it. */
function folderOf(name: string, from: string, root: string): string {
  const places =
    from === "." ? [] : from.split("/node_modules/").map((_, index, all) => all.slice(0, index + 1));
  const candidates = [
    ...places.map((parts) => `${parts.join("/node_modules/")}/node_modules/${name}`).reverse(),
    `node_modules/${name}`,
  ];
  const folder = candidates.find((each) => existsSync(join(root, each, "package.json")));
  if (folder === undefined) {
    throw new Error(`${name}, which ${from} needs, is not installed; run \`npm ci\``);
  }
  return folder;
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}
