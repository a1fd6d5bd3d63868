import { rule } from "../../../../lib/core/catalog/lint/feature-slots-follow-base";
import { foundBy } from "./found-by";
import { requirement, routed } from "./small-catalog";

const base = [requirement({ slot: 20 }), requirement({ id: "logs", slot: 40 }), requirement({ slot: 30 })];

it.each([41, 300])("slot %i of a feature is accepted after slot 40 of base.json", (slot) => {
  expect(foundBy(rule, { base, extra: [routed({ slot })] })).toEqual([]);
});

it("features may be in any order among themselves", () => {
  expect(foundBy(rule, { base, extra: [routed({ slot: 90 }), routed({ slot: 50 })] })).toEqual([]);
});

it.each([10, 25, 39])("slot %i of a feature is refused before slot 40 of base.json", (slot) => {
  expect(foundBy(rule, { base, extra: [routed({ slot: 300 }), routed({ slot })] })).toEqual([
    `extra.json requirements[1].slot: slot ${slot} of a feature is before slot 40 of \`logs\`, which is always there; give it one above 40`,
  ]);
});

it("what a user adds to base.json stands after the features that it is added to", () => {
  const own = requirement({ id: "own", slot: 1000 });
  expect(foundBy(rule, { base: [...base, own], extra: [routed({ slot: 300 })] })).toEqual([]);
});

it("slot 1005 of a user's feature is refused before slot 1010 of the user's base.json", () => {
  const own = requirement({ id: "own", slot: 1010 });
  expect(foundBy(rule, { base: [...base, own], extra: [routed({ slot: 1005 })] })).toEqual([
    "extra.json requirements[0].slot: slot 1005 of a feature is before slot 1010 of `own`, which is always there; give it one above 1010",
  ]);
});

it("a service that needs nothing always has features in any slots", () => {
  expect(foundBy(rule, { base: [], extra: [routed({ slot: 0 })] })).toEqual([]);
});
