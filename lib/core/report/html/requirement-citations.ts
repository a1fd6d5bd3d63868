import { flowSources, type SourceDocuments } from "../../catalog/flow-sources";
import type { Selection } from "../../catalog/selection";
import { holds, type Requirement } from "../../catalog/service";
import type { ReviewedSource } from "./review-report";

/** Where a requirement is documented, and since when. */
export interface RequirementCitations {
  readonly sources: readonly ReviewedSource[];
  /** The oldest revision that has any of its forms. */
  readonly since: string;
}

/**
 * The sections that document a requirement for a selection, in any of its forms: those of documents that the
 * selection's revision has, or all where it has none of them.
 *
 * @returns sources in the order of their sections' ids, each once
 */
export function requirementCitations(
  { tags, hosts, urls, subnets, routes }: Requirement,
  selection: Selection,
  documents: SourceDocuments,
): RequirementCitations {
  const { service, cloud, revision, revisionIndex } = selection;
  const entries = [...tags, ...hosts, ...urls, ...subnets, ...routes];
  const sources = flowSources(entries, selection, documents);
  const since = entries
    .filter(({ validity }) => holds(validity, cloud.id, revisionIndex))
    .map(({ validity }) => validity.since);
  return {
    sources: sources.map(({ title, url }) => ({ title, ...(url === undefined ? {} : { url }) })),
    since: service.revisions[Math.min(revisionIndex, ...since)] ?? revision,
  };
}
