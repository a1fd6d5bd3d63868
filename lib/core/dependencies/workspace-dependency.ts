import { compareText } from "../address/compare-text";
import { compareFqdns, type Fqdn } from "../address/fqdn";
import { type PortRange, type Ports, portsOf } from "../address/port-range";
import { portsWithout } from "./ports-without";

/** The protocols that a dependency can have; `Any` stands for all of them. */
export type DependencyProtocol = "Tcp" | "Udp" | "Any";

/** A host that a workspace reports to need, under one category. */
export interface WorkspaceDependency {
  /** What the workspace files it under, without spaces around it: `Integrated notebook`. 1 to 200 characters. */
  readonly category: string;
  readonly host: Fqdn;
  /** `Tcp` unless the response names another one. */
  readonly protocol: DependencyProtocol;
  /** At least one port, each from 1 to 65535. */
  readonly ports: Ports;
}

/** One port of an endpoint, as the response names it. */
export interface ReportedPort {
  readonly category: string;
  readonly host: Fqdn;
  readonly protocol: DependencyProtocol;
  readonly port: number;
}

/**
 * The dependencies that reported ports make up: one for each host, category and protocol, by host
 * ({@link compareFqdns}), then category, then protocol. A port that is reported for `Any` is not repeated for `Tcp`
 * and `Udp`. The order of the ports and what is reported twice change nothing.
 */
export function dependenciesOf(reported: readonly ReportedPort[]): WorkspaceDependency[] {
  const endpoints = new Map<string, Endpoint>();
  for (const { category, host, protocol, port } of reported) {
    // No host holds a space, so the key is of this host and category alone.
    const key = `${host.text} ${category}`;
    const endpoint = endpoints.get(key) ?? { category, host, ranges: { Any: [], Tcp: [], Udp: [] } };
    endpoints.set(key, endpoint);
    endpoint.ranges[protocol].push({ first: port, last: port });
  }
  return [...endpoints.values()]
    .sort((a, b) => compareFqdns(a.host, b.host) || compareText(a.category, b.category))
    .flatMap(({ category, host, ranges }) => {
      const any = portsOf(ranges.Any);
      return [
        { category, host, protocol: "Any" as const, ports: any },
        { category, host, protocol: "Tcp" as const, ports: portsWithout(portsOf(ranges.Tcp), any) },
        { category, host, protocol: "Udp" as const, ports: portsWithout(portsOf(ranges.Udp), any) },
      ].filter(({ ports }) => ports.length > 0);
    });
}

interface Endpoint {
  readonly category: string;
  readonly host: Fqdn;
  readonly ranges: Readonly<Record<DependencyProtocol, PortRange[]>>;
}
