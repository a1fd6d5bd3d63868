import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { transformSync } from "@swc/core";
import { wholeProcess } from "../whole-process";
import { handWrittenProgram, type StackJson } from "./hand-written-program";

/** Compiled programs: what is compared does not compile. */
export interface Programs {
  /** The example `hub-spoke`, and the same resources by hand. */
  readonly example: readonly [ours: string, byHand: string];
  /** So many workspaces in stacks of their own, and the same by hand. */
  readonly workspaces: readonly [ours: string, byHand: string];
  /** Removes what was written. */
  readonly remove: () => void;
}

const ROOT = join(__dirname, "../..");

/** Inside the package, so that programs find it by its name, as those of users do. */
const FOLDER = join(__dirname, "../.programs");

/** How many different workspaces `workspaces.ts` has. */
const VARIANTS = 10;

/**
 * Compiles the programs. Those by hand are made from what ours synthesize, and synthesize the same again.
 *
 * @throws Error where they do not
 */
export function compiledPrograms(): Programs {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const workspaces = compiled("workspaces.js", readFileSync(join(__dirname, "workspaces.ts"), "utf8"));
  const hubSpoke = join(ROOT, "examples/hub-spoke");
  const example = compiled("hub-spoke.js", readFileSync(join(hubSpoke, "main.ts"), "utf8"));
  const golden = JSON.parse(readFileSync(join(hubSpoke, "golden/cdk.tf.json"), "utf8")) as StackJson;
  const ofWorkspaces = synthesized(workspaces, VARIANTS);
  return {
    example: [example, byHand("hub-spoke-by-hand.js", [golden])],
    workspaces: [workspaces, byHand("workspaces-by-hand.js", ofWorkspaces)],
    remove: () => rmSync(FOLDER, { recursive: true, force: true }),
  };
}

function compiled(name: string, source: string): string {
  const path = join(FOLDER, name);
  const { code } = transformSync(source, {
    filename: name.replace(/\.js$/, ".ts"),
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
  });
  writeFileSync(path, code);
  return path;
}

function byHand(name: string, stacks: readonly StackJson[]): string {
  const path = compiled(name, handWrittenProgram(stacks));
  const written = synthesized(path, stacks.length).map(resourcesOf);
  const meant = stacks.map(resourcesOf);
  if (JSON.stringify(written) !== JSON.stringify(meant)) {
    throw new Error(`${basename(path)} makes other resources than what it was written after`);
  }
  return path;
}

function synthesized(program: string, count: number): StackJson[] {
  const out = join(FOLDER, "out");
  wholeProcess([program, String(count), out], FOLDER);
  const folder = join(out, "stacks");
  const names = readdirSync(folder).sort((a, b) => numberOf(a) - numberOf(b));
  const stacks = names.map(
    (name) => JSON.parse(readFileSync(join(folder, name, "cdk.tf.json"), "utf8")) as StackJson,
  );
  rmSync(out, { recursive: true });
  return stacks;
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
