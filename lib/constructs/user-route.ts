import type { Peer } from "./peer";

/** Where a route leads. */
export enum NextHopType {
  /** Straight to the Internet. */
  INTERNET = "Internet",
  /** To an appliance, such as a firewall, by its address. */
  VIRTUAL_APPLIANCE = "VirtualAppliance",
  /** To the virtual network's gateway. */
  VIRTUAL_NETWORK_GATEWAY = "VirtualNetworkGateway",
  /** Inside the virtual network. */
  VNET_LOCAL = "VnetLocal",
  /** Nowhere: packets are dropped. */
  NONE = "None",
}

/** A route of your own, beside the catalog's. */
export interface UserRoute {
  /** Up to 80 letters, digits, `.`, `-` and `_`; unique in the table, without regard to case. */
  readonly name: string;

  /** One prefix (`Peer.cidr`) or one service tag (`Peer.serviceTag`). */
  readonly destination: Peer;

  /** Where it leads. */
  readonly nextHopType: NextHopType;

  /**
   * The appliance's private IPv4 address, or a reference to it. Only with `NextHopType.VIRTUAL_APPLIANCE`.
   *
   * @default - none
   */
  readonly nextHopIpAddress?: string;
}
