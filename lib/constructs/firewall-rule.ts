import type { Peer } from "./peer";
import type { Port } from "./port";
import type { RuleAccess } from "./security-rule";

/**
 * A firewall rule of your own, beside the catalog's. Hosts on TCP 80 and 443 become an application rule, anything
 * else a network rule.
 */
export interface FirewallRule {
  /** Up to 80 letters, digits, `.`, `-` and `_`; unique among the rules of your own. */
  readonly name: string;

  /**
   * Whether it allows or denies. Denies stand in collections of their own before all allows of their type, so a deny
   * of a service tag or of prefixes wins over the catalog's rules of every type, and a deny of hosts on TCP 80 and 443
   * over its application rules. It does not win over a network rule by service tag that holds the host: Azure Firewall
   * asks network rules first.
   *
   * @default RuleAccess.ALLOW
   */
  readonly access?: RuleAccess;

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
