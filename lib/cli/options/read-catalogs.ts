import { MACHINE_LEARNING_DOCUMENTS } from "../../core/catalog/built-in";
import type { ServiceDocuments } from "../../core/catalog/documents";
import { readCatalogText } from "../../core/catalog/files/read-catalog";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import { readInputFile } from "../read-input-file";

/**
 * Reads the catalogs that are given: each further one extends those before it.
 *
 * @param paths absolute, or seen from the working directory. Empty: the built-in catalog.
 * @throws CommandRefusal with all that is wrong with the first unsound one
 */
export function readCatalogs(paths: readonly string[], environment: Environment): ServiceDocuments {
  const read = paths.reduce<ServiceDocuments | undefined>(
    (base, path) => readCatalog(path, base, environment),
    undefined,
  );
  return read ?? MACHINE_LEARNING_DOCUMENTS;
}

function readCatalog(
  file: string,
  base: ServiceDocuments | undefined,
  environment: Environment,
): ServiceDocuments {
  const { value, diagnostics } = readCatalogText(readInputFile(file, environment), file, base);
  if (value === undefined) {
    throw new CommandRefusal([], diagnostics);
  }
  return value;
}
