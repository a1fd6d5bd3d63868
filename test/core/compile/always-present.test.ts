import fc from "fast-check";
import { machineLearningService } from "../../../lib/core/catalog/built-in";
import { isBrought } from "../../../lib/core/catalog/flows";
import type { Requirement } from "../../../lib/core/catalog/service";
import { presentWith } from "../../../lib/core/compile/always-present";
import { subsetsOf } from "./expected-features";

/** What brings a requirement, and what takes it away. */
type Condition = Partial<Pick<Requirement, "features" | "unless">>;

/** Any requirement, with this condition. */
function requirementWith({ features, unless = [] }: Condition): Requirement {
  const [some] = machineLearningService().requirements.filter((each) => each.features === undefined);
  if (some === undefined) {
    throw new Error("the catalog has nothing that is always needed");
  }
  return { ...some, ...(features === undefined ? {} : { features }), unless };
}

function isPresentWith(one: Condition, other: Condition): boolean {
  return presentWith(requirementWith(one), requirementWith(other));
}

describe("a requirement is present with another", () => {
  it.each<[string, Condition, Condition, boolean]>([
    ["both are always needed", {}, {}, true],
    ["it is always needed, and a feature brings the other", {}, { features: ["a"] }, true],
    ["the same feature brings both", { features: ["a"] }, { features: ["a"] }, true],
    ["each of the other's features brings it", { features: ["a", "b", "c"] }, { features: ["c", "a"] }, true],
    [
      "what takes it away takes the other away",
      { unless: ["x"] },
      { features: ["a"], unless: ["y", "x"] },
      true,
    ],
    ["only the other can be taken away", {}, { unless: ["x"] }, true],
    ["a feature brings it, and the other is always needed", { features: ["a"] }, {}, false],
    ["another feature brings it", { features: ["a"] }, { features: ["b"] }, false],
    ["one of the other's features does not bring it", { features: ["a"] }, { features: ["a", "b"] }, false],
    ["a feature takes it away, and not the other", { unless: ["x"] }, {}, false],
    [
      "one of two features that take it away leaves the other",
      { features: ["a"], unless: ["x", "y"] },
      { features: ["a"], unless: ["y"] },
      false,
    ],
  ])("or not: %s", (_, one, other, expected) => {
    expect(isPresentWith(one, other)).toBe(expected);
  });

  const features = ["a", "b", "c", "d"];
  const conditions: fc.Arbitrary<Condition> = fc
    .tuple(
      fc.oneof(fc.constant(undefined), fc.subarray(features, { minLength: 1 })),
      fc.subarray(features, { maxLength: 2 }),
    )
    .map(([brought, taken]) => ({
      ...(brought === undefined ? {} : { features: brought }),
      // A feature that both brings and takes away would never bring anything.
      unless: taken.filter((id) => brought?.includes(id) !== true),
    }));

  it("just where every set of features that brings the other brings it too", () => {
    fc.assert(
      fc.property(conditions, conditions, (one, other) => {
        const isEverywhere = subsetsOf(features)
          .map((on) => new Set(on))
          .filter((on) => isBrought(requirementWith(other), on))
          .every((on) => isBrought(requirementWith(one), on));
        expect(isPresentWith(one, other)).toBe(isEverywhere);
      }),
      { numRuns: 500 },
    );
  });
});
