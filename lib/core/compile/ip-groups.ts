import { limit } from "../catalog/limits";
import { groupedBy } from "../grouped-by";
import type { Address, FirewallRule, RuleCollection } from "./plan";

/** Prefixes under one name, which rules have as their sources. */
export interface PlannedIpGroup {
  /** What tells it apart from the others of the firewall: `all`, `westeurope`, `westeurope-2`. */
  readonly key: string;
  /** At most 5,000, in ascending order. */
  readonly addresses: readonly Address[];
}

/**
 * Puts the sources of rules into IP groups where they are more than `threshold`: one group for each set of sources that
 * rules have, divided where it would hold more than Azure allows. A workload that is added changes these groups then,
 * and no rule. An IP group counts as one source among those of network rules.
 */
export function withIpGroups(
  collections: readonly RuleCollection[],
  threshold: number,
): { readonly collections: readonly RuleCollection[]; readonly ipGroups: readonly PlannedIpGroup[] } {
  const rules = collections.flatMap((collection) => collection.rules);
  const bySources = groupedBy(
    rules.filter(({ sources }) => sources.length > threshold),
    sourcesKey,
  );
  const groups = new Map<string, PlannedIpGroup[]>();
  for (const [key, [first]] of bySources) {
    if (first !== undefined) {
      groups.set(key, divided(first.sourceSet ?? "", first.sources));
    }
  }
  const grouped = (rule: FirewallRule): FirewallRule => {
    const own = groups.get(sourcesKey(rule));
    return own === undefined ? rule : { ...rule, ipGroups: own.map(({ key }) => ({ planned: key })) };
  };
  return {
    collections: collections.map((collection) => ({ ...collection, rules: collection.rules.map(grouped) })),
    ipGroups: [...groups.values()].flat(),
  };
}

function sourcesKey({ sources }: FirewallRule): string {
  return sources.map((each) => ("text" in each ? each.text : each.deferred)).join("\n");
}

function divided(sourceSet: string, addresses: readonly Address[]): PlannedIpGroup[] {
  const most = limit("ip-group-prefixes");
  const name = sourceSet === "" ? "all" : sourceSet;
  return Array.from({ length: Math.ceil(addresses.length / most) }, (_, index) => ({
    key: index === 0 ? name : `${name}-${index + 1}`,
    addresses: addresses.slice(index * most, (index + 1) * most),
  }));
}
