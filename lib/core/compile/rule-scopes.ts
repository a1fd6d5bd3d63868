import { isDeferred } from "../address/deferred";
import {
  disjointPorts,
  formatPortRange,
  intersectPorts,
  type Ports,
  portCount,
  portsKey,
  portsOf,
} from "../address/port-range";
import type { Protocol } from "../address/protocol";
import { groupedBy } from "../grouped-by";
import type { FirewallFlow } from "./firewall-flows";
import type { FirewallWorkload } from "./firewall-rules";
import { knownText } from "./known-text";
import type { RuleCover } from "./network-input";
import type { DestinationKind } from "./permanent-order";
import type { RuleCollection } from "./plan";
import { type CoverBox, smallestCover } from "./smallest-cover";
import { sum } from "./sum";

/** What one workload asks the firewall for. */
export interface Ask {
  readonly workload: FirewallWorkload;
  readonly flow: FirewallFlow;
}

/** What one rule admits: all destinations that are asked for, on its ports, from its workloads. */
export interface RuleScope {
  readonly kind: DestinationKind;
  readonly protocol: Protocol;
  readonly ports: Ports;
  /** The name that the documents give to the rule. */
  readonly ruleName: string | undefined;
  /** In their own order. */
  readonly workloads: readonly FirewallWorkload[];
  /** What the rule serves: asked for by one of its workloads, on one of its ports at least. */
  readonly asks: readonly Ask[];
}

/**
 * Divides what workloads ask for among rules of one type, each for one kind of destinations and one protocol.
 *
 * - `stable`: a rule for each set of workloads and set of ports, so that what one of them asks for divides no rule of
 *   the others.
 * - `fewest`: the smallest cover, for the kinds and protocols for which it has fewer rules than that.
 *
 * What the documents name a rule for stands in rules of its own either way.
 */
export function ruleScopes(
  workloads: readonly FirewallWorkload[],
  type: RuleCollection["type"],
  cover: RuleCover,
): RuleScope[] {
  const asks = workloads.flatMap((workload) =>
    workload.flows.filter((flow) => flow.type === type).map((flow) => ({ workload, flow })),
  );
  const alike = groupedBy(asks, ({ flow: { kind, protocol, ruleName = "" } }) =>
    [kind, protocol, ruleName].join("\n"),
  );
  return [...alike.values()].flatMap((group) => {
    const stable = stableScopes(group);
    if (cover !== "fewest" || areSurelyFewest(stable)) {
      return stable;
    }
    const fewest = fewestScopes(group);
    return fewest.length < stable.length ? fewest : stable;
  });
}

/** Tells destinations apart. What Terraform knows later belongs to one workload. */
export function destinationKey({ workload, flow: { destination } }: Ask): string {
  const isKnownLater = destination.kind === "host" && isDeferred(destination.host);
  return [isKnownLater ? workload.name : "", knownText(destination) ?? ""].join("\n");
}

/** One rule for each set of ports and set of workloads. */
function stableScopes(asks: readonly Ask[]): RuleScope[] {
  const needs = groupedBy(asks, (ask) => `${portsKey(ask.flow.ports)}\n${destinationKey(ask)}`);
  const groups = groupedBy([...needs.values()], (need) =>
    [portsKey(need[0]?.flow.ports ?? []), ...workloadsOf(need).map(({ name }) => name)].join("\n"),
  );
  return [...groups.values()].flatMap((group) =>
    scopeOf(group.flat(), group[0]?.[0]?.flow.ports ?? [], workloadsOf(group[0] ?? [])),
  );
}

/**
 * Whether no rules that admit the same can be fewer, as far as a glance tells: the rules have no port in common, and each
 * has a destination that none of those with fewer has. One such destination of each, on one of its ports, are needs of
 * which no two fit into one rule: that rule would admit the greater one's destination on the smaller one's port.
 */
function areSurelyFewest(scopes: readonly RuleScope[]): boolean {
  const ports = portsOf(scopes.flatMap((scope) => scope.ports));
  if (sum(scopes, (scope) => portCount(scope.ports)) > portCount(ports)) {
    return false;
  }
  const ascending = scopes
    .map(({ asks }) => new Set(asks.map((ask) => `${ask.workload.name}\n${destinationKey(ask)}`)))
    .sort((a, b) => a.size - b.size);
  const seen = new Set<string>();
  return ascending.every((destinations) => {
    const before = seen.size;
    for (const destination of destinations) {
      seen.add(destination);
    }
    return seen.size > before;
  });
}

/** One rule for each box of the smallest cover of workloads, destinations and ports. */
function fewestScopes(asks: readonly Ask[]): RuleScope[] {
  const parts = disjointPorts(asks.map(({ flow }) => flow.ports));
  const cells = asks.flatMap((ask) =>
    parts
      .filter((part) => intersectPorts(ask.flow.ports, [part]).length > 0)
      .map((part) => ({
        source: ask.workload.name,
        destination: destinationKey(ask),
        port: formatPortRange(part),
      })),
  );
  const workloads = workloadsOf(asks);
  return smallestCover(cells).boxes.flatMap((box: CoverBox) => {
    const ports = portsOf(parts.filter((part) => box.ports.includes(formatPortRange(part))));
    const [names, destinations] = [new Set(box.sources), new Set(box.destinations)];
    const served = asks.filter(
      (ask) =>
        names.has(ask.workload.name) &&
        destinations.has(destinationKey(ask)) &&
        // Of its destination's ports the box may hold only those that somebody else asks for.
        intersectPorts(ask.flow.asked, ports).length > 0,
    );
    return scopeOf(
      served,
      ports,
      workloads.filter(({ name }) => names.has(name)),
    );
  });
}

function scopeOf(asks: readonly Ask[], ports: Ports, workloads: readonly FirewallWorkload[]): RuleScope[] {
  return asks.slice(0, 1).map(({ flow: { kind, protocol, ruleName } }) => ({
    kind,
    protocol,
    ports,
    ruleName,
    workloads,
    asks,
  }));
}

function workloadsOf(asks: readonly Ask[]): FirewallWorkload[] {
  return [...new Set(asks.map(({ workload }) => workload))];
}
