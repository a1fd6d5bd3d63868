import extensionSchema from "../../../../catalog/schema/catalog-extension.schema.json";
import serviceSchema from "../../../../catalog/schema/service-catalog.schema.json";
import { quoted } from "../../address/quoted";
import { type Diagnostic, diagnosticAt, hasErrors, type Outcome } from "../../diagnostics/diagnostic";
import { suggestion } from "../../diagnostics/nearest-names";
import { CLOUD_DOCUMENTS, MACHINE_LEARNING_DOCUMENTS } from "../built-in";
import type { ServiceDocuments } from "../documents";
import type { LintFinding } from "../lint/catalog-rule";
import { lintCatalog } from "../lint/lint-catalog";
import type { CatalogExtensionInput, ServiceCatalogInput } from "./catalog-input";
import { schemaProblems } from "./document-schema";
import { type PlacedDocument, readDocumentText } from "./document-text";
import { extendedDocuments, serviceDocuments } from "./extend-documents";
import { extensionProblems, type PathProblem } from "./extension-problems";
import type { FileProblem } from "./file-problem";
import { type PlaceOf, placesInExtension, placesInService } from "./finding-places";
import { reservedSlots } from "./reserved-slots";

/** The services that a file can extend by their id. */
const BUILT_IN: readonly ServiceDocuments[] = [MACHINE_LEARNING_DOCUMENTS];

/** What an object is called that comes from no file. */
const OBJECT = "catalog";

/**
 * Reads a user's catalog file: a service of its own, or an extension of a service.
 *
 * The file is checked as the built-in catalog is, by the same schemas and the same lint, and everything that is wrong
 * with it is told at once, each with its line and path. Where the types of its parts are wrong, the lint has nothing
 * to go by and waits.
 *
 * @param text what the file holds, JSON or YAML, at most 1 MiB
 * @param file its name, which tells the format and stands in findings
 * @param base the service that is extended. Default: the built-in one that the file names in `extends`.
 */
export function readCatalogText(
  text: string,
  file: string,
  base?: ServiceDocuments,
): Outcome<ServiceDocuments> {
  const { document, problems } = readDocumentText(text, file);
  return document === undefined
    ? { diagnostics: problems.map(ofProblem) }
    : readCatalog(document, base, (path) => document.positionOf(path));
}

/**
 * Reads a user's catalog from an object, with the checks of a file; see {@link readCatalogText}. What has no JSON
 * form is refused.
 */
export function readCatalogObject(object: unknown, base?: ServiceDocuments): Outcome<ServiceDocuments> {
  const text = jsonOf(object);
  if (text === undefined) {
    const message =
      "the object has no JSON form; give plain objects, lists, texts, numbers and booleans, without cycles";
    return { diagnostics: [diagnosticAt("catalog-file-syntax", { file: OBJECT, path: "" }, message)] };
  }
  const { document, problems } = readDocumentText(text, `${OBJECT}.json`);
  return document === undefined
    ? { diagnostics: problems.map(({ position, ...problem }) => ofProblem({ ...problem, file: OBJECT })) }
    : readCatalog({ ...document, file: OBJECT }, base, () => undefined);
}

type PositionOf = (path: string) => { readonly line: number; readonly column: number } | undefined;

function readCatalog(
  document: PlacedDocument,
  base: ServiceDocuments | undefined,
  positionOf: PositionOf,
): Outcome<ServiceDocuments> {
  const { file, value } = document;
  const isExtension = base !== undefined || Object.hasOwn(value, "extends");
  const shape = schemaProblems(document, isExtension ? extensionSchema : serviceSchema);
  const told = shape.map((problem) =>
    ofProblem(positionOf("") === undefined ? withoutPosition(problem) : problem),
  );
  if (shape.some(({ code }) => code === "catalog-file-shape")) {
    return { diagnostics: told };
  }
  const at = ({ path, message }: PathProblem): Diagnostic => {
    const position = positionOf(path);
    return diagnosticAt(
      "catalog-contradiction",
      { file, path, ...(position === undefined ? {} : position) },
      message,
    );
  };
  if (!isExtension) {
    const documents = serviceDocuments(value as unknown as ServiceCatalogInput, file);
    const found = lintProblems(documents, placesInService(documents, file));
    return outcome(documents, told, [...ownIdProblems(documents), ...found].map(at));
  }
  const input = value as unknown as CatalogExtensionInput;
  const extended = base ?? BUILT_IN.find(({ service }) => service.id === input.extends);
  const wrongBase = extended === undefined || extended.service.id !== input.extends;
  if (wrongBase) {
    const known = base === undefined ? BUILT_IN.map(({ service }) => service.id) : [base.service.id];
    const message = `${quoted(input.extends)} is not the service that is extended${suggestion(input.extends, known)}`;
    return { diagnostics: inOrder([...told, at({ path: "extends", message })]) };
  }
  const documents = extendedDocuments(extended, input, file);
  const found = lintProblems(documents, placesInExtension(extended, input, documents, file));
  const isBuiltIn = BUILT_IN.some(({ service }) => service.id === extended.service.id);
  const own = [...extensionProblems(input, extended), ...(isBuiltIn ? reservedSlots(input) : [])];
  return outcome(documents, told, [...own, ...found].map(at));
}

/** The lint's findings that stand in the file. */
function lintProblems(documents: ServiceDocuments, placeOf: PlaceOf): PathProblem[] {
  return lintCatalog({ clouds: CLOUD_DOCUMENTS, service: documents }).flatMap((finding: LintFinding) => {
    const path = placeOf(finding);
    return path === undefined ? [] : [{ path, message: finding.message }];
  });
}

/** A service of one's own has an id of its own, so that nobody takes its rules for Microsoft's. */
function ownIdProblems({ service }: ServiceDocuments): PathProblem[] {
  return BUILT_IN.some((each) => each.service.id === service.id)
    ? [
        {
          path: "service.id",
          message: `${quoted(service.id)} is a built-in service; choose another id, or write \`extends\` in place of \`service\` to add to it`,
        },
      ]
    : [];
}

/** The documents, unless there is an error; of a place that schema and lint refuse, the lint says more. */
function outcome(
  documents: ServiceDocuments,
  bySchema: readonly Diagnostic[],
  byLint: readonly Diagnostic[],
): Outcome<ServiceDocuments> {
  const places = new Set(byLint.map(({ location }) => location?.path));
  const diagnostics = inOrder([...bySchema.filter(({ location }) => !places.has(location?.path)), ...byLint]);
  return hasErrors(diagnostics) ? { diagnostics } : { value: documents, diagnostics };
}

function inOrder(found: readonly Diagnostic[]): Diagnostic[] {
  return [...found].sort(
    (a, b) =>
      (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
      (a.location?.column ?? 0) - (b.location?.column ?? 0),
  );
}

function ofProblem({ code, file, path, position, message }: FileProblem): Diagnostic {
  return diagnosticAt(code, { file, path, ...position }, message);
}

function withoutPosition({ position, ...problem }: FileProblem): FileProblem {
  return problem;
}

/** Its JSON text; `undefined` where it has none. */
function jsonOf(object: unknown): string | undefined {
  try {
    return JSON.stringify(object);
  } catch {
    return undefined;
  }
}
