import schema from "../../../catalog/schema/acknowledgements.schema.json";
import { quoted } from "../address/quoted";
import type { FindingAcknowledgement } from "../analyze/proof";
import { schemaProblems } from "../catalog/files/document-schema";
import { readDocumentText } from "../catalog/files/document-text";
import { DIAGNOSTIC_CODES } from "../diagnostics/codes";
import { type Diagnostic, diagnosticAt, type FileLocation, type Outcome } from "../diagnostics/diagnostic";
import { suggestion } from "../diagnostics/nearest-names";

/** A finding that a file accepts, and where it says so. */
export interface PlacedAcknowledgement extends FindingAcknowledgement {
  readonly location: FileLocation;
}

/**
 * Reads a file of acknowledgements. What is wrong with it is told at once, with line and column; a code that no finding
 * has is an error.
 *
 * @param text what the file holds, JSON or YAML, at most 1 MiB
 * @param file its name, which tells the format and stands in findings
 */
export function readAcknowledgementsDocument(
  text: string,
  file: string,
): Outcome<readonly PlacedAcknowledgement[]> {
  const { document, problems } = readDocumentText(text, file);
  const found = document === undefined ? problems : schemaProblems(document, schema);
  if (document === undefined || found.length > 0) {
    const diagnostics = found.map(({ code, path, position, message }) =>
      diagnosticAt(code, { file, path, ...position }, message),
    );
    return { diagnostics };
  }
  // The schema has seen to the types.
  const { acknowledgements } = document.value as unknown as {
    readonly acknowledgements: readonly FindingAcknowledgement[];
  };
  const value = acknowledgements.map((given, index): PlacedAcknowledgement => {
    const path = `acknowledgements[${index}]`;
    return { ...given, location: { file, path, ...document.positionOf(path) } };
  });
  const diagnostics = value.flatMap(unknownCode);
  return diagnostics.length > 0 ? { diagnostics } : { value, diagnostics };
}

function unknownCode({ code, location }: PlacedAcknowledgement): Diagnostic[] {
  const codes = Object.keys(DIAGNOSTIC_CODES);
  if (codes.includes(code)) {
    return [];
  }
  const message = `there is no finding with the code ${quoted(code)}${suggestion(code, codes)}`;
  return [diagnosticAt("invalid-acknowledgement", location, message)];
}
