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
      return differentLines(name, withoutVersions(expected), withoutVersions(given));
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

/** The framework's version stands in its metadata, the provider's among the required ones. */
function withoutVersions(terraformJson: string): string[] {
  const document = JSON.parse(terraformJson);
  document["//"].metadata.version = "";
  document.terraform.required_providers.azurerm.version = "";
  return JSON.stringify(document, null, 2).split("\n");
}

function differentLines(name: string, expected: readonly string[], given: readonly string[]): string[] {
  const length = Math.max(expected.length, given.length);
  return Array.from({ length }, (_, index) => [expected[index], given[index]])
    .filter(([before, after]) => before !== after)
    .map(([before, after]) => `${name}: ${before?.trim()} became ${after?.trim()}`);
}
