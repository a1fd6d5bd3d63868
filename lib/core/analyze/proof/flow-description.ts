import { formatPorts, type PortRange, portsOf } from "../../address/port-range";
import type { Direction } from "../evaluate";
import type { ClassSet } from "./class-set";
import type { EndpointDimension } from "./endpoint-dimension";
import type { Region, Space } from "./space";

/** A region in words: what a person would write a rule for. */
export interface FlowDescription {
  readonly direction: Direction | "Any";
  /** `Tcp`, `Tcp, Udp`, `*`. */
  readonly protocol: string;
  /** `443`, `80, 443`, `*`. */
  readonly port: string;
  readonly source: string;
  readonly destination: string;
  /** The host names; absent where any will do. */
  readonly host?: string;
}

const PROTOCOLS = 5;

/** The most names that one side of a description spells out. */
const MOST_NAMES = 4;

/** Describes a region that is not empty. */
export function describeRegion(
  space: Space,
  [destination, service, source, target]: Region,
): FlowDescription {
  const services = [...(service?.classes ?? [])].flatMap((index) => space.service.classes[index] ?? []);
  const directions = [...new Set(services.map(({ direction }) => direction))];
  const protocols = [...new Set(services.map(({ protocol }) => protocol))];
  const intervals = services.flatMap(({ ports }): PortRange[] => (ports === undefined ? [] : [{ ...ports }]));
  const ports = formatPorts(portsOf(intervals)).join(", ");
  const [direction = "Any"] = directions;
  const targets = [...(target?.classes ?? [])].flatMap((index) => space.target.classes[index] ?? []);
  const isAnyTarget = targets.length === space.target.classes.length;
  return {
    direction: directions.length === 1 ? direction : "Any",
    protocol: protocols.length === PROTOCOLS ? "*" : protocols.join(", "),
    port: ports === "" || ports === "1-65535" ? "*" : ports,
    source: endpointsText(space.source, source),
    destination: endpointsText(space.destination, destination),
    ...(isAnyTarget ? {} : { host: listed([...new Set(targets.map(({ label }) => label))]) }),
  };
}

/** One line: `outbound Tcp 443 from 10.1.0.0/24 to Storage`. */
export function descriptionText({
  direction,
  protocol,
  port,
  source,
  destination,
  host,
}: FlowDescription): string {
  const name = host === undefined ? "" : ` for ${host}`;
  return `${direction.toLowerCase()} ${protocol} ${port} from ${source} to ${destination}${name}`;
}

/** How much a region is: for sorting the narrowest first. Each side counts by what it holds, the ports by their number. */
export function breadthOf(space: Space, [destination, service, source, target]: Region): number {
  const services = [...(service?.classes ?? [])].flatMap((index) => space.service.classes[index] ?? []);
  const ports = services.reduce(
    (sum, { ports: each }) => sum + (each ? each.last - each.first + 1 : 65535),
    0,
  );
  return (
    ports *
    breadthOfSide(space.source, source) *
    breadthOfSide(space.destination, destination) *
    Math.max(1, target?.size ?? 1)
  );
}

/** An IPv4 address counts 1; a tag, whose addresses are not known, as much as a /16; the rest of the Internet as all. */
function breadthOfSide(dimension: EndpointDimension, set: ClassSet | undefined): number {
  return [...(set?.classes ?? [])].reduce((sum, index) => {
    const each = dimension.classes[index];
    if (each === undefined) return sum;
    if (each.ranges.length === 0) return sum + (each.endpoint.tags.length === 0 ? 2 ** 32 : 2 ** 16);
    return sum + each.ranges.reduce((size, { first, last }) => size + Number(last - first + 1n), 0);
  }, 0);
}

function endpointsText(dimension: EndpointDimension, set: ClassSet | undefined): string {
  if (set === undefined) return "";
  if (set.contains(dimension.base)) return "*";
  if (set.contains(dimension.internet.and(dimension.base)) && !set.intersects(dimension.inside))
    return "Internet";
  const untold = [...set.without(dimension.told).classes];
  const told = [...set.and(dimension.told).classes];
  const labels = (untold.length > 0 ? untold : told).flatMap(
    (index) => dimension.classes[index]?.label ?? [],
  );
  return listed([...new Set(labels)]);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}
