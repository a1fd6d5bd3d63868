/**
 * Tags of the virtual network itself. Their addresses are not part of the tag `Internet`, which is all that lies
 * outside; their traffic never meets the firewall, which cannot use them either.
 */
export const LOCAL_TAGS: ReadonlySet<string> = new Set(["VirtualNetwork", "AzureLoadBalancer"]);
