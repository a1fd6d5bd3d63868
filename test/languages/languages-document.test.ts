import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import {
  AzureCloud,
  MachineLearningFeature,
  MachineLearningNetworkIsolation,
  NetworkSelection,
} from "../../lib/index";
import { renamed, renamedManifest } from "../../scripts/cdktn/names";
import { isInstalled, WORKSPACE } from "../../scripts/cdktn/workspace";
import { notCompiled } from "./compiled-package";
import { generatePython } from "./generate-python";
import { itUnless, noPython, noPythonPackages, python } from "./python";

const MINUTE = 60_000;

const document = readFileSync("docs/languages.md", "utf8");
const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const dependencies = JSON.parse(readFileSync("cdktn/package.json", "utf8"));
// biome-ignore lint/suspicious/noExplicitAny: what it is like is tested with the names
const manifestForTerrain = renamedManifest(manifest, dependencies) as any;

/** The code in the first block of a language. */
function block(language: string, text = document): string {
  const [, code] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(text) ?? [];
  if (code === undefined) {
    throw new Error(`there is no block in ${language}`);
  }
  return code;
}

/** The cells of the table row that begins so. */
function row(begin: string, after: string): string[] {
  const line = document
    .slice(document.indexOf(after))
    .split("\n")
    .find((each) => each.startsWith(`| ${begin} `));
  return (line ?? "").split("|").map((cell) => cell.trim());
}

/** The first version that a range allows, as the document writes it. */
function least(range: string): string {
  return /\d+\.\d+(?:\.[1-9]\d*)?/.exec(range)?.[0] ?? "";
}

describe("the document of frameworks and languages", () => {
  it("says what the packages need", () => {
    const provider = JSON.parse(readFileSync("node_modules/@cdktf/provider-azurerm/package.json", "utf8"));
    const { cdktf, constructs, "@cdktf/provider-azurerm": azurerm } = manifest.peerDependencies;
    expect(row("CDK for Terraform", "## Which")).toEqual([
      "",
      "CDK for Terraform",
      `\`${manifest.name}\``,
      least(manifest.engines.node),
      `\`cdktf\` ${least(cdktf)}, \`@cdktf/provider-azurerm\` ${least(azurerm)}, \`constructs\` ${least(constructs)}`,
      provider.cdktf.provider.version,
      "",
    ]);
    const terrain = dependencies.peerDependencies;
    expect(row("CDK Terrain", "## Which").slice(2, 5)).toEqual([
      `\`${manifestForTerrain.name}\``,
      least(dependencies.engines.node),
      `\`cdktn\`, \`@cdktn/provider-azurerm\` ${least(terrain["@cdktn/provider-azurerm"])}, \`constructs\` ${least(terrain.constructs)}`,
    ]);
  });

  itUnless(
    isInstalled() ? undefined : "CDK Terrain is not installed; run `npm run build:cdktn`, which installs it",
    "says which version of the azurerm provider CDK Terrain's is for",
    () => {
      const path = join(WORKSPACE, "node_modules", "@cdktn", "provider-azurerm", "package.json");
      expect(row("CDK Terrain", "## Which")[5]).toBe(
        JSON.parse(readFileSync(path, "utf8")).cdktn.provider.version,
      );
    },
  );

  it("says what the packages are called in each language", () => {
    for (const [column, { name, jsii }] of [manifestForTerrain, manifest].entries()) {
      const { python: py, java, dotnet, go } = jsii.targets;
      const called = (language: string): string | undefined =>
        row(language, "## What the packages")[column + 2];
      expect(called("TypeScript")).toBe(`\`${name}\``);
      expect(called("Python")).toBe(`\`${py.distName}\`, module \`${py.module}\``);
      expect(called("Java")).toBe(
        `\`${java.maven.groupId}:${java.maven.artifactId}\`, package \`${java.package}\``,
      );
      expect(called("C#")).toBe(`\`${dotnet.packageId}\``);
      expect(called("Go")).toBe(`\`${go.moduleName}/${go.packageName}\``);
    }
  });

  it("exchanges each package of the one framework for that of the other", () => {
    const [uninstalled = "", installed = ""] = block("sh").trim().split("\n");
    const named = (line: string): string[] => line.split(" ").slice(2).sort();
    expect(named(uninstalled)).toEqual(
      [
        manifest.name,
        ...Object.keys(manifest.peerDependencies).filter((name) => name !== "constructs"),
      ].sort(),
    );
    expect(named(installed)).toEqual(
      [manifestForTerrain.name, ...Object.keys(manifestForTerrain.peerDependencies)].sort(),
    );
    expect(JSON.parse(block("json"))).toEqual({ overrides: dependencies.overrides });
  });

  it("exchanges the names in imports as the build does, of what there is", () => {
    const lines = block("diff").trim().split("\n");
    const [before, after] = ["-", "+"].map((sign) =>
      lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1)),
    );
    expect(after).toEqual(before?.map(renamed));
    expect(before?.length).toBe(4);
    for (const line of before ?? []) {
      const [, names = "", from = ""] = /^import \{ (.*) \} from "(.*)";$/.exec(line) ?? [];
      const ours = /^cdktf-azure-network-catalog(.*)$/.exec(from)?.[1];
      const module = require(ours === undefined ? from : join("..", "..", "lib", ours, "index"));
      expect(Object.keys(module)).toEqual(expect.arrayContaining(names.split(", ")));
    }
  });

  it("links to files that exist", () => {
    const links = [...document.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => join("docs", link ?? ""));
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  itUnless(noPython, "shows Python that compiles", () => {
    expect(python(["-c", "import sys; compile(sys.argv[1], 'shown', 'exec')", block("python")])).toEqual({
      status: 0,
      output: "",
    });
  });

  itUnless(
    noPythonPackages ?? notCompiled,
    "shows Python that makes the resources which the same in TypeScript makes",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "shown-"));
      try {
        const program = join(folder, "main.py");
        writeFileSync(program, block("python").replace("App()", `App(outdir=${JSON.stringify(folder)})`));
        const { status, output } = python([program], generatePython(folder));
        expect([status, output]).toEqual([0, expect.anything()]);
        const given = JSON.parse(readFileSync(join(folder, "stacks", "workspace", "cdk.tf.json"), "utf8"));
        const stack = new TerraformStack(new App({ outdir: join(folder, "ts") }), "workspace");
        new MachineLearningNetworkIsolation(stack, "isolation", {
          selection: NetworkSelection.machineLearning({
            cloud: AzureCloud.PUBLIC,
            region: "eastus2",
            features: [MachineLearningFeature.HBI_WORKSPACE],
            parameters: { storageAccount: "mlstore" },
          }),
          resourceGroupName: "rg-ml",
          subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
        });
        expect(given.resource).toEqual(stack.toTerraform().resource);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    2 * MINUTE,
  );
});

describe("the README of the package for CDK Terrain", () => {
  it("shows the program of the other package's README, renamed", () => {
    const [theirs, ours] = [
      block("ts", readFileSync("README.md", "utf8")),
      readFileSync("cdktn/README.md", "utf8"),
    ];
    expect(block("typescript", ours)).toBe(renamed(theirs));
  });

  it("says what it needs", () => {
    const text = readFileSync("cdktn/README.md", "utf8").replaceAll("\n", " ");
    expect(text).toContain(`It needs Node.js ${least(dependencies.engines.node)} or newer`);
    expect(text).toContain("`cdktn`, `@cdktn/provider-azurerm` and `constructs`");
  });
});
