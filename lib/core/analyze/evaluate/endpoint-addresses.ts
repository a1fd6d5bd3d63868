import { type Answer, answerOf } from "./answer";
import { type IpAddress, readIpAddress } from "./ip-addresses";
import type { Endpoint } from "./packet";
import { type AddressRange, holdsAddress, liesWithin } from "./prefixes";
import { PRIVATE_PREFIXES } from "./private-prefixes";
import { isInInternet } from "./service-tags";

/**
 * The endpoint's address; undefined when it is not told.
 *
 * @throws Error when the endpoint's address is no IP literal.
 */
export function addressOf(endpoint: Endpoint): IpAddress | undefined {
  if (endpoint.address === undefined) return undefined;
  const address = readIpAddress(endpoint.address);
  if (address === undefined) {
    throw new Error(
      `The endpoint's address "${endpoint.address}" is not an IP address. ` +
        "Give an IPv4 or IPv6 literal such as 10.0.0.4, or leave it out.",
    );
  }
  return address;
}

/**
 * Whether the range holds the endpoint. Of an endpoint whose address is not told: all of IPv4 does, nothing of IPv6
 * does, a private range does not if the endpoint is in the Internet, and of any other range it is unknown.
 */
export function rangeHolds(range: AddressRange, endpoint: Endpoint): Answer {
  const address = addressOf(endpoint);
  if (address !== undefined) return answerOf(holdsAddress(range, address));
  if (range.family === 6) return "no";
  if (range.first === 0n && range.last === 2n ** 32n - 1n) return "yes";
  const isPrivate = PRIVATE_PREFIXES.some((prefix) => liesWithin(range, prefix));
  return isPrivate && isInInternet(endpoint) ? "no" : "unknown";
}

/** Whether the endpoint's address is known and of IPv6. */
export function isIpv6(endpoint: Endpoint): boolean {
  return addressOf(endpoint)?.family === 6;
}
