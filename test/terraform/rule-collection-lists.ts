/** A rule's lists and other attributes. */
type Rule = Readonly<Record<string, unknown>>;

/** The rules of a rule collection group, in order, by `block/collection`. */
export type GroupRules = ReadonlyMap<string, readonly Rule[]>;

const BLOCKS = ["application_rule_collection", "network_rule_collection", "nat_rule_collection"] as const;

/** Reads a rule collection group as Terraform's plan shows it. */
export function rulesOf(group: unknown): GroupRules {
  const blocks = group as Readonly<Record<string, readonly { name: string; rule: readonly Rule[] }[]>>;
  return new Map(
    BLOCKS.flatMap((block) =>
      (blocks[block] ?? []).map(({ name, rule }) => [`${block}/${name}`, rule] as const),
    ),
  );
}

/**
 * What does not stand where it stood before: rules that come in another order among those that were there, and lists of
 * a rule that do not begin with what was in them.
 *
 * @returns one line for each; empty when everything was appended
 */
export function reorderedLists(before: GroupRules, after: GroupRules): string[] {
  return [...before].flatMap(([collection, rules]) => {
    const now = after.get(collection) ?? [];
    const names = rules.map(({ name }) => String(name));
    const kept = now.map(({ name }) => String(name)).filter((name) => names.includes(name));
    return [
      ...(kept.join() === names.join() ? [] : [`${collection}: ${names.join()} became ${kept.join()}`]),
      ...rules.flatMap((rule) => {
        const same = now.find(({ name }) => name === rule.name);
        return same === undefined ? [] : listsOutOfOrder(`${collection}/${String(rule.name)}`, rule, same);
      }),
    ];
  });
}

function listsOutOfOrder(path: string, before: Rule, after: Rule): string[] {
  return Object.entries(before).flatMap(([name, was]) => {
    const is = after[name];
    if (!Array.isArray(was) || !Array.isArray(is)) return [];
    const begins = JSON.stringify(is.slice(0, was.length)) === JSON.stringify(was);
    return begins ? [] : [`${path}.${name}: ${was.join()} became ${is.join()}`];
  });
}
