import { version } from "../../../package.json";
import { readService } from "../../core/catalog/read-service";
import { select } from "../../core/catalog/selection";
import type { ExportInput } from "../../core/export/export-selection";
import { EXPORT_PREFERENCES, type ExportBudget } from "../../core/export/selection-export";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import type { AddressOptions } from "./export-options";
import { readCatalogs } from "./read-catalogs";
import { readSelection } from "./read-selection";
import { selectionOf } from "./selection-options";

/**
 * What the options select, to be exported. How traffic leaves Azure, which a selection's file may say, concerns modules
 * alone; an option for it is refused.
 *
 * @throws CommandRefusal with all that is wrong with the selection
 */
export function readExportInput(options: AddressOptions, environment: Environment): ExportInput {
  const given = selectionOf(options);
  if (given.egress !== undefined) {
    throw new CommandRefusal([
      "`--egress` and `--firewall-...` are of modules; an export is for a firewall of another kind, so leave them out",
    ]);
  }
  const { request, catalogs } = readSelection(given, options.selection, environment);
  const documents = readCatalogs(catalogs, environment);
  const { value: selection, diagnostics } = select(readService(documents), request.selection);
  if (selection === undefined) {
    throw new CommandRefusal([], diagnostics);
  }
  const prefer = EXPORT_PREFERENCES.find((each) => each === options.prefer);
  const budget = budgetOf(options);
  return {
    selection,
    documents: documents.service,
    toolVersion: version,
    ...(prefer === undefined ? {} : { prefer }),
    ...(budget === undefined ? {} : { budget }),
  };
}

function budgetOf({ mostPrefixes, mostExtra }: AddressOptions): ExportBudget | undefined {
  if (mostPrefixes === undefined && mostExtra === undefined) {
    return undefined;
  }
  if (mostPrefixes === undefined || mostExtra === undefined) {
    throw new CommandRefusal([
      "`--most-prefixes` and `--most-extra` make a budget together; give both, such as `--most-prefixes 1000 --most-extra 0.01`",
    ]);
  }
  return { mostPrefixes, mostExtraShare: mostExtra };
}
