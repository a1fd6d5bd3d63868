import { readFileSync } from "node:fs";
import type { ServiceDocuments } from "../lib/core/catalog/documents";
import { readCatalogText } from "../lib/core/catalog/files/read-catalog";
import {
  type Diagnostic,
  diagnosticAt,
  formatDiagnostic,
  hasErrors,
} from "../lib/core/diagnostics/diagnostic";
import type { Shown } from "./show-catalog";

/** What became of one file. */
interface CheckedFile {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Only where there is no error. */
  readonly documents?: ServiceDocuments;
}

/**
 * Checks catalog files, each by itself, as a synthesis would, and says what is wrong with them or what they are.
 *
 * @param paths the files' paths
 * @param format `table` for lines that people read, `json` for the findings as JSON
 * @returns the code 2 where any file has an error, else 0
 */
export function checkCatalogs(paths: readonly string[], format: string): Shown {
  const checked = paths.map(checkFile);
  const refused = checked.some(({ diagnostics }) => hasErrors(diagnostics));
  return {
    code: refused ? 2 : 0,
    stdout: format === "json" ? asJson(checked) : checked.map(asLines).join(""),
    stderr: "",
  };
}

function checkFile(path: string): CheckedFile {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as { readonly code?: string };
    const message = `it cannot be read (${code}); give the path of a file`;
    return {
      file: path,
      diagnostics: [diagnosticAt("catalog-file-unreadable", { file: path, path: "" }, message)],
    };
  }
  const { value, diagnostics } = readCatalogText(text, path);
  return { file: path, diagnostics, ...(value === undefined ? {} : { documents: value }) };
}

function asLines({ file, diagnostics, documents }: CheckedFile): string {
  const lines = diagnostics.map(formatDiagnostic);
  if (documents !== undefined) {
    const { displayName } = documents.service;
    lines.push(
      `${file}: a catalog of ${displayName} with ${counted(requirementsOf(documents), "requirement")} and ${counted(documents.corrections?.length ?? 0, "correction")}`,
    );
  }
  return lines.map((line) => `${line}\n`).join("");
}

function asJson(checked: readonly CheckedFile[]): string {
  const files = checked.map(({ file, diagnostics, documents }) => ({
    file,
    ...(documents === undefined
      ? {}
      : { service: documents.service.id, requirements: requirementsOf(documents) }),
    diagnostics,
  }));
  return `${JSON.stringify({ files }, undefined, 2)}\n`;
}

function requirementsOf({ requirements }: ServiceDocuments): number {
  return requirements.reduce((sum, list) => sum + list.requirements.length, 0);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
