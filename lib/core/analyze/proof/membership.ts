import { ClassSet } from "./class-set";

/**
 * What a text of a rule holds of one dimension, class by class.
 *
 * - `yes`: surely;
 * - `unknown`: what the rule says cannot be read, or Azure's documents leave it open;
 * - `open`: it depends on whether an address lies in a service tag, which only a service-tag file tells.
 *
 * The three do not overlap; what is in none of them is surely not held.
 */
export interface Membership {
  readonly yes: ClassSet;
  readonly unknown: ClassSet;
  readonly open: ClassSet;
}

/** A membership without open classes. */
export function membership(yes: ClassSet, unknown: ClassSet): Membership {
  return { yes, unknown, open: yes.without(yes) };
}

/** What one of the texts holds: the disjunction, which one `yes` settles; of none, nothing. */
export function anyOf(classes: number, memberships: readonly Membership[]): Membership {
  const none = ClassSet.none(classes);
  let [yes, unknown, open] = [none, none, none];
  for (const each of memberships) {
    yes = yes.or(each.yes);
    unknown = unknown.or(each.unknown);
    open = open.or(each.open);
  }
  return { yes, unknown: unknown.without(yes), open: open.without(yes).without(unknown) };
}
