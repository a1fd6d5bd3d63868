import { isDeferred } from "../core/address/deferred";
import type { Route } from "../core/compile/plan";
import { hostAddressText } from "../core/compile/read-addresses";

/** The attributes that an inline route and a separate route share, as the provider names them. */
export interface RouteAttributes {
  readonly addressPrefix: string;
  readonly name: string;
  readonly nextHopInIpAddress?: string;
  readonly nextHopType: string;
}

/** A route in the provider's attributes; only an appliance has an address. */
export function routeAttributes({ name, destination, nextHop }: Route): RouteAttributes {
  const addressPrefix = destination.kind === "prefix" ? destination.prefix.text : destination.tag.text;
  if (nextHop.type !== "VirtualAppliance") {
    return { addressPrefix, name, nextHopType: nextHop.type };
  }
  const { address } = nextHop;
  const nextHopInIpAddress = isDeferred(address) ? address.deferred : hostAddressText(address);
  return { addressPrefix, name, nextHopInIpAddress, nextHopType: nextHop.type };
}
