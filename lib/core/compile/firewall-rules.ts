import { compareText } from "../address/compare-text";
import { isDeferred, type Text } from "../address/deferred";
import { formatPorts, portsKey } from "../address/port-range";
import { RULE_COLLECTIONS } from "../catalog/priority-bands";
import type { Selection } from "../catalog/selection";
import type { Requirement } from "../catalog/service";
import type { FirewallFlow } from "./firewall-flows";
import { groupedBy } from "./grouped-by";
import { knownText } from "./known-text";
import { type DestinationKind, type PermanentOrder, permanentOrder } from "./permanent-order";
import type { Address, FirewallDestination, FirewallRule, RuleCollection } from "./plan";
import { inOrder } from "./read-addresses";
import { ruleDescription } from "./rule-description";
import { sourceSetName } from "./source-sets";

/** A workload behind the firewall: what it needs, and where it comes from. */
export interface FirewallWorkload {
  /** Tells it apart from the others of the firewall. */
  readonly name: string;
  readonly selection: Selection;
  readonly sources: readonly Address[];
  /** The ids of IP groups that stand in the place of sources. Default: none. */
  readonly ipGroupIds?: readonly Text[];
  readonly flows: readonly FirewallFlow[];
}

/** A destination on some ports, and the workloads that need it. */
interface Need {
  readonly flow: FirewallFlow;
  readonly workloads: readonly FirewallWorkload[];
  readonly requirements: readonly Requirement[];
}

/** A rule and its place among others. */
interface PlacedRule {
  readonly rule: FirewallRule;
  readonly place: number;
}

/**
 * Compiles the rule collections of workloads of one service: network rules by service tag and by exact host,
 * application rules by host and by URL.
 *
 * Destinations with the same protocol and ports that the same workloads need share a rule, with the sources of these
 * workloads. So a workload that needs what others need adds its sources and nothing else.
 */
export function compileFirewallRules(workloads: readonly FirewallWorkload[]): RuleCollection[] {
  const [first] = workloads;
  if (first === undefined) {
    return [];
  }
  const { service } = first.selection;
  const needs = needsOf(workloads);
  const rulesOf = (type: RuleCollection["type"]): FirewallRule[] =>
    inPermanentPlaces(
      placedRules(
        needs.filter(({ flow }) => flow.type === type),
        workloads,
      ),
    );
  const collections: RuleCollection[] = [
    {
      name: `${service.id}-network`,
      priority: RULE_COLLECTIONS.catalogNetwork,
      type: "network",
      action: "Allow",
      rules: rulesOf("network"),
    },
    {
      name: `${service.id}-application`,
      priority: RULE_COLLECTIONS.catalogApplication,
      type: "application",
      action: "Allow",
      rules: rulesOf("application"),
    },
  ];
  return collections.filter(({ rules }) => rules.length > 0);
}

/** Each destination once for its ports, with all that need it. What Terraform knows later belongs to one workload. */
function needsOf(workloads: readonly FirewallWorkload[]): Need[] {
  const all = workloads.flatMap((workload) => workload.flows.map((flow) => ({ workload, flow })));
  const byDestination = groupedBy(all, ({ workload, flow }) =>
    [
      flow.type,
      flow.kind,
      ruleKeyOf(flow),
      isKnownLater(flow.destination) ? workload.name : "",
      knownText(flow.destination) ?? "",
    ].join("\n"),
  );
  return [...byDestination.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [
          {
            flow: first.flow,
            workloads: [...new Set(group.map(({ workload }) => workload))],
            requirements: [...new Set(group.map(({ flow }) => flow.requirement))],
          },
        ];
  });
}

function isKnownLater(destination: FirewallDestination): boolean {
  return destination.kind === "host" && isDeferred(destination.host);
}

function ruleKeyOf({ protocol, ports, ruleName = "" }: FirewallFlow): string {
  return `${ruleName} ${protocol} ${portsKey(ports)}`;
}

function inPermanentPlaces(placed: readonly PlacedRule[]): FirewallRule[] {
  return [...placed]
    .sort((a, b) => a.place - b.place || compareText(a.rule.name, b.rule.name))
    .map(({ rule }) => rule);
}

const NAME_PREFIXES: Readonly<Record<DestinationKind, string>> = {
  "service-tag": "AllowServiceTags",
  host: "AllowHosts",
  "fqdn-tag": "AllowFqdnTags",
  url: "AllowUrls",
};

/** One rule for each kind, protocol, ports and set of workloads, and for each that the documents name. */
function placedRules(needs: readonly Need[], all: readonly FirewallWorkload[]): PlacedRule[] {
  const groups = groupedBy(needs, ({ flow, workloads }) =>
    [flow.kind, ruleKeyOf(flow), ...workloads.map(({ name }) => name)].join("\n"),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [placedRule(group, first, all)];
  });
}

function placedRule(
  group: readonly Need[],
  { flow, workloads }: Need,
  all: readonly FirewallWorkload[],
): PlacedRule {
  const { kind, protocol, ports, ruleName } = flow;
  const asking = [...new Set(group.flatMap(({ requirements }) => requirements))].sort(
    (a, b) => a.slot - b.slot,
  );
  const service = workloads[0]?.selection.service ?? all[0]?.selection.service;
  if (service === undefined) {
    throw new Error("a rule has no workload");
  }
  const order = permanentOrder(service);
  const revisions = [...new Set(workloads.map(({ selection }) => selection.revision))].sort(compareText);
  const requirements = asking.map(({ id }) => id);
  const name = ruleName ?? [`${NAME_PREFIXES[kind]}${protocol}`, ...formatPorts(ports)].join("_");
  const sourceSet = sourceSetName(workloads, all);
  const ipGroups = workloads.flatMap(({ ipGroupIds = [] }) => ipGroupIds.map((id) => ({ id })));
  const rule: FirewallRule = {
    name: sourceSet === "" ? name : `${name}_${sourceSet}`,
    description: ruleDescription({ service, revision: revisions.join(", ") }, requirements),
    protocol,
    ports,
    sources: inOrder(workloads.flatMap(({ sources }) => sources)),
    ...(sourceSet === "" ? {} : { sourceSet }),
    ...(ipGroups.length === 0 ? {} : { ipGroups }),
    destinations: inTheirPlaces(group, order).map((need) => need.flow.destination),
    origin: "catalog",
    requirements,
  };
  const place = ruleName === undefined ? order.rule(kind, protocol, ports, asking) : order.namedRule(asking);
  return { rule, place };
}

function inTheirPlaces(group: readonly Need[], order: PermanentOrder): Need[] {
  return group
    .map((need) => ({ need, place: order.destination(need.flow.template, need.requirements) }))
    .sort(
      (a, b) =>
        a.place - b.place ||
        compareText(a.need.flow.template, b.need.flow.template) ||
        compareText(knownText(a.need.flow.destination) ?? "", knownText(b.need.flow.destination) ?? ""),
    )
    .map(({ need }) => need);
}
