import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { exampleDifferences, terraformDifferences } from "../../scripts/cdktn/compare-examples";
import { isInstalled, WORKSPACE, writePackageSources } from "../../scripts/cdktn/workspace";
import { itUnless } from "../languages/python";

const MINUTE = 60_000;

const notInstalled = isInstalled()
  ? undefined
  : "CDK Terrain is not installed; run `npm run build:cdktn`, which installs it";

describe("the package for CDK Terrain", () => {
  itUnless(
    notInstalled,
    "gives for each example the Terraform that is committed, but for the versions of framework and provider",
    () => {
      const folder = mkdtempSync(resolve(WORKSPACE, "sources-"));
      try {
        writePackageSources(folder);
        expect(exampleDifferences(join(folder, "lib", "index.ts"))).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    2 * MINUTE,
  );
});

describe("the comparison of Terraform", () => {
  const golden = readFileSync("examples/direct/golden/cdk.tf.json", "utf8");

  it("overlooks the versions of framework and provider", () => {
    expect(golden).toContain('"version": "0.21.0"');
    expect(golden).toContain('"version": "4.55.0"');
    const other = golden
      .replace('"version": "0.21.0"', '"version": "0.24.0"')
      .replace('"version": "4.55.0"', '"version": "4.73.0"');
    expect(terraformDifferences(golden, other)).toEqual([]);
  });

  it("overlooks how a document breaks its lines, and not in which order its keys stand", () => {
    const document = JSON.parse(golden);
    expect(terraformDifferences(golden, JSON.stringify(document))).toEqual([]);
    const { provider, ...others } = document;
    expect(terraformDifferences(golden, JSON.stringify({ ...others, provider })).length).toBeGreaterThan(0);
  });

  it("finds every other line that differs", () => {
    expect(
      terraformDifferences(golden, golden.replace('"location": "eastus2"', '"location": "westus"')),
    ).toEqual(['"location": "eastus2", became "location": "westus",']);
  });
});
