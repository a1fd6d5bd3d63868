import { compareText } from "../address/compare-text";
import type { Text } from "../address/deferred";
import { formatPorts, portsKey } from "../address/port-range";
import { RULE_COLLECTIONS } from "../catalog/priority-bands";
import { parseName } from "../catalog/resource-names";
import type { Selection } from "../catalog/selection";
import type { Requirement } from "../catalog/service";
import { groupedBy } from "../grouped-by";
import type { FirewallFlow } from "./firewall-flows";
import { knownText } from "./known-text";
import type { RuleCover } from "./network-input";
import { type DestinationKind, type PermanentOrder, permanentOrder } from "./permanent-order";
import type { Address, FirewallRule, RuleCollection } from "./plan";
import { inOrder } from "./read-addresses";
import { ruleDescription } from "./rule-description";
import { type Ask, destinationKey, type RuleScope, ruleScopes } from "./rule-scopes";
import { sourceSetName } from "./source-sets";
import { hashOf } from "./text-hash";

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
 *
 * @param cover whether rules stay as they are when others come and go, or are as few as can be
 */
export function compileFirewallRules(
  workloads: readonly FirewallWorkload[],
  cover: RuleCover = "stable",
): RuleCollection[] {
  const [first] = workloads;
  if (first === undefined) {
    return [];
  }
  const { service } = first.selection;
  const order = permanentOrder(service);
  const rulesOf = (type: RuleCollection["type"]): FirewallRule[] =>
    inPermanentPlaces(
      ruleScopes(workloads, type, cover).map((scope) => ({
        rule: ruleFor(scope, order, workloads),
        place: placeOf(scope, order),
      })),
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

function inPermanentPlaces(placed: readonly PlacedRule[]): FirewallRule[] {
  return [...placed]
    .sort((a, b) => (a.place === b.place ? compareText(a.rule.name, b.rule.name) : a.place - b.place))
    .map(({ rule }) => rule);
}

const NAME_PREFIXES: Readonly<Record<DestinationKind, string>> = {
  "service-tag": "AllowServiceTags",
  host: "AllowHosts",
  "fqdn-tag": "AllowFqdnTags",
  url: "AllowUrls",
};

function ruleFor(scope: RuleScope, order: PermanentOrder, all: readonly FirewallWorkload[]): FirewallRule {
  const { workloads, protocol, ports, ruleName } = scope;
  const service = all[0]?.selection.service;
  if (service === undefined) {
    throw new Error("a rule has no workload");
  }
  const revisions = [...new Set(workloads.map(({ selection }) => selection.revision))].sort(compareText);
  const requirements = askingOf(scope.asks).map(({ id }) => id);
  const sourceSet = sourceSetName(workloads, all);
  const ipGroups = workloads.flatMap(({ ipGroupIds = [] }) => ipGroupIds.map((id) => ({ id })));
  return {
    name: nameOf(scope, sourceSet),
    description: ruleDescription({ service, revision: revisions.join(", ") }, requirements),
    protocol,
    ports,
    sources: inOrder(workloads.flatMap(({ sources }) => sources)),
    ...(sourceSet === "" ? {} : { sourceSet }),
    ...(ipGroups.length === 0 ? {} : { ipGroups }),
    destinations: inTheirPlaces(scope.asks, order).map((flow) => flow.destination),
    origin: "catalog",
    ...(ruleName === undefined ? {} : { documentedName: ruleName }),
    requirements,
  };
}

/** `AllowHostsTcp_443_westus`; a number that follows from the ports stands for them where they are too many for a name. */
function nameOf({ kind, protocol, ports, ruleName }: RuleScope, sourceSet: string): string {
  const start = `${NAME_PREFIXES[kind]}${protocol}`;
  const end = sourceSet === "" ? [] : [sourceSet];
  const name = [...(ruleName === undefined ? [start, ...formatPorts(ports)] : [ruleName]), ...end].join("_");
  return ruleName !== undefined || parseName("firewall-rule", name).ok
    ? name
    : [start, hashOf(portsKey(ports)), ...end].join("_");
}

/** The requirements that ask for something, in the order of their slots. */
function askingOf(asks: readonly Ask[]): Requirement[] {
  return [...new Set(asks.map(({ flow }) => flow.requirement))].sort((a, b) => a.slot - b.slot);
}

/** A rule stands where the first of the ports that are asked for has its place. */
function placeOf({ asks, kind, protocol, ruleName }: RuleScope, order: PermanentOrder): number {
  if (ruleName !== undefined) {
    return order.namedRule(askingOf(asks));
  }
  const byPorts = groupedBy(asks, ({ flow }) => formatPorts(flow.ports).join());
  const places = [...byPorts.values()].flatMap((group) =>
    group.slice(0, 1).map(({ flow }) => order.rule(kind, protocol, flow.ports, askingOf(group))),
  );
  return Math.min(...places);
}

/** A flow to each destination, in the order of the destinations. */
function inTheirPlaces(asks: readonly Ask[], order: PermanentOrder): FirewallFlow[] {
  return [...groupedBy(asks, destinationKey).values()]
    .flatMap((group) =>
      group
        .slice(0, 1)
        .map(({ flow }) => ({ flow, place: order.destination(flow.template, askingOf(group)) })),
    )
    .sort(
      (a, b) =>
        a.place - b.place ||
        compareText(a.flow.template, b.flow.template) ||
        compareText(knownText(a.flow.destination) ?? "", knownText(b.flow.destination) ?? ""),
    )
    .map(({ flow }) => flow);
}
