import type { RuleCollectionAttributes, RuleCollectionGroupAttributes } from "../evaluate";
import { type ListAttribute, listOf } from "../evaluate/attribute-values";

type IpGroups = ReadonlyMap<string, readonly string[]>;

/** The attributes that name addresses and IP groups of one side. */
interface Sides {
  readonly source_addresses?: ListAttribute;
  readonly source_ip_groups?: ListAttribute;
  readonly destination_addresses?: ListAttribute;
  readonly destination_ip_groups?: ListAttribute;
}

/**
 * A rule collection group with the IP groups of its rules replaced by their prefixes, where all of one side's groups
 * are known and the side names nothing else; how Azure joins the two is not documented.
 */
export function withIpGroups(
  group: RuleCollectionGroupAttributes,
  ipGroups: IpGroups,
): RuleCollectionGroupAttributes {
  if (ipGroups.size === 0) return group;
  const collections = <Rule extends Sides>(
    given: readonly RuleCollectionAttributes<Rule>[] | null | undefined,
  ): readonly RuleCollectionAttributes<Rule>[] =>
    (given ?? []).map((each) => ({ ...each, rule: each.rule.map((rule) => resolved(rule, ipGroups)) }));
  return {
    ...group,
    nat_rule_collection: collections(group.nat_rule_collection),
    network_rule_collection: collections(group.network_rule_collection),
    application_rule_collection: collections(group.application_rule_collection),
  };
}

function resolved<Rule extends Sides>(rule: Rule, ipGroups: IpGroups): Rule {
  const source = prefixesOf(rule.source_addresses, rule.source_ip_groups, ipGroups);
  const destination = prefixesOf(rule.destination_addresses, rule.destination_ip_groups, ipGroups);
  const read = {
    ...rule,
    ...(source === undefined ? {} : { source_addresses: source, source_ip_groups: [] }),
    ...(destination === undefined ? {} : { destination_addresses: destination, destination_ip_groups: [] }),
  };
  written.set(read, rule);
  return read;
}

const written = new WeakMap<object, object>();

/** The rule as the file has it, with the IP groups that {@link withIpGroups} replaced. */
export function asWritten<Rule extends object>(rule: Rule): Rule {
  return (written.get(rule) as Rule | undefined) ?? rule;
}

function prefixesOf(
  addresses: ListAttribute,
  names: ListAttribute,
  ipGroups: IpGroups,
): readonly string[] | undefined {
  const groups = listOf(names);
  if (groups.length === 0 || listOf(addresses).length > 0) return undefined;
  const prefixes = groups.map((name) => ipGroups.get(name));
  const known = prefixes.flatMap((each) => each ?? []);
  return prefixes.includes(undefined) || known.length === 0 ? undefined : known;
}
