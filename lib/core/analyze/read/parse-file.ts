import { quoted } from "../../address/quoted";
import { readJsonText } from "../../catalog/files/json-text";
import { positionsIn } from "../../catalog/files/text-positions";
import { type Diagnostic, diagnosticAt } from "../../diagnostics/diagnostic";
import { repeatedKey } from "../../service-tag-files/repeated-keys";
import { pathOf } from "./file-findings";
import { PlacedValue } from "./placed-value";

/** A file's name, as the user gave it, and its text. */
export interface ConfigurationFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The longest text that is read, in UTF-16 units (32 Mi): several times what 1,000 network security groups take, and
 * a plan of tens of thousands of resources.
 */
export const MAX_CONFIGURATION_CHARACTERS = 32 * 1024 * 1024;

/** A document, or why there is none. */
export type ParsedFile =
  | { readonly root: PlacedValue; readonly text: string }
  | { readonly root?: undefined; readonly found: Diagnostic };

const AGAIN = "run the command that wrote it again";

/** Parses a text as JSON; a byte order mark at its beginning is read over. Keys that stand twice are refused. */
export function parseFile({ name, text }: ConfigurationFile): ParsedFile {
  if (text.length > MAX_CONFIGURATION_CHARACTERS) {
    const message = `the file has ${text.length} characters; at most ${MAX_CONFIGURATION_CHARACTERS} are read; give the part of it that holds the rules`;
    return { found: diagnosticAt("configuration-file-too-large", { file: name, path: "" }, message) };
  }
  const json = text.startsWith("\ufeff") ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { found: notJson(name, json) };
  }
  const repeated = repeatedKey(json, value);
  if (repeated !== undefined) {
    const message = `the key ${quoted(repeated.key)} stands twice in one object, and which of the two holds cannot be known; remove one of them, or ${AGAIN}`;
    return { found: syntaxAt(name, json, repeated.offset, "", message) };
  }
  return { root: PlacedValue.root(value), text: json };
}

function notJson(file: string, json: string): Diagnostic {
  if (json.trim() === "") {
    return syntaxAt(file, json, 0, "", `the file is empty; ${AGAIN}`);
  }
  if (json.includes("\0")) {
    const message =
      "the file holds NUL characters, as one that PowerShell saved as UTF-16; save it as UTF-8 (`Set-Content -Encoding utf8`)";
    return syntaxAt(file, json, json.indexOf("\0"), "", message);
  }
  const [first] = readJsonText({ text: json, positionOf: positionsIn(json) }).problems;
  if (first === undefined || first.code === "catalog-file-too-deep") {
    return syntaxAt(file, json, 0, "", `the file is not JSON; ${AGAIN}`);
  }
  // The advice to write YAML instead is for files that people write.
  const message = first.message.replace(", or write the file as YAML (`.yaml`)", "");
  return syntaxAt(file, json, first.offset, pathOf(first.steps), message);
}

function syntaxAt(file: string, json: string, offset: number, path: string, message: string): Diagnostic {
  return diagnosticAt("configuration-file-syntax", { file, path, ...positionsIn(json)(offset) }, message);
}
