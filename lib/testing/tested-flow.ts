import { parseIpAddress } from "../core/address/cidr";
import { parseFqdn } from "../core/address/fqdn";
import type { Parsed } from "../core/address/parsed";
import { parseServiceTagText } from "../core/address/service-tag";
import type { Endpoint, Packet } from "../core/analyze/evaluate";
import { endpointTagOf } from "../core/analyze/proof/tag-texts";

/**
 * One end of a flow:
 *
 * - `{ address: "10.1.0.4" }`, an IPv4 or IPv6 literal. Only its `tags` say which service tags hold it.
 * - `{ tag: "Storage.WestUS" }`, some address of a service tag.
 * - `{ host: "pypi.org" }`, a host that is asked for by name, with `path` below it, from its first slash. Only its `tags`
 *   say in which service tags it lies.
 */
export type FlowEnd =
  | { readonly address: string; readonly tags?: readonly string[] }
  | { readonly tag: string }
  | { readonly host: string; readonly path?: string; readonly tags?: readonly string[] };

/** A connection that is to be opened, seen from the subnet whose rules are tested. */
export interface TestedFlow {
  readonly direction: "outbound" | "inbound";
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  readonly protocol: "Tcp" | "Udp" | "Icmp" | "Esp" | "Ah";
  /** 0 to 65535; of TCP and UDP, which have to have one. */
  readonly port?: number;
}

/** One line: `outbound Tcp 443 from 10.1.0.4 to Storage.WestUS`. */
export function flowText({ direction, from, to, protocol, port }: TestedFlow): string {
  const service = port === undefined ? protocol : `${protocol} ${port}`;
  return `${direction} ${service} from ${endText(from)} to ${endText(to)}`;
}

/**
 * The first packet of a flow.
 *
 * @throws Error when a part of the flow is not what it has to be
 */
export function packetOf({ direction, from, to, protocol, port }: TestedFlow): Packet {
  const hasPorts = protocol === "Tcp" || protocol === "Udp";
  if (hasPorts !== (port !== undefined)) {
    throw new Error(
      hasPorts
        ? `flow.port is missing; ${protocol} has ports, give one from 0 to 65535`
        : `flow.port is ${port}, and ${protocol} has no ports; leave it out`,
    );
  }
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
    throw new Error(`flow.port is ${port}; give a whole number from 0 to 65535`);
  }
  const urlPath = "host" in to ? to.path : undefined;
  return {
    direction: direction === "outbound" ? "Outbound" : "Inbound",
    protocol,
    source: endpointOf(from, "flow.from"),
    destination: endpointOf(to, "flow.to"),
    ...(port === undefined ? {} : { sourcePort: 50000, destinationPort: port }),
    ...(urlPath === undefined ? {} : { urlPath }),
  };
}

function endText(end: FlowEnd): string {
  if ("tag" in end) return end.tag;
  return "address" in end ? end.address : `${end.host}${end.path ?? ""}`;
}

function endpointOf(end: FlowEnd, place: string): Endpoint {
  if ("tag" in end) return { tags: [tagOf(end.tag, `${place}.tag`)] };
  const tags = (end.tags ?? []).map((tag, index) => tagOf(tag, `${place}.tags[${index}]`));
  if ("address" in end) {
    valueOrThrow(parseIpAddress(end.address), `${place}.address`);
    return { address: end.address, tags };
  }
  const host = valueOrThrow(parseFqdn(end.host), `${place}.host`);
  if (host.kind !== "exact") {
    throw new Error(`${place}.host: \`${end.host}\` stands for many hosts; name one of them`);
  }
  return { host: host.text, tags };
}

function tagOf(text: string, place: string): Endpoint["tags"][number] {
  return endpointTagOf(valueOrThrow(parseServiceTagText(text), place));
}

function valueOrThrow<T>(value: Parsed<T>, place: string): T {
  if (value.ok) return value.value;
  throw new Error(`${place}: ${value.problem}`);
}
