import { quoted } from "../../address/quoted";
import type { ConfigurationPlace } from "../configuration";
import { MAX_SHOWN_ADDRESS } from "./attribute-findings";
import type { DraftOwner, DraftRule, FileDraft, OwnerReference, SeparateRule } from "./file-draft";

/** An owner with all of its rules, inline ones first. */
export interface JoinedOwner<Configured, Owner> extends ConfigurationPlace {
  readonly name: string;
  readonly rules: readonly DraftRule<Configured>[];
  /** The owner as it was read. Default: only its separate rules are in the files. */
  readonly draft?: Owner;
}

/** What one file brings: owners, and separate rules of owners wherever they stand. */
export interface OwnersOfFile<Configured, Owner> {
  readonly draft: FileDraft;
  readonly owners: readonly Owner[];
  readonly separate: readonly SeparateRule<Configured>[];
}

/** A separate rule's owner that is in none of the files. */
interface AbsentOwner<Configured> extends ConfigurationPlace {
  readonly name: string;
  readonly rules: DraftRule<Configured>[];
}

/**
 * Puts separate rules to the owners that they name: by a reference within their file, else by name and, where both
 * tell it, resource group, in their file before the others. Names are compared regardless of case, as Azure does.
 *
 * Rules whose owner is in none of the files, or fits several, become an owner of their own, which is told.
 *
 * @param what an owner is called in messages
 */
export function joinOwners<Configured, Owner extends DraftOwner<Configured>>(
  files: readonly OwnersOfFile<Configured, Owner>[],
  what: string,
): readonly JoinedOwner<Configured, Owner>[] {
  const byAddress = new Map<string, Owner>();
  const byName = new Map<string, Owner[]>();
  const added = new Map<Owner, DraftRule<Configured>[]>();
  for (const [index, { owners }] of files.entries()) {
    for (const owner of owners) {
      added.set(owner, []);
      byAddress.set(`${index} ${owner.address}`, owner);
      const name = owner.name.toLowerCase();
      const named = byName.get(name);
      if (named === undefined) byName.set(name, [owner]);
      else named.push(owner);
    }
  }
  const absent = new Map<string, AbsentOwner<Configured>>();
  for (const [index, { draft, separate }] of files.entries()) {
    for (const { owner: reference, rule } of separate) {
      const owner =
        byAddress.get(`${index} ${reference.address ?? ""}`) ??
        onlyOf(byName.get(reference.name.toLowerCase()) ?? [], reference, draft);
      if (owner !== undefined) {
        added.get(owner)?.push(rule);
        continue;
      }
      const key = JSON.stringify([index, reference.text, reference.resourceGroup?.toLowerCase()]);
      const known = absent.get(key);
      if (known === undefined) {
        const { file } = draft.findings;
        absent.set(key, { file, address: reference.text, name: reference.name, rules: [rule] });
        const message = `the ${what} ${quoted(reference.text, MAX_SHOWN_ADDRESS)} is in none of the files, or more than one has its name; its separate rules are judged alone`;
        draft.findings.add("rules-of-group-elsewhere", rule.place, message);
      } else {
        known.rules.push(rule);
      }
    }
  }
  const present = [...added].map(([draft, separate]) => ({
    file: draft.file,
    address: draft.address,
    name: draft.name,
    rules: [...draft.rules, ...separate],
    draft,
  }));
  const joined = [...present, ...absent.values()];
  for (const owner of joined) tellRepeatedNames(owner, what);
  return joined;
}

/** The one owner that fits: of the same file if there is one, else of any. */
function onlyOf<Configured, Owner extends DraftOwner<Configured>>(
  named: readonly Owner[],
  { name, resourceGroup }: OwnerReference,
  draft: FileDraft,
): Owner | undefined {
  if (name === "") return undefined;
  const fitting = named.filter((owner) => fits(owner.resourceGroup, resourceGroup));
  const inFile = fitting.filter((owner) => owner.file === draft.findings.file);
  const [only, ...others] = inFile.length > 0 ? inFile : fitting;
  return others.length === 0 ? only : undefined;
}

/** Two resource groups that are both told as names have to be the same. */
function fits(a: string | undefined, b: string | undefined): boolean {
  const isOpen = (text: string | undefined) => text === undefined || /^[$[]/.test(text);
  return isOpen(a) || isOpen(b) || a?.toLowerCase() === b?.toLowerCase();
}

function tellRepeatedNames<Configured, Owner>(
  { address, rules }: JoinedOwner<Configured, Owner>,
  what: string,
): void {
  const seen = new Set<string>();
  for (const { name, place, findings } of rules) {
    const key = name.toLowerCase();
    if (seen.has(key) && !/[${[]/.test(name)) {
      const message = `the ${what} ${quoted(address, MAX_SHOWN_ADDRESS)} has several rules named ${quoted(name)}; give each a name of its own`;
      findings.add("repeated-rule-name", place, message);
    }
    seen.add(key);
  }
}
