import { addressOf } from "./endpoint-addresses";
import type { Endpoint } from "./packet";
import { holdsAddress, readPrefix } from "./prefixes";
import type { RouteAttributes } from "./route-attributes";
import { matchRoutePrefix } from "./route-prefix-matching";
import { isInInternet, isInVirtualNetwork } from "./service-tags";

/** Adds the tag `VirtualNetwork` to an endpoint whose address lies in one of the prefixes. */
export function withAddressSpace(endpoint: Endpoint, prefixes: readonly string[]): Endpoint {
  const address = addressOf(endpoint);
  if (address === undefined || isInVirtualNetwork(endpoint)) return endpoint;
  const isInside = prefixes
    .map(readPrefix)
    .some((prefix) => prefix !== undefined && holdsAddress(prefix, address));
  return isInside ? { ...endpoint, tags: [...endpoint.tags, { tag: "VirtualNetwork" }] } : endpoint;
}

/**
 * Adds the tag `VirtualNetwork` to an endpoint that the prefix of a user-defined route may hold.
 *
 * `VirtualNetwork` is documented to hold the prefixes of user-defined routes as well, a default route's perhaps
 * included: with `0.0.0.0/0` in the route table it may hold the whole Internet, and the default rules of a network
 * security group may let all of it in. Whether such an endpoint then still belongs to `Internet` is not documented;
 * here it does.
 *
 * Source: "Virtual network service tags", row `VirtualNetwork`, 2023.
 */
export function withRoutedPrefixes(endpoint: Endpoint, userDefined: readonly RouteAttributes[]): Endpoint {
  if (!isInInternet(endpoint)) return endpoint;
  const mayBeRouted = userDefined.some(
    (route) => matchRoutePrefix(route.address_prefix, endpoint).answer !== "no",
  );
  if (!mayBeRouted) return endpoint;
  return { ...endpoint, tags: [...endpoint.tags, { tag: "VirtualNetwork" }, { tag: "Internet" }] };
}
