import fc from "fast-check";
import type { Endpoint, EndpointTag, Packet } from "../../../lib/core/analyze/evaluate";
import { CLOUD_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import { type ExpectedRequirement, type ExpectedSelection, regionSuffix } from "./expected-flows";
import { OTHER_SUBNET_ADDRESS } from "./selections";

/** A packet of the workspace, as far as a requirement says anything about it. */
export interface Traffic {
  readonly direction: "inbound" | "outbound";
  readonly protocol: Packet["protocol"];
  readonly port: number;
  /** The tags that hold the other end. */
  readonly tags: readonly EndpointTag[];
  /** The name by which the other end is asked for. Default: by none. */
  readonly host?: string;
  /** The path that is asked for, where there is a name. Default: the root. */
  readonly urlPath?: string;
  /** The other end's address. Default: one that its tags stand for. */
  readonly peer?: string;
}

/** Some public address; which tags hold it, each packet says itself. */
const PUBLIC_ADDRESS = "20.50.60.70";

/** The host's virtual address, which the load balancer's probes come from. */
const LOAD_BALANCER_ADDRESS = "168.63.129.16";

/** A name that no catalog knows. */
export const FOREIGN_HOST = "www.contoso.com";

/** The packet that the traffic begins with, for one address of the subnets. */
export function packetOf(traffic: Traffic, local: string): Packet {
  const inside: Endpoint = { address: local, tags: [{ tag: "VirtualNetwork" }] };
  const outside = remoteEnd(traffic);
  const isInbound = traffic.direction === "inbound";
  const hasPorts = traffic.protocol === "Tcp" || traffic.protocol === "Udp";
  return {
    direction: isInbound ? "Inbound" : "Outbound",
    protocol: traffic.protocol,
    source: isInbound ? outside : inside,
    destination: isInbound ? inside : outside,
    ...(hasPorts ? { sourcePort: 50000, destinationPort: traffic.port } : {}),
    ...(traffic.protocol === "Tcp" && traffic.host !== undefined ? { urlPath: traffic.urlPath ?? "/" } : {}),
  };
}

function remoteEnd({ tags, host, peer }: Traffic): Endpoint {
  if (peer !== undefined) {
    return { address: peer, tags };
  }
  const has = (name: string): boolean => tags.some(({ tag }) => tag === name);
  if (has("VirtualNetwork")) {
    return { address: OTHER_SUBNET_ADDRESS, tags };
  }
  if (has("AzureLoadBalancer")) {
    return { address: LOAD_BALANCER_ADDRESS, tags };
  }
  return { address: PUBLIC_ADDRESS, tags, ...(host === undefined ? {} : { host }) };
}

/** A host that a documented one stands for: itself, or one below the asterisk. */
export function hostUnder(documented: string): string {
  return documented.replace(/^\*/, documented.startsWith("*.") ? "some.thing" : "some");
}

/** The flows at both ends of each run of ports: those between say no more, and a run may have hundreds. */
export function atEdges<T extends { readonly port: number }>(flows: readonly T[]): T[] {
  const keys = flows.map(({ port, ...flow }) => JSON.stringify(flow));
  const known = new Set(flows.map(({ port }, index) => `${port} ${keys[index]}`));
  return flows.filter(
    ({ port }, index) =>
      !(known.has(`${port - 1} ${keys[index]}`) && known.has(`${port + 1} ${keys[index]}`)),
  );
}

/** A path that a documented one stands for: itself, or one below the asterisk. */
export function pathUnder(documented: string): string {
  return documented.replace(/\*$/, "some/thing");
}

/**
 * Traffic that differs from a documented flow in one thing: port, protocol, region, direction, name or path; and the
 * documented flows in the form that a choice does not ask for: the tag with a foreign name, the name without a tag.
 */
export function nearMisses(
  requirements: readonly ExpectedRequirement[],
  { cloud, region }: ExpectedSelection,
): Traffic[] {
  const otherRegions = Object.keys(CLOUD_DOCUMENTS[cloud].regions)
    .filter((name) => name !== region)
    .slice(0, 2);
  return requirements.flatMap(({ direction, tagFlows, hostFlows }): Traffic[] =>
    direction === "internal"
      ? []
      : [
          ...atEdges(tagFlows).flatMap(({ tag, protocol, port }): Traffic[] => [
            ...beside(protocol, port).map((each) => ({
              ...each,
              direction,
              tags: [tag],
              host: FOREIGN_HOST,
            })),
            ...(tag.region === undefined ? [] : otherRegions).map((other) => ({
              direction,
              protocol,
              port,
              tags: [{ ...tag, region: regionSuffix(cloud, tag.tag, other) }],
              host: FOREIGN_HOST,
            })),
            { direction, protocol, port, tags: [tag], host: FOREIGN_HOST },
            { direction: opposite(direction), protocol, port, tags: [tag], host: FOREIGN_HOST },
          ]),
          ...atEdges(hostFlows).flatMap(({ host, path, protocol, port }): Traffic[] => [
            ...otherPaths(path).map((urlPath) => ({
              direction,
              protocol,
              port,
              tags: [],
              host: hostUnder(host),
              urlPath,
            })),
            ...beside(protocol, port).map((each) => ({
              ...each,
              direction,
              tags: [],
              host: hostUnder(host),
            })),
            { direction, protocol, port, tags: [], host: hostUnder(host) },
            { direction, protocol, port, tags: [], host: `evil${host.replace(/^\*\.?/, "")}` },
            { direction, protocol, port, tags: [], host: `${hostUnder(host)}.contoso.com` },
          ]),
        ],
  );
}

/** Paths of the same host that a documented path does not stand for, the nearest ones among them. */
function otherPaths(path: string | undefined): string[] {
  if (path === undefined) {
    return ["/some/path"];
  }
  const stem = path.replace(/\/?\*$/, "");
  return ["/", "/some/path", `/more${path.replace("*", "")}`, `${stem}-evil/thing`, stem.toUpperCase(), stem];
}

function beside(protocol: "Tcp" | "Udp", port: number): Pick<Traffic, "protocol" | "port">[] {
  return [
    { protocol, port: port - 1 },
    { protocol, port: port + 1 },
    { protocol: protocol === "Tcp" ? "Udp" : "Tcp", port },
  ];
}

function opposite(direction: Traffic["direction"]): Traffic["direction"] {
  return direction === "inbound" ? "outbound" : "inbound";
}

/** Traffic with the Internet: any tags of any cloud, ports that the catalog uses and others, hosts it does not name. */
export const foreignTraffic: fc.Arbitrary<Traffic> = fc.record({
  direction: fc.constantFrom("inbound", "outbound"),
  protocol: fc.constantFrom("Tcp", "Tcp", "Tcp", "Udp", "Icmp", "Esp", "Ah"),
  port: fc.oneof(
    fc.constantFrom(22, 80, 443, 445, 3389, 5831, 8787, 18881, 29876, 44224),
    fc.integer({ min: 1, max: 65535 }),
  ),
  tags: fc.array(anyTag(), { maxLength: 2 }),
  host: fc.constantFrom(FOREIGN_HOST, "evilazureml.ms", "azureml.ms", "ml.azure.com.contoso.com"),
});

function anyTag(): fc.Arbitrary<EndpointTag> {
  const documents = Object.values(CLOUD_DOCUMENTS);
  const tags = documents.flatMap(({ serviceTags }) =>
    Object.entries(serviceTags)
      .filter(([, { builtIn }]) => builtIn !== true)
      .map(([tag]) => tag),
  );
  const suffixes = documents.flatMap(({ regions }) =>
    Object.values(regions).map(({ tagSuffix }) => tagSuffix),
  );
  return fc.record(
    { tag: fc.constantFrom(...new Set(tags)), region: fc.constantFrom(...new Set(suffixes)) },
    { requiredKeys: ["tag"] },
  );
}
