import { formatPorts, type Ports } from "../../address/port-range";
import type { Direction, Protocol } from "../evaluate";
import { ClassSet } from "./class-set";
import type { EndpointDimension } from "./endpoint-dimension";
import type { Mentions } from "./mentions";
import type { OpenTags } from "./part";
import type { RequiredFlow } from "./required-flows";
import type { Region, Space } from "./space";

/** The workload's own side of its flows. */
export interface LocalSide {
  /** The prefixes of its subnets; none when they are not known, and any address of the virtual network is meant. */
  readonly subnets: readonly string[];
}

/** The regions of a flow, by what is assumed of the other end. */
export interface FlowRegions {
  /** Regions of which any is enough: what the documents say of the peer, and a host in no tag. */
  readonly either: readonly Region[];
  /** Everywhere that the peer may be; absent where `either` is all that it may be. */
  readonly anywhere?: Region;
}

/** Tells the peers and ports of flows apart. */
export function mentionFlow(mentions: Mentions, { peer, ports }: RequiredFlow): void {
  for (const text of formatPorts(ports)) mentions.ports.add(text);
  if (peer.kind === "tag") mentions.peer(peer.tag);
  if (peer.kind === "host") {
    if (peer.path === undefined) mentions.hosts.add(peer.host);
    else mentions.urls.add(`${peer.host}${peer.path}`);
    for (const tag of peer.tags) mentions.peer(tag);
  }
}

/** The classes of the workload's own end. */
export function localClasses(dimension: EndpointDimension, { subnets }: LocalSide): ClassSet {
  if (subnets.length === 0) {
    return dimension.where(({ ranges, label }) => ranges.length === 0 && label === "VirtualNetwork");
  }
  const held = subnets.map((text) => dimension.ofFirewallAddress(text).yes.and(dimension.base));
  return held.reduce((all, each) => all.or(each), ClassSet.none(dimension.classes.length));
}

/** The classes of a service tag, an address or a prefix as the other end of flows. */
export function peerClasses(dimension: EndpointDimension, text: string): ClassSet {
  const held =
    text.includes(".") && /^[0-9]/.test(text) ? dimension.ofFirewallAddress(text) : dimension.ofTag(text);
  const classes = held.yes.and(dimension.base);
  if (text !== "VirtualNetwork") return classes;
  // Of the virtual network that is meant the addresses are told, where they are known.
  const told = classes.and(dimension.told).without(dimension.platform);
  const inSpace = told.and(dimension.where(({ endpoint }) => endpoint.tags.some(({ tag }) => tag === text)));
  const known = dimension.addressSpace.and(inSpace);
  return known.isEmpty ? classes.without(dimension.told) : known;
}

/** One direction, one protocol and some ports, as connections usually carry them. */
export function serviceClasses(
  { service }: Space,
  direction: Direction,
  protocol: Protocol,
  ports: Ports,
): ClassSet {
  const held = service.ports.held(formatPorts(ports)).yes;
  return ClassSet.of(service.classes.length, service.on(direction, protocol, held));
}

/** The packets between the workload's side and peers, whichever of them opens the connection. */
export function regionBetween(
  space: Space,
  direction: Direction,
  near: ClassSet,
  peers: ClassSet,
  others: { readonly service: ClassSet; readonly target: ClassSet },
): Region {
  return space.region(
    direction === "Outbound"
      ? { ...others, source: near, destination: peers }
      : { ...others, destination: near, source: peers },
  );
}

/** The packets of a flow. */
export function flowRegions(space: Space, flow: RequiredFlow, local: LocalSide): FlowRegions {
  const { direction, protocol, ports, peer } = flow;
  const service = serviceClasses(space, direction, protocol, ports).and(space.service.usual);
  const isOut = direction === "Outbound";
  const near = localClasses(isOut ? space.source : space.destination, local);
  const far = isOut ? space.destination : space.source;
  const regionOf = (peers: ClassSet, target: ClassSet): Region =>
    regionBetween(space, direction, near, peers, { service, target });
  const noHost = space.target.all.without(space.target.named);
  switch (peer.kind) {
    case "tag":
      return { either: [regionOf(peerClasses(far, peer.tag), noHost)] };
    case "subnets":
      return { either: [regionOf(localClasses(far, local), noHost)] };
    case "host": {
      const named = hostClasses(space, peer.host, peer.path);
      // Where no layer sees names they are not told apart.
      const target = named.isEmpty ? space.target.all : named;
      const either = [far.elsewhere, ...peer.tags.map((tag) => peerClasses(far, tag))].map((peers) =>
        regionOf(peers, target),
      );
      const internet = far.internet.and(far.base).without(far.inside).without(far.ipv6);
      const isLocated = peer.tags.length > 0;
      return isLocated ? { either } : { either, anywhere: regionOf(internet, target) };
    }
  }
}

/** The classes of a host: all of its paths that are told, or those below the given one. */
export function hostClasses({ target }: Space, host: string, path?: string): ClassSet {
  if (path !== undefined) return target.ofUrl(`${host}${path}`, true).yes;
  const held = target.ofPattern(host).yes;
  const told = held.and(target.withPath);
  return told.isEmpty ? held : told;
}

/**
 * The regions that a requirement's flow asks for, with whatever is not certain of them open: what is admitted in them
 * is required.
 */
export function askedRegions(
  space: Space,
  flow: RequiredFlow,
  local: LocalSide,
): { readonly region: Region; readonly open?: OpenTags }[] {
  const { direction, protocol, ports, peer } = flow;
  const service = serviceClasses(space, direction, protocol, ports);
  const isOut = direction === "Outbound";
  const near = localClasses(isOut ? space.source : space.destination, local);
  const far = isOut ? space.destination : space.source;
  const regionOf = (peers: ClassSet, target: ClassSet): Region =>
    regionBetween(space, direction, near, peers, { service, target });
  switch (peer.kind) {
    case "subnets":
      return [{ region: regionOf(localClasses(far, local), space.target.all) }];
    case "tag": {
      const { yes, open } = far.ofTag(peer.tag);
      const end = isOut ? { destination: peer.tag } : { source: peer.tag };
      return [
        { region: regionOf(yes, space.target.all) },
        ...(open.isEmpty ? [] : [{ region: regionOf(open, space.target.all), open: end }]),
      ];
    }
    case "host": {
      const target =
        peer.path === undefined
          ? space.target.ofPattern(peer.host).yes
          : hostClasses(space, peer.host, peer.path);
      return [{ region: regionOf(far.all, target) }];
    }
  }
}
