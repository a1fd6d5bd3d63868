import limitsDocument from "../../../../catalog/limits.json";
import { compareText } from "../../address/compare-text";
import type {
  Configuration,
  ConfiguredRuleCollectionGroup,
  ConfiguredSecurityGroup,
} from "../../analyze/configuration";
import { type ListAttribute, listOf } from "../../analyze/evaluate/attribute-values";
import { type LimitId, limit } from "../../catalog/limits";
import type { ReviewedLimit } from "./review-report";

/** A service tag, and no prefix or expression. */
const SERVICE_TAG = /^[A-Za-z][A-Za-z0-9.]*$/;

/**
 * What a configuration takes of Azure's limits, resource by resource. A list that is an expression counts as one. The
 * size of rule collection groups is not counted: files do not say how Azure counts it.
 */
export function configurationLimits(configuration: Configuration): ReviewedLimit[] {
  return [
    ...configuration.securityGroups.flatMap(ofSecurityGroup),
    ...configuration.routeTables.flatMap(({ name, routes }) => {
      const byTag = routes.filter(({ route }) => SERVICE_TAG.test(route.address_prefix ?? ""));
      return [
        use("routes-per-table", "routes", name, routes.length),
        use("service-tag-routes-per-table", "routes with a service tag", name, byTag.length),
      ];
    }),
    ...byPolicy(configuration).flatMap(([policy, groups]) => ofPolicy(policy, groups)),
  ];
}

/** The rule collection groups of each policy, by what files call it, in code-unit order. */
export function byPolicy({
  ruleCollectionGroups,
}: Configuration): (readonly [string, readonly ConfiguredRuleCollectionGroup[]])[] {
  const names = [...new Set(ruleCollectionGroups.map(({ policy }) => policy))].sort(compareText);
  return names.map((name) => [name, ruleCollectionGroups.filter(({ policy }) => policy === name)]);
}

function ofSecurityGroup({ name, rules }: ConfiguredSecurityGroup): ReviewedLimit[] {
  const prefixes = (one: "source" | "destination"): number =>
    total(rules, ({ rule }) => countOf(rule[`${one}_address_prefixes`]));
  return [
    use("security-rules-per-group", "security rules", name, rules.length),
    use("security-rule-addresses", "source prefixes in lists of rules", name, prefixes("source")),
    use("security-rule-addresses", "destination prefixes in lists of rules", name, prefixes("destination")),
  ];
}

function ofPolicy(policy: string, groups: readonly ConfiguredRuleCollectionGroup[]): ReviewedLimit[] {
  const collections = groups.flatMap(({ group }) => [
    ...(group.nat_rule_collection ?? []),
    ...(group.network_rule_collection ?? []),
    ...(group.application_rule_collection ?? []),
  ]);
  const rules = groups.flatMap(({ group }) =>
    (group.network_rule_collection ?? []).flatMap(({ rule }) => rule),
  );
  const pairs = total(
    rules,
    (rule) =>
      (countOf(rule.source_addresses) + countOf(rule.source_ip_groups)) *
      (countOf(rule.destination_addresses) +
        countOf(rule.destination_fqdns) +
        countOf(rule.destination_ip_groups)),
  );
  const fqdns = total(rules, ({ destination_fqdns }) => countOf(destination_fqdns));
  return [
    use("rule-collection-groups-per-policy", "rule collection groups", policy, groups.length),
    use("rule-collections-per-policy", "rule collections", policy, collections.length),
    use(
      "firewall-source-destination-pairs",
      "pairs of source and destination in network rules",
      policy,
      pairs,
    ),
    use("firewall-network-rule-fqdns", "host names in network rules", policy, fqdns),
  ];
}

function countOf(attribute: ListAttribute): number {
  return listOf(attribute).length;
}

function total<T>(all: readonly T[], count: (each: T) => number): number {
  return all.reduce((sum, each) => sum + count(each), 0);
}

function use(id: LimitId, what: string, resource: string, used: number): ReviewedLimit {
  const { document, revision } = limitsDocument.limits[id].source;
  return { what, resource, used, most: limit(id), source: { document, revision } };
}
