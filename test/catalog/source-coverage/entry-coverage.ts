import type { CataloguedFlow } from "./catalog-facts";
import type { DocumentedCase } from "./document-facts";
import { carries } from "./matching";
import type { EntryReason, TableSections } from "./reasons";

/** A catalogued flow with the rows that state it. */
export interface EntryCoverage {
  readonly catalogued: CataloguedFlow;
  readonly rows: readonly DocumentedCase[];
}

/**
 * Finds the rows that state each catalogued flow, in its cloud and revision. A row that names a port and nothing else
 * counts only where the entry cites its table, else it would state everything on that port.
 */
export function entryCoverage(
  catalogued: readonly CataloguedFlow[],
  documented: readonly DocumentedCase[],
  { sources }: TableSections,
): EntryCoverage[] {
  return catalogued.map((each) => ({
    catalogued: each,
    rows: documented.filter(({ cloud, revision, flows, source, table }) => {
      const sections = sources[source]?.[table];
      const cited = sections?.some((section) => each.entry.sources.includes(section));
      return (
        cloud === each.cloud &&
        revision === each.revision &&
        (cited ?? true) &&
        flows.some((flow) => (flow.form !== "any" || cited === true) && carries(each, flow))
      );
    }),
  }));
}

/** Whether a reason is for a catalogued flow. */
export function isForEntry(
  { requirement, form, revisions, clouds, values }: EntryReason,
  { entry, cloud, revision, value }: CataloguedFlow,
): boolean {
  return (
    requirement === entry.requirement &&
    form === entry.form &&
    revisions.includes(revision) &&
    (clouds?.includes(cloud) ?? true) &&
    (values?.includes(value) ?? true)
  );
}

/** An entry with a section that it cites. */
export interface Citation {
  readonly requirement: string;
  readonly form: string;
  readonly section: string;
}

/** The sections that entries cite and that no row of theirs bears out, each once for a requirement's form. */
export function unsupportedCitations(
  covered: readonly EntryCoverage[],
  { sources, notTranscribed }: TableSections,
): Citation[] {
  const citations = new Map<string, Citation>();
  const borneOut = new Set<string>();
  for (const { catalogued, rows } of covered) {
    const { name, requirement, form, sources: cited } = catalogued.entry;
    for (const section of cited.filter((each) => !(each in notTranscribed))) {
      const key = `${name} ${section}`;
      citations.set(key, { requirement, form, section });
      if (rows.some(({ source, table }) => sources[source]?.[table]?.includes(section))) {
        borneOut.add(key);
      }
    }
  }
  return [...citations].filter(([key]) => !borneOut.has(key)).map(([, citation]) => citation);
}
