import type {
  EgressInput,
  FirewallSku as Sku,
  FirewallStrategy as Strategy,
} from "../core/compile/network-input";
import { textOf } from "./deferred-values";

/** Which form of a requirement the firewall's rules take first. */
export enum FirewallStrategy {
  /** Network rules by service tag; hosts only where the documents name no tag. */
  SERVICE_TAGS = "service-tags",
  /** Rules by host name; a service tag only where hosts cannot be written or are not documented. */
  FQDN = "fqdn",
}

/** The SKU of a firewall policy. */
export enum FirewallSku {
  /** No DNS proxy and no network rules by host name. */
  BASIC = "Basic",
  /** Network rules by host name, with the DNS proxy. */
  STANDARD = "Standard",
  /** Also URL filtering and TLS inspection. */
  PREMIUM = "Premium",
}

/** A firewall that the subnets' default route leads to. */
export interface FirewallEgressProps {
  /**
   * The firewall's private IPv4 address, `10.0.1.4`, or a reference to it. The default route needs it.
   *
   * @default - none; only what needs no default route can be made
   */
  readonly privateIpAddress?: string;

  /**
   * The id of the firewall policy that takes the rules.
   *
   * @default - the rules are not made here, for example because the hub's stack makes them
   */
  readonly policyId?: string;

  /**
   * Which form the rules take first.
   *
   * @default FirewallStrategy.SERVICE_TAGS
   */
  readonly strategy?: FirewallStrategy;

  /**
   * The SKU of the policy.
   *
   * @default FirewallSku.STANDARD
   */
  readonly sku?: FirewallSku;

  /**
   * Whether the policy opens TLS (a certificate for it is set, and the compute trusts it), which rules by URL need
   * beside the SKU `PREMIUM`. Without it, a requirement for a path allows the whole host, with a warning.
   *
   * @default false
   */
  readonly tlsInspection?: boolean;

  /**
   * Whether the policy's DNS proxy is on and the subnets use it, which network rules by host name need.
   *
   * @default false
   */
  readonly dnsProxy?: boolean;
}

/** How traffic leaves the subnets: the network security group alone decides, or a firewall behind it. */
export class Egress {
  /** Straight out: the network security group decides, by service tag. What has hosts only cannot be allowed. */
  public static direct(): Egress {
    return new Egress({ kind: "direct" }, undefined);
  }

  /** Through a firewall: a default route leads there, and the network security group lets out what it judges. */
  public static firewall(props: FirewallEgressProps): Egress {
    return new Egress(
      {
        kind: "firewall",
        privateIpAddress: props.privateIpAddress === undefined ? undefined : textOf(props.privateIpAddress),
        strategy: (props.strategy ?? FirewallStrategy.SERVICE_TAGS) as Strategy,
        sku: (props.sku ?? FirewallSku.STANDARD) as Sku,
        dnsProxy: props.dnsProxy ?? false,
        tlsInspection: props.tlsInspection ?? false,
      },
      props.policyId,
    );
  }

  /** True where a firewall stands behind the network security group. */
  public readonly usesFirewall: boolean;

  /** The id of the firewall policy, where it was given. */
  public readonly policyId?: string;

  /** @internal */
  public readonly _input: EgressInput;

  private constructor(input: EgressInput, policyId: string | undefined) {
    this._input = input;
    this.usesFirewall = input.kind === "firewall";
    this.policyId = policyId;
  }
}
