import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { exampleDifferences } from "./compare-examples";
import {
  clear,
  install,
  isInstalled,
  run,
  WORKSPACE,
  writePackageCompanions,
  writePackageSources,
} from "./workspace";

// Makes the package for CDK Terrain in dist/cdktn/package, and compares the examples' Terraform with what is committed.
const folder = join(WORKSPACE, "package");
if (!isInstalled()) {
  console.log(`Installing CDK Terrain and its provider in ${WORKSPACE}`);
  install();
}
clear(folder);
writePackageSources(folder);
writePackageCompanions(folder);
console.log(`Compiling ${folder}`);
run(process.execPath, [resolve("node_modules", "jsii", "bin", "jsii"), "--fail-on-warnings"], folder);
const differences = exampleDifferences(join(folder, "lib", "index.js"));
if (differences.length > 0) {
  throw new Error(`the examples differ:\n${differences.join("\n")}`);
}
console.log(
  `${folder}: ${readdirSync(folder).length} entries; every example gives the Terraform that is committed`,
);
