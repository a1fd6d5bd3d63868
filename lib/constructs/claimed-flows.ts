import type { Cidr } from "../core/address/cidr";
import { formatIpAddress } from "../core/address/ip-address-text";
import { formatPortRange, type Ports, portsContain } from "../core/address/port-range";
import type { Protocol } from "../core/address/protocol";
import { type ServiceTag, serviceTag } from "../core/address/service-tag";
import { WEB_PORTS } from "../core/address/web-ports";
import { type Endpoint, type EndpointTag, hostPatternMatches, type Packet } from "../core/analyze/evaluate";
import type { HostFlow, SelectedRequirement } from "../core/catalog/flows";
import type { Selection } from "../core/catalog/selection";
import type { Decision } from "../core/compile/plan";
import type { RoutePrefixesInput } from "../core/compile/route-prefixes";
import type { StandIns } from "./emitted-path";

/** A flow that a decision says to be let through. */
export interface ClaimedFlow {
  readonly requirement: SelectedRequirement["requirement"];
  readonly form: Decision["form"];
  /** One line: `outbound Tcp 443 to Storage.WestUS`. */
  readonly text: string;
  /** The flow's first packet, by each of the service tags that its other end may lie in: one that gets through is enough. */
  readonly packets: readonly Packet[];
}

/** What flows are made concrete by. */
export interface ClaimContext {
  readonly selection: Selection;
  /** Every requirement of the selection. */
  readonly requirements: readonly SelectedRequirement[];
  /** The prefixes of the subnets, at least one. */
  readonly subnets: readonly Cidr[];
  readonly routePrefixes: RoutePrefixesInput;
  readonly standIns: StandIns;
  /** The requirements whose hosts are carried with TCP alone though the documents say any protocol. */
  readonly narrowed: ReadonlySet<string>;
  /** Whether the user has rules or routes, which may stop a host by the service tag that it lies in. */
  readonly hasOwnRules: boolean;
}

/** The host's virtual address, which the load balancer's probes come from. */
const LOAD_BALANCER_ADDRESS = "168.63.129.16";

/** A flow before its packets have a local end. */
interface Claim {
  readonly text: string;
  readonly isInbound: boolean;
  readonly protocol: Packet["protocol"];
  readonly port: number;
  readonly peers: readonly Endpoint[];
  readonly urlPath?: string;
}

/**
 * What a decision on a requirement promises, in one flow for each peer, protocol and end of a run of ports.
 *
 * @param turn the subnets' addresses take turns, beginning with this one
 */
export function claimedFlows(
  decision: Decision,
  selected: SelectedRequirement,
  context: ClaimContext,
  turn: number,
): ClaimedFlow[] {
  const { requirement } = selected;
  const ends = context.subnets.flatMap((subnet) => [firstAddress(subnet), lastAddress(subnet)]);
  return claimsOf(decision, selected, context).map((claim, index) => {
    // Hosts are told apart by the firewall alone; those on one port share a source, and the judge what comes before.
    const isHost = claim.peers.some(({ host }) => host !== undefined);
    const address = ends[(isHost ? claim.port : turn + index) % ends.length];
    const packets = claim.peers.map((peer) => packetOf(claim, peer, address));
    return { requirement, form: decision.form, text: claim.text, packets };
  });
}

function claimsOf({ form }: Decision, selected: SelectedRequirement, context: ClaimContext): Claim[] {
  const isInbound = selected.requirement.direction === "inbound";
  switch (form) {
    case "service-tag":
      return selected.tagFlows.flatMap(({ tag, protocol, ports }) => {
        const peers = [peerOfTag(tag, isInbound, context)];
        return each(protocol, ports).map((service) => ({
          ...service,
          text: `${isInbound ? "inbound" : "outbound"} ${service.text} ${isInbound ? "from" : "to"} ${tag.text}`,
          isInbound,
          peers,
        }));
      });
    case "hosts":
    case "served-by-another":
      return selected.hostFlows.flatMap((flow) =>
        placesOfHost(form, flow, selected, context).flatMap((peers) =>
          each(protocolOf(flow, selected, context), flow.ports).map((service) => ({
            ...service,
            text: `outbound ${service.text} to ${flow.template}`,
            isInbound: false,
            peers,
            ...(service.protocol === "Tcp" ? { urlPath: pathBelow(flow.path) } : {}),
          })),
        ),
      );
    case "subnets":
      return selected.subnetFlows.flatMap(({ protocol, ports }) =>
        each(protocol, ports).flatMap((service) =>
          [true, false].map((comesIn) => ({
            ...service,
            text: `${comesIn ? "inbound" : "outbound"} ${service.text} between the subnets`,
            isInbound: comesIn,
            peers: [insideEnd(context.subnets)],
          })),
        ),
      );
    default:
      return [];
  }
}

