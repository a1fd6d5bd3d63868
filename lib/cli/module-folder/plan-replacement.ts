import { join } from "node:path";
import { quoted } from "../../core/address/quoted";
import { folderDifference, TERRAFORM_LEFTOVERS } from "./folder-difference";
import { type FolderState, sha256Of } from "./folder-state";
import { MANIFEST_NAME } from "./manifest";

/** What is to be done with a folder. */
export type Replacement =
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "replace";
      /** Names of what stays in the folder, as it is. */
      readonly keep: readonly string[];
      /** Names of files that are recorded and no longer made. */
      readonly removed: readonly string[];
    }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

/** What a folder is to hold. */
export interface FolderContent {
  /** The text of each of the module's files, by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly manifestText: string;
}

/** A message names at most this many files. */
const MOST_NAMED = 10;

/**
 * Decides what becomes of a folder. It is replaced where it is absent or empty, or where it holds what its manifest
 * records and no more; Terraform's leftovers are kept. Otherwise it is refused.
 *
 * @param given the folder, as the user gave it
 * @param force keeps other files, and replaces what was changed by hand
 */
export function planReplacement(
  given: string,
  state: FolderState,
  content: FolderContent,
  force: boolean,
): Replacement {
  const made = new Map([...content.files].map(([name, text]) => [name, sha256Of(text)]));
  const difference = folderDifference(state, made);
  const { changedByHand, removedByHand, foreign, outdated } = difference;
  const inTheWay = [MANIFEST_NAME, ...made.keys()].filter((name) => {
    const kind = state.entries.get(name)?.kind;
    return kind !== undefined && kind !== "file";
  });
  const problems = [
    ...(inTheWay.length === 0
      ? []
      : [
          `${named(given, inTheWay, "is no file", "are no files")}, where a file is to be written; move it away`,
        ]),
    ...(force ? [] : refusals(given, state, changedByHand, removedByHand, foreign, made)),
  ];
  if (problems.length > 0) {
    return { kind: "refused", problems };
  }
  const isSame =
    changedByHand.length + removedByHand.length + outdated.length === 0 &&
    foreign.every((name) => !made.has(name)) &&
    state.manifestText === content.manifestText;
  if (isSame) {
    return { kind: "unchanged" };
  }
  const keep = [
    ...TERRAFORM_LEFTOVERS.filter((name) => state.entries.has(name)),
    ...foreign.filter((name) => !made.has(name)),
  ];
  const removed = outdated.filter(({ change }) => change === "removed").map(({ name }) => name);
  return { kind: "replace", keep, removed };
}

function refusals(
  given: string,
  { manifest }: FolderState,
  changedByHand: readonly string[],
  removedByHand: readonly string[],
  foreign: readonly string[],
  made: ReadonlyMap<string, string>,
): string[] {
  const replaced = foreign.filter((name) => made.has(name));
  const whole = foreign.length === 1 ? "it" : "them";
  const forced =
    replaced.length === 0
      ? `keeps ${whole}`
      : replaced.length === foreign.length
        ? `replaces ${whole}`
        : `keeps the others and replaces ${list(replaced)}`;
  return [
    ...(manifest === undefined || manifest.ok
      ? []
      : [
          `\`${join(given, MANIFEST_NAME)}\` does not tell what was written there: ${manifest.problem}; restore it, choose another folder, or use \`--force\`, which keeps all files but those of the new module`,
        ]),
    ...(foreign.length === 0
      ? []
      : [
          `\`${given}\` holds what this command did not write: ${list(foreign)}; choose another folder, move ${whole} away, or use \`--force\`, which ${forced}`,
        ]),
    ...(changedByHand.length === 0
      ? []
      : [
          `${named(given, changedByHand, "was", "were")} changed since this command wrote ${changedByHand.length === 1 ? "it" : "them"}; keep the change elsewhere, or use \`--force\`, which replaces ${changedByHand.length === 1 ? "the file" : "the files"}`,
        ]),
    ...(removedByHand.length === 0
      ? []
      : [
          `${named(given, removedByHand, "was", "were")} removed since this command wrote ${removedByHand.length === 1 ? "it" : "them"}; restore ${removedByHand.length === 1 ? "it" : "them"}, or use \`--force\``,
        ]),
  ];
}

function named(given: string, names: readonly string[], one: string, several: string): string {
  return `${list(names)} in \`${given}\` ${names.length === 1 ? one : several}`;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map((name) => quoted(name));
  const others = names.length - shown.length;
  return others === 0 ? shown.join(", ") : `${shown.join(", ")} and ${others} more`;
}
