import { FirewallPolicy as FirewallPolicyResource } from "@cdktf/provider-azurerm/lib/firewall-policy";
import { Construct } from "constructs";
import { checkFirewallPolicy } from "../core/compile/check-firewall-policy";
import { textMapOf, textOf, textsOf } from "./deferred-values";
import { FirewallSku } from "./egress";
import type { IFirewallPolicy } from "./existing-resources";
import { reportDiagnostics } from "./report-diagnostics";

/** What a firewall policy does about traffic from or to addresses and names that Microsoft knows as malicious. */
export enum ThreatIntelligenceMode {
  /** Nothing. */
  OFF = "Off",
  /** It is logged. */
  ALERT = "Alert",
  /** It is logged and denied, before any rule. Not with the SKU `BASIC`. */
  DENY = "Deny",
}

/** The certificate with which a firewall opens TLS. (Azure Firewall Premium certificates.) */
export interface FirewallTlsInspection {
  /**
   * The id of the Key Vault secret that holds an intermediate CA certificate with its key:
   * `https://kv-hub.vault.azure.net/secrets/firewall-ca`, with or without a version; or a reference to it.
   */
  readonly keyVaultSecretId: string;

  /** The name of the certificate in the policy. */
  readonly certificateName: string;

  /** The id of the user-assigned identity that may read the secret, or a reference to it. */
  readonly identityId: string;
}

/** Properties of `FirewallPolicy`. */
export interface FirewallPolicyProps {
  /** Its name: 2 to 80 letters, digits, `.`, `-` and `_`. */
  readonly name: string;

  /** The name of the resource group that holds it. */
  readonly resourceGroupName: string;

  /**
   * The region that holds it, such as `eastus2`. A policy can be used by firewalls of other regions, but it and its
   * parent are in one.
   */
  readonly location: string;

  /**
   * What the policy can do; another one makes Terraform replace it. A `BASIC` policy is for Basic firewalls,
   * `STANDARD` for Standard and Premium ones, `PREMIUM` for Premium ones.
   *
   * @default FirewallSku.STANDARD
   */
  readonly sku?: FirewallSku;

  /**
   * Whether the firewall answers DNS queries and passes them on, which network rules by host name need: it has to
   * resolve names as its clients do, so these have to use its private address as their DNS server.
   *
   * @default - true, and false with the SKU `BASIC`, which has no DNS proxy
   */
  readonly dnsProxy?: boolean;

  /**
   * IPv4 addresses of the DNS servers that the firewall asks. Not with the SKU `BASIC`.
   *
   * @default - Azure's own DNS
   */
  readonly dnsServers?: string[];

  /**
   * What is done about traffic that Microsoft's threat intelligence knows. The SKU `BASIC` does not deny.
   *
   * @default ThreatIntelligenceMode.ALERT
   */
  readonly threatIntelligenceMode?: ThreatIntelligenceMode;

  /**
   * The id of the policy whose rules come before this one's, or a reference to it. It has to be in the same region,
   * which its id does not tell, so it is not checked here.
   *
   * @default - none
   */
  readonly parentPolicyId?: string;

  /**
   * The certificate for opening TLS, which rules by URL need. Only with the SKU `PREMIUM`; the clients have to trust it.
   *
   * @default - TLS is not opened
   */
  readonly tlsInspection?: FirewallTlsInspection;

  /**
   * Tags of the resource.
   *
   * @default - none
   */
  readonly tags?: { [name: string]: string };
}

/** What is known of a firewall policy that exists, which its id does not tell. */
export interface ExistingFirewallPolicyProps {
  /**
   * Its SKU.
   *
   * @default - not known: taken from the egress, or `FirewallSku.STANDARD`
   */
  readonly sku?: FirewallSku;

  /**
   * Whether its DNS proxy is on.
   *
   * @default - not known: taken from the egress, or false
   */
  readonly dnsProxy?: boolean;

  /**
   * Whether it opens TLS: a certificate is set for it, and the clients trust that.
   *
   * @default - not known: taken from the egress, or false
   */
  readonly tlsInspection?: boolean;
}

