/** The shapes of the catalog's JSON files, as `catalog/schema/` defines them. */

/** `catalog/clouds/<cloud>.json`. */
export interface CloudDocument {
  readonly id: string;
  readonly displayName: string;
  readonly sources: Readonly<Record<string, SourceDocument>>;
  readonly suffixes: Readonly<Record<string, { readonly value: string; readonly source: string }>>;
  readonly regions: Readonly<Record<string, RegionDocument>>;
  readonly serviceTags: Readonly<Record<string, ServiceTagDocument>>;
}

/** Where a fact was read. */
export interface SourceDocument {
  readonly document: string;
  readonly section?: string;
  readonly revision: string;
  readonly url?: string;
}

/** A region, keyed by its programmatic name. */
export interface RegionDocument {
  /** The suffix of regional tags, such as `EastUS2`. */
  readonly tagSuffix: string;
  /** The suffix of `AzureCloud`'s regional tags where it differs from the region's name. */
  readonly azureCloudSuffix?: string;
  /** The paired region, where there is one. */
  readonly pair?: string;
}

/** A layer's name in Microsoft's service-tag data. */
export type NetworkFeature = "NSG" | "UDR" | "FW";

/** What is known of a service tag. `null` features mean that Microsoft publishes none. */
export interface ServiceTagDocument {
  readonly builtIn?: boolean;
  readonly usableIn: readonly string[] | null;
  readonly regional?: RegionalTagsDocument;
  readonly documentedIn?: readonly { readonly layer: string; readonly source: string }[];
  readonly source: string;
}

/** What is known of a tag's regional children. */
export interface RegionalTagsDocument {
  readonly usableIn: readonly string[] | null;
  readonly regions: "all" | readonly string[];
  readonly suffixes?: "azureCloudSuffix";
  readonly otherSuffixes?: readonly string[];
  readonly exceptions?: Readonly<Record<string, readonly string[] | null>>;
  readonly documentedIn?: readonly { readonly layer: string; readonly source: string }[];
}

/** `catalog/<service>/service.json`. */
export interface ServiceDocument {
  readonly id: string;
  readonly displayName: string;
  /** Dates of the documents, oldest first. The last one is the default. */
  readonly revisions: readonly string[];
  readonly documents: Readonly<
    Record<string, { readonly title: string; readonly url?: string; readonly revisions: readonly string[] }>
  >;
  readonly sections: Readonly<
    Record<string, { readonly document: string; readonly heading: string; readonly anchor?: string }>
  >;
  readonly parameters: Readonly<Record<string, { readonly description: string; readonly name: string }>>;
  readonly features: Readonly<Record<string, FeatureDocument>>;
  /** The regions that the documents name, for clouds where they name some. */
  readonly availability?: Readonly<
    Record<string, { readonly regions: readonly string[]; readonly document: string }>
  >;
}

/** A feature: a flag that adds requirements. */
export interface FeatureDocument {
  readonly default: boolean;
  readonly description: string;
  readonly clouds?: readonly string[];
  /** The first revision that has it. Default: the oldest. */
  readonly since?: string;
  /** The first revision that no longer has it. Default: none. */
  readonly until?: string;
  readonly excludes?: readonly string[];
}

/** When and by which documents an entry holds. */
export interface EntryDocument {
  /** The clouds that it holds in. Default: all. */
  readonly clouds?: readonly string[];
  /** The first revision that has it. */
  readonly since: string;
  /** The first revision that no longer has it. Default: none. */
  readonly until?: string;
  /** Keys of the service's `sections`. */
  readonly sources: readonly string[];
  readonly note?: string;
}

/** The service-tag form of a requirement. */
export interface TagEntryDocument extends EntryDocument {
  /** `Storage`, or `Storage.{Region}` for the region's tag. */
  readonly tag: string;
  readonly protocol: string;
  readonly ports: readonly string[];
}

/** The host form of a requirement. */
export interface HostEntryDocument extends EntryDocument {
  /** Host names; `{region}` and parameters in braces are replaced. */
  readonly hosts: readonly string[];
  readonly protocol: string;
  readonly ports: readonly string[];
}

/** A route that a requirement needs where a default route leads to a firewall. */
export interface RouteEntryDocument extends EntryDocument {
  readonly tag: string;
  readonly nextHop: string;
}

/** One documented need. */
export interface RequirementDocument {
  readonly id: string;
  /** Its permanent place in ordered lists. */
  readonly slot: number;
  readonly purpose: string;
  readonly direction: string;
  readonly tags?: readonly TagEntryDocument[];
  readonly hosts?: readonly HostEntryDocument[];
  readonly routes?: readonly RouteEntryDocument[];
  readonly notes?: readonly string[];
}

/** `catalog/<service>/<feature>.json`, or `base.json` for what is always needed. */
export interface RequirementsDocument {
  readonly feature?: string;
  readonly requirements: readonly RequirementDocument[];
}

/** `catalog/<service>/rules.json`: the permanent slots and names. */
export interface RulesDocument {
  readonly securityRules: readonly {
    readonly slot: number;
    readonly direction: string;
    readonly tag: string;
    readonly protocol: string;
    readonly name: string;
  }[];
  readonly routes: readonly { readonly slot: number; readonly tag: string; readonly name: string }[];
  /** Outbound security rules that deny the rest of what a route leads around the firewall. */
  readonly bypassDenies: readonly { readonly slot: number; readonly tag: string; readonly name: string }[];
  readonly retired: {
    readonly securityRules: { readonly inbound: readonly number[]; readonly outbound: readonly number[] };
    readonly routes: readonly number[];
    readonly requirements: readonly number[];
  };
}

/** A service's files, together. */
export interface ServiceDocuments {
  readonly service: ServiceDocument;
  readonly rules: RulesDocument;
  readonly requirements: readonly RequirementsDocument[];
}
