import { schemaProblems } from "../../../../lib/core/catalog/files/document-schema";
import { readDocumentText } from "../../../../lib/core/catalog/files/document-text";
import { problemLine } from "./problem-lines";

/** A definition that schemas of {@link foundBy} can refer to, as `#/$defs/id`. */
export const ID = {
  description: "Words in lower case, joined by hyphens. They are public.",
  type: "string",
  pattern: "^[a-z-]+$",
};

/** What a schema of one key `a` finds in a YAML file. */
export function foundBy(schema: object | boolean, text: string): string[] {
  const properties = { a: schema };
  return foundByWhole({ type: "object", additionalProperties: true, properties, $defs: { id: ID } }, text);
}

/** What a schema finds in a file. */
export function foundByWhole(schema: object, text: string, file = "a.yaml"): string[] {
  const { document, problems } = readDocumentText(text, file);
  if (document === undefined) {
    throw new Error(problems.map(problemLine).join("\n"));
  }
  return schemaProblems(document, schema).map(problemLine);
}
