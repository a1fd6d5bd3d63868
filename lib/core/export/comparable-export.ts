import type { Destination } from "./selection-export";

/** A destination of an export, and why it is there. */
export interface ComparableDestination extends Destination {
  /** The ids of the requirements that it serves, in code-unit order; of a list those of the whole list. */
  readonly requirements: readonly string[];
}

/** An export as it was read again: what it was made from, and what it lets through. */
export interface ComparableExport {
  /** By key, in the order of the document; the values are JSON. */
  readonly metadata: ReadonlyMap<string, unknown>;
  readonly destinations: readonly ComparableDestination[];
}

/** No larger export is read, in bytes: the sources of an export are no larger than this. */
export const MAX_EXPORT_BYTES = 32 * 1024 * 1024;
