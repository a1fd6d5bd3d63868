import { formatPorts } from "../address/port-range";
import { csvText } from "./csv-text";
import type { SelectionExport } from "./selection-export";

/**
 * The columns of an export as CSV. Where a cell holds several values, `; ` stands between them, because a spreadsheet
 * reads ports with a comma between them as one number. What the export was made from stands in every row, so that
 * nothing has to be kept beside the file; the change number is empty where no file of service tags was given.
 */
export const EXPORT_COLUMNS = [
  "protocol",
  "ports",
  "destination_kind",
  "destination",
  "added_addresses",
  "service_tags",
  "requirements",
  "purposes",
  "sources",
  "cloud",
  "region",
  "revision",
  "service_tags_change_number",
  "tool_version",
] as const;

/**
 * An export as CSV (RFC 4180), with a header and a row for each entry. The same export gives the same bytes.
 *
 * Needs without an entry have no row; the findings tell them.
 */
export function renderExportCsv({ metadata, requirements, entries }: SelectionExport): string {
  const byId = new Map(requirements.map((each) => [each.id, each]));
  const { cloud, region, revision, serviceTags, toolVersion } = metadata;
  const made = [
    cloud,
    region,
    revision,
    serviceTags === null ? "" : `${serviceTags.changeNumber}`,
    toolVersion,
  ];
  const rows = entries.map((entry) => {
    const served = entry.requirements.flatMap((id) => byId.get(id) ?? []);
    return [
      entry.protocol,
      several(formatPorts(entry.ports)),
      entry.kind,
      entry.destination,
      `${entry.addedAddresses}`,
      several(entry.serviceTags),
      several(entry.requirements),
      served.map(({ purpose }) => purpose).join(" "),
      several([...new Set(served.flatMap(({ sources }) => sources))]),
      ...made,
    ];
  });
  return csvText([EXPORT_COLUMNS, ...rows]);
}

function several(values: readonly string[]): string {
  return values.join("; ");
}
