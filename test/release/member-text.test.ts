import fc from "fast-check";
import { membersOf, memberText, relatedTo, relationText } from "../../scripts/release/member-text";

const ALL = ["a", "b", "c", "d", "e"];
const subset = fc.subarray(ALL).map((each) => new Set(each));

describe("the text of some of a list", () => {
  it.each([
    [["a", "b", "c", "d", "e"], "*"],
    [["e", "c", "b", "a"], "* -d"],
    [["d", "b"], "b d"],
    [[], ""],
  ])("of %j is %j", (members, text) => {
    expect(memberText(new Set(members), ALL)).toBe(text);
  });

  it("says which they are", () => {
    fc.assert(
      fc.property(subset, (members) => {
        expect(membersOf(memberText(members, ALL), ALL)).toEqual(members);
      }),
    );
  });

  it("says for each place which choices something is in", () => {
    const all = new Map([
      ["x", ALL],
      ["y", ALL],
      ["z", ALL.slice(0, 2)],
    ]);
    fc.assert(
      fc.property(subset, subset, fc.subarray(ALL.slice(0, 2)), (x, y, z) => {
        const choices = new Map([
          ["x", x],
          ["y", y],
          ["z", new Set(z)],
        ]);
        const expected = [...choices].flatMap(([place, each]) =>
          [...each].map((choice) => `${choice} of ${place}`),
        );
        expect([...relatedTo(relationText(choices, all), all)].sort()).toEqual(expected.sort());
      }),
    );
  });
});
