import { isDeferred, writtenText } from "../address/deferred";
import {
  disjointPorts,
  formatPortRange,
  formatPorts,
  type PortRange,
  portsContain,
} from "../address/port-range";
import { type LimitId, limit } from "../catalog/limits";
import { type CoverCell, coverBound } from "./cover-bound";
import { ipGroupCount, networkRuleFqdns, sourceDestinationPairs } from "./firewall-counts";
import { groupedBy } from "./grouped-by";
import { knownText } from "./known-text";
import type { FirewallDestination, FirewallRule, RuleCollection } from "./plan";
import { sum } from "./sum";

/** How a plan stands to what is possible, and to Azure's limits. */
export interface FirewallReport {
  /** The rules of the catalog's collections. */
  readonly rules: number;
  /**
   * No rules that admit the same can be fewer than this, where each has one protocol, and one kind of destinations in
   * the form that the plan chose.
   */
  readonly lowerBound: number;
  /** Whether the rules are as few as can be. Places that do not move may cost one more. */
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
    [type, rule.destinations[0]?.kind ?? "", rule.protocol].join(" "),
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

function limitUses(groups: readonly (readonly RuleCollection[])[]): LimitUse[] {
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

/**
 * The size of a group as JSON in UTF-8, in bytes, from above: what Azure's REST API gets, with all its keys, without
 * white space. How Azure counts is not documented, so that this is an estimate. What Terraform knows later counts as
 * long as it can be: a host, an address, an IP group's id; a list of prefixes counts as one.
 */
export function sizeOf(collections: readonly RuleCollection[]): number {
  const OF_A_GROUP = 100;
  const OF_A_COLLECTION = 150;
  return (
    OF_A_GROUP +
    sum(
      collections,
      ({ name, type, rules }) =>
        OF_A_COLLECTION + bytesOf(name) + sum(rules, (rule) => sizeOfRule(rule, type)),
    )
  );
}

function sizeOfRule(rule: FirewallRule, type: RuleCollection["type"]): number {
  const OF_A_RULE = 300;
  const OF_AN_ID = 300;
  const OF_AN_ADDRESS = 50;
  const OF_A_HOST = 260;
  /** An application rule has a protocol with its port for each port. */
  const OF_A_PROTOCOL = 40;
  /** Quotes and a comma. */
  const OF_A_TEXT = 3;
  const destination = (each: FirewallDestination): number =>
    each.kind === "host" && isDeferred(each.host)
      ? OF_A_HOST
      : each.kind === "address" && isDeferred(each.address)
        ? OF_AN_ADDRESS
        : OF_A_TEXT + bytesOf(knownText(each) ?? "");
  return (
    OF_A_RULE +
    bytesOf(rule.name) +
    bytesOf(rule.description ?? "") +
    (type === "network"
      ? sum(formatPorts(rule.ports), (port) => port.length + OF_A_TEXT)
      : sum(rule.ports, ({ first, last }) => (last - first + 1) * OF_A_PROTOCOL)) +
    sum(rule.destinations, destination) +
    (rule.ipGroups === undefined
      ? sum(rule.sources, (each) => ("text" in each ? each.text.length + OF_A_TEXT : OF_AN_ADDRESS))
      : sum(rule.ipGroups, (each) =>
          "id" in each && !isDeferred(each.id) ? bytesOf(each.id) + OF_A_TEXT : OF_AN_ID,
        ))
  );
}

/** The bytes of a text in JSON and UTF-8, without its quotes. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of JSON.stringify(text).slice(1, -1)) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
