/** Which way a packet goes, seen from the subnet or network interface that the security rules guard. */
export type Direction = "Inbound" | "Outbound";

/** The protocols that a network security group can tell apart. */
export type Protocol = "Tcp" | "Udp" | "Icmp" | "Esp" | "Ah";

/** What a TCP connection carries. `Other` is neither HTTP, nor TLS with a server name, nor SQL. */
export type Application = "Http" | "Https" | "Mssql" | "Other";

/**
 * A service tag whose prefixes hold an endpoint. `{ tag: "Storage", region: "WestUS" }` is the tag `Storage.WestUS`,
 * and thereby also `Storage`. Texts are compared exactly, in the case that Microsoft publishes.
 */
export interface EndpointTag {
  /** The tag without its region, such as `Storage` or `AzureFrontDoor.Frontend`. */
  readonly tag: string;
  /** The region's suffix, such as `WestUS`. Default: the endpoint is held by the tag of no region. */
  readonly region?: string;
  /**
   * The longest prefix of exactly this tag (with its region, if it has one) that holds the endpoint. Only routes
   * need it, to compare a tag's route with the route of a prefix. Default: not told.
   */
  readonly prefix?: string;
}

/** One end of a packet. */
export interface Endpoint {
  /** An IPv4 or IPv6 literal. Default: some IPv4 address within `tags`, which one is not told. */
  readonly address?: string;
  /**
   * Every service tag that holds this endpoint: the caller knows, the evaluator holds no list of prefixes.
   * `Internet` need not be said: whatever is neither in `VirtualNetwork` nor in `AzureLoadBalancer` is in it.
   */
  readonly tags: readonly EndpointTag[];
  /** The DNS name that the client asked for, without a final dot. Default: it asked for none. */
  readonly host?: string;
}

/** The first packet of a connection. Replies need no rule: network security groups and Azure Firewall keep state. */
export interface Packet {
  readonly direction: Direction;
  readonly protocol: Protocol;
  readonly source: Endpoint;
  readonly destination: Endpoint;
  /** 0 to 65535; of TCP and UDP only. Default: not told. */
  readonly sourcePort?: number;
  /** 0 to 65535; of TCP and UDP only. Default: not told. */
  readonly destinationPort?: number;
  /** Of TCP only. Default: `Http` on port 80, otherwise `Https`. */
  readonly application?: Application;
  /**
   * The path that the client asks for, from its first slash, with the query if there is one (`/simple/?a=1`).
   * Default: not told.
   */
  readonly urlPath?: string;
}

/** Whether packets of this protocol have ports. */
export function hasPorts(protocol: Protocol): boolean {
  return protocol === "Tcp" || protocol === "Udp";
}
