import { readCatalog } from "../json-documents";
import { SOURCES_FOLDER } from "../source-documents";
import type { DocumentedCase, DocumentedFlow } from "./document-facts";

/** Rows that no requirement carries, or not with all that they state. */
export interface RowReason {
  readonly source: string;
  /** `table`, or `table/1` for one row of it. */
  readonly rows: readonly string[];
  /** Default: all clouds of the rows. */
  readonly clouds?: readonly string[];
  /** The values that are not carried, as the rows write them. Default: all. */
  readonly values?: readonly string[];
  /** The ports that are not carried. Default: all. */
  readonly ports?: readonly string[];
  readonly reason?: string;
  /** What a statement became in the catalog: `feature/hbi-workspace`. */
  readonly becomes?: readonly string[];
}

/** Rows with a condition that requirements without a feature carry. */
export interface ConditionReason {
  readonly source: string;
  readonly rows: readonly string[];
  /** The ports that the condition does not concern. Default: all. */
  readonly ports?: readonly string[];
  readonly reason: string;
}

/** Entries of the catalog that no row of a revision states. */
export interface EntryReason {
  readonly requirement: string;
  readonly form: string;
  readonly revisions: readonly string[];
  /** Default: all clouds of the entry. */
  readonly clouds?: readonly string[];
  /** Tags, hosts or URLs as the entry writes them. Default: all. */
  readonly values?: readonly string[];
  readonly reason: string;
}

/** Sections that entries cite and of which no transcribed row bears them out. */
export interface CitationReason {
  readonly requirement: string;
  readonly form: string;
  readonly sections: readonly string[];
  readonly reason: string;
}

/** `test/catalog/sources/not-carried.json`. */
export interface Reasons {
  readonly rows: readonly RowReason[];
  readonly conditions: readonly ConditionReason[];
  readonly entries: readonly EntryReason[];
  readonly citations: readonly CitationReason[];
}

/** `test/catalog/sources/table-sections.json`: the catalog's sections that a source's tables stand in. */
export interface TableSections {
  /** By file and table. A table that is not here is cited nowhere. */
  readonly sources: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Sections that no transcribed table stands in, with the reason. */
  readonly notTranscribed: Readonly<Record<string, string>>;
}

export function readReasons(): Reasons {
  return readCatalog<Reasons>(`${SOURCES_FOLDER}/not-carried.json`);
}

export function readTableSections(): TableSections {
  return readCatalog<TableSections>(`${SOURCES_FOLDER}/table-sections.json`);
}

/** Whether rows are named that this is one of. */
export function namesRow(
  named: { readonly source: string; readonly rows: readonly string[] },
  { source, table, row }: Pick<DocumentedCase, "source" | "table" | "row">,
): boolean {
  return named.source === source && (named.rows.includes(table) || named.rows.includes(row.id));
}

/** Whether a reason is for this row in this cloud. */
export function isForRow(reason: RowReason, each: DocumentedCase): boolean {
  return namesRow(reason, each) && (reason.clouds?.includes(each.cloud) ?? true);
}

/** Whether a reason for the row is for this flow of it. */
export function isForFlow(reason: RowReason, flow: DocumentedFlow): boolean {
  return (reason.values?.includes(flow.written) ?? true) && (reason.ports?.includes(flow.port) ?? true);
}
