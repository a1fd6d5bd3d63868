import { parseFqdn } from "../../../lib/core/address/fqdn";
import type { Parsed } from "../../../lib/core/address/parsed";
import { formatPorts, parsePortRange, portsOf } from "../../../lib/core/address/port-range";
import type {
  DependencyProtocol,
  WorkspaceDependency,
} from "../../../lib/core/dependencies/workspace-dependency";

/** A dependency as tests write it: category, host, ports, and the protocol where it is not TCP. */
export type Row = readonly [category: string, host: string, ports: string, protocol?: DependencyProtocol];

/** `["Compute", "*.contoso.com", "80,443"]` as a dependency. */
export function dependency([category, host, ports, protocol = "Tcp"]: Row): WorkspaceDependency {
  return {
    category,
    host: must(parseFqdn(host)),
    protocol,
    ports: portsOf(ports.split(",").map((text) => must(parsePortRange(text)))),
  };
}

/** The rows that make up dependencies. */
export function rowsOf(dependencies: readonly WorkspaceDependency[] | undefined): Row[] | undefined {
  return dependencies?.map(({ category, host, ports, protocol }): Row => {
    const row = [category, host.text, formatPorts(ports).join(",")] as const;
    return protocol === "Tcp" ? row : [...row, protocol];
  });
}

/** The value that a parser read. */
export function must<T>(result: Parsed<T>): T {
  if (!result.ok) {
    throw new Error(result.problem);
  }
  return result.value;
}
