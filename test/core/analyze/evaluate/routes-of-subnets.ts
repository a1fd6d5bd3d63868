import {
  type Endpoint,
  evaluateRoutes,
  type RouteAttributes,
  type RouteVerdict,
  type SubnetRoutes,
} from "../../../../lib/core/analyze/evaluate";
import { at } from "./packets";

export const FIREWALL = "10.0.1.4";
export const INTERNET = at("203.0.113.9");

export function route(name: string, address_prefix: string, next_hop_type = "Internet"): RouteAttributes {
  const next_hop_in_ip_address = next_hop_type === "VirtualAppliance" ? FIREWALL : "";
  return { name, address_prefix, next_hop_type, next_hop_in_ip_address };
}

export const DEFAULT_ROUTE = route("default", "0.0.0.0/0", "VirtualAppliance");
const NETWORK = { virtualNetworkPrefixes: ["10.1.0.0/16"] };

export function next(routes: Partial<SubnetRoutes>, destination: Endpoint): RouteVerdict {
  return evaluateRoutes({ userDefined: [], ...NETWORK, ...routes }, destination);
}

/** The name of the route that decides; `?` for none. */
export function winner(userDefined: readonly RouteAttributes[], destination: Endpoint): string {
  const verdict = next({ userDefined }, destination);
  return verdict.nextHopType === "Undecided" ? "?" : verdict.route;
}
