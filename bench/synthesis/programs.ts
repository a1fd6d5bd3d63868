import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { compiledFile, compiledProgram, ROOT } from "../compiled-program";
import { inScratchFolder } from "../scratch-folder";
import { wholeProcess } from "../whole-process";
import { handWrittenProgram, type StackJson } from "./hand-written-program";

/** Compiled programs: what is compared does not compile. */
export interface Programs {
  /** The example `hub-spoke`, and the same resources by hand. */
  readonly example: readonly [ours: string, byHand: string];
  /** So many workspaces in stacks of their own, and the same by hand. */
  readonly workspaces: readonly [ours: string, byHand: string];
}

/** How many different workspaces `workspaces.ts` has. */
const VARIANTS = 10;

/**
 * Compiles the programs. Those by hand are made from what ours synthesize, and synthesize the same again.
 *
 * @throws Error where they do not
 */
export function compiledPrograms(): Programs {
  const workspaces = compiledFile("workspaces", "synthesis/workspaces.ts");
  const hubSpoke = join(ROOT, "examples/hub-spoke");
  const example = compiledProgram("hub-spoke", readFileSync(join(hubSpoke, "main.ts"), "utf8"));
  const golden = JSON.parse(readFileSync(join(hubSpoke, "golden/cdk.tf.json"), "utf8")) as StackJson;
  const ofWorkspaces = synthesized(workspaces, VARIANTS);
  return {
    example: [example, byHand("hub-spoke-by-hand", [golden])],
    workspaces: [workspaces, byHand("workspaces-by-hand", ofWorkspaces)],
  };
}

function byHand(name: string, stacks: readonly StackJson[]): string {
  const path = compiledProgram(name, handWrittenProgram(stacks));
  const written = synthesized(path, stacks.length).map(resourcesOf);
  const meant = stacks.map(resourcesOf);
  if (JSON.stringify(written) !== JSON.stringify(meant)) {
    throw new Error(`${basename(path)} makes other resources than what it was written after`);
  }
  return path;
}

function synthesized(program: string, count: number): StackJson[] {
  return inScratchFolder((out) => {
    wholeProcess([program, String(count), out], out);
    const folder = join(out, "stacks");
    const names = readdirSync(folder).sort((a, b) => numberOf(a) - numberOf(b));
    return names.map(
      (name) => JSON.parse(readFileSync(join(folder, name, "cdk.tf.json"), "utf8")) as StackJson,
    );
  });
}

function numberOf(stack: string): number {
  return Number(stack.replace(/\D/g, ""));
}

/** A stack's resources, each as a text without what constructs call them. */
function resourcesOf({ resource }: StackJson): string[] {
  return Object.entries(resource)
    .flatMap(([type, byName]) =>
      Object.values(byName).map(({ "//": _, ...attributes }) => `${type} ${sortedText(attributes)}`),
    )
    .sort();
}

function sortedText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(sortedText).join()}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, each]) => `${key}:${sortedText(each)}`).join()}}`;
  }
  // A reference to another resource, whatever that is called.
  return JSON.stringify(value).replace(/\$\{(azurerm_\w+?)\.[\w-]+\.id\}/g, "$1");
}
