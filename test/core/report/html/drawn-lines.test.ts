import fc from "fast-check";
import { drawnLines } from "../../../../lib/core/report/html/drawn-lines";
import { visible } from "../../../../lib/core/report/html/markup";

describe("a text in a picture", () => {
  it.each([
    ["short", 10, 2, ["short"]],
    ["", 10, 2, [""]],
    ["two words here", 10, 2, ["two words", "here"]],
    ["a-long-name-with-hyphens", 10, 3, ["a-long-", "name-with-", "hyphens"]],
    ["abcdefghijklmnop", 10, 2, ["abcdefghij", "klmnop"]],
    ["abcdefghijklmnopqrstuvwxyz", 10, 2, ["abcdefghij", "klmnopqrs…"]],
    ["abcdefghijklmnopqrstuvwxyz", 10, 1, ["abcdefghi…"]],
    ["next hop 10.0.1.4", 12, 2, ["next hop", "10.0.1.4"]],
    ["\u001b[31m", 10, 2, ["\\u{1b}[31m"]],
    ["日本語の名前", 6, 2, ["日本語", "の名前"]],
    ["日本語の名前", 6, 1, ["日本…"]],
    ["line\nbreak\tand  blanks", 40, 2, ["line break and blanks"]],
  ])("%j in lines of %d, at most %d", (text, width, most, lines) => {
    expect(drawnLines(text, width, most)).toEqual(lines);
  });

  it("fits, and loses nothing where nothing is cut", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 4, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, most) => {
          const lines = drawnLines(text, width, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          expect(lines.every((line) => [...line].length <= width)).toBe(true);
          expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          if (!lines.at(-1)?.endsWith("…")) {
            expect(lines.join("").replace(/\s/gu, "")).toBe(visible(text.replace(/\s/gu, "")));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
