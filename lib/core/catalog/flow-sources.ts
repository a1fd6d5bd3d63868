import { compareText } from "../address/compare-text";
import type { ServiceDocument } from "./documents";
import type { Selection } from "./selection";
import { holds, type Validity } from "./service";

/** The documents of a service, by which sections are found. */
export type SourceDocuments = Pick<ServiceDocument, "documents" | "sections">;

/** A section of a document that says what is needed. */
export interface FlowSource {
  /** The section's id in the catalog. */
  readonly section: string;
  /** The document's title and the section's heading. */
  readonly title: string;
  /** Its address with the section's anchor. Default: it is published nowhere. */
  readonly url?: string;
}

/** An entry of a requirement: one of its forms, and where that is documented. */
export interface SourcedEntry {
  readonly validity: Validity;
  readonly sources: readonly string[];
}

/**
 * Where a form of a requirement is documented: the sections that the selection's revision has, or, where it has none of
 * those that are cited, all of them.
 *
 * @param entries those of the form, valid or not
 * @returns in the order of their ids, each once
 */
export function flowSources(
  entries: readonly SourcedEntry[],
  { cloud, revision, revisionIndex }: Selection,
  documents: SourceDocuments,
): FlowSource[] {
  const cited = entries
    .filter(({ validity }) => holds(validity, cloud.id, revisionIndex))
    .flatMap(({ sources }) => sources);
  const all = sourcesOf(cited, documents);
  const current = all.filter(({ revisions }) => revisions.includes(revision));
  return (current.length > 0 ? current : all).map(({ source }) => source);
}

/** Sections by their ids. */
function sourcesOf(
  sections: readonly string[],
  { documents, sections: known }: SourceDocuments,
): { readonly source: FlowSource; readonly revisions: readonly string[] }[] {
  return [...new Set(sections)].sort(compareText).map((id) => {
    const section = known[id];
    const document = documents[section?.document ?? ""];
    if (section === undefined || document === undefined) {
      throw new Error(`the catalog cites the unknown section \`${id}\``);
    }
    const anchor = section.anchor === undefined ? "" : `#${section.anchor}`;
    const source: FlowSource = {
      section: id,
      title: `${document.title}: ${section.heading}`,
      ...(document.url === undefined ? {} : { url: `${document.url}${anchor}` }),
    };
    return { source, revisions: document.revisions };
  });
}
