import { type Membership, membership } from "./membership";
import type { RuleSides } from "./part";
import type { Space } from "./space";

/** What one kind of destination in a rule holds. */
export type Box = Pick<RuleSides, "destination" | "target">;

/**
 * What several kinds of destination in one rule hold together. How Azure joins them is not documented: surely held is
 * what all of them surely hold, surely not what none may hold, and all else is unknown. No kind at all is unknown.
 */
export function agreedBoxes(space: Space, kinds: readonly Box[]): Box[] {
  const [first, ...others] = kinds;
  if (first === undefined) return [{ destination: space.destination.unknown() }];
  if (others.length === 0) return [first];
  const sure: { destination?: Membership; target?: Membership } = {};
  for (const { destination, target } of kinds) {
    if (destination !== undefined) sure.destination = both(sure.destination, destination);
    if (target !== undefined) sure.target = both(sure.target, target);
  }
  return [
    sure,
    ...kinds.map(({ destination, target }) => {
      if (destination !== undefined) return { destination: asUnknown(destination) };
      return target === undefined ? {} : { target: asUnknown(target) };
    }),
  ];
}

function both(known: Membership | undefined, more: Membership): Membership {
  const yes = known === undefined ? more.yes : known.yes.and(more.yes);
  return membership(yes, yes.without(yes));
}

/** Unknown wherever it is held at all: what one kind alone holds is not sure of the rule. */
function asUnknown({ yes, unknown, open }: Membership): Membership {
  return membership(yes.without(yes), yes.or(unknown).or(open));
}
