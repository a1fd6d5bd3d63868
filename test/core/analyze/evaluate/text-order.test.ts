import { compareText } from "../../../../lib/core/analyze/evaluate/text-order";

test.each([
  ["a", "b", -1],
  ["b", "a", 1],
  ["a", "a", 0],
  ["B", "a", -1],
  ["\u00e4", "z", 1],
])("%s against %s is %d, by code units", (a, b, expected) => {
  expect(compareText(a, b)).toBe(expected);
});
