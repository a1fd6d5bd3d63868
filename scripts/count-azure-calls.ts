import { parseArgs } from "node:util";
import { NetworkSelection } from "cdktf-azure-network-catalog";
import Table from "cli-table3";
import {
  azureFor,
  configurationOf,
  PARTS,
  type Part,
  synthesized,
} from "../test/terraform/isolated-workspace";
import { Terraform } from "../test/terraform/terraform";
import { findTerraform } from "../test/terraform/terraform-program";

/** The requests that one apply sends to Azure Resource Manager. */
export interface AzureCalls {
  /** How the rules are held. */
  readonly part: Part;
  /** What is applied. */
  readonly step: "first apply" | "feature turned on" | "nothing changed";
  /** Requests that write. */
  readonly put: number;
  readonly delete: number;
  /** Requests that read, of the refresh and after each write. */
  readonly get: number;
}

/** What the program writes, and how it ends: 0, or 2 when it was called wrongly. */
export interface Shown {
  readonly code: 0 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

const USAGE = "usage: npm run azure-calls -- [--format table|json] [--feature ID]";
const FORMATS = ["table", "json"];
const FEATURE = "hbi-workspace";

/**
 * Counts the requests that Terraform's applies send to Azure for each form of one workspace's rules, with the tests'
 * provider and model of Azure. Terraform has to be on the PATH.
 *
 * @param feature the feature that the second apply turns on
 */
export async function countAzureCalls(feature: string): Promise<AzureCalls[]> {
  const counted: AzureCalls[] = [];
  for (const part of PARTS) {
    counted.push(...(await countPart(part, feature)));
  }
  return counted;
}

async function countPart(part: Part, feature: string): Promise<AzureCalls[]> {
  const workspaces = { workspace: {} };
  const azure = azureFor(workspaces);
  const terraform = await Terraform.of(configurationOf(workspaces, [part]), azure);
  const applied = async (step: AzureCalls["step"]): Promise<AzureCalls> => {
    azure.forgetCalls();
    await terraform.apply();
    const count = (method: string): number => azure.calls().filter((call) => call.method === method).length;
    return { part, step, put: count("PUT"), delete: count("DELETE"), get: count("GET") };
  };
  try {
    await terraform.init();
    const first = await applied("first apply");
    terraform.write(configurationOf({ workspace: { features: [feature] } }, [part]));
    const second = await applied("feature turned on");
    return [first, second, await applied("nothing changed")];
  } finally {
    terraform.close();
  }
}

/** The figures as a table for people. */
export function callsAsTable(calls: readonly AzureCalls[], feature: string): string {
  const table = new Table({
    head: ["Rules", "Apply", "PUT", "DELETE", "GET"],
    style: { head: [], border: [], compact: true },
    colAligns: ["left", "left", "right", "right", "right"],
  });
  table.push(
    ...calls.map(({ part, step, put, delete: deleted, get }) => [
      part,
      step === "feature turned on" ? `\`${feature}\` turned on` : step,
      put,
      deleted,
      get,
    ]),
  );
  return `${table.toString()}\n`;
}

/** Counts and shows. */
export async function showAzureCalls(args: readonly string[]): Promise<Shown> {
  const options = readOptions(args);
  const problem = "problem" in options ? options.problem : problemWith(options.feature);
  if ("problem" in options || problem !== undefined) {
    return { code: 2, stdout: "", stderr: `${problem}\n${USAGE}\n` };
  }
  const calls = await countAzureCalls(options.feature);
  const stdout =
    options.format === "json"
      ? `${JSON.stringify({ feature: options.feature, calls }, undefined, 2)}\n`
      : callsAsTable(calls, options.feature);
  return { code: 0, stdout, stderr: "" };
}

/** Why the feature cannot be turned on, or nothing be applied at all. */
function problemWith(feature: string): string | undefined {
  if (findTerraform() === undefined) return "there is no program `terraform` on the PATH; install it";
  if (!NetworkSelection.machineLearningFeatures().includes(feature)) {
    return `unknown feature "${feature}"; write one such as ${FEATURE}`;
  }
  return synthesized({ workspace: { features: [feature] } }).refusal;
}

type Options = { readonly format: string; readonly feature: string } | { readonly problem: string };

function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        format: { type: "string", default: "table" },
        feature: { type: "string", default: FEATURE },
      },
    });
    if (!FORMATS.includes(values.format)) {
      return { problem: `unknown format "${values.format}"; write ${FORMATS.join(" or ")}` };
    }
    return values;
  } catch (error) {
    const { message } = error as { readonly message: string };
    return { problem: message.replace(/\. To specify .*/s, "") };
  }
}

if (require.main === module) {
  showAzureCalls(process.argv.slice(2)).then(({ code, stdout, stderr }) => {
    process.stdout.write(stdout);
    process.stderr.write(stderr);
    process.exitCode = code;
  });
}
