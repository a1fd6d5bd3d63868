import fc from "fast-check";
import { wrappedText } from "../../lib/cli/wrapped-text";

describe("a wrapped text", () => {
  it.each<[string, number, string[]]>([
    ["one two three", 13, ["one two three"]],
    ["one two three", 8, ["one two", "three"]],
    ["one two three", 7, ["one two", "three"]],
    ["one two three", 3, ["one", "two", "thr", "ee"]],
    ["container-registry-without", 12, ["container-", "registry-", "without"]],
    ["a container-registry", 12, ["a", "container-", "registry"]],
    ["", 5, [""]],
  ])("of %j in %d columns is %j", (text, width, lines) => {
    expect(wrappedText(text, width)).toEqual(lines);
  });

  it("keeps every character but blanks, in lines that fit", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-c -]{0,40}$/), fc.integer({ min: 1, max: 12 }), (text, width) => {
        const lines = wrappedText(text, width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
