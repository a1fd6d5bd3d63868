import { compareText } from "../address/compare-text";
import { quoted } from "../address/quoted";
import { type Diagnostic, diagnostic, hasErrors, type Outcome } from "../diagnostics/diagnostic";
import { suggestion } from "../diagnostics/nearest-names";
import { parsePrefixes } from "../prefixes/parse-prefixes";
import { PrefixSet } from "../prefixes/prefix-set";
import type { PublishedServiceTag, ServiceTagFile } from "./service-tag-file";

/** What differs between two files. */
export interface ServiceTagChanges {
  /** The change number of the former file, and of the latter. */
  readonly changeNumbers: readonly [number, number];
  /** The tags that differ, in code-unit order of their names. */
  readonly tags: readonly ServiceTagChange[];
}

/** What differs in one tag. */
export interface ServiceTagChange {
  readonly name: string;
  /** `rewritten`: other prefixes stand for the same addresses. */
  readonly kind: "appeared" | "disappeared" | "changed" | "rewritten";
  readonly added: PrefixChange;
  readonly removed: PrefixChange;
}

/** What one of two files has more in a tag. */
export interface PrefixChange {
  /** The prefixes as they are written, in the order of the file; one that is only written otherwise is none. */
  readonly prefixes: readonly string[];
  /** The addresses that the other file has not in the tag, exactly: not those of `prefixes` where these were divided. */
  readonly addresses: PrefixSet;
}

/**
 * Compares two files of one cloud, tag by tag.
 *
 * @param names the tags to look at. Default: all of both files. One that neither file has is an error,
 * `service-tag-not-in-file`; files of two clouds are one too, `service-tag-file-of-another-cloud`.
 */
export function compareServiceTagFiles(
  before: ServiceTagFile,
  after: ServiceTagFile,
  names?: readonly string[],
): Outcome<ServiceTagChanges> {
  const known = [...new Set([...before.tags.keys(), ...after.tags.keys()])];
  const asked = [...new Set(names ?? known)].sort(compareText);
  const diagnostics = [...twoClouds(before, after), ...unknownTags(asked, known)];
  if (hasErrors(diagnostics)) {
    return { diagnostics };
  }
  const tags = asked.flatMap((name) => changeOf(name, before.tags.get(name), after.tags.get(name)));
  return { value: { changeNumbers: [before.changeNumber, after.changeNumber], tags }, diagnostics };
}

function twoClouds(before: ServiceTagFile, after: ServiceTagFile): Diagnostic[] {
  if (before.cloud === after.cloud) {
    return [];
  }
  const message = `the first file is of ${quoted(before.cloudName)}, the second of ${quoted(after.cloudName)}; compare two files of one cloud`;
  return [diagnostic("service-tag-file-of-another-cloud", "after", message)];
}

function unknownTags(asked: readonly string[], known: readonly string[]): Diagnostic[] {
  const existing = new Set(known);
  return asked
    .filter((name) => !existing.has(name))
    .map((name) => {
      const message = `neither file has a tag ${quoted(name)}${suggestion(name, known)}`;
      return diagnostic("service-tag-not-in-file", "tags", message);
    });
}

function changeOf(
  name: string,
  before: PublishedServiceTag | undefined,
  after: PublishedServiceTag | undefined,
): ServiceTagChange[] {
  const added = moreIn(after, before);
  const removed = moreIn(before, after);
  const isSame = added.addresses.isEmpty && removed.addresses.isEmpty;
  if (isSame && added.prefixes.length === 0 && removed.prefixes.length === 0) {
    return [];
  }
  const kind =
    before === undefined
      ? "appeared"
      : after === undefined
        ? "disappeared"
        : isSame
          ? "rewritten"
          : "changed";
  return [{ name, kind, added, removed }];
}

function moreIn(tag: PublishedServiceTag | undefined, other: PublishedServiceTag | undefined): PrefixChange {
  if (tag === undefined) {
    return { prefixes: [], addresses: PrefixSet.EMPTY };
  }
  return {
    prefixes: prefixesBeyond(tag.prefixes, other?.prefixes ?? []),
    addresses: tag.addresses.difference(other?.addresses ?? PrefixSet.EMPTY),
  };
}

/** Most are written alike in both, so that few have to be read again. */
function prefixesBeyond(prefixes: readonly string[], others: readonly string[]): readonly string[] {
  const written = new Set(others);
  const beyond = prefixes.filter((text) => !written.has(text));
  const canonicalOthers = new Set(beyond.length === 0 ? [] : others.map(canonical));
  return beyond.filter((text) => !canonicalOthers.has(canonical(text)));
}

/** The one way to write a prefix that a file has. */
function canonical(text: string): string {
  const parsed = parsePrefixes([text]);
  return parsed.ok ? parsed.value.prefixes().join() : text;
}
