import type { CloudId } from "../../../lib/core/catalog/cloud";

/**
 * The service-tag tables of the article, row by row: direction, tag, protocol, port, the feature that needs it, first
 * revision, the revision that ended it, and the clouds where not all have it. Read from the tables apart from the
 * catalog. `<Region>` is the region as tags spell it; tags have the names that Azure has for what the tables write.
 */
export interface TagRow {
  readonly direction: "inbound" | "outbound";
  readonly tag: string;
  readonly protocol: string;
  readonly ports: string;
  /** Default: it is always needed. */
  readonly feature?: string;
  readonly since: string;
  readonly until?: string;
  readonly clouds?: readonly CloudId[];
}

const [IN_2022, IN_2023, IN_2025] = ["2022-09-08", "2023-04-14", "2025-04-03"] as const;

function out(tag: string, ports: string, difference: Partial<TagRow> = {}): TagRow {
  return { direction: "outbound", tag, protocol: "Tcp", ports, since: IN_2022, ...difference };
}

function into(tag: string, ports: string, feature: string, difference: Partial<TagRow> = {}): TagRow {
  return { direction: "inbound", tag, protocol: "Tcp", ports, feature, since: IN_2022, ...difference };
}

export const TAG_ROWS: readonly TagRow[] = [
  out("AzureActiveDirectory", "80,443"),
  out("AzureMachineLearning", "443"),
  out("AzureMachineLearning", "8787,18881", { feature: "workspace-private-endpoint" }),
  out("AzureMachineLearning", "5831", { protocol: "Udp", since: IN_2023 }),
  out("BatchNodeManagement.<Region>", "443"),
  out("AzureResourceManager", "443"),
  out("Storage.<Region>", "443"),
  out("Storage.<Region>", "445", { feature: "storage-behind-firewall" }),
  out("AzureFrontDoor.Frontend", "443", { clouds: ["public", "usgovernment"] }),
  out("MicrosoftContainerRegistry.<Region>", "443", { until: IN_2025 }),
  out("MicrosoftContainerRegistry", "443", { since: IN_2025 }),
  out("AzureFrontDoor.FirstParty", "443", { clouds: ["public"] }),
  out("AzureMonitor", "443", { feature: "azure-monitor" }),
  out("VirtualNetwork", "443", { since: IN_2025 }),
  out("AzureKeyVault.<Region>", "443", { feature: "hbi-workspace" }),
  into("AzureMachineLearning", "44224", "public-ip-compute"),
  into("BatchNodeManagement", "29876-29877", "public-ip-compute", { until: IN_2023 }),
  into("VirtualNetwork", "29876-29877", "no-public-ip-compute", { until: IN_2023 }),
  into("AzureLoadBalancer", "44224", "no-public-ip-compute", { until: IN_2023 }),
];

/** The tags that are routed around the firewall for compute with a public IP address. */
export const ROUTE_ROWS: readonly Pick<TagRow, "tag" | "since" | "until">[] = [
  { tag: "AzureMachineLearning", since: IN_2022 },
  { tag: "BatchNodeManagement.<Region>", since: IN_2022, until: IN_2023 },
];
