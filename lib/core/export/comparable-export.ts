import type { Destination } from "./selection-export";

/** An export as it was read again: what it was made from, and what it lets through. */
export interface ComparableExport {
  /** By key, in the order of the document; the values are JSON. */
  readonly metadata: ReadonlyMap<string, unknown>;
  readonly destinations: readonly Destination[];
}

/** No larger export is read, in bytes: the sources of an export are no larger than this. */
export const MAX_EXPORT_BYTES = 32 * 1024 * 1024;
