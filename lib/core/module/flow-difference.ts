import { compareText } from "../address/compare-text";
import type { ModuleFlow } from "./module-flows";
import { MODULE_LAYERS } from "./module-request";

/** Whether a change lets more through, or less; `path` where a route leads elsewhere, which no rule decides. */
export type FlowEffect = "wider" | "narrower" | "path";

/** What the rules or routes of a module do and did not do before, or did and no longer do. */
export interface FlowChange {
  readonly change: "gained" | "lost";
  readonly effect: FlowEffect;
  readonly flow: Omit<ModuleFlow, "rule">;
  /** The rules or routes that do it, or did it; in the order of their names. */
  readonly rules: readonly string[];
}

/** The first and the last port. */
type PortSpan = readonly [first: number, last: number];

/** Flows that differ in their ports alone. */
interface FlowGroup {
  readonly flow: Omit<ModuleFlow, "rule" | "ports">;
  readonly before: ModuleFlow[];
  readonly after: ModuleFlow[];
}

const LAST_PORT = 65535;

/**
 * What changes between two sets of flows. Ports are compared as numbers, so that a range which is written in two parts
 * is no change; names of rules are not compared. The order of neither set matters.
 *
 * @returns the changes by layer, direction, destination, source, protocol and ports; of equal ones the lost first
 */
export function flowDifference(before: readonly ModuleFlow[], after: readonly ModuleFlow[]): FlowChange[] {
  return groupsOf(before, after)
    .flatMap((group) => [
      ...changesOf("lost", group, group.before, group.after),
      ...changesOf("gained", group, group.after, group.before),
    ])
    .sort(compareChanges);
}

/** One line: `+ Allow outbound Tcp 445 from … to Storage.EastUS2 (nsg: AllowStorageTcpOutbound)`. */
export function describeFlowChange({ change, flow, rules }: FlowChange): string {
  return `${change === "gained" ? "+" : "-"} ${describeFlow(flow)} (${flow.layer}: ${rules.join(", ")})`;
}

/** Orders flows by layer, direction, destination, source, protocol, action, ports and rule: for a stable text. */
export function compareFlows(a: ModuleFlow, b: ModuleFlow): number {
  return compareFlowPlaces(a, b) || compareText(a.rule, b.rule);
}

function describeFlow({
  layer,
  action,
  direction,
  protocol,
  ports,
  source,
  destination,
}: FlowChange["flow"]) {
  const connection = [protocol, ports].filter((part) => part !== "").join(" ");
  const words =
    layer === "routes"
      ? ["Route", source === "" ? "" : `from ${source}`, `to ${destination}`, `by ${action}`]
      : [action, direction, connection, `from ${source}`, `to ${destination}`];
  return words.filter((word) => word !== "").join(" ");
}

function groupsOf(before: readonly ModuleFlow[], after: readonly ModuleFlow[]): FlowGroup[] {
  const groups = new Map<string, FlowGroup>();
  const add = (side: "before" | "after", each: ModuleFlow): void => {
    const { rule: _rule, ports, ...flow } = each;
    const { layer, action, direction, protocol, source, destination } = flow;
    const kind = spanOf(ports) === undefined ? ports : "";
    const key = JSON.stringify([layer, action, direction, protocol, source, destination, kind]);
    const group = groups.get(key) ?? { flow, before: [], after: [] };
    groups.set(key, group);
    group[side].push(each);
  };
  for (const each of before) {
    add("before", each);
  }
  for (const each of after) {
    add("after", each);
  }
  return [...groups.values()];
}

function changesOf(
  change: FlowChange["change"],
  { flow }: FlowGroup,
  having: readonly ModuleFlow[],
  lacking: readonly ModuleFlow[],
): FlowChange[] {
  const made = (ports: string, doing: readonly ModuleFlow[]): FlowChange => ({
    change,
    effect: effectOf(change, flow),
    flow: { ...flow, ports },
    rules: [...new Set(doing.map(({ rule }) => rule))].sort(compareText),
  });
  const [first] = having;
  if (first !== undefined && spanOf(first.ports) === undefined) {
    return lacking.length > 0 ? [] : [made(first.ports, having)];
  }
  return without(joined(having), joined(lacking)).map((span) =>
    made(
      spanText(span),
      having.filter(({ ports }) => overlap(spanOf(ports), span)),
    ),
  );
}

function effectOf(change: FlowChange["change"], { layer, action }: FlowGroup["flow"]): FlowEffect {
  if (layer === "routes") {
    return "path";
  }
  return (change === "gained") === (action !== "Deny") ? "wider" : "narrower";
}

function spanOf(ports: string): PortSpan | undefined {
  if (ports === "*") {
    return [0, LAST_PORT];
  }
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(ports) ?? [];
  return first === undefined ? undefined : [Number(first), Number(last)];
}

function spanText([first, last]: PortSpan): string {
  return first === 0 && last === LAST_PORT ? "*" : first === last ? `${first}` : `${first}-${last}`;
}

function overlap(one: PortSpan | undefined, [first, last]: PortSpan): boolean {
  return one !== undefined && one[0] <= last && one[1] >= first;
}

/** The ports of all flows, as spans in order that do not touch. */
function joined(flows: readonly ModuleFlow[]): PortSpan[] {
  const spans = flows.map(({ ports }) => spanOf(ports)).filter((span) => span !== undefined);
  const result: [number, number][] = [];
  for (const [first, last] of spans.sort(([a], [b]) => a - b)) {
    const previous = result[result.length - 1];
    if (previous !== undefined && first <= previous[1] + 1) {
      previous[1] = Math.max(previous[1], last);
    } else {
      result.push([first, last]);
    }
  }
  return result;
}

/** What of the spans the others leave. Both are in order and do not touch among themselves. */
function without(spans: readonly PortSpan[], others: readonly PortSpan[]): PortSpan[] {
  return spans.flatMap(([first, last]) => {
    const left: PortSpan[] = [];
    let next = first;
    for (const [from, to] of others) {
      if (to >= next && from <= last) {
        if (from > next) {
          left.push([next, from - 1]);
        }
        next = to + 1;
      }
    }
    return next <= last ? [...left, [next, last] as const] : left;
  });
}

function compareChanges(a: FlowChange, b: FlowChange): number {
  return compareFlowPlaces(a.flow, b.flow) || compareText(b.change, a.change);
}

function compareFlowPlaces(a: FlowChange["flow"], b: FlowChange["flow"]): number {
  return (
    MODULE_LAYERS.indexOf(a.layer) - MODULE_LAYERS.indexOf(b.layer) ||
    compareText(a.direction, b.direction) ||
    compareText(a.destination, b.destination) ||
    compareText(a.source, b.source) ||
    compareText(a.protocol, b.protocol) ||
    (spanOf(a.ports)?.[0] ?? 0) - (spanOf(b.ports)?.[0] ?? 0) ||
    compareText(a.ports, b.ports) ||
    compareText(a.action, b.action)
  );
}
