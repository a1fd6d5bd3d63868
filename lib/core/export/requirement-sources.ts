import { compareText } from "../address/compare-text";
import { flowSources, type SourceDocuments, type SourcedEntry } from "../catalog/flow-sources";
import type { Selection } from "../catalog/selection";
import type { Requirement } from "../catalog/service";
import type { ExportForm } from "./selection-export";

/** What an address may hold; a user's catalog may hold more. */
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/**
 * Where a need is documented in the form in which it is exported: the addresses of the sections that the selection's
 * revision has, or of all that are cited where it has none; the section's id where it is published nowhere.
 *
 * @returns in code-unit order, each once; of visible ASCII, whatever a catalog holds
 */
export function requirementSources(
  requirement: Requirement,
  form: ExportForm,
  selection: Selection,
  documents: SourceDocuments,
): readonly string[] {
  const addresses = flowSources(entriesOf(requirement, form), selection, documents).map(({ section, url }) =>
    url === undefined || !VISIBLE_ASCII.test(url) ? section : url,
  );
  return [...new Set(addresses)].sort(compareText);
}

function entriesOf({ tags, hosts, urls, routes }: Requirement, form: ExportForm): readonly SourcedEntry[] {
  switch (form) {
    case "hosts":
      return [...hosts, ...urls];
    case "none":
      return [...tags, ...hosts, ...urls];
    case "route":
      return routes;
    default:
      return tags;
  }
}
