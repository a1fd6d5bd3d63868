import { remembered } from "../../remembered";
import { liesWithin, readPrefix } from "./prefixes";
import { PRIVATE_PREFIX_TEXTS } from "./private-prefixes";
import type { RouteAttributes } from "./route-attributes";

/** All that decides where a subnet's packets go. */
export interface SubnetRoutes {
  /** The routes of the subnet's route table, in any order. */
  readonly userDefined: readonly RouteAttributes[];
  /** The address space of the subnet's virtual network. Default: none. */
  readonly virtualNetworkPrefixes?: readonly string[];
  /** The address spaces of peered virtual networks. Default: none. */
  readonly peeredPrefixes?: readonly string[];
  /** The prefixes or service tags of the subnet's service endpoints. Default: none. */
  readonly serviceEndpoints?: readonly string[];
  /** The prefixes that a virtual network gateway learned and propagates to the subnet. Default: none. */
  readonly bgpPrefixes?: readonly string[];
}

/** Who made a route: the route table's author, a gateway's peers, or Azure. */
export type RouteOrigin = "user-defined" | "bgp" | "system";

/** A route and who made it. */
export interface OriginatedRoute {
  readonly origin: RouteOrigin;
  readonly route: RouteAttributes;
}

/**
 * The routes of the table together with those that nobody wrote: Azure's own, and what a gateway learned. They are
 * named after their prefix.
 *
 * Source: "Virtual network traffic routing", sections "System routes" and "Border gateway protocol", 2023-05-27.
 */
export const allRoutes: (routes: SubnetRoutes) => readonly OriginatedRoute[] = remembered((routes) => [
  ...routes.userDefined.map((route) => ({ origin: "user-defined" as const, route })),
  ...implied("bgp", "VirtualNetworkGateway", routes.bgpPrefixes ?? []),
  ...implied("system", "VnetLocal", routes.virtualNetworkPrefixes ?? []),
  ...implied("system", "VirtualNetworkPeering", routes.peeredPrefixes ?? []),
  ...implied("system", "VirtualNetworkServiceEndpoint", routes.serviceEndpoints ?? []),
  ...implied("system", "Internet", ["0.0.0.0/0", "::/0"]),
  ...implied("system", "None", droppedPrefixes(routes)),
]);

function implied(
  origin: RouteOrigin,
  nextHopType: string,
  prefixes: readonly string[],
): readonly OriginatedRoute[] {
  return prefixes.map((prefix) => ({
    origin,
    route: { name: prefix, address_prefix: prefix, next_hop_type: nextHopType },
  }));
}

/**
 * Azure drops what is for a private range, except where the range lies in the virtual network's address space, and
 * as long as no user-defined route stands for `0.0.0.0/0`. The source's example shows that such a route removes the
 * drop; of one learned by BGP it does not say, and the drop stays.
 */
function droppedPrefixes(routes: SubnetRoutes): readonly string[] {
  if (routes.userDefined.some((route) => route.address_prefix === "0.0.0.0/0")) return [];
  const space = (routes.virtualNetworkPrefixes ?? [])
    .map(readPrefix)
    .filter((prefix) => prefix !== undefined);
  return PRIVATE_PREFIX_TEXTS.filter((text) => {
    const dropped = readPrefix(text);
    return dropped !== undefined && !space.some((prefix) => liesWithin(dropped, prefix));
  });
}
