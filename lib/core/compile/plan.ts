import type { Cidr } from "../address/cidr";
import type { Deferred, Text } from "../address/deferred";
import type { Fqdn } from "../address/fqdn";
import type { Ports } from "../address/port-range";
import type { Protocol } from "../address/protocol";
import type { ServiceTag } from "../address/service-tag";
import type { Direction } from "../catalog/service";
import type { ServiceTagFile } from "../service-tag-files/service-tag-file";

/** A prefix, or one that Terraform knows later. */
export type Address = Cidr | Deferred;

/** One end of a security rule: a tag, prefixes, or anything. `any` comes from a user who asked for it by name. */
export type RulePeer =
  | { readonly kind: "service-tag"; readonly tag: ServiceTag }
  | { readonly kind: "addresses"; readonly addresses: readonly Address[] }
  | { readonly kind: "any" };

/** Who a rule comes from. */
export type RuleOrigin = "catalog" | "platform" | "user";

/** A rule of a network security group. */
export interface SecurityRule {
  readonly name: string;
  /** 100 to 4096; the lower number is evaluated first. */
  readonly priority: number;
  readonly direction: Direction;
  readonly access: "Allow" | "Deny";
  readonly protocol: Protocol;
  readonly source: RulePeer;
  readonly destination: RulePeer;
  readonly destinationPorts: Ports;
  readonly description?: string;
  readonly origin: RuleOrigin;
  /** Ids of the requirements that it serves, in the order of their slots. */
  readonly requirements: readonly string[];
}

/** A destination of a firewall rule; a rule holds destinations of one kind. */
export type FirewallDestination =
  | { readonly kind: "service-tag"; readonly tag: ServiceTag }
  | { readonly kind: "address"; readonly address: Address }
  | { readonly kind: "ip-group"; readonly id: Text }
  | {
      readonly kind: "host";
      readonly host: Fqdn | Deferred;
      /** The catalog's template, which tells two names apart that Terraform knows only later. Default: none. */
      readonly template?: string;
    }
  | {
      /** Hosts that Microsoft maintains under one name. */
      readonly kind: "fqdn-tag";
      readonly tag: string;
    }
  | {
      /** A path below an exact host; a rule with it opens TLS. */
      readonly kind: "url";
      readonly host: Fqdn;
      /** `/org/repository/*`. */
      readonly path: string;
    };

/** An IP group: one that is planned beside the rules, by its key, or one that exists, by its id. */
export type IpGroupReference = { readonly planned: string } | { readonly id: Text };

/** A rule of a network or application rule collection. */
export interface FirewallRule {
  readonly name: string;
  readonly description?: string;
  /** In application rules TCP is meant, as HTTP on port 80 and TLS elsewhere. */
  readonly protocol: Protocol;
  readonly ports: Ports;
  readonly sources: readonly Address[];
  /** What its sources are called among a firewall's sets of sources. Default: those of all workloads. */
  readonly sourceSet?: string;
  /** The IP groups that stand in the place of sources. Default: the sources stand themselves. */
  readonly ipGroups?: readonly IpGroupReference[];
  readonly destinations: readonly FirewallDestination[];
  readonly origin: RuleOrigin;
  /** The name that the documents give to the rule, which shares it with no other need. Default: none. */
  readonly documentedName?: string;
  readonly requirements: readonly string[];
}

/** A rule collection; its rules have one type and one action. */
export interface RuleCollection {
  readonly name: string;
  /** 100 to 65000; the lower number is evaluated first, within its type. */
  readonly priority: number;
  readonly type: "network" | "application";
  /** Only a user's own collections deny. */
  readonly action: "Allow" | "Deny";
  readonly rules: readonly FirewallRule[];
}

/** A route of a route table. */
export interface Route {
  readonly name: string;
  readonly destination:
    | { readonly kind: "service-tag"; readonly tag: ServiceTag }
    | { readonly kind: "prefix"; readonly prefix: Cidr };
  readonly nextHop: NextHop;
  readonly origin: RuleOrigin;
  readonly requirements: readonly string[];
}

/** Routes to the Internet whose prefixes Terraform looks up when it plans: one for each IPv4 prefix of the tags. */
export interface ResolvedRoutes {
  /** What their names begin with; the prefix follows, as in {@link Route.name}. */
  readonly name: string;
  /** The tags, one look-up for each. */
  readonly lookups: readonly TagLookup[];
  /** Whether IPv6 prefixes are routed as well. */
  readonly ipv6: boolean;
  readonly requirements: readonly string[];
}

/** What `data.azurerm_network_service_tags` is asked for one tag. */
export interface TagLookup {
  readonly tag: ServiceTag;
  /** The region as the Service Tag Discovery API calls it. Default: the tag is of no region. */
  readonly locationFilter?: string;
}

/** Where a route leads. Only an appliance has an address. */
export type NextHop =
  | { readonly type: "VirtualAppliance"; readonly address: Address }
  | { readonly type: "Internet" | "None" | "VirtualNetworkGateway" | "VnetLocal" };

/** How a requirement is met, or why it is not. */
export interface Decision {
  readonly requirement: string;
  readonly form:
    | "service-tag"
    | "hosts"
    | "subnets"
    | "route"
    | "not-needed"
    | "served-by-another"
    | "left-out"
    | "not-expressible";
  /** A sentence for the report. */
  readonly why: string;
  /** Why a user's catalog changed what the documents say of it, where it did. */
  readonly corrected?: string;
}

/** What each layer will emit, planned together. */
export interface NetworkPlan {
  /** By direction and priority. */
  readonly securityRules: readonly SecurityRule[];
  /** By type and priority. Empty where there is no firewall. */
  readonly ruleCollections: readonly RuleCollection[];
  /** The default route first, then the catalog's, then the user's. */
  readonly routes: readonly Route[];
  /** In the order of the catalog. Default: none. */
  readonly resolvedRoutes?: readonly ResolvedRoutes[];
  /** The file whose prefixes stand in routes. Default: none does. */
  readonly serviceTagFile?: Pick<ServiceTagFile, "cloudName" | "changeNumber">;
  readonly decisions: readonly Decision[];
}
