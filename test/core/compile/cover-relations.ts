import type { CoverCell } from "../../../lib/core/compile/cover-bound";

/** Cells written as `source destination port`. */
export function cellsOf(...texts: readonly string[]): CoverCell[] {
  return texts.map((text) => {
    const [source = "", destination = "", port = ""] = text.split(" ");
    return { source, destination, port };
  });
}

/** The cells of one source, from the ports of each destination. */
export function portsOf(ports: Readonly<Record<string, readonly string[]>>, source = "subnet"): CoverCell[] {
  return Object.entries(ports).flatMap(([destination, each]) =>
    each.map((port) => ({ source, destination, port })),
  );
}

/** The cells of a grid of sources, destinations and ports for which a test is true. */
export function gridWhere(
  [sources, destinations, ports]: readonly [number, number, number],
  isAllowed: (source: number, destination: number, port: number) => boolean,
): CoverCell[] {
  const cells: CoverCell[] = [];
  for (let source = 0; source < sources; source += 1) {
    for (let destination = 0; destination < destinations; destination += 1) {
      for (let port = 0; port < ports; port += 1) {
        if (isAllowed(source, destination, port)) {
          cells.push({ source: `s${source}`, destination: `d${destination}`, port: `${port}` });
        }
      }
    }
  }
  return cells;
}
