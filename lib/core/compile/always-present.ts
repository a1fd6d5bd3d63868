import type { Requirement } from "../catalog/service";

/**
 * True when `other` is there whenever `requirement` is: it is always needed, or each feature that brings the one
 * brings the other too, and no feature takes it away that does not take the requirement away as well.
 *
 * Only then may `other` make a rule of `requirement` superfluous. Otherwise turning the other's feature on or off
 * would remove or restore a rule that it does not concern, and stability comes before one rule less.
 */
export function presentWith(other: Requirement, requirement: Requirement): boolean {
  const { features } = other;
  return (
    (features === undefined || (requirement.features?.every((id) => features.includes(id)) ?? false)) &&
    other.unless.every((id) => requirement.unless.includes(id))
  );
}
