import { existsSync, readFileSync } from "node:fs";
import { bundledPackages } from "../../scripts/package/bundled-packages";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const packages = bundledPackages();

/** Where an entry point's code or types come from. */
function sourceOf(path: string): string {
  return path.replace(/^\.\//, "").replace(/(\.d\.ts|\.js)$/, ".ts");
}

describe("package.json", () => {
  it("says where the project is at home, and how it is found", () => {
    const { homepage, repository, bugs, author, license, stability, keywords } = manifest;
    const home = "https://github.com/cdktf-azure-network-catalog/cdktf-azure-network-catalog";
    expect({ homepage, repository, bugs, author, license, stability }).toEqual({
      homepage: `${home}#readme`,
      repository: { type: "git", url: `${home}.git` },
      bugs: { url: `${home}/issues` },
      author: { name: "The cdktf-azure-network-catalog authors" },
      license: "Apache-2.0",
      stability: "experimental",
    });
    expect(keywords).toEqual([...new Set<string>(keywords)].sort());
    expect(keywords).toEqual(expect.arrayContaining(["azure", "azurerm", "cdktf", "jsii", "terraform"]));
  });

  it("has entry points of sources that exist, each with its types", () => {
    const entries = Object.values<string | { types: string; default: string }>(manifest.exports);
    const conditional = entries.filter((each) => typeof each === "object");
    expect(conditional.map((each) => sourceOf(each.types))).toEqual(
      conditional.map((each) => sourceOf(each.default)),
    );
    const named = [
      ...conditional.map((each) => sourceOf(each.default)),
      sourceOf(manifest.main),
      sourceOf(manifest.types),
      ...Object.values<string>(manifest.bin).map(sourceOf),
    ];
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it("gives the same entry points to a TypeScript that does not read `exports`", () => {
    const folders = Object.keys(manifest.exports).filter((key) => /^\.\/\w+$/.test(key));
    expect(manifest.typesVersions["*"]).toEqual(
      Object.fromEntries(
        folders.map((key) => [key.slice(2), [manifest.exports[key].types.replace(/^\.\//, "")]]),
      ),
    );
  });

  it("bundles every dependency, which jsii asks of what it does not know", () => {
    expect(manifest.bundledDependencies).toEqual(Object.keys(manifest.dependencies));
  });
});

describe("what ships", () => {
  const INSTALL_SCRIPTS = ["preinstall", "install", "postinstall", "prepare"];

  it("has packages with permissive licences only", () => {
    const permissive = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT"];
    expect(packages.filter(({ license }) => !permissive.includes(license))).toEqual([]);
    expect(packages.length).toBeGreaterThanOrEqual(manifest.bundledDependencies.length);
  });

  it("runs no script when it is installed", () => {
    const scripts = Object.keys(manifest.scripts);
    expect(scripts.filter((script) => INSTALL_SCRIPTS.includes(script))).toEqual([]);
    const ofBundled = packages.flatMap(({ name, folder, manifest: { scripts: own = {} } }) => [
      // `prepare` of a dependency runs for dependencies from git only.
      ...INSTALL_SCRIPTS.filter((script) => script !== "prepare" && script in own).map(
        (script) => `${name}: ${script}`,
      ),
      // npm builds what has this file, without any script.
      ...(existsSync(`${folder}/binding.gyp`) ? [`${name}: binding.gyp`] : []),
    ]);
    expect(ofBundled).toEqual([]);
  });
});