/** The ends of each run of ports. A requirement for any protocol that has ports is one for TCP and one for UDP. */
function each(protocol: Protocol, ports: Ports): Pick<Claim, "text" | "protocol" | "port">[] {
  const protocols: readonly Packet["protocol"][] = protocol === "Any" ? ["Tcp", "Udp"] : [protocol];
  return protocols.flatMap((one) =>
    ports.flatMap((range) => {
      const text = `${one} ${formatPortRange(range)}`;
      const { first, last } = range;
      return (first === last ? [first] : [first, last]).map((port) => ({ text, protocol: one, port }));
    }),
  );
}

function protocolOf(
  { protocol, ports }: HostFlow,
  { requirement }: SelectedRequirement,
  { narrowed }: ClaimContext,
): Protocol {
  const isNarrowed = protocol === "Any" && narrowed.has(requirement.id) && portsContain(WEB_PORTS, ports);
  return isNarrowed ? "Tcp" : protocol;
}

function packetOf(
  { isInbound, protocol, port, urlPath }: Claim,
  peer: Endpoint,
  address: string | undefined,
): Packet {
  const local: Endpoint = {
    tags: [{ tag: "VirtualNetwork" }],
    ...(address === undefined ? {} : { address }),
  };
  return {
    direction: isInbound ? "Inbound" : "Outbound",
    protocol,
    source: isInbound ? peer : local,
    destination: isInbound ? local : peer,
    sourcePort: 50000,
    destinationPort: port,
    ...(urlPath === undefined ? {} : { urlPath }),
  };
}

function peerOfTag(tag: ServiceTag, isInbound: boolean, context: ClaimContext): Endpoint {
  if (tag.name === "VirtualNetwork") return insideEnd(context.subnets);
  if (tag.name === "AzureLoadBalancer") return { address: LOAD_BALANCER_ADDRESS, tags: [{ tag: tag.name }] };
  const route = context.requirements
    .flatMap(({ routeFlows }) => routeFlows)
    .find((routed) => routed.tag.name === tag.name)?.tag;
  if (route === undefined) return { tags: [endpointTag(tag)] };
  const { routePrefixes, selection } = context;
  if (routePrefixes.kind === "tags") {
    // The documents let a tag of all regions in, and may route back only the region's part of it.
    return { tags: [endpointTag(isInbound ? route : tag)] };
  }
  // By prefix, the documents route back what is of the selection's region.
  const regional = selection.cloud.regionalTag(tag.name, selection.region);
  if (routePrefixes.kind === "resolved") return { tags: [endpointTag(regional)] };
  const { tags } = routePrefixes.file;
  const [where] = [regional, serviceTag(tag.name)].filter(({ text }) => tags.has(text));
  const address = where === undefined ? undefined : tags.get(where.text)?.addresses.only(4).cidrs()[0];
  return {
    tags: [endpointTag(where ?? tag)],
    ...(address === undefined ? {} : { address: firstAddress(address) }),
  };
}

/**
 * Where a host may lie, each with its alternatives: in no service tag, and, where that may matter, in the only one that
 * its need is documented with. A host whose need is met by another need's tag lies in a tag of those that name it too.
 */
function placesOfHost(
  form: Decision["form"],
  flow: HostFlow,
  { tagFlows }: SelectedRequirement,
  { requirements, standIns, hasOwnRules }: ClaimContext,
): readonly (readonly Endpoint[])[] {
  const host = hostBelow(standIns.host(flow.host).text);
  if (form === "hosts") {
    const tags = new Map(tagFlows.map(({ tag }) => [tag.text, tag]));
    const [tag] = tags.size === 1 && hasOwnRules ? tags.values() : [];
    return [[{ host, tags: [] }], ...(tag === undefined ? [] : [[{ host, tags: [endpointTag(tag)] }]])];
  }
  const naming = requirements.filter(({ hostFlows }) =>
    hostFlows.some((other) => hostPatternMatches(standIns.host(other.host).text, host) === "yes"),
  );
  return [naming.flatMap((other) => other.tagFlows.map(({ tag }) => ({ host, tags: [endpointTag(tag)] })))];
}

/** The other end of a connection within the subnets. */
function insideEnd(subnets: readonly Cidr[]): Endpoint {
  const subnet = subnets[subnets.length - 1];
  return {
    tags: [{ tag: "VirtualNetwork" }],
    ...(subnet === undefined ? {} : { address: lastAddress(subnet) }),
  };
}

function endpointTag({ name, region }: ServiceTag): EndpointTag {
  return { tag: name, ...(region === undefined ? {} : { region }) };
}

/** A host that a documented one stands for: itself, or one below the asterisk. */
function hostBelow(documented: string): string {
  return documented.replace(/^\*/, documented.startsWith("*.") ? "some.thing" : "some");
}

/** A path that a documented one stands for; the root of a host that is documented as a whole. */
function pathBelow(documented: string | undefined): string {
  return documented?.replace(/\*$/, "some/thing") ?? "/";
}

function firstAddress({ family, network }: Cidr): string {
  return formatIpAddress(family, network);
}

function lastAddress({ family, network, prefixLength }: Cidr): string {
  const hosts = (1n << BigInt((family === 4 ? 32 : 128) - prefixLength)) - 1n;
  return formatIpAddress(family, network | hosts);
}
