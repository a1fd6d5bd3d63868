import type { Text } from "../core/address/deferred";
import { machineLearningService } from "../core/catalog/built-in";
import { readCatalogObject } from "../core/catalog/files/read-catalog";
import { readService } from "../core/catalog/read-service";
import { type Selection, select } from "../core/catalog/selection";
import type { Service } from "../core/catalog/service";
import type { Acknowledgement } from "../core/diagnostics/acknowledgement";
import { type Diagnostic, formatDiagnostic } from "../core/diagnostics/diagnostic";

/**
 * A selection as plain data: the properties that `NetworkSelection.machineLearning(…)` takes, so that one constant serves
 * the stack and its tests.
 */
export interface SelectionRequest {
  /** `public`, `usgovernment` or `china`; a value of `AzureCloud`. */
  readonly cloud: string;
  /** The region's programmatic name, such as `eastus2`. */
  readonly region: string;
  /** Features to turn on beside those that are on by default. Default: none. */
  readonly features?: readonly string[];
  /** Features that are on by default to turn off. Default: none. */
  readonly withoutFeatures?: readonly string[];
  /** Values that only you know, by parameter. Default: none. */
  readonly parameters?: { readonly [name: string]: string };
  /** The date of the documents to follow. Default: the newest. */
  readonly revision?: string;
  /** Findings that you accept, with reasons. Default: none. */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** What a catalog file of yours holds, as `NetworkCatalog.fromObject` takes it. Default: the built-in catalog. */
  readonly catalog?: object;
}

/**
 * The selection of a request.
 *
 * @throws Error with all that is wrong with it
 */
export function requestedSelection({ catalog, parameters = {}, ...request }: SelectionRequest): Selection {
  const service = catalog === undefined ? machineLearningService() : serviceOf(catalog);
  const { value, diagnostics } = select(service, {
    ...request,
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, textOf(text)])),
  });
  return value ?? refuse(diagnostics);
}

function serviceOf(document: object): Service {
  const { value, diagnostics } = readCatalogObject(document);
  return value === undefined ? refuse(diagnostics) : readService(value);
}

function refuse(diagnostics: readonly Diagnostic[]): never {
  throw new Error(
    diagnostics
      .filter(({ severity }) => severity === "error")
      .map(formatDiagnostic)
      .join("\n"),
  );
}

/** A reference of the framework is a value that Terraform knows later. */
function textOf(text: string): Text {
  return text.includes("${TfToken[") ? { deferred: text } : text;
}
