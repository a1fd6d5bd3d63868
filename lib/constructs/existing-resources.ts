import type { FirewallSku } from "./egress";

/** A network security group, whether this program creates it or it exists. */
export interface INetworkSecurityGroup {
  /** The name of the resource group that holds it. */
  readonly resourceGroupName: string;

  /** Its name. */
  readonly networkSecurityGroupName: string;

  /** True when it was created with rules of its own, to which nothing may add separate ones. */
  readonly ownsRules: boolean;
}

/** A route table, whether this program creates it or it exists. */
export interface IRouteTable {
  /** The name of the resource group that holds it. */
  readonly resourceGroupName: string;

  /** Its name. */
  readonly routeTableName: string;

  /** True when it was created with routes of its own, to which nothing may add separate ones. */
  readonly ownsRoutes: boolean;
}

/** A firewall policy, whether this program creates it or it exists, and what is known of it. */
export interface IFirewallPolicy {
  /** Its id. */
  readonly policyId: string;

  /**
   * Its SKU.
   *
   * @default - not known
   */
  readonly sku?: FirewallSku;

  /**
   * Whether its DNS proxy is on.
   *
   * @default - not known
   */
  readonly dnsProxy?: boolean;

  /**
   * Whether it opens TLS.
   *
   * @default - not known
   */
  readonly tlsInspection?: boolean;
}
