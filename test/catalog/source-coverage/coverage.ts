import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type { ServiceDocuments } from "../../../lib/core/catalog/documents";
import { COUNTS } from "../source-counts";
import { type CataloguedFlow, cataloguedFlows } from "./catalog-facts";
import { type DocumentedCase, documentedCases } from "./document-facts";
import { type Reasons, readReasons, readTableSections, type TableSections } from "./reasons";
import { type RowCoverage, rowCoverage } from "./row-coverage";

/** The built-in catalog held against every transcribed source. */
export interface Coverage {
  readonly documented: readonly DocumentedCase[];
  readonly catalogued: readonly CataloguedFlow[];
  readonly reasons: Reasons;
  readonly sections: TableSections;
  /** One for each row and cloud, in the order of the files. */
  readonly rows: readonly RowCoverage[];
}

/** Holds the built-in catalog, or another form of its files, against the transcribed sources. */
export function builtInCoverage(documents: ServiceDocuments = MACHINE_LEARNING_DOCUMENTS): Coverage {
  const { revisions } = documents.service;
  const documented = Object.keys(COUNTS).flatMap((name) => documentedCases(name, revisions));
  const catalogued = cataloguedFlows(documents);
  const reasons = readReasons();
  const sections = readTableSections();
  const rows = documented.map((each) => rowCoverage(each, catalogued, reasons, sections));
  return { documented, catalogued, reasons, sections, rows };
}
