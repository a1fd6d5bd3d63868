import type { CloudId } from "../catalog/cloud";
import type { PrefixSet } from "../prefixes/prefix-set";

/**
 * No larger file is read, in bytes of UTF-8: eight times the size of the largest that Microsoft publishes (4 MB for the
 * public cloud). Who reads files asks {@link refuseLargeServiceTagFile} first, which needs the size only. Several pages
 * together are no larger either.
 */
export const MAX_SERVICE_TAG_FILE_BYTES = 32 * 1024 * 1024;

/** One file of service tags, or one page of an answer, before it is read. */
export interface ServiceTagText {
  /** Its name, for findings. */
  readonly file: string;
  readonly text: string;
}

/**
 * Where a file comes from: `weekly-download` is "Azure IP Ranges and Service Tags", `discovery-api` the Service Tag
 * Discovery API or `az network list-service-tags`, `powershell` is `Get-AzNetworkServiceTag | ConvertTo-Json -Depth 5`.
 */
export type ServiceTagSource = "weekly-download" | "discovery-api" | "powershell";

/** The service tags of one cloud, as Microsoft publishes them at one time. */
export interface ServiceTagFile {
  readonly source: ServiceTagSource;
  readonly cloud: CloudId;
  /** What the file calls the cloud: `Public`. */
  readonly cloudName: string;
  /** Grows with every change of the cloud's tags; of different sources and clouds it cannot be compared. */
  readonly changeNumber: number;
  /** The tags by their names, in code-unit order of the names. */
  readonly tags: ReadonlyMap<string, PublishedServiceTag>;
}

/** A service tag with its prefixes. */
export interface PublishedServiceTag {
  /** As the file writes it: `Storage`, `Storage.WestUS`. */
  readonly name: string;
  /** As the file writes it: `westus`. Default: the tag is of no region. */
  readonly region?: string;
  /** Grows with every change of the tag. Default: the file does not say. */
  readonly changeNumber?: number;
  /** The prefixes as they are written, in the order of the file; at least one. */
  readonly prefixes: readonly string[];
  /** Their addresses. */
  readonly addresses: PrefixSet;
}
