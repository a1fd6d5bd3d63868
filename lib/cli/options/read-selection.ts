import { dirname, isAbsolute, join } from "node:path";
import type { ModuleRequest } from "../../core/module/module-request";
import { readSelectionDocument } from "../../core/module/read-selection-document";
import {
  mergedSelections,
  moduleRequestOf,
  normalizedSelection,
  type SelectionDocument,
} from "../../core/module/selection-document";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import { readInputFile } from "../read-input-file";
import { firewallPartsWithoutFirewall } from "./selection-options";

/** What was selected by options, a file, or both. */
export interface ReadSelection {
  readonly request: ModuleRequest;
  /** In its one form, without its catalogs. */
  readonly document: SelectionDocument;
  /** Paths of catalog files, as they were given; those of a selection's file seen from the working directory. */
  readonly catalogs: readonly string[];
}

/**
 * Joins the options with the selection's file, if there is one.
 *
 * @param given what the options say
 * @param file the path of the selection's file, absolute or seen from the working directory
 * @throws CommandRefusal where the file is not sound, or no region is selected
 */
export function readSelection(
  given: SelectionDocument,
  file: string | undefined,
  environment: Environment,
): ReadSelection {
  const document = file === undefined ? given : mergedSelections(readFile(file, environment), given);
  return checkedSelection(document);
}

/**
 * Checks what the core does not: that a region is there, and that what only a firewall has is not said of another
 * egress.
 *
 * @throws CommandRefusal
 */
export function checkedSelection(selection: SelectionDocument): ReadSelection {
  const strayed = firewallPartsWithoutFirewall(selection.egress);
  const { region } = selection;
  const problems = [
    ...(region === undefined
      ? ["no region is selected; give `--region`, such as `--region eastus2`, or `--selection` with a file"]
      : []),
    ...(strayed.length === 0
      ? []
      : [
          `${strayed.map((option) => `\`${option}\``).join(", ")} ${strayed.length === 1 ? "is" : "are"} of a firewall; add \`--egress firewall\`, or leave ${strayed.length === 1 ? "it" : "them"} out`,
        ]),
  ];
  if (region === undefined || problems.length > 0) {
    throw new CommandRefusal(problems);
  }
  const { catalogs = [], ...document } = normalizedSelection({ cloud: "public", ...selection });
  return { request: moduleRequestOf({ ...document, region }), document, catalogs };
}

function readFile(file: string, environment: Environment): SelectionDocument {
  const { value, diagnostics } = readSelectionDocument(readInputFile(file, environment), file);
  if (value === undefined) {
    throw new CommandRefusal([], diagnostics);
  }
  const seenFromHere = (path: string) => (isAbsolute(path) ? path : join(dirname(file), path));
  return value.catalogs === undefined ? value : { ...value, catalogs: value.catalogs.map(seenFromHere) };
}
