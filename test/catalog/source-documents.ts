import { readCatalog } from "./json-documents";

export interface Row {
  readonly id: string;
  readonly kind: string;
  readonly direction: string;
  readonly clouds: readonly string[];
  readonly values: readonly string[];
  readonly protocol: string | null;
  readonly ports: readonly string[];
  readonly rule?: { readonly name?: string };
  readonly columns?: { readonly training: boolean; readonly inference: boolean };
  readonly condition?: string;
  readonly document?: string;
  readonly portsFrom?: string;
  readonly valuesFrom?: string;
}

export interface Source {
  readonly document: string;
  readonly revision: string;
  readonly tables: readonly { readonly id: string; readonly rows: readonly Row[] }[];
}

/** Where the transcribed sources lie, seen from `catalog/`. */
export const SOURCES_FOLDER = "../test/catalog/sources";

/** The schema of the transcribed sources, by its path below `catalog/`. */
export const SOURCE_SCHEMA = `${SOURCES_FOLDER}/sources.schema.json`;

/** A transcribed source, by its file's name without extension. */
export function source(name: string): Source {
  return readCatalog<Source>(`${SOURCES_FOLDER}/${name}.json`);
}

/** Every row of a transcribed source, in order. */
export function rowsOf(name: string): Row[] {
  return source(name).tables.flatMap((table) => table.rows);
}
