import { isDeferred } from "../address/deferred";
import { type Fqdn, fqdnCovers } from "../address/fqdn";
import { type Ports, portsContain } from "../address/port-range";
import { type Protocol, protocolContains } from "../address/protocol";
import { selectRequirements } from "../catalog/flows";
import type { Selection } from "../catalog/selection";

/** A host as a whole that a requirement of a selection lets through. */
export interface CoveringFlow {
  /** The requirement's id. */
  readonly requirement: string;
  readonly host: Fqdn;
  /** The host as the catalog writes it, with placeholders. */
  readonly template: string;
  readonly protocol: Protocol;
  readonly ports: Ports;
}

/** Connections to one host, or to those that a pattern matches. */
export interface Connections {
  readonly host: Fqdn;
  readonly protocol: Protocol;
}

/**
 * The flows of a selection that can cover what a workspace reports, in the order of their requirements' slots. A path
 * below a host covers no host, and a host that Terraform knows only later cannot be compared: both are left out.
 */
export function coveringFlows(selection: Selection): CoveringFlow[] {
  return selectRequirements(selection).flatMap(({ requirement, hostFlows }) =>
    hostFlows.flatMap(({ host, template, path, protocol, ports }) =>
      path !== undefined || isDeferred(host)
        ? []
        : [{ requirement: requirement.id, host, template, protocol, ports }],
    ),
  );
}

/** Whether every connection of `inner` is one of `outer`, ports aside. */
export function connectionsContain(outer: Connections, inner: Connections): boolean {
  return fqdnCovers(outer.host, inner.host) && protocolContains(outer.protocol, inner.protocol);
}

/** Whether some connection is of both, ports aside: of two patterns that share a host, one covers the other. */
export function connectionsMeet(a: Connections, b: Connections): boolean {
  return (
    (fqdnCovers(a.host, b.host) || fqdnCovers(b.host, a.host)) &&
    (protocolContains(a.protocol, b.protocol) || protocolContains(b.protocol, a.protocol))
  );
}

/** The flows that cover connections on one port. */
export function covering<T extends CoveringFlow>(
  flows: readonly T[],
  connections: Connections,
  port: number,
): T[] {
  const ports = [{ first: port, last: port }];
  return flows.filter((flow) => connectionsContain(flow, connections) && portsContain(flow.ports, ports));
}
