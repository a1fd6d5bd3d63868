import { formatPorts } from "../address/port-range";
import { csvText } from "../export/csv-text";
import type { FlowList } from "./flow-list";

/**
 * The columns of a list of flows as CSV. Where a cell holds several values, `; ` stands between them, because a
 * spreadsheet reads ports with a comma between them as one number.
 */
export const FLOW_LIST_COLUMNS = [
  "requirement",
  "direction",
  "form",
  "protocol",
  "ports",
  "peer",
  "purpose",
  "sources",
  "cloud",
  "region",
  "revision",
] as const;

/** A list of flows as CSV (RFC 4180), with a header and a row for each flow. */
export function renderFlowListCsv({ flows, cloud, region, revision }: FlowList): string {
  const rows = flows.map(({ requirement, direction, form, protocol, ports, peer, purpose, sources }) => [
    requirement,
    direction,
    form,
    protocol,
    formatPorts(ports).join("; "),
    peer,
    purpose,
    sources.map(({ url, section }) => url ?? section).join("; "),
    cloud,
    region,
    revision,
  ]);
  return csvText([FLOW_LIST_COLUMNS, ...rows]);
}
