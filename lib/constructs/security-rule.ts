import type { Peer } from "./peer";
import type { Port } from "./port";

/** Which way a connection is opened, seen from the subnet. */
export enum RuleDirection {
  /** Into the subnet. */
  INBOUND = "inbound",
  /** Out of the subnet. */
  OUTBOUND = "outbound",
}

/** What a rule does with what it matches. */
export enum RuleAccess {
  /** Lets it through. */
  ALLOW = "Allow",
  /** Drops it. */
  DENY = "Deny",
}

/** What is denied beside the allowed. */
export enum DenyScope {
  /** Outbound traffic to the Internet. Azure's defaults for the virtual network and the load balancer stand. */
  INTERNET = "internet",
  /** Everything, both ways; the virtual network and the load balancer are allowed by rules of their own. */
  EVERYTHING = "everything",
}

/** A security rule of your own, beside the catalog's. */
export interface SecurityRule {
  /** Up to 80 letters, digits, `.`, `-` and `_`; unique in the group, without regard to case. */
  readonly name: string;

  /** From 100 to 999, unique in its direction: evaluated before the catalog's rules. */
  readonly priority: number;

  /** Which way it applies. */
  readonly direction: RuleDirection;

  /**
   * What it does.
   *
   * @default RuleAccess.ALLOW
   */
  readonly access?: RuleAccess;

  /** Where connections come from. */
  readonly source: Peer;

  /** Where they go to. */
  readonly destination: Peer;

  /** The destination's ports, of one protocol. */
  readonly ports: Port[];

  /**
   * Why it is there; at most 140 characters.
   *
   * @default - none
   */
  readonly description?: string;
}
