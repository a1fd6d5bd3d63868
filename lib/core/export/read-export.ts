import type { Parsed } from "../address/parsed";
import { parsed, refused } from "../address/parsed";
import { quoted } from "../address/quoted";
import { isObject, type JsonObject } from "../json-object";
import type { ComparableDestination, ComparableExport } from "./comparable-export";
import { EXPORT_FORMAT, EXPORT_FORMAT_VERSION } from "./export-json";
import { LISTS_FORMAT, LISTS_METADATA_NAME } from "./export-lists";
import { readDestination, readDomain, readPortSet } from "./read-destination";

/** Reads an export in JSON, strictly. The problem says where it is not one that this version wrote. */
export function readExportJson(text: string): Parsed<ComparableExport> {
  const document = readDocument(text, EXPORT_FORMAT);
  return document.ok ? withEntries(document.value, "entries", document.value.entries, []) : document;
}

/** A list that a folder's `metadata.json` names, and what it says of it. */
export interface RecordedList {
  readonly file: string;
  readonly kind: string;
  readonly protocol: string;
  readonly ports: readonly string[];
  /** In hexadecimal. */
  readonly sha256: string;
  readonly requirements: readonly string[];
}

/** The names of a folder's lists, by its `metadata.json`. */
export function recordedLists(metadataText: string): Parsed<readonly RecordedList[]> {
  const document = readDocument(metadataText, LISTS_FORMAT);
  if (!document.ok) {
    return document;
  }
  const { lists } = document.value;
  if (!Array.isArray(lists) || !lists.every(isRecordedList)) {
    return refused(
      "its `lists` are no list of files with `kind`, `protocol`, `ports`, `sha256` and `requirements`",
    );
  }
  const names = lists.map(({ file }) => file);
  return new Set(names).size === names.length &&
    names.every((name) => /^[a-z]+-[a-z]+-[0-9a-z_-]+\.txt$/.test(name))
    ? parsed(lists)
    : refused("its `lists` name a file twice, or one that is no list");
}

/**
 * Reads a folder of lists again.
 *
 * @param metadataText its `metadata.json`
 * @param files the text of each list by its name
 * @param sha256 the SHA-256 of a text in UTF-8, in hexadecimal; a list that was changed is refused
 */
export function readExportLists(
  metadataText: string,
  files: ReadonlyMap<string, string>,
  sha256: (text: string) => string,
): Parsed<ComparableExport> {
  const lists = recordedLists(metadataText);
  const document = readDocument(metadataText, LISTS_FORMAT);
  if (!lists.ok || !document.ok) {
    return lists.ok ? refused("it cannot be read") : lists;
  }
  const destinations: ComparableDestination[] = [];
  for (const list of lists.value) {
    const text = files.get(list.file);
    if (text === undefined) {
      return refused(`the list \`${list.file}\`, which \`${LISTS_METADATA_NAME}\` names, is not there`);
    }
    if (sha256(text) !== list.sha256) {
      return refused(`the list \`${list.file}\` was changed since it was written`);
    }
    const read = readList(list, text);
    if (!read.ok) {
      return refused(`${list.file}: ${read.problem}`);
    }
    destinations.push(...read.value);
  }
  return withEntries(document.value, "unlisted", document.value.unlisted, destinations);
}

function readList(
  { kind, protocol, ports, requirements }: RecordedList,
  text: string,
): Parsed<readonly ComparableDestination[]> {
  const portSet = readPortSet(protocol, ports);
  if (!portSet.ok) {
    return portSet;
  }
  const destinations: ComparableDestination[] = [];
  for (const line of text.split("\n").slice(0, -1)) {
    const read =
      kind === "domains"
        ? readDomain(line)
        : readDestination(kind === "addresses" ? "address-prefix" : kind === "urls" ? "url" : kind, line);
    if (!read.ok) {
      return read;
    }
    destinations.push({ ...portSet.value, ...read.value, requirements });
  }
  return parsed(destinations);
}

/** Whether a text is an export in JSON, of whatever version, and not something else. */
export function isExportJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && value.format === EXPORT_FORMAT;
  } catch {
    return false;
  }
}

function readDocument(text: string, format: string): Parsed<JsonObject> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused("it is not JSON");
  }
  if (!isObject(value) || value.format !== format) {
    return refused(`it does not say \`"format": "${format}"\``);
  }
  if (value.formatVersion !== EXPORT_FORMAT_VERSION) {
    return refused(
      `its form is ${quoted(String(value.formatVersion))}, and this version reads ${EXPORT_FORMAT_VERSION}; export it again`,
    );
  }
  return isObject(value.metadata) ? parsed(value) : refused("it has no `metadata`");
}

function withEntries(
  document: JsonObject,
  key: string,
  entries: unknown,
  before: readonly ComparableDestination[],
): Parsed<ComparableExport> {
  if (!Array.isArray(entries)) {
    return refused(`its \`${key}\` are no list`);
  }
  const destinations = [...before];
  for (const [index, entry] of entries.entries()) {
    const read = readEntry(entry);
    if (!read.ok) {
      return refused(`${key}[${index}]: ${read.problem}`);
    }
    destinations.push(read.value);
  }
  return parsed({ metadata: new Map(Object.entries(document.metadata as JsonObject)), destinations });
}

function readEntry(entry: unknown): Parsed<ComparableDestination> {
  if (!isObject(entry)) {
    return refused("it is no entry");
  }
  const { requirements } = entry;
  if (!isTexts(requirements)) {
    return refused("it has no list of `requirements`");
  }
  const portSet = readPortSet(entry.protocol, entry.ports);
  if (!portSet.ok) {
    return portSet;
  }
  const destination = readDestination(entry.kind, entry.destination);
  return destination.ok ? parsed({ ...portSet.value, ...destination.value, requirements }) : destination;
}

function isRecordedList(value: unknown): value is RecordedList {
  return (
    isObject(value) &&
    ["file", "kind", "protocol", "sha256"].every((key) => typeof value[key] === "string") &&
    Array.isArray(value.ports) &&
    isTexts(value.requirements)
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}
