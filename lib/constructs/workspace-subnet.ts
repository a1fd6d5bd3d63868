/** A subnet that holds the workspace's compute or endpoints. */
export interface WorkspaceSubnet {
  /**
   * The subnet's address prefixes, in CIDR form without host bits, or a reference to the list of them.
   *
   * They are the sources of outbound rules and the destinations of inbound ones.
   */
  readonly addressPrefixes: string[];

  /**
   * The subnet's id, with which the network security group and the route table are associated to it.
   *
   * @default - nothing is associated
   */
  readonly id?: string;

  /**
   * A name that tells the subnet's associations from others, and that stays when subnets come and go.
   *
   * @default - the subnet's name in its id, or its place in the list where the id is a reference
   */
  readonly name?: string;
}
