import { compareText } from "../../core/address/compare-text";
import type { FolderState } from "./folder-state";
import { MANIFEST_NAME } from "./manifest";

/** What Terraform leaves in a folder where it ran; it is kept, and nobody has to move it away. */
export const TERRAFORM_LEFTOVERS: readonly string[] = [".terraform", ".terraform.lock.hcl"];

/** A file that is to be another one. */
export interface FileChange {
  readonly name: string;
  readonly change: "added" | "changed" | "removed";
}

/** How a folder differs from a module, and from what its manifest records. Names are in order. */
export interface FolderDifference {
  /** Recorded, and changed since by somebody else. */
  readonly changedByHand: readonly string[];
  /** Recorded, and removed since by somebody else. */
  readonly removedByHand: readonly string[];
  /** Not recorded. */
  readonly foreign: readonly string[];
  /** What a new module changes, of the files as they were recorded. */
  readonly outdated: readonly FileChange[];
}

/**
 * Compares a folder with a module. A file that holds what the module would give it is no difference, whatever the
 * manifest says.
 *
 * @param made the SHA-256 of each of the module's files, by name
 */
export function folderDifference(state: FolderState, made: ReadonlyMap<string, string>): FolderDifference {
  const recorded: ReadonlyMap<string, string> = state.manifest?.ok ? state.manifest.value.files : new Map();
  const changedByHand: string[] = [];
  const removedByHand: string[] = [];
  const foreign: string[] = [];
  const outdated: FileChange[] = [];
  for (const name of namesOf(state, recorded, made)) {
    const entry = state.entries.get(name);
    const [is, was, will] = [entry?.sha256, recorded.get(name), made.get(name)];
    if (entry === undefined ? will === undefined : entry.kind === "file" && is === will && is !== undefined) {
      continue;
    }
    if (was === undefined) {
      if (entry === undefined) {
        outdated.push({ name, change: "added" });
      } else {
        foreign.push(name);
      }
      continue;
    }
    if (entry === undefined) {
      removedByHand.push(name);
    } else if (is !== was) {
      changedByHand.push(name);
    }
    if (will !== was) {
      outdated.push({ name, change: will === undefined ? "removed" : "changed" });
    }
  }
  return { changedByHand, removedByHand, foreign, outdated };
}

function namesOf(state: FolderState, ...others: readonly ReadonlyMap<string, string>[]): readonly string[] {
  const names = new Set([...state.entries.keys(), ...others.flatMap((each) => [...each.keys()])]);
  return [...names]
    .filter((name) => name !== MANIFEST_NAME && !TERRAFORM_LEFTOVERS.includes(name))
    .sort(compareText);
}
