import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { type Diagnostic, diagnosticAt, type Outcome } from "../core/diagnostics/diagnostic";
import { refuseLargeServiceTagFile } from "../core/service-tag-files/parse-json";
import type { ServiceTagText } from "../core/service-tag-files/service-tag-file";

/**
 * Reads the files of service tags, which are looked at before: what is no file, or too large, alone or together, is not
 * read.
 */
export function readServiceTagTexts(paths: readonly string[]): Outcome<readonly ServiceTagText[]> {
  const diagnostics: Diagnostic[] = [];
  const texts: ServiceTagText[] = [];
  let bytes = 0;
  for (const path of paths) {
    const file = basename(path);
    const found = unlessUnreadable(path, () => {
      const size = sizeOf(path);
      if (size === undefined) {
        return unreadable(path, "it is no file");
      }
      bytes += size;
      const tooLarge = refuseLargeServiceTagFile(file, bytes);
      if (tooLarge === undefined) {
        texts.push({ file, text: readFileSync(path, "utf8") });
      }
      return tooLarge;
    });
    diagnostics.push(...(found === undefined ? [] : [found]));
  }
  if (paths.length === 0) {
    const message = "no file of service tags is given; give the path of at least one";
    diagnostics.push(
      diagnosticAt("service-tag-file-unreadable", { file: "routePrefixes", path: "" }, message),
    );
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: texts, diagnostics };
}

/** A file's size in bytes; none of a folder or a device, whose end is not known. */
function sizeOf(path: string): number | undefined {
  const status = statSync(path);
  return status.isFile() ? status.size : undefined;
}

function unlessUnreadable(path: string, read: () => Diagnostic | undefined): Diagnostic | undefined {
  try {
    return read();
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === undefined) {
      throw error;
    }
    return unreadable(path, code);
  }
}

function unreadable(path: string, why: string): Diagnostic {
  const message = `\`${path}\` cannot be read (${why}); give the path of a file, absolute or seen from the working directory`;
  return diagnosticAt("service-tag-file-unreadable", { file: basename(path), path: "" }, message);
}
