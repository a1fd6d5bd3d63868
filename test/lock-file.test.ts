import { readFileSync } from "node:fs";

interface LockFile {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>> }
    >
  >;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as LockFile;

/** The optional dependencies that the lock file has no entry for, as `parent needs name`. */
const unlocked = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter(
      (name) =>
        packages[`node_modules/${name}`] === undefined &&
        packages[`${path}/node_modules/${name}`] === undefined,
    )
    .map((name) => `${path} needs ${name}`),
);

describe("the lock file", () => {
  it("holds the binaries of every platform, without which `npm ci` refuses it", () => {
    expect(unlocked).toEqual([]);
  });

  it("names no address of a registry, so that each machine uses its own", () => {
    expect(Object.values(packages).filter((each) => "resolved" in each)).toEqual([]);
  });
});
