import type { Fqdn } from "../address/fqdn";
import type { Ports } from "../address/port-range";
import type { Protocol } from "../address/protocol";
import type { UrlPattern } from "../address/url-pattern";
import type { CloudId } from "./cloud";
import type { ReferenceDocument } from "./documents";
import type { NameKind } from "./resource-names";

/** Which way a connection is opened, seen from the service's subnets. */
export type Direction = "inbound" | "outbound";

/** Which way a requirement's connections go; `internal` ones leave a subnet of the service and enter one of them. */
export type RequirementDirection = Direction | "internal";

/** When an entry of the catalog holds. Revisions are indices into the service's list. */
export interface Validity {
  /** The clouds that it holds in. */
  readonly clouds: ReadonlySet<CloudId> | "all";
  /** Index of the first revision that has it. */
  readonly since: number;
  /** Index of the first revision that no longer has it; `Infinity` where none. */
  readonly until: number;
}

/** A tag with or without the selection's region. */
export interface TagTemplate {
  readonly name: string;
  readonly regional: boolean;
  /** `Storage.{Region}` or `AzureMonitor`: the key of permanent slots. */
  readonly text: string;
}

/** A host name with placeholders in braces. */
export interface HostTemplate {
  readonly text: string;
  /** Names in braces: `region`, or a parameter's name. */
  readonly placeholders: readonly string[];
  /** The host, where there is no placeholder. */
  readonly fixed?: Fqdn;
}

/** The service-tag form of a requirement. */
export interface TagEntry {
  readonly tag: TagTemplate;
  readonly protocol: Protocol;
  readonly ports: Ports;
  readonly validity: Validity;
  readonly sources: readonly string[];
}

/** The host form of a requirement. */
export interface HostEntry {
  readonly hosts: readonly HostTemplate[];
  readonly protocol: Protocol;
  readonly ports: Ports;
  /** Whether its ports other than 80 and 443 carry TLS with a server name, which an application rule can judge. */
  readonly tls: boolean;
  readonly validity: Validity;
  readonly sources: readonly string[];
}

/** Paths below hosts. */
export interface UrlEntry {
  readonly urls: readonly UrlPattern[];
  readonly protocol: Protocol;
  readonly ports: Ports;
  readonly validity: Validity;
  readonly sources: readonly string[];
}

/** Connections between the service's own subnets. */
export interface SubnetEntry {
  readonly protocol: Protocol;
  readonly ports: Ports;
  readonly validity: Validity;
  readonly sources: readonly string[];
}

/**
 * Whose prefixes the documents name for a tag without region, where a route takes no tag: those of the tag in the
 * selected region, or also in the region paired with it.
 */
export type RoutePrefixScope = "region" | "region-and-pair";

/** A route around the firewall. */
export interface RouteEntry {
  readonly tag: TagTemplate;
  /** Default: the prefixes are those of the tag as it is written. */
  readonly prefixes?: RoutePrefixScope;
  readonly validity: Validity;
  readonly sources: readonly string[];
}

/** One documented need: what for, which way, and its forms. */
export interface Requirement {
  readonly id: string;
  readonly slot: number;
  readonly purpose: string;
  readonly direction: RequirementDirection;
  /** Any of these features brings it. Default: it is always needed. */
  readonly features?: readonly string[];
  /** Any of these features takes it away. */
  readonly unless: readonly string[];
  readonly tags: readonly TagEntry[];
  readonly hosts: readonly HostEntry[];
  readonly urls: readonly UrlEntry[];
  readonly subnets: readonly SubnetEntry[];
  readonly routes: readonly RouteEntry[];
  /** The name that the documents give to its firewall rule. */
  readonly firewallRule?: string;
  /** The FQDN tag of Azure Firewall that stands for its hosts. */
  readonly fqdnTag?: string;
  /** Whether its connections become WebSockets. */
  readonly webSocket: boolean;
  /** Clouds that have the need as well, and for which the documents name no form. */
  readonly undocumentedIn: ReadonlySet<string>;
  readonly notes: readonly Note[];
  /** Why a user's catalog changed its forms, where it did. */
  readonly corrected?: string;
}

/** What a reader has to know of a requirement. */
export interface Note {
  readonly text: string;
  /** Where it is known from, where that is not the documents themselves. */
  readonly reference?: ReferenceDocument;
  /** A feature, off by default, that does something about it. */
  readonly offers?: string;
  /** Whether a selection is told of it while that feature is off. */
  readonly tell: boolean;
}

/** A flag that adds or removes requirements. */
export interface Feature {
  readonly id: string;
  readonly default: boolean;
  readonly description: string;
  readonly validity: Validity;
  readonly excludes: readonly string[];
  /** Features that are on whenever this one is, those that they imply in turn among them. */
  readonly implies: readonly string[];
}

/** A value that only the user knows. */
export interface Parameter {
  readonly id: string;
  readonly description: string;
  readonly name: NameKind;
}

/** A rule's or route's permanent place. */
export interface Slot {
  readonly slot: number;
  readonly name: string;
}

/** A service of the catalog. */
export interface Service {
  readonly id: string;
  readonly displayName: string;
  readonly revisions: readonly string[];
  readonly features: ReadonlyMap<string, Feature>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** In the order of their slots. */
  readonly requirements: readonly Requirement[];
  /** The requirements that a user's catalog took away, with the reasons. */
  readonly removed: readonly { readonly id: string; readonly reason: string }[];
  /** Keyed by `securityRuleKey`. */
  readonly securityRuleSlots: ReadonlyMap<string, Slot>;
  /** The rules between the service's own subnets, keyed by `subnetRuleKey`. */
  readonly subnetRuleSlots: ReadonlyMap<string, Slot>;
  /** Keyed by the tag template's text. */
  readonly routeSlots: ReadonlyMap<string, Slot>;
  /** The denies beside routes around the firewall, keyed by the tag template's text. */
  readonly bypassDenySlots: ReadonlyMap<string, Slot>;
  /** The regions that the documents name, for clouds where they name some. */
  readonly availability: ReadonlyMap<string, readonly string[]>;
}

/** The identity of a generated security rule: one for each direction, tag and protocol. */
export function securityRuleKey(direction: Direction, tag: string, protocol: Protocol): string {
  return `${direction}/${tag}/${protocol}`;
}

/** The identity of a rule between the service's own subnets. */
export function subnetRuleKey(direction: Direction, protocol: Protocol): string {
  return `${direction}/${protocol}`;
}

/** True when an entry holds in a cloud and revision. */
export function holds(validity: Validity, cloud: CloudId, revision: number): boolean {
  return (
    (validity.clouds === "all" || validity.clouds.has(cloud)) &&
    revision >= validity.since &&
    revision < validity.until
  );
}
