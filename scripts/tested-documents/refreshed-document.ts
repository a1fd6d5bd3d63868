import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runDocument, type TranslateToPython } from "./run-document";

/**
 * A document as it reads today: run in a folder of its own, which is gone afterwards.
 *
 * @param path the document, from the root of the repository
 * @param toPython how its programs read in Python. Default: what it shows in Python stays as it stands.
 */
export function refreshedDocument(path: string, toPython?: TranslateToPython): string {
  const folder = mkdtempSync(join(tmpdir(), "document-"));
  try {
    return runDocument(path, { folder, ...(toPython === undefined ? {} : { toPython }) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
