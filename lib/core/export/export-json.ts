import { formatPorts } from "../address/port-range";
import { type JsonMember, jsonLines } from "./json-lines";
import type { ExportEntry, ExportedRequirement, ExportMetadata, SelectionExport } from "./selection-export";

/** How a document of an export is told from others, and from later forms of it. */
export const EXPORT_FORMAT = "azure-network-catalog-export";
export const EXPORT_FORMAT_VERSION = 1;

/**
 * An export as JSON:
 *
 * - `format`, `formatVersion`: `azure-network-catalog-export`, 1;
 * - `metadata`: what it was made from, as `ExportMetadata` has it;
 * - `requirements`: each outbound need with `id`, `purpose`, `form`, `why` and `sources`;
 * - `entries`: each destination with `protocol`, `ports` (a list of `443`, `8704-8710`, `*`), `kind`, `destination`,
 *   `requirements` and, where there are some, `serviceTags` and `addedAddresses` (a number as text).
 *
 * The same export gives the same bytes, with a line for each need and entry.
 */
export function renderExportJson({ metadata, requirements, entries }: SelectionExport): string {
  return jsonLines([
    ...documentHead(EXPORT_FORMAT, metadata, requirements),
    { key: "entries", lines: entries.map(entryJson) },
  ]);
}

/** What the documents of all exports begin with. */
export function documentHead(
  format: string,
  metadata: ExportMetadata,
  requirements: readonly ExportedRequirement[],
): JsonMember[] {
  return [
    { key: "format", value: format },
    { key: "formatVersion", value: EXPORT_FORMAT_VERSION },
    { key: "metadata", value: metadata },
    { key: "requirements", lines: requirements.map(requirementJson) },
  ];
}

/** An entry as an object of JSON. */
export function entryJson(entry: ExportEntry): object {
  const { protocol, ports, kind, destination, requirements, serviceTags, addedAddresses } = entry;
  return {
    protocol,
    ports: formatPorts(ports),
    kind,
    destination,
    requirements,
    ...(serviceTags.length === 0 ? {} : { serviceTags }),
    ...(addedAddresses === 0n ? {} : { addedAddresses: String(addedAddresses) }),
  };
}

function requirementJson({ id, purpose, form, why, sources }: ExportedRequirement): object {
  return { id, purpose, form, why, sources };
}
