import type { ServiceDocument } from "../../core/catalog/documents";
import { readService } from "../../core/catalog/read-service";
import { type Selection, select } from "../../core/catalog/selection";
import { toldOnce } from "../../core/compile/told-once";
import { acknowledge } from "../../core/diagnostics/acknowledgement";
import { type Diagnostic, hasErrors } from "../../core/diagnostics/diagnostic";
import type { SelectionDocument } from "../../core/module/selection-document";
import { selectionFindings } from "../../core/report/selection-findings";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import { readCatalogs } from "./read-catalogs";
import { readSelection } from "./read-selection";
import { type SelectionOptions, selectionOf } from "./selection-options";

/** A selection about which something is asked. */
export interface QuestionSelection {
  readonly selection: Selection;
  /** The documents of its service, which requirements cite. */
  readonly documents: ServiceDocument;
  /** What was found in it, acknowledged or not; no errors. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the firewall is a DNS proxy, where an option says so. */
  readonly dnsProxyEnabled?: boolean;
}

/**
 * What the options select. How traffic leaves, which a selection's file may say, is told by what is judged; options for
 * it are refused, but for the DNS proxy, which no rule tells.
 *
 * @param forms where a missing parameter is told; see `selectionFindings`
 * @throws CommandRefusal with all that is wrong with the selection
 */
export function readQuestionSelection(
  options: SelectionOptions,
  environment: Environment,
  forms: "any" | "every" = "any",
): QuestionSelection {
  const { egress = {}, ...given } = selectionOf(options);
  const { dnsProxy, ...others } = egress;
  if (Object.keys(others).length > 0) {
    throw new CommandRefusal([
      "`--egress` and `--firewall-...` are of modules; here the files say how traffic leaves, so leave them out (all but `--firewall-dns-proxy`)",
    ]);
  }
  const read = questionSelectionOf(given, options.selection, environment, forms);
  return dnsProxy === undefined ? read : { ...read, dnsProxyEnabled: dnsProxy };
}

/**
 * A selection that options and a file say together.
 *
 * @throws CommandRefusal with all that is wrong with it
 */
export function questionSelectionOf(
  given: SelectionDocument,
  file: string | undefined,
  environment: Environment,
  forms: "any" | "every" = "any",
): QuestionSelection {
  const { request, catalogs } = readSelection(given, file, environment);
  const documents = readCatalogs(catalogs, environment);
  const { value: selection, diagnostics } = select(readService(documents), request.selection);
  if (selection === undefined) {
    throw new CommandRefusal([], diagnostics);
  }
  const found = toldOnce(acknowledge(selectionFindings(selection, forms), selection.acknowledgements, false));
  if (hasErrors(found)) {
    throw new CommandRefusal([], found);
  }
  return { selection, documents: documents.service, diagnostics: found };
}
