/** Priorities of one kind of rule, both ends included. */
export interface PriorityBand {
  readonly first: number;
  readonly last: number;
}

/** The user's own security rules: evaluated before the catalog's, so that they can narrow them. */
export const USER_SECURITY_RULES: PriorityBand = { first: 100, last: 999 };

/** The catalog's security rules: the first one plus the rule's slot, which is from 0 to 999. */
export const CATALOG_SECURITY_RULES: PriorityBand = { first: 1000, last: 1999 };

/**
 * The catalog's security rules for the virtual network and the load balancer: the first one plus the rule's slot.
 * They come after the Internet is denied, because the tag `VirtualNetwork` may hold more than the virtual network.
 */
export const LOCAL_SECURITY_RULES: PriorityBand = { first: 3000, last: 3999 };

/** The rules that come with the allow list, whatever it holds. */
export const PLATFORM_SECURITY_RULES = {
  denyInternet: 2990,
  allowVirtualNetwork: 4000,
  allowAzureLoadBalancer: 4010,
  denyAll: 4096,
} as const;

/** The names of these rules; public, like all names of rules. */
export const PLATFORM_SECURITY_RULE_NAMES = [
  "DenyInternetInbound",
  "AllowVirtualNetworkInbound",
  "AllowAzureLoadBalancerInbound",
  "DenyAllInbound",
  "DenyInternetOutbound",
  "AllowVirtualNetworkOutbound",
  "DenyAllOutbound",
] as const;

/** A group's place among the policy's groups, where the user gives none. */
export const DEFAULT_GROUP_PRIORITY = 1000;

/**
 * Rule collections. Network collections come before application collections whatever their priority; of one type, the
 * user's denies come first.
 */
export const RULE_COLLECTIONS = {
  userNetworkDeny: 100,
  userNetwork: 200,
  catalogNetwork: 400,
  userApplicationDeny: 500,
  userApplication: 600,
  catalogApplication: 800,
} as const;
