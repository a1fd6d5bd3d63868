import fc from "fast-check";
import { type Answer, agreed, answerOf, every, some } from "../../../../lib/core/analyze/evaluate/answer";

const answers = fc.array(fc.constantFrom<Answer>("yes", "no", "unknown"), { maxLength: 5 });

/** All the ways in which the unknown answers may turn out. */
function readings(given: readonly Answer[]): readonly (readonly boolean[])[] {
  return given.reduce<readonly (readonly boolean[])[]>(
    (all, one) =>
      all.flatMap((reading) =>
        (one === "unknown" ? [true, false] : [one === "yes"]).map((value) => [...reading, value]),
      ),
    [[]],
  );
}

function consensus(outcomes: readonly boolean[]): Answer {
  if (outcomes.every((outcome) => outcome)) return "yes";
  return outcomes.some((outcome) => outcome) ? "unknown" : "no";
}

test("a conjunction is what it is however the unknown parts turn out", () => {
  fc.assert(
    fc.property(answers, (given) => {
      expect(every(given)).toBe(consensus(readings(given).map((reading) => !reading.includes(false))));
    }),
  );
});

test("a disjunction is what it is however the unknown parts turn out", () => {
  fc.assert(
    fc.property(answers, (given) => {
      expect(some(given)).toBe(consensus(readings(given).map((reading) => reading.includes(true))));
    }),
  );
});

test.each<[readonly Answer[], Answer]>([
  [[], "unknown"],
  [["yes"], "yes"],
  [["no", "no"], "no"],
  [["yes", "no"], "unknown"],
  [["yes", "unknown"], "unknown"],
])("of the answers %j nothing but %s is agreed on", (given, expected) => {
  expect(agreed(given)).toBe(expected);
});

test("a condition is a yes or a no", () => {
  expect([answerOf(true), answerOf(false)]).toEqual(["yes", "no"]);
});
