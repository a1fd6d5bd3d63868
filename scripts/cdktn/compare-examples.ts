import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { EXAMPLES } from "../../examples/all";
import { clear, run, WORKSPACE, writeRenamed } from "./workspace";

/**
 * What the examples give with CDK Terrain and otherwise than with CDK for Terraform, a line each; none is as it should be.
 *
 * The versions of the framework and of the provider, which the Terraform records, differ by nature.
 *
 * @param entry the module of the package for CDK Terrain, compiled or not
 */
export function exampleDifferences(entry: string): string[] {
  const folder = mkdtempSync(resolve(WORKSPACE, "examples-"));
  try {
    writeRenamed("examples", join(folder, "examples"));
    const paths = { "cdktn-azure-network-catalog": [resolve(entry)] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { paths } }));
    writeFileSync(join(folder, "main.ts"), PROGRAM);
    run(
      process.execPath,
      [require.resolve("tsx/cli"), "--tsconfig", join(folder, "tsconfig.json"), join(folder, "main.ts")],
      folder,
    );
    return Object.keys(EXAMPLES).flatMap((name) => {
      const given = readFileSync(join(folder, "out", "stacks", name, "cdk.tf.json"), "utf8");
      const expected = readFileSync(join("examples", name, "golden", "cdk.tf.json"), "utf8");
      return terraformDifferences(expected, given).map((line) => `${name}: ${line}`);
    });
  } finally {
    clear(folder);
  }
}

const PROGRAM = `import { App } from "cdktn";
import { EXAMPLES } from "./examples/all";

const app = new App({ outdir: \`\${__dirname}/out\` });
for (const [name, Stack] of Object.entries(EXAMPLES)) {
  new Stack(app, name);
}
app.synth();
`;

/** The lines in which two documents of Terraform JSON differ, but for the versions of framework and provider. */
export function terraformDifferences(expected: string, given: string): string[] {
  const [before, after] = [withoutVersions(expected), withoutVersions(given)];
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index)
    .filter((index) => before[index] !== after[index])
    .map((index) => `${before[index]?.trim()} became ${after[index]?.trim()}`);
}

/**
 * The lines of a document without the versions: the framework's stands in its metadata, the provider's among the required
 * ones. It is printed anew, for the frameworks break lines otherwise within what is empty; the order of keys stays.
 */
function withoutVersions(terraformJson: string): string[] {
  const document = JSON.parse(terraformJson);
  document["//"].metadata.version = "";
  document.terraform.required_providers.azurerm.version = "";
  return JSON.stringify(document, null, 2).split("\n");
}
