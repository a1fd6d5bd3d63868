import schema from "../../../catalog/schema/selection.schema.json";
import { schemaProblems } from "../catalog/files/document-schema";
import { readDocumentText } from "../catalog/files/document-text";
import type { FileProblem } from "../catalog/files/file-problem";
import { type Diagnostic, diagnosticAt, type Outcome } from "../diagnostics/diagnostic";
import type { SelectionDocument } from "./selection-document";

/**
 * Reads a selection's file. What is wrong with it is told at once, with line and column.
 *
 * @param text what the file holds, JSON or YAML, at most 1 MiB
 * @param file its name, which tells the format and stands in findings
 */
export function readSelectionDocument(text: string, file: string): Outcome<SelectionDocument> {
  const { document, problems } = readDocumentText(text, file);
  if (document === undefined) {
    return { diagnostics: problems.map(ofProblem) };
  }
  const bySchema = schemaProblems(document, schema);
  if (bySchema.length > 0) {
    return { diagnostics: bySchema.map(ofProblem) };
  }
  const { $schema: _, ...value } = document.value;
  return { value: value as SelectionDocument, diagnostics: [] };
}

function ofProblem({ code, file, path, position, message }: FileProblem): Diagnostic {
  return diagnosticAt(code, { file, path, ...position }, message);
}
