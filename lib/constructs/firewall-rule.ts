import type { Peer } from "./peer";
import type { Port } from "./port";

/**
 * A firewall rule of your own, beside the catalog's. Hosts on TCP 80 and 443 become an application rule, anything
 * else a network rule.
 */
export interface FirewallRule {
  /** Up to 80 letters, digits, `.`, `-` and `_`; unique among the rules of your own. */
  readonly name: string;

  /** At least one, all of one kind: hosts, service tags or prefixes. */
  readonly destinations: Peer[];

  /** The destinations' ports, of one protocol. */
  readonly ports: Port[];

  /**
   * Why it is there; at most 140 characters.
   *
   * @default - none
   */
  readonly description?: string;
}
