import { compareText } from "../address/compare-text";
import { type Ports, portsKey } from "../address/port-range";
import { PROTOCOLS, type Protocol } from "../address/protocol";
import { DESTINATION_KINDS, type Destination } from "./selection-export";

/** A text that two destinations share exactly when their protocol and ports are the same. */
export function portSetKey({ protocol, ports }: Pick<Destination, "protocol" | "ports">): string {
  return `${protocol} ${portsKey(ports)}`;
}

/** By protocol, then by ports in ascending order. */
export function comparePortSets(
  a: Pick<Destination, "protocol" | "ports">,
  b: Pick<Destination, "protocol" | "ports">,
): number {
  return compareProtocols(a.protocol, b.protocol) || comparePorts(a.ports, b.ports);
}

/** In the order in which they are listed, `Any` last. */
export function compareProtocols(a: Protocol, b: Protocol): number {
  return PROTOCOLS.indexOf(a) - PROTOCOLS.indexOf(b);
}

/**
 * By protocol, ports and kind, and names by their text. Prefixes on the same ports compare equal: a stable sort leaves
 * them in the order of their addresses.
 */
export function compareDestinations(a: Destination, b: Destination): number {
  return (
    comparePortSets(a, b) ||
    DESTINATION_KINDS.indexOf(a.kind) - DESTINATION_KINDS.indexOf(b.kind) ||
    (a.kind === "address-prefix" ? 0 : compareText(a.destination, b.destination))
  );
}

function comparePorts(a: Ports, b: Ports): number {
  for (const [index, range] of a.entries()) {
    const other = b[index];
    const order = other === undefined ? 1 : range.first - other.first || range.last - other.last;
    if (order !== 0) {
      return order;
    }
  }
  return a.length - b.length;
}
