import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { renamed, renamedManifest } from "../../scripts/cdktn/names";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const dependencies = JSON.parse(readFileSync("cdktn/package.json", "utf8"));
const lock = JSON.parse(readFileSync("cdktn/package-lock.json", "utf8")) as {
  packages: Record<string, Record<string, unknown>>;
};

const sources = ["lib", "examples"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
    .map((path) => join(folder, path)),
);

/** What a program imports that is no file of its own. */
function packagesOf(text: string): string[] {
  return [...text.matchAll(/\b(?:from|import|require)\b[ (]*"([@\w][\w@/:.-]*)"/g)].map(
    ([, name]) => name ?? "",
  );
}

describe("a source for CDK Terrain", () => {
  it.each([
    ['import { App } from "cdktf";', 'import { App } from "cdktn";'],
    [
      'import { Route } from "@cdktf/provider-azurerm/lib/route";',
      'import { Route } from "@cdktn/provider-azurerm/lib/route";',
    ],
    ['const TOOL = "cdktf-azure-network-catalog";', 'const TOOL = "cdktn-azure-network-catalog";'],
    ["// As `cdktf synth` writes it.", "// As `cdktn synth` writes it."],
    ["Both read cdktf.json and write cdktf.out.", "Both read cdktf.json and write cdktf.out."],
    ["/^cdkt[fn]-azure-network-catalog$/", "/^cdkt[fn]-azure-network-catalog$/"],
    ["cdktfx and CDKTF", "cdktfx and CDKTF"],
  ])("has for %s: %s", (text, expected) => {
    expect(renamed(text)).toBe(expected);
  });

  it("imports nothing of the framework that it leaves, and what it imports instead is declared", () => {
    const imported = new Set(sources.flatMap((path) => packagesOf(renamed(readFileSync(path, "utf8")))));
    expect([...imported].filter((name) => name.includes("cdktf"))).toEqual([]);
    expect([...imported].filter((name) => name.includes("cdktn")).length).toBeGreaterThan(10);
    const declared = [...Object.keys(dependencies.peerDependencies), ...Object.keys(manifest.dependencies)];
    const known = ["cdktn-azure-network-catalog", ...declared];
    expect(
      [...imported].filter(
        (name) =>
          !name.startsWith("node:") && !known.some((each) => name === each || name.startsWith(`${each}/`)),
      ),
    ).toEqual([]);
  });

  it("differs in nothing else", () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(
      sources.filter((path) => {
        const text = readFileSync(path, "utf8");
        return text.includes("cdktn") || renamed(text).replaceAll("cdktn", "cdktf") !== text;
      }),
    ).toEqual([]);
  });
});

describe("the manifest for CDK Terrain", () => {
  it("has other names, peers and keywords, and all else that describes the package", () => {
    const { scripts, ...described } = manifest;
    expect(renamedManifest(manifest, dependencies)).toEqual({
      ...described,
      name: "cdktn-azure-network-catalog",
      keywords: manifest.keywords.map((word: string) => (word === "cdktf" ? "cdktn" : word)),
      engines: { node: ">=20.16" },
      peerDependencies: {
        "@cdktn/provider-azurerm": "^16.1.0",
        cdktn: ">=0.23.0 <0.25.0",
        constructs: "^10.6.0",
      },
      devDependencies: dependencies.devDependencies,
      jsii: {
        ...manifest.jsii,
        targets: {
          python: { distName: "cdktn-azure-network-catalog", module: "cdktn_azure_network_catalog" },
          java: {
            package: "io.github.cdktn_azure_network_catalog",
            maven: {
              groupId: "io.github.cdktf-azure-network-catalog",
              artifactId: "cdktn-azure-network-catalog",
            },
          },
          dotnet: { namespace: "Cdktn.AzureNetworkCatalog", packageId: "Cdktn.AzureNetworkCatalog" },
          go: {
            moduleName: "github.com/cdktf-azure-network-catalog/cdktn-azure-network-catalog-go",
            packageName: "azurenetworkcatalog",
          },
        },
      },
    });
  });

  it("is built with what the lock file holds, which names no address of a registry", () => {
    const { "": root, ...installed } = lock.packages;
    const { devDependencies, peerDependencies, engines } = dependencies;
    expect(root).toEqual({
      name: dependencies.name,
      version: dependencies.version,
      license: dependencies.license,
      devDependencies,
      peerDependencies,
      engines,
    });
    for (const [name, version] of Object.entries(devDependencies)) {
      expect(installed[`node_modules/${name}`]).toMatchObject({ version });
    }
    expect(Object.values(installed).filter((each) => "resolved" in each)).toEqual([]);
  });
});
