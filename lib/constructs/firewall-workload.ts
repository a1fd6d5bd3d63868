import type { NetworkSelection } from "./network-selection";
import type { WorkspaceSubnet } from "./workspace-subnet";

/** A workload behind a firewall that others share: what it needs, and where it comes from. */
export interface FirewallWorkload {
  /**
   * A name that tells the workload apart, and that stays: 1 to 30 letters, digits, `-` and `_`. Rules that only this
   * workload needs end in it.
   */
  readonly name: string;

  /** What it needs. All workloads of a group are of one service and one cloud. */
  readonly selection: NetworkSelection;

  /**
   * Its subnets, with IPv4 prefixes that overlap with no other workload's.
   *
   * @default - `ipGroupIds` say where it comes from
   */
  readonly subnets?: WorkspaceSubnet[];

  /**
   * The ids of IP groups that hold its prefixes, in place of subnets. All workloads of a group have IP groups, or none.
   *
   * @default - its subnets stand in the rules
   */
  readonly ipGroupIds?: string[];
}

/** IP groups that hold the sources of firewall rules where these are many. */
export interface IpGroupOptions {
  /** The resource group that holds them. */
  readonly resourceGroupName: string;

  /** The region that holds them, such as `eastus2`. */
  readonly location: string;

  /**
   * More prefixes than these in one rule are put into IP groups, of at most 5,000 each: a whole number from 0 on.
   *
   * @default 50
   */
  readonly threshold?: number;
}
