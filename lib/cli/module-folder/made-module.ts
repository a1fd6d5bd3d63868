import { resolve } from "node:path";
import { quoted } from "../../core/address/quoted";
import type { Diagnostic } from "../../core/diagnostics/diagnostic";
import type { RenderedModule } from "../../core/module/module-files";
import type { ModuleFormat } from "../../core/module/module-request";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import { type ModuleOptions, moduleSelectionOf } from "../options/module-options";
import { readCatalogs } from "../options/read-catalogs";
import { checkedSelection, type ReadSelection, readSelection } from "../options/read-selection";
import { MANIFEST_NAME, type Manifest } from "./manifest";

/** A module that was made, and what was found. */
export interface MadeModule {
  readonly module: RenderedModule;
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What the options select, or, where they select nothing, what the folder records.
 *
 * @param recorded the folder's manifest, if it has one
 * @throws CommandRefusal
 */
export function selectionFor(
  options: ModuleOptions,
  recorded: Manifest | undefined,
  environment: Environment,
): ReadSelection {
  const given = moduleSelectionOf(options);
  const selectsNothing = options.selection === undefined && Object.keys(given).length === 0;
  return selectsNothing && recorded !== undefined
    ? checkedSelection({ ...recorded.request, catalogs: recorded.catalogs })
    : readSelection(given, options.selection, environment);
}

/**
 * Makes a module.
 *
 * @throws CommandRefusal with what is wrong with the catalogs, or with the selection
 */
export function madeModule(
  { request, catalogs }: ReadSelection,
  format: ModuleFormat,
  environment: Environment,
): MadeModule {
  if (catalogs.length > 0) {
    readCatalogs(catalogs, environment);
  }
  const paths = catalogs.map((path) => resolve(environment.workingDirectory, path));
  const { module, diagnostics } = environment.renderModule(request, paths, format);
  if (module === undefined) {
    throw new CommandRefusal([], diagnostics);
  }
  for (const name of module.files.keys()) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) || name === MANIFEST_NAME) {
      throw new Error(`a module cannot have a file ${quoted(name)}`);
    }
  }
  return { module, diagnostics };
}
