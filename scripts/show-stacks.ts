import { readFileSync } from "node:fs";
import { join } from "node:path";
import Table from "cli-table3";
import { type RuleTable, terraformTables } from "../lib/core/report/terraform-tables";

/** What `cdktf synth` writes beside the stacks. */
interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
}

/** For each stack of an output folder: where its Terraform is, and the rules that it holds. */
export function showStacks(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
  return Object.keys(manifest.stacks)
    .sort()
    .map((name) => showStack(name, join(folder, manifest.stacks[name]?.synthesizedStackPath ?? "")))
    .join("\n");
}

/** The rules of one stack's Terraform JSON. */
export function showRules(terraformJson: string): string {
  return terraformTables(JSON.parse(terraformJson)).map(showTable).join("\n");
}

function showStack(name: string, path: string): string {
  return `${name}: ${path}\n\n${showRules(readFileSync(path, "utf8"))}`;
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
