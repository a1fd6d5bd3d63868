import { compareText } from "../address/compare-text";
import type { ServiceDocument } from "../catalog/documents";
import type { Selection } from "../catalog/selection";
import { holds, type Requirement, type Validity } from "../catalog/service";
import type { ExportForm } from "./selection-export";

/** The documents of a service, by which sections are found. */
export type SourceDocuments = Pick<ServiceDocument, "documents" | "sections">;

/** What an address may hold; a user's catalog may hold more. */
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

interface SourcedEntry {
  readonly validity: Validity;
  readonly sources: readonly string[];
}

/**
 * Where a need is documented in the form in which it is exported: the addresses of the sections that the selection's
 * revision has, or of all that are cited where it has none; the section's id where it is published nowhere.
 *
 * @returns in code-unit order, each once; of visible ASCII, whatever a catalog holds
 */
export function requirementSources(
  requirement: Requirement,
  form: ExportForm,
  { cloud, revision, revisionIndex }: Selection,
  documents: SourceDocuments,
): readonly string[] {
  const sections = entriesOf(requirement, form)
    .filter(({ validity }) => holds(validity, cloud.id, revisionIndex))
    .flatMap(({ sources }) => sources);
  const current = sections.filter((id) => documentOf(id, documents).revisions.includes(revision));
  const cited = current.length > 0 ? current : sections;
  return [...new Set(cited.map((id) => sectionAddress(id, documents)))].sort(compareText);
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

function sectionAddress(id: string, documents: SourceDocuments): string {
  const { url } = documentOf(id, documents);
  const anchor = documents.sections[id]?.anchor;
  return url === undefined || !VISIBLE_ASCII.test(url)
    ? id
    : `${url}${anchor === undefined ? "" : `#${anchor}`}`;
}

function documentOf(
  id: string,
  { documents, sections }: SourceDocuments,
): ServiceDocument["documents"][string] {
  const document = documents[sections[id]?.document ?? ""];
  if (document === undefined) {
    throw new Error(`the catalog cites the unknown section \`${id}\``);
  }
  return document;
}
