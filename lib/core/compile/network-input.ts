import type { Text } from "../address/deferred";
import type { Selection } from "../catalog/selection";
import type { RoutePrefixesInput } from "./route-prefixes";

/** What a plan is made from. Text is as the user wrote it and is parsed here, strictly. */
export interface NetworkInput {
  readonly selection: Selection;
  /** The subnets of the workspace's compute and endpoints; at least one prefix. */
  readonly subnets: readonly SubnetInput[];
  readonly egress: EgressInput;
  /** The layers to plan. Default: all. */
  readonly layers?: readonly Layer[];
  /** What the outbound rules deny beside what they allow. Default: `internet`. */
  readonly denyScope?: DenyScope;
  /** The user's own rules. Default: none. */
  readonly securityRules?: readonly SecurityRuleInput[];
  /** The user's own routes. Default: none. */
  readonly routes?: readonly RouteInput[];
  /** How the destinations of the catalog's routes are written. Default: as service tags. */
  readonly routePrefixes?: RoutePrefixesInput;
  /** The user's own firewall rules. Default: none. */
  readonly firewallRules?: readonly FirewallRuleInput[];
}

/** Where flows are enforced. */
export type Layer = "nsg" | "firewall" | "routes";

/** All layers, in the order in which a packet meets them. */
export const LAYERS: readonly Layer[] = ["nsg", "routes", "firewall"];

/** Whether a layer is to be planned. */
export function plansLayer({ layers }: Pick<NetworkInput, "layers">, layer: Layer): boolean {
  return layers?.includes(layer) ?? true;
}

/** A subnet's prefixes, such as `10.1.0.0/24`. */
export interface SubnetInput {
  readonly addressPrefixes: readonly Text[];
}

/**
 * What is denied beside the allowed: `internet` denies outbound traffic to the tag `Internet` and leaves Azure's
 * defaults for the virtual network; `everything` denies all traffic in both directions and allows the virtual
 * network and the load balancer again.
 */
export type DenyScope = "internet" | "everything";

/** Whether the NSG decides alone, or a firewall behind it. */
export type EgressInput = { readonly kind: "direct" } | FirewallEgressInput;

/** Egress through a firewall: a default route leads to its private address. */
export interface FirewallEgressInput {
  readonly kind: "firewall";
  /** The firewall's private IPv4 address. */
  readonly privateIpAddress: Text | undefined;
  readonly strategy: FirewallStrategy;
  readonly sku: FirewallSku;
  /** Whether the policy's DNS proxy is on, which network rules by host name need. */
  readonly dnsProxy: boolean;
  /** Whether the policy opens TLS, which rules by URL need, and the SKU `Premium`. Default: false. */
  readonly tlsInspection?: boolean;
  /** Whether FQDN tags stand in the place of the hosts that they are documented for. Default: false. */
  readonly fqdnTags?: boolean;
  /** Whether rules stay as they are when others come and go, or are as few as can be. Default: `stable`. */
  readonly ruleCover?: RuleCover;
}

/**
 * Which form of a requirement the firewall's rules take first: the service tag, the hosts, or for each requirement
 * the one that reaches less.
 */
export type FirewallStrategy = "service-tags" | "fqdn" | "hybrid";

/**
 * How what is needed is divided among rules: one rule for each set of workloads and part of the ports, which no other need
 * regroups, or the fewest rules that admit the same.
 */
export type RuleCover = "stable" | "fewest";

/** The SKU of the firewall policy. */
export type FirewallSku = "Basic" | "Standard" | "Premium";

/** One end of a user's rule. */
export type PeerInput =
  | { readonly kind: "service-tag"; readonly tag: string }
  | { readonly kind: "addresses"; readonly addresses: readonly Text[] }
  | { readonly kind: "host"; readonly host: Text }
  | { readonly kind: "ip-group"; readonly id: Text }
  | { readonly kind: "any" };

/** Ports of one protocol. Ranges are text such as `443` or `8704-8710`; `all` is every port. */
export interface PortInput {
  readonly protocol: string;
  readonly ports: readonly string[] | "all";
}

/** A user's own security rule. */
export interface SecurityRuleInput {
  readonly name: string;
  readonly priority: number;
  readonly direction: "inbound" | "outbound";
  readonly access: "Allow" | "Deny";
  readonly source: PeerInput;
  readonly destination: PeerInput;
  readonly ports: readonly PortInput[];
  readonly description?: string;
}

/** A user's own route. */
export interface RouteInput {
  readonly name: string;
  /** A prefix or a service tag. */
  readonly destination: PeerInput;
  readonly nextHopType: string;
  readonly nextHopIpAddress?: Text;
}

/** A user's own firewall rule; its destinations are of one kind. */
export interface FirewallRuleInput {
  readonly name: string;
  /** Default: `Allow`. */
  readonly access?: "Allow" | "Deny";
  readonly destinations: readonly PeerInput[];
  readonly ports: readonly PortInput[];
  readonly description?: string;
}
