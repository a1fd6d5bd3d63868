import type { PeerInput } from "../core/compile/network-input";
import { textOf, textsOf } from "./deferred-values";

/**
 * One end of a rule of your own. What it holds is checked at synthesis, like the catalog's rules.
 *
 * @example
 *
 * new NetworkSecurityGroup(this, "group", {
 *   selection: NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region: "eastus2" }),
 *   resourceGroupName: "rg-ml",
 *   name: "nsg-ml",
 *   subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
 *   securityRules: [
 *     {
 *       name: "AllowSqlOutbound",
 *       priority: 200,
 *       direction: RuleDirection.OUTBOUND,
 *       source: Peer.cidr("10.1.0.0/24"),
 *       destination: Peer.serviceTag("Sql.EastUS2"),
 *       ports: [Port.tcp(1433), Port.tcpRange(11000, 11999)],
 *     },
 *   ],
 * });
 */
export class Peer {
  /**
   * A service tag, in its canonical spelling, with or without region: `Storage.WestUS`, `AzureFrontDoor.Frontend`.
   * It must exist in the selection's cloud.
   */
  public static serviceTag(tag: string): Peer {
    return new Peer({ kind: "service-tag", tag });
  }

  /** A prefix in CIDR form without host bits, `10.0.0.0/24` or `fd00::/8`; a single address has `/32` or `/128`. */
  public static cidr(cidr: string): Peer {
    return new Peer({ kind: "addresses", addresses: [textOf(cidr)] });
  }

  /** Several prefixes of one address family, or a reference to a list of them. */
  public static cidrs(cidrs: string[]): Peer {
    return new Peer({ kind: "addresses", addresses: textsOf(cidrs) });
  }

  /** An IP group by its id, which may be a reference: the destination of a firewall's network rule. */
  public static ipGroup(id: string): Peer {
    return new Peer({ kind: "ip-group", id: textOf(id) });
  }

  /** A host name for a firewall rule, `pypi.org` or `*.pypi.org` (which does not cover `pypi.org`). */
  public static fqdn(fqdn: string): Peer {
    return new Peer({ kind: "host", host: textOf(fqdn) });
  }

  /** Anything. Nothing becomes this by itself: it is what `*` stands for in a security rule. */
  public static any(): Peer {
    return new Peer({ kind: "any" });
  }

  /** @internal */
  public readonly _input: PeerInput;

  private constructor(input: PeerInput) {
    this._input = input;
  }
}
