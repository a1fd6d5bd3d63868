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
  /** What notes refer to. */
  readonly references?: Readonly<Record<string, ReferenceDocument>>;
}

/** A feature: a flag that adds or removes requirements. */
export interface FeatureDocument {
  readonly default: boolean;
  readonly description: string;
  readonly clouds?: readonly string[];
  /** The first revision that has it. Default: the oldest. */
  readonly since?: string;
  /** The first revision that no longer has it. Default: none. */
  readonly until?: string;
  readonly excludes?: readonly string[];
  /** Features that are on whenever this one is. */
  readonly implies?: readonly string[];
}

/** Something that the documents lack and others know: an issue thread, a later document. */
export interface ReferenceDocument {
  readonly title: string;
  readonly url: string;
  /** When it was written, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly date: string;
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
  /** Whether its ports, other than 80 and 443, carry TLS with a server name. Default: false. */
  readonly tls?: boolean;
}

/** Paths below hosts: what only a firewall sees that opens TLS. */
export interface UrlEntryDocument extends EntryDocument {
  /** `host/path`, where the path may end in `/*`; no scheme, port or query. */
  readonly urls: readonly string[];
  readonly protocol: string;
  readonly ports: readonly string[];
}

/** Connections between the addresses of the service's own subnets. */
export interface SubnetEntryDocument extends EntryDocument {
  readonly protocol: string;
  readonly ports: readonly string[];
}

/** A route that a requirement needs where a default route leads to a firewall. */
export interface RouteEntryDocument extends EntryDocument {
  readonly tag: string;
  readonly nextHop: string;
  /** Whose prefixes stand for a tag without region: `region` or `region-and-pair`. Default: those of the tag as it is. */
  readonly prefixes?: string;
}

/** One documented need. */
export interface RequirementDocument {
  readonly id: string;
  /** Its permanent place in ordered lists. */
  readonly slot: number;
  readonly purpose: string;
  /** `inbound`, `outbound`, or `internal` for connections within the service's subnets. */
  readonly direction: string;
  readonly tags?: readonly TagEntryDocument[];
  readonly hosts?: readonly HostEntryDocument[];
  readonly urls?: readonly UrlEntryDocument[];
  readonly subnets?: readonly SubnetEntryDocument[];
  readonly routes?: readonly RouteEntryDocument[];
  /** The name that the documents give to its firewall rule. Default: it shares a rule with others. */
  readonly firewallRule?: string;
  /** The FQDN tag of Azure Firewall that stands for its hosts. Default: none does. */
  readonly fqdnTag?: string;
  /** Whether its connections become WebSockets, which a proxy in between has to let through. Default: false. */
  readonly webSocket?: boolean;
  /** Clouds that have the need as well, and for which the documents name no form. Default: none. */
  readonly undocumentedIn?: readonly string[];
  readonly notes?: readonly NoteDocument[];
}

/** What a reader has to know. */
export interface NoteDocument {
  readonly text: string;
  /** A key of the service's `references`. Default: the documents themselves. */
  readonly reference?: string;
  /** A feature, off by default, that does something about it. */
  readonly offers?: string;
  /** Whether a selection is told of it while that feature is off. Default: it stands in documents only. */
  readonly tell?: boolean;
}

/** `catalog/<service>/<name>.json`: requirements that the same features bring, `base.json` what is always needed. */
export interface RequirementsDocument {
  /** Any of them brings the requirements. Default: they are always needed. */
  readonly features?: readonly string[];
  /** Any of them takes the requirements away. Default: none does. */
  readonly unless?: readonly string[];
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
  /** Security rules between the service's own subnets, which have no tag. */
  readonly subnetRules?: readonly {
    readonly slot: number;
    readonly direction: string;
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

/** What a user puts right in a service that is there: a record with its reason. */
export interface CorrectionDocument {
  /** The requirement's id. It keeps its id, slot and direction. */
  readonly requirement: string;
  readonly reason: string;
  readonly reference?: ReferenceDocument;
  /** Takes the requirement away. */
  readonly remove?: boolean;
  /** The forms that are replaced as a whole; the others stay. */
  readonly replace?: Pick<RequirementDocument, "tags" | "hosts" | "urls" | "subnets" | "routes">;
}

/** A service's files, together. */
export interface ServiceDocuments {
  readonly service: ServiceDocument;
  readonly rules: RulesDocument;
  readonly requirements: readonly RequirementsDocument[];
  /** What each of `requirements` is called in findings. Default: `<service>/<feature>.json`. */
  readonly requirementFiles?: readonly string[];
  /** The lowest slots that additions can take, of requirements and of rules. Default: 0. */
  readonly freeFrom?: { readonly requirements: number; readonly rules: number };
  /** Corrections that were made in `requirements` already, to be told. Default: none. */
  readonly corrections?: readonly CorrectionDocument[];
}
