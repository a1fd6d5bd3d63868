import { writtenText } from "../address/deferred";
import { disjointPorts, formatPortRange, type PortRange, portsContain } from "../address/port-range";
import { type LimitId, limit } from "../catalog/limits";
import { groupedBy } from "../grouped-by";
import { type CoverCell, coverBound } from "./cover-bound";
import { ipGroupCount, networkRuleFqdns, sourceDestinationPairs } from "./firewall-counts";
import { sizeOf } from "./group-size";
import { knownText } from "./known-text";
import type { FirewallRule, RuleCollection } from "./plan";
import { sum } from "./sum";

export { sizeOf } from "./group-size";

/** How a plan stands to what is possible, and to Azure's limits. */
export interface FirewallReport {
  /** The rules of the catalog's collections. */
  readonly rules: number;
  /**
   * No rules that admit the same can be fewer than this, where each has one protocol, and one kind of destinations in
   * the form that the plan chose. A rule that the documents name (`AllowRStudioInstall`) stands alone by design: what
   * it admits is counted apart, and could not stand in another rule.
   */
  readonly lowerBound: number;
  /** Whether the rules are as few as can be. The rules that no other need regroups (`stable`) may be more. */
  readonly optimal: boolean;
  readonly limits: readonly LimitUse[];
}

/** How much of a limit is used. */
export interface LimitUse {
  readonly limit: LimitId;
  readonly used: number;
  readonly most: number;
}

/**
 * Counts a plan's rules, the fewest that could do the same, and what they take of Azure's limits.
 *
 * @param groups the rule collections of each rule collection group
 */
export function firewallReport(groups: readonly (readonly RuleCollection[])[]): FirewallReport {
  const collections = groups.flat();
  const rules = collections
    .flatMap((collection) => collection.rules.map((rule) => ({ type: collection.type, rule })))
    .filter(({ rule }) => rule.origin === "catalog");
  const kinds = groupedBy(rules, ({ type, rule }) =>
    [type, rule.destinations[0]?.kind ?? "", rule.protocol, rule.documentedName ?? ""].join(" "),
  );
  const lowerBound = sum(
    [...kinds.values()],
    (group) => coverBound(cellsOf(group.map(({ rule }) => rule))).lowerBound,
  );
  return {
    rules: rules.length,
    lowerBound,
    optimal: rules.length === lowerBound,
    limits: limitUses(groups),
  };
}

/** What rules admit, a source, a destination and a part of the ports at a time. */
function cellsOf(rules: readonly FirewallRule[]): CoverCell[] {
  const parts = disjointPorts(rules.map(({ ports }) => ports));
  return rules.flatMap((rule) => cellsOfRule(rule, parts));
}

function cellsOfRule(
  { destinations, ports, sources, ipGroups = [] }: FirewallRule,
  parts: readonly PortRange[],
): CoverCell[] {
  const portTexts = parts.filter((part) => portsContain(ports, [part])).map(formatPortRange);
  const from = [
    ...sources.map((each) => ("text" in each ? each.text : each.deferred)),
    ...ipGroups.flatMap((each) => ("id" in each ? [writtenText(each.id)] : [])),
  ];
  return from.flatMap((source) =>
    destinations.flatMap((destination, index) =>
      portTexts.map((port) => ({
        source,
        destination: knownText(destination) ?? `${index}`,
        port,
      })),
    ),
  );
}

/**
 * What rule collections take of Azure's limits.
 *
 * @param groups the rule collections of each rule collection group
 */
export function limitUses(groups: readonly (readonly RuleCollection[])[]): LimitUse[] {
  const collections = groups.flat();
  const uses: readonly (readonly [LimitId, number])[] = [
    ["rule-collection-group-bytes", Math.max(0, ...groups.map(sizeOf))],
    ["rule-collection-groups-per-policy", groups.length],
    ["firewall-source-destination-pairs", sourceDestinationPairs(collections)],
    ["firewall-network-rule-fqdns", networkRuleFqdns(collections)],
    ["ip-groups-per-firewall", ipGroupCount(collections)],
    ["rule-collections-per-policy", collections.length],
  ];
  return uses.map(([id, used]) => ({ limit: id, used, most: limit(id) }));
}
