import type { FirewallRuleOptions, FirewallSku } from "./egress";
import type { FirewallRule } from "./firewall-rule";
import type { NetworkSelection } from "./network-selection";
import type { DenyScope, SecurityRule } from "./security-rule";
import type { UserRoute } from "./user-route";

/** A layer that a module can hold. */
export enum NetworkModuleLayer {
  /** A network security group, or separate rules on one that exists. */
  NETWORK_SECURITY_GROUP = "nsg",
  /** A route table, or separate routes in one that exists. */
  ROUTES = "routes",
  /** A rule collection group of a firewall policy. */
  FIREWALL = "firewall",
}

/** The syntax of a module's files. */
export enum NetworkModuleFormat {
  /** Terraform's JSON syntax: `main.tf.json`. */
  JSON = "json",
  /** HCL, for people who want to read and edit it: `main.tf`. */
  HCL = "hcl",
}

/** The firewall behind a module's subnets. Its policy and its address are inputs of the module. */
export interface NetworkModuleFirewall extends FirewallRuleOptions {
  /**
   * The SKU of the policy.
   *
   * @default FirewallSku.STANDARD
   */
  readonly sku?: FirewallSku;

  /**
   * Whether the policy opens TLS, which rules by URL need beside the SKU `PREMIUM`.
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

/** Properties of `NetworkModuleStack`. */
export interface NetworkModuleStackProps {
  /** What the rules and routes are made from. */
  readonly selection: NetworkSelection;

  /**
   * What the module holds.
   *
   * @default - the network security group; with a firewall also the routes and its rules
   */
  readonly layers?: NetworkModuleLayer[];

  /**
   * The firewall that the subnets' default route leads to.
   *
   * @default - egress is direct
   */
  readonly firewall?: NetworkModuleFirewall;

  /**
   * The layers whose network security group or route table exists, and takes separate rules or routes.
   *
   * @default - the module creates them
   */
  readonly existing?: NetworkModuleLayer[];

  /**
   * What becomes an input of the module: `region`, for the regions of the selection's cloud; `cloud`, for those of all
   * clouds; or a parameter of the catalog, such as `storageAccount`. Regions whose rules differ in more than names are
   * left out, with a warning.
   *
   * @default - nothing
   */
  readonly open?: string[];

  /**
   * The syntax of the files.
   *
   * @default NetworkModuleFormat.JSON
   */
  readonly format?: NetworkModuleFormat;

  /**
   * What is denied beside the allowed.
   *
   * @default DenyScope.INTERNET
   */
  readonly denyScope?: DenyScope;

  /**
   * Security rules of your own, with priorities from 100 to 999.
   *
   * @default - none
   */
  readonly securityRules?: SecurityRule[];

  /**
   * Routes of your own.
   *
   * @default - none
   */
  readonly routes?: UserRoute[];

  /**
   * Firewall rules of your own.
   *
   * @default - none
   */
  readonly firewallRules?: FirewallRule[];
}
