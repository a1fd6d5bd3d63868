import type { Requirement } from "../catalog/service";

/**
 * True when `other` is there whenever `requirement` is: it is always needed, or the same feature brings it.
 *
 * Only then may `other` make a rule of `requirement` superfluous. Otherwise turning the other's feature on or off
 * would remove or restore a rule that it does not concern, and stability comes before one rule less.
 */
export function presentWith(other: Requirement, requirement: Requirement): boolean {
  return other.feature === undefined || other.feature === requirement.feature;
}
