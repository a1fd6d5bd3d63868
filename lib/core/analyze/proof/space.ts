import type { Packet } from "../evaluate";
import { hasPorts } from "../evaluate/packet";
import { ClassSet } from "./class-set";
import { EndpointDimension } from "./endpoint-dimension";
import type { Mentions } from "./mentions";
import { PortClasses } from "./port-classes";
import { ServiceDimension } from "./service-dimension";
import { TargetDimension } from "./target-dimension";

/** The dimensions of a space, in the order in which regions hold their sets. */
export const DIMENSIONS = ["destination", "service", "source", "target", "sourcePort"] as const;

export type DimensionName = (typeof DIMENSIONS)[number];

/** A product of sets of classes, one for each of {@link DIMENSIONS}: all packets that lie in each of them. */
export type Region = readonly ClassSet[];

/**
 * The space of packets, cut so finely that no rule, route, requirement or question tells two packets of one class
 * apart, in any dimension.
 *
 * A class is a set of real packets, and has one of them to show. Packets of protocols without ports are in every
 * class of the source port.
 */
export class Space {
  public readonly service: ServiceDimension;
  public readonly source: EndpointDimension;
  public readonly destination: EndpointDimension;
  public readonly target: TargetDimension;
  public readonly sourcePorts: PortClasses;
  private readonly full: Region;

  public constructor(mentions: Mentions) {
    this.service = new ServiceDimension(new PortClasses(mentions.ports), mentions.hasApplications);
    const { routes, routed, virtualNetworkPrefixes, tagIndex } = mentions;
    const shared = { routes, routed, virtualNetworkPrefixes, tagIndex };
    this.source = new EndpointDimension({ ...shared, texts: mentions.sources });
    this.destination = new EndpointDimension({ ...shared, texts: mentions.destinations });
    this.target = new TargetDimension(mentions.hosts, mentions.urls);
    this.sourcePorts = new PortClasses(mentions.sourcePorts);
    this.full = [
      this.destination.all,
      this.service.all,
      this.source.all,
      this.target.all,
      ClassSet.all(this.sourcePorts.intervals.length),
    ];
  }

  /** The region with the given sets, and every class in the dimensions that are not given. */
  public region(sets: Partial<Readonly<Record<DimensionName, ClassSet>>> = {}): Region {
    return DIMENSIONS.map((name, index) => sets[name] ?? this.full[index] ?? ClassSet.none(0));
  }

  /** Every packet, each once: without the second readings of endpoints behind routes. */
  public everything(): Region {
    return this.region({ source: this.source.base, destination: this.destination.base });
  }

  /** One packet of a region that is not empty: the first class of each dimension. */
  public witnessOf(region: Region): Packet {
    const at = (name: DimensionName): number => region[DIMENSIONS.indexOf(name)]?.first ?? 0;
    const service = this.service.classes[at("service")];
    const source = this.source.classes[at("source")];
    const destination = this.destination.classes[at("destination")];
    const target = this.target.classes[at("target")];
    if (
      service === undefined ||
      source === undefined ||
      destination === undefined ||
      region.some((set) => set.isEmpty)
    ) {
      throw new Error("an empty region has no packet to show");
    }
    const { direction, protocol, ports, application } = service;
    const sourcePort = this.sourcePorts.intervals[at("sourcePort")]?.first;
    return {
      direction,
      protocol,
      source: source.endpoint,
      destination: {
        ...destination.endpoint,
        ...(target?.host === undefined ? {} : { host: target.host }),
      },
      ...(hasPorts(protocol) && ports !== undefined && sourcePort !== undefined
        ? { sourcePort, destinationPort: ports.first }
        : {}),
      ...(application === undefined ? {} : { application }),
      ...(target?.urlPath === undefined ? {} : { urlPath: target.urlPath }),
    };
  }
}

/** The packets of both regions; undefined when there is none. */
export function intersection(a: Region, b: Region): Region | undefined {
  const sets: ClassSet[] = [];
  for (const [index, set] of a.entries()) {
    const other = b[index];
    if (other === undefined || !set.intersects(other)) return undefined;
    sets.push(set === other ? set : set.and(other));
  }
  return sets;
}

/** Whether every packet of `inner` is in `outer`. */
export function liesIn(inner: Region, outer: Region): boolean {
  return inner.every((set, index) => outer[index]?.contains(set) ?? false);
}
