import { quoted } from "../address/quoted";
import { readJsonText } from "../catalog/files/json-text";
import { pathText } from "../catalog/files/placed-node";
import { positionsIn } from "../catalog/files/text-positions";
import { type Diagnostic, diagnosticAt } from "../diagnostics/diagnostic";
import { endOfText, repeatedKey } from "./repeated-keys";
import { MAX_SERVICE_TAG_FILE_BYTES, type ServiceTagText } from "./service-tag-file";

/** A value of JSON, or why the text is none. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly found: Diagnostic };

const AGAIN = "download the file again, or run the command again";

/**
 * Tells that a file is too large to be read, by its size alone.
 *
 * @param bytes the file's size, as the file system tells it
 */
export function refuseLargeServiceTagFile(file: string, bytes: number): Diagnostic | undefined {
  if (bytes <= MAX_SERVICE_TAG_FILE_BYTES) {
    return undefined;
  }
  const message = `the file has ${bytes} bytes; at most ${MAX_SERVICE_TAG_FILE_BYTES} are read; check that it is a file of service tags`;
  return diagnosticAt("service-tag-file-too-large", { file, path: "" }, message);
}

/** Parses a file's text; a byte order mark at its beginning is read over. Keys that stand twice are refused. */
export function parseServiceTagJson({ file, text }: ServiceTagText): ParsedJson {
  const tooLarge = refuseLargeServiceTagFile(file, text.length);
  if (tooLarge !== undefined) {
    return { ok: false, found: tooLarge };
  }
  const json = text.startsWith("\ufeff") ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { ok: false, found: syntaxError(file, json) };
  }
  const repeated = repeatedKey(json, value);
  if (repeated !== undefined) {
    const message = `the key ${quoted(repeated.key)} stands twice in one object, and which of the two holds cannot be known; ${AGAIN}`;
    return { ok: false, found: found(file, json, repeated.offset, "", message) };
  }
  return { ok: true, value };
}

function syntaxError(file: string, json: string): Diagnostic {
  if (json.trim() === "") {
    return found(file, json, 0, "", `the file is empty; ${AGAIN}`);
  }
  if (json.includes("\0")) {
    const message =
      "the file holds NUL characters, as one that PowerShell saved as UTF-16; save it as UTF-8 (`Set-Content -Encoding utf8`)";
    return found(file, json, json.indexOf("\0"), "", message);
  }
  const { problems } = readJsonText({ text: json, positionOf: positionsIn(json) });
  const [first, ...others] = problems;
  if (first === undefined) {
    return found(file, json, 0, "", `the file is not JSON; ${AGAIN}`);
  }
  const path = pathText(first.steps);
  // What is missing at the end is the only problem of a file that was cut off.
  if (others.length === 0 && isOpenAtEnd(json)) {
    const where = path === "" ? "" : ` inside of \`${path}\``;
    return found(file, json, json.length, path, `the file ends${where}: it was cut off; ${AGAIN}`);
  }
  return found(file, json, first.offset, path, `${first.message}; or ${AGAIN}`);
}

function found(file: string, json: string, offset: number, path: string, message: string): Diagnostic {
  return diagnosticAt("service-tag-file-syntax", { file, path, ...positionsIn(json)(offset) }, message);
}

/** Whether a bracket or a text in quotes is not closed. */
function isOpenAtEnd(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') {
      at = endOfText(json, at) - 1;
      if (at >= json.length) {
        return true;
      }
    } else if (character === "{" || character === "[") {
      depth += 1;
    } else if (character === "}" || character === "]") {
      depth -= 1;
    }
  }
  return depth > 0;
}