/**
 * A firewall policy without rules, for `Egress.firewall({ policy })`; rule collection groups bring the rules. What its
 * SKU lacks is refused. (Azure Firewall features by SKU, 2025-09-18.)
 *
 * @example
 *
 * const policy = FirewallPolicy.fromId(
 *   "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-hub",
 *   { sku: FirewallSku.PREMIUM, dnsProxy: true },
 * );
 * new MachineLearningNetworkIsolation(this, "isolation", {
 *   selection: NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region: "eastus2" }),
 *   resourceGroupName: "rg-ml",
 *   subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
 *   egress: Egress.firewall({ policy, privateIpAddress: "10.0.1.4" }),
 * });
 */
export class FirewallPolicy extends Construct implements IFirewallPolicy {
  /**
   * A policy that exists, by its id, which may be a reference.
   *
   * @param policyId the id
   * @param props what is known of it; what is left out is said by the egress, or taken for lacking
   */
  public static fromId(policyId: string, props: ExistingFirewallPolicyProps = {}): IFirewallPolicy {
    const { sku, dnsProxy, tlsInspection } = props;
    return {
      policyId,
      ...(sku === undefined ? {} : { sku }),
      ...(dnsProxy === undefined ? {} : { dnsProxy }),
      ...(tlsInspection === undefined ? {} : { tlsInspection }),
    };
  }

  /** The provider's resource, for `addOverride` and references. */
  public readonly resource: FirewallPolicyResource;

  /** Its SKU. */
  public readonly sku?: FirewallSku;

  /** Whether its DNS proxy is on. */
  public readonly dnsProxy?: boolean;

  /** Whether it opens TLS. */
  public readonly tlsInspection?: boolean;

  /** The policy's id. */
  public readonly policyId: string;

  /** Creates the policy. */
  public constructor(scope: Construct, id: string, props: FirewallPolicyProps) {
    super(scope, id);
    const { name, resourceGroupName, location, parentPolicyId, tags, tlsInspection: tls } = props;
    const sku = props.sku ?? FirewallSku.STANDARD;
    const dnsProxy = props.dnsProxy ?? sku !== FirewallSku.BASIC;
    const dnsServers = props.dnsServers ?? [];
    const threatIntelligenceMode = props.threatIntelligenceMode ?? ThreatIntelligenceMode.ALERT;
    const found = checkFirewallPolicy({
      name: textOf(name),
      resourceGroupName: textOf(resourceGroupName),
      location: textOf(location),
      sku,
      dnsProxy,
      dnsServers: textsOf(dnsServers),
      threatIntelligenceMode,
      ...(parentPolicyId === undefined ? {} : { parentPolicyId: textOf(parentPolicyId) }),
      ...(tls === undefined ? {} : { tlsInspection: tlsTexts(tls) }),
      tags: textMapOf(tags ?? {}),
    });
    reportDiagnostics(this, found);
    this.sku = sku;
    this.dnsProxy = dnsProxy;
    this.tlsInspection = tls !== undefined;
    this.resource = new FirewallPolicyResource(this, "Resource", {
      name,
      resourceGroupName,
      location,
      sku,
      threatIntelligenceMode,
      ...(sku === FirewallSku.BASIC
        ? {}
        : { dns: { proxyEnabled: dnsProxy, ...(dnsServers.length === 0 ? {} : { servers: dnsServers }) } }),
      ...(parentPolicyId === undefined ? {} : { basePolicyId: parentPolicyId }),
      ...(tls === undefined
        ? {}
        : {
            identity: { type: "UserAssigned", identityIds: [tls.identityId] },
            tlsCertificate: { keyVaultSecretId: tls.keyVaultSecretId, name: tls.certificateName },
          }),
      ...(tags === undefined ? {} : { tags }),
    });
    // Read once: each reading is another token, and groups of one policy are told by its id.
    this.policyId = this.resource.id;
  }
}

function tlsTexts({ keyVaultSecretId, certificateName, identityId }: FirewallTlsInspection) {
  return {
    keyVaultSecretId: textOf(keyVaultSecretId),
    certificateName: textOf(certificateName),
    identityId: textOf(identityId),
  };
}
