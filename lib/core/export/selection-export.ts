import type { Ports } from "../address/port-range";
import type { Protocol } from "../address/protocol";
import type { ServiceTagSource } from "../service-tag-files/service-tag-file";

/** What is preferred where a need can be told both by hosts and by addresses. */
export const EXPORT_PREFERENCES = ["hosts", "addresses"] as const;
export type ExportPreference = (typeof EXPORT_PREFERENCES)[number];

/**
 * What a destination is, in the order in which exports hold them:
 * - `address-prefix`: `20.36.1.0/24`, `2603:1030::/32`;
 * - `service-tag`: `Storage.EastUS2`, where no file was given that says which addresses it has;
 * - `domain`: `graph.microsoft.com`, that host alone;
 * - `wildcard-domain`: `*.azureml.ms`, every host below; `*contoso.com`, every host whose name ends so;
 * - `url`: `github.com/org/repo/*`, a path below a host.
 */
export const DESTINATION_KINDS = [
  "address-prefix",
  "service-tag",
  "domain",
  "wildcard-domain",
  "url",
] as const;
export type DestinationKind = (typeof DESTINATION_KINDS)[number];

/** A destination on some ports. */
export interface Destination {
  readonly protocol: Protocol;
  readonly ports: Ports;
  readonly kind: DestinationKind;
  /** In its one way to be written. */
  readonly destination: string;
}

/** A destination that is needed; an export holds each once for each protocol and port set. */
export interface ExportEntry extends Destination {
  /** The ids of the requirements that it serves, in code-unit order. */
  readonly requirements: readonly string[];
  /** Of a prefix or a tag: the service tags that it comes from, in code-unit order. Otherwise none. */
  readonly serviceTags: readonly string[];
  /** Of a prefix that a budget made wider: how many of its addresses nothing was asked for. Otherwise 0. */
  readonly addedAddresses: bigint;
}

/**
 * How a need is exported:
 * - `hosts`: as domains and URLs;
 * - `addresses`: as prefixes of its service tags;
 * - `service-tags`: as service tags, because no file was given;
 * - `virtual-network`: not, because it stays within the virtual network;
 * - `route`: not, because it is routed around the firewall;
 * - `none`: not; a finding says why.
 */
export type ExportForm = "hosts" | "addresses" | "service-tags" | "virtual-network" | "route" | "none";

/** An outbound need of the selection, and what became of it. */
export interface ExportedRequirement {
  readonly id: string;
  readonly purpose: string;
  readonly form: ExportForm;
  readonly why: string;
  /** Where it is documented: addresses of sections, or their ids where they are published nowhere. */
  readonly sources: readonly string[];
}

/** How many prefixes a list may have, and what may be added to get there. */
export interface ExportBudget {
  /** How many prefixes of IPv4, and how many of IPv6, a list holds at most: a whole number from 1 on. */
  readonly mostPrefixes: number;
  /** How many extra addresses for each address that is asked for, in each list and family: from 0 to 1. */
  readonly mostExtraShare: number;
}

/** What an export was made from. */
export interface ExportMetadata {
  readonly tool: string;
  readonly toolVersion: string;
  /** The service's id: `azure-machine-learning`. */
  readonly service: string;
  readonly cloud: string;
  readonly region: string;
  /** The date of the documents. */
  readonly revision: string;
  /** The features that are on, in code-unit order. */
  readonly features: readonly string[];
  /** The parameters that were given and are known, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly prefer: ExportPreference;
  /** Null where no file of service tags was given. */
  readonly serviceTags: {
    /** What the file calls the cloud. */
    readonly cloud: string;
    readonly changeNumber: number;
    readonly source: ServiceTagSource;
  } | null;
  /** Null where there is none. */
  readonly budget: ExportBudget | null;
}

/** The outbound needs of a selection as destinations on ports. */
export interface SelectionExport {
  readonly metadata: ExportMetadata;
  /** In code-unit order of their ids. */
  readonly requirements: readonly ExportedRequirement[];
  /** By protocol, ports, kind and destination; prefixes IPv4 first, ascending. */
  readonly entries: readonly ExportEntry[];
}
