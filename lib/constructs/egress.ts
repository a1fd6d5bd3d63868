import {
  type FirewallPolicyStatement,
  joinPolicyFacts,
  refuseUnlessOneOf,
} from "../core/compile/firewall-policy-facts";
import type { EgressInput, RuleCover, FirewallStrategy as Strategy } from "../core/compile/network-input";
import { type Diagnostic, diagnostic } from "../core/diagnostics/diagnostic";
import { textOf } from "./deferred-values";
import type { IFirewallPolicy } from "./existing-resources";

/** Which form of a requirement the firewall's rules take first. */
export enum FirewallStrategy {
  /** Network rules by service tag; hosts only where the documents name no tag. */
  SERVICE_TAGS = "service-tags",
  /** Rules by host name; a service tag only where hosts cannot be written or are not documented. */
  FQDN = "fqdn",
  /**
   * For each requirement the form that reaches less: host names and URLs, or the service tag of the region where the
   * hosts are wildcards of all regions. No host rule stands beside a tag that admits as much already, as far as the
   * tag form of its requirement carries the same ports. Each decision says why.
   */
  HYBRID = "hybrid",
}

/** How what is needed is divided among the firewall's rules. What is admitted is the same either way. */
export enum FirewallRuleCover {
  /**
   * A rule for each set of workloads and each of port 80, port 443 and other ports. Turning a feature on adds rules and
   * destinations, and regroups nothing.
   */
  STABLE = "stable",
  /** The smallest cover: the fewest rules that are found, which is the fewest that there can be wherever that is known. */
  FEWEST = "fewest",
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

/** How the rules of a firewall are made from what is needed. */
export interface FirewallRuleOptions {
  /**
   * Which form the rules take first.
   *
   * @default FirewallStrategy.SERVICE_TAGS
   */
  readonly strategy?: FirewallStrategy;

  /**
   * Whether the rules stay as they are when other needs come and go, or are as few as can be.
   *
   * What `FEWEST` costs: turning a feature on, or adding a workload, may regroup rules, so that names, ports and
   * destinations of existing rules change though the traffic that they admit does not; and a destination may stand in
   * several rules, so that the pairs of source and destination in network rules and the bytes of a rule collection
   * group, which Azure limits, can be more than with `STABLE`. Where these would exceed a limit and the rules of `STABLE`
   * keep all of them, the rules are those of `STABLE`, and a finding says so. So are they for each kind of destinations
   * and protocol for which `STABLE` has as few.
   *
   * @default FirewallRuleCover.STABLE
   */
  readonly ruleCover?: FirewallRuleCover;

  /**
   * Whether FQDN tags stand in the place of the hosts that they are documented for: `AzureKubernetesService` where the
   * feature `aks` is on. Microsoft maintains what is behind a tag, so no plan can show it, and the library does not
   * prove it. Whether US Government and China know the tag is not documented: try it there before you rely on it.
   *
   * @default false
   */
  readonly fqdnTags?: boolean;
}

/** A firewall that the subnets' default route leads to. */
export interface FirewallEgressProps extends FirewallRuleOptions {
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
   * The firewall policy that takes the rules, in place of its id: a `FirewallPolicy`, or `FirewallPolicy.fromId(…)`.
   * The SKU, the DNS proxy and TLS inspection are read from it; what it does not tell is said here.
   *
   * @default - only its id is known, if that
   */
  readonly policy?: IFirewallPolicy;

  /**
   * The SKU of the policy. Where `policy` tells another one, that is an error.
   *
   * @default - the SKU that `policy` tells, or else FirewallSku.STANDARD
   */
  readonly sku?: FirewallSku;

  /**
   * Whether the policy opens TLS (a certificate for it is set, and the compute trusts it), which rules by URL need
   * beside the SKU `PREMIUM`. Without it, a requirement for a path allows the whole host, with a warning.
   * Where `policy` tells otherwise, or the SKU is another one, that is an error.
   *
   * @default - what `policy` tells, or else false
   */
  readonly tlsInspection?: boolean;

  /**
   * Whether the policy's DNS proxy is on and the subnets use it, which network rules by host name need.
   * Where `policy` tells otherwise, or the SKU is `BASIC`, that is an error. Where its proxy is on and the subnets ask other DNS servers, give
   * `FirewallPolicy.fromId(…)` without `dnsProxy`.
   *
   * @default - what `policy` tells, or else false
   */
  readonly dnsProxy?: boolean;
}

/**
 * How traffic leaves the subnets: the network security group alone decides, or a firewall behind it.
 *
 * @example
 *
 * new MachineLearningNetworkIsolation(this, "isolation", {
 *   selection: NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region: "eastus2" }),
 *   resourceGroupName: "rg-ml",
 *   subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
 *   egress: Egress.firewall({
 *     policyId: "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-hub",
 *     privateIpAddress: "10.0.1.4",
 *     strategy: FirewallStrategy.SERVICE_TAGS,
 *     sku: FirewallSku.STANDARD,
 *     dnsProxy: true,
 *   }),
 * });
 */
export class Egress {
  /** Straight out: the network security group decides, by service tag. What has hosts only cannot be allowed. */
  public static direct(): Egress {
    return new Egress({ kind: "direct" }, undefined, []);
  }

  /** Through a firewall: a default route leads there, and the network security group lets out what it judges. */
  public static firewall(props: FirewallEgressProps): Egress {
    const { policy } = props;
    const found: Diagnostic[] = [];
    if (policy !== undefined && props.policyId !== undefined) {
      const message =
        "the firewall policy is given twice, as `policy` and by `policyId`; keep one of the two";
      found.push(diagnostic("firewall-policy-contradiction", "egress.policyId", message));
    }
    const strategy = props.strategy ?? FirewallStrategy.SERVICE_TAGS;
    refuseUnlessOneOf(Object.values(FirewallStrategy), strategy, "strategy", "egress.strategy", found);
    const ruleCover = props.ruleCover ?? FirewallRuleCover.STABLE;
    refuseUnlessOneOf(Object.values(FirewallRuleCover), ruleCover, "rule cover", "egress.ruleCover", found);
    const facts = joinPolicyFacts(statementOf(props), policy && statementOf(policy), found);
    return new Egress(
      {
        kind: "firewall",
        privateIpAddress: props.privateIpAddress === undefined ? undefined : textOf(props.privateIpAddress),
        strategy: strategy as Strategy,
        ...facts,
        fqdnTags: props.fqdnTags ?? false,
        ruleCover: ruleCover as RuleCover,
      },
      props.policyId ?? policy?.policyId,
      found,
    );
  }

  /** True where a firewall stands behind the network security group. */
  public readonly usesFirewall: boolean;

  /** The id of the firewall policy, where it was given. */
  public readonly policyId?: string;

  /** @internal */
  public readonly _input: EgressInput;

  /** @internal */
  public readonly _diagnostics: readonly Diagnostic[];

  private constructor(input: EgressInput, policyId: string | undefined, diagnostics: readonly Diagnostic[]) {
    this._diagnostics = diagnostics;
    this._input = input;
    this.usesFirewall = input.kind === "firewall";
    this.policyId = policyId;
  }
}

function statementOf(
  said: Pick<IFirewallPolicy, "sku" | "dnsProxy" | "tlsInspection">,
): FirewallPolicyStatement {
  return { sku: said.sku, dnsProxy: said.dnsProxy, tlsInspection: said.tlsInspection };
}
