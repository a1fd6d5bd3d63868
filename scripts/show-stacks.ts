import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import Table from "cli-table3";
import { type RuleTable, terraformTables } from "../lib/core/report/terraform-tables";

/** What `cdktf synth` writes beside the stacks. */
interface Manifest {
  readonly stacks: Readonly<Record<string, ManifestStack>>;
}

interface ManifestStack {
  readonly synthesizedStackPath: string;
  readonly workingDirectory: string;
}

/** For each stack of an output folder: where its Terraform is, and the rules that it holds. */
export function showStacks(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
  return Object.keys(manifest.stacks)
    .sort()
    .flatMap((name) => {
      const stack = manifest.stacks[name];
      return stack === undefined ? [] : [showStack(name, folder, stack)];
    })
    .join("\n");
}

/** The rules of one stack's Terraform JSON. */
export function showRules(terraformJson: string): string {
  return terraformTables(JSON.parse(terraformJson)).map(showTable).join("\n");
}

function showStack(
  name: string,
  folder: string,
  { synthesizedStackPath, workingDirectory }: ManifestStack,
): string {
  const path = join(folder, synthesizedStackPath);
  return basename(path) === "cdk.tf.json"
    ? `${name}: ${path}\n\n${showRules(readFileSync(path, "utf8"))}`
    : `${name}: ${join(folder, workingDirectory)}\n\n  A Terraform module; its README.md shows its rules.\n`;
}

function showTable({ title, head, rows }: RuleTable): string {
  const table = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  table.push(...rows.map((row) => [...row]));
  return `  ${title}\n${indented(table.toString())}\n`;
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}
