import { listOf, type StringAttribute } from "./attribute-values";
import type { Endpoint } from "./packet";
import { matchRoutePrefix, RoutePrefixForm, type RoutePrefixMatch } from "./route-prefix-matching";
import { allRoutes, type OriginatedRoute, type RouteOrigin, type SubnetRoutes } from "./subnet-routes";
import { compareText } from "./text-order";

/** Where a route sends a packet. `Undecided`: the given values do not tell. */
export type NextHopType =
  | "VnetLocal"
  | "VirtualNetworkPeering"
  | "VirtualNetworkServiceEndpoint"
  | "VirtualNetworkGateway"
  | "VirtualAppliance"
  | "Internet"
  | "None"
  | "Undecided";

/** The next hop of a packet and the route that says so. */
export interface RouteVerdict {
  readonly nextHopType: NextHopType;
  /** The appliance's address, or the expression that stands for it; with `VirtualAppliance` only. */
  readonly nextHopAddress?: string;
  /** The route's name; of a route that nobody wrote, its prefix. */
  readonly route: string;
  readonly origin: RouteOrigin;
  /** Why it is undecided; present only then. */
  readonly reason?: string;
}

interface Candidate {
  readonly name: string;
  readonly origin: RouteOrigin;
  readonly nextHopType: NextHopType;
  readonly nextHopAddress: string | undefined;
  readonly prefix: RoutePrefixMatch;
}

/**
 * The next hop of a packet that leaves a subnet for the destination.
 *
 * The longest matching prefix decides; among equal ones a user-defined route, then one learned by BGP, then Azure's
 * own, and among user-defined ones the order of `RoutePrefixForm`. A service tag's prefixes are longer than
 * `0.0.0.0/0`; how long, only the destination's tags can tell. Routes for the virtual network, its peers and service
 * endpoints come before all that BGP learned, whatever the length, and those for service endpoints before all others.
 *
 * The verdict is `Undecided` when two routes with different hops are left, neither of which surely wins: a tag's
 * route beside a prefix or another tag, of unknown length; two routes of one prefix, which Azure refuses; a prefix or
 * a hop that is an unresolved expression; a tag that Azure does not take in routes.
 *
 * Source: "Virtual network traffic routing", section "How Azure selects a route", 2023-05-27.
 *
 * @throws Error when the destination's address is no IP literal, or the prefix of one of its tags no CIDR block.
 */
export function evaluateRoutes(routes: SubnetRoutes, destination: Endpoint): RouteVerdict {
  const candidates = allRoutes(routes)
    .map((route) => candidateOf(route, destination))
    .filter(({ prefix }) => prefix.answer !== "no");
  const sure = candidates.filter(({ prefix }) => prefix.answer === "yes");
  const left = candidates
    .filter((candidate) => !sure.some((other) => winsOver(other, candidate)))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.origin, b.origin));
  const [first] = left;
  if (first === undefined) {
    const names = candidates.map(({ name }) => `"${name}"`).join(", ");
    return {
      nextHopType: "Undecided",
      route: candidates[0]?.name ?? "",
      origin: candidates[0]?.origin ?? "system",
      reason: `Each of the routes ${names} gives way to another one of them.`,
    };
  }
  const rival = left.find((candidate) => !haveSameHop(candidate, first));
  if (rival !== undefined) {
    return undecided(first, `it cannot be told whether it or "${rival.name}" decides`);
  }
  if (first.nextHopType === "Undecided") {
    return undecided(first, "its next hop is unresolved, or one that Azure refuses");
  }
  const { name, origin, nextHopType, nextHopAddress } =
    left.find(({ prefix }) => prefix.answer === "yes") ?? first;
  return { nextHopType, ...(nextHopAddress === undefined ? {} : { nextHopAddress }), route: name, origin };
}

/** Whether a route that surely matches takes precedence over another one, however long a tag's prefix may be. */
function winsOver(a: Candidate, b: Candidate): boolean {
  if (isForServiceEndpoint(a) !== isForServiceEndpoint(b)) return isForServiceEndpoint(a);
  if (isInsideNetwork(a) && b.origin === "bgp") return true;
  if (isInsideNetwork(b) && a.origin === "bgp") return false;
  if (isRegionOfSameTag(a, b)) return true;
  if (a.prefix.minimumLength > b.prefix.maximumLength) return true;
  return a.prefix.minimumLength >= b.prefix.maximumLength && rankOf(a) < rankOf(b);
}

function isForServiceEndpoint({ origin, nextHopType }: Candidate): boolean {
  return origin === "system" && nextHopType === "VirtualNetworkServiceEndpoint";
}

/** Azure's own routes for the virtual network and its peers. */
function isInsideNetwork({ origin, nextHopType }: Candidate): boolean {
  return origin === "system" && (nextHopType === "VnetLocal" || nextHopType === "VirtualNetworkPeering");
}

/** The tag of a region lies within the tag itself: its prefix is as long or longer, and wins when it is as long. */
function isRegionOfSameTag(a: Candidate, b: Candidate): boolean {
  const { RegionalTag, RegionalAzureCloud, TopLevelTag, AzureCloud } = RoutePrefixForm;
  const isRegion = a.prefix.form === RegionalTag || a.prefix.form === RegionalAzureCloud;
  const isWhole = b.prefix.form === TopLevelTag || b.prefix.form === AzureCloud;
  return isRegion && isWhole && a.prefix.tag === b.prefix.tag && a.origin === b.origin;
}

function rankOf({ origin, prefix }: Candidate): number {
  const behindUserDefined = RoutePrefixForm.AzureCloud + 1;
  if (origin === "user-defined") return prefix.form;
  return origin === "bgp" ? behindUserDefined : behindUserDefined + 1;
}

function haveSameHop(a: Candidate, b: Candidate): boolean {
  return a.nextHopType === b.nextHopType && a.nextHopAddress === b.nextHopAddress;
}

function candidateOf({ origin, route }: OriginatedRoute, destination: Endpoint): Candidate {
  const [nextHopAddress] = listOf(route.next_hop_in_ip_address);
  return {
    name: route.name,
    origin,
    nextHopType: nextHopTypeOf(origin, route.next_hop_type, nextHopAddress),
    nextHopAddress,
    prefix: matchRoutePrefix(route.address_prefix, destination),
  };
}

/**
 * Azure wants an appliance's address with `VirtualAppliance`, and refuses one with any other type; only Azure itself
 * makes routes to peered networks and service endpoints.
 */
function nextHopTypeOf(
  origin: RouteOrigin,
  text: StringAttribute,
  nextHopAddress: string | undefined,
): NextHopType {
  if ((text === "VirtualAppliance") !== (nextHopAddress !== undefined)) return "Undecided";
  switch (text) {
    case "Internet":
    case "None":
    case "VirtualAppliance":
    case "VirtualNetworkGateway":
    case "VnetLocal":
      return text;
    case "VirtualNetworkPeering":
    case "VirtualNetworkServiceEndpoint":
      return origin === "system" ? text : "Undecided";
    default:
      return "Undecided";
  }
}

function undecided({ name, origin }: Candidate, reason: string): RouteVerdict {
  return {
    nextHopType: "Undecided",
    route: name,
    origin,
    reason: `Route "${name}" may decide, but ${reason}.`,
  };
}
