import { requirementsOf } from "./catalog-entries";
import { catalogRule } from "./catalog-rule";

/** Terraform compares the lists of a rule collection by position: what a feature adds must come last. */
export const rule = catalogRule(
  "feature-slots-follow-base",
  "The slots of requirements that a feature brings are above all of base.json, so that turning it on appends to lists.",
  ({ service }) => {
    const all = requirementsOf(service);
    const [last] = all
      .filter(({ feature }) => feature === undefined)
      .sort((a, b) => b.requirement.slot - a.requirement.slot);
    if (last === undefined) {
      return [];
    }
    const { id, slot: highest } = last.requirement;
    return all
      .filter(({ feature, requirement }) => feature !== undefined && requirement.slot < highest)
      .map(({ file, path, requirement: { slot } }) => ({
        file,
        path: `${path}.slot`,
        message: `slot ${slot} of a feature is before slot ${highest} of \`${id}\`, which is always there; give it one above ${highest}`,
      }));
  },
);
