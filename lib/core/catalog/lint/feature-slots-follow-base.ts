import { quoted } from "../../address/quoted";
import { type PlacedRequirement, requirementsOf } from "./catalog-entries";
import { catalogRule, type Problem } from "./catalog-rule";

/** Slots from here on are for what users add; all of it stands after what it is added to. */
const FIRST_SLOT_OF_USERS = 1000;

/** Terraform compares the lists of a rule collection by position: what a feature adds must come last. */
export const rule = catalogRule(
  "feature-slots-follow-base",
  "The slots of requirements that a feature brings are above all of base.json, so that turning it on appends to lists.",
  ({ service }) => {
    const all = requirementsOf(service);
    const isUsers = ({ requirement }: PlacedRequirement): boolean => requirement.slot >= FIRST_SLOT_OF_USERS;
    return [
      ...problemsAmong(all.filter((placed) => !isUsers(placed))),
      ...problemsAmong(all.filter(isUsers)),
    ];
  },
);

function problemsAmong(all: readonly PlacedRequirement[]): Problem[] {
  const last = all
    .filter(({ features }) => features === undefined)
    .reduce<PlacedRequirement | undefined>(
      (most, each) => (most === undefined || each.requirement.slot > most.requirement.slot ? each : most),
      undefined,
    );
  if (last === undefined) {
    return [];
  }
  const { id, slot: highest } = last.requirement;
  return all
    .filter(({ features, requirement }) => features !== undefined && requirement.slot < highest)
    .map(({ file, path, requirement: { slot } }) => ({
      file,
      path: `${path}.slot`,
      message: `slot ${slot} of a feature is before slot ${highest} of ${quoted(id)}, which is always there; give it one above ${highest}`,
    }));
}
