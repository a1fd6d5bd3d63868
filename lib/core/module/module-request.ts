import type { Acknowledgement } from "../diagnostics/acknowledgement";

/** The layers that a module can hold, in the order in which a packet meets them. */
export const MODULE_LAYERS = ["nsg", "routes", "firewall"] as const;
export type ModuleLayer = (typeof MODULE_LAYERS)[number];

/** What the files of a module are written in: Terraform's JSON syntax, or HCL. */
export const MODULE_FORMATS = ["json", "hcl"] as const;
export type ModuleFormat = (typeof MODULE_FORMATS)[number];

/** What is selected, as plain data: what a selection's file holds, and what a module records of how it was made. */
export interface SelectionRequest {
  readonly cloud: string;
  readonly region: string;
  /** Default: none beside those that are on by default. */
  readonly features?: readonly string[];
  /** Default: none. */
  readonly withoutFeatures?: readonly string[];
  /** Default: none. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Default: the newest. */
  readonly revision?: string;
  /** Default: false. */
  readonly strict?: boolean;
  /** Default: none. */
  readonly acknowledgements?: readonly Acknowledgement[];
}

/** The settings of a firewall, as plain data. */
export interface FirewallRequest {
  /** Default: `service-tags`. */
  readonly strategy?: string;
  /** Default: `Standard`. */
  readonly sku?: string;
  /** Default: false. */
  readonly dnsProxy?: boolean;
  /** Default: false. */
  readonly tlsInspection?: boolean;
  /** Default: false. */
  readonly fqdnTags?: boolean;
  /** Default: `stable`. */
  readonly ruleCover?: string;
}

/** How traffic leaves, as plain data. */
export type EgressRequest = { readonly kind: "direct" } | (FirewallRequest & { readonly kind: "firewall" });

/** A Terraform module that is asked for, as plain data. */
export interface ModuleRequest {
  readonly selection: SelectionRequest;
  /** Default: direct. */
  readonly egress?: EgressRequest;
  /** Default: `nsg`, and with a firewall `routes` and `firewall` as well. */
  readonly layers?: readonly string[];
  /** What stays open until plan time: `region`, `cloud`, or a parameter of the catalog. Default: nothing. */
  readonly open?: readonly string[];
  /** The layers whose group or table exists and gets separate rules or routes: `nsg`, `routes`. Default: none. */
  readonly existing?: readonly string[];
  /** What is denied beside the allowed: `internet` or `everything`. Default: `internet`. */
  readonly denyScope?: string;
}
