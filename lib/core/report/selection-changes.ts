import { compareText } from "../address/compare-text";
import { formatPorts, type PortRange, type Ports, portsOf } from "../address/port-range";
import { effectOf, type FlowChange } from "./flow-change";
import { type FlowList, type ListedFlow, OWN_SUBNETS } from "./flow-list";

interface PeerFlows {
  readonly flow: ListedFlow;
  readonly before: ListedFlow[];
  readonly after: ListedFlow[];
}

/**
 * The flows that one selection requires and another does not. Ports are compared as numbers, and requirements are not
 * compared: a flow that another requirement brings is no change.
 *
 * @returns the changes by direction, peer, protocol and ports; of equal ones the lost first
 */
export function selectionChanges(before: FlowList, after: FlowList): FlowChange[] {
  return groupsOf(before.flows, after.flows)
    .flatMap((group) => [
      ...changesOf("lost", group, group.before, group.after),
      ...changesOf("gained", group, group.after, group.before),
    ])
    .sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

function groupsOf(before: readonly ListedFlow[], after: readonly ListedFlow[]): PeerFlows[] {
  const groups = new Map<string, PeerFlows>();
  const add = (side: "before" | "after", flow: ListedFlow): void => {
    const key = JSON.stringify([flow.direction, flow.form, flow.protocol, flow.peer]);
    const group = groups.get(key) ?? { flow, before: [], after: [] };
    groups.set(key, group);
    group[side].push(flow);
  };
  for (const each of before) add("before", each);
  for (const each of after) add("after", each);
  return [...groups.values()];
}

function changesOf(
  change: "gained" | "lost",
  { flow }: PeerFlows,
  having: readonly ListedFlow[],
  lacking: readonly ListedFlow[],
): FlowChange[] {
  const left = without(
    portsOf(having.flatMap(({ ports }) => ports)),
    portsOf(lacking.flatMap(({ ports }) => ports)),
  );
  const isRoute = flow.form === "route";
  if (isRoute ? having.length === 0 || lacking.length > 0 : left.length === 0) {
    return [];
  }
  const rules = [...new Set(having.map(({ requirement }) => requirement))].sort(compareText);
  const present = { verdict: "required", rules } as const;
  const absent = { verdict: "not-required", rules: [] } as const;
  const isIn = flow.direction === "inbound";
  return [
    {
      change,
      effect: effectOf(change),
      direction: isRoute ? "Route" : flow.direction,
      protocol: flow.protocol,
      port: formatPorts(left).join(", "),
      source: isIn ? flow.peer : OWN_SUBNETS,
      destination: isIn ? OWN_SUBNETS : flow.peer,
      before: change === "lost" ? present : absent,
      after: change === "lost" ? absent : present,
    },
  ];
}

/** What of the ports the others leave. Both are in order and do not touch among themselves. */
function without(ports: Ports, others: Ports): Ports {
  return portsOf(
    ports.flatMap(({ first, last }) => {
      const left: PortRange[] = [];
      let next = first;
      for (const other of others) {
        if (other.last < next || other.first > last) continue;
        if (other.first > next) left.push({ first: next, last: other.first - 1 });
        next = other.last + 1;
      }
      return next <= last ? [...left, { first: next, last }] : left;
    }),
  );
}

function keyOf({ direction, source, destination, protocol, port, change }: FlowChange): string {
  return JSON.stringify([direction, source, destination, protocol, port, change === "lost" ? 0 : 1]);
}
