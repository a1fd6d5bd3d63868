import fc from "fast-check";
import { quoted, quotedCharacter } from "../../../lib/core/address/quoted";

describe("a value in a message", () => {
  it.each([
    ["443", "`443`"],
    ["", "``"],
    ["a b", "`a b`"],
    ["１", "`１`"],
    ["münchen", "`münchen`"],
    ["a\u0000b", "`a\\u{0}b`"],
    ["a\nb", "`a\\u{a}b`"],
    ["a\u202eb", "`a\\u{202e}b`"],
    ["a\u200bb", "`a\\u{200b}b`"],
    ["a\u00a0b", "`a\\u{a0}b`"],
    ["a\u2028b", "`a\\u{2028}b`"],
    ["a\ud800b", "`a\\u{d800}b`"],
    ["\u{e0001}", "`\\u{e0001}`"],
    ["\u{1f600}", "`\u{1f600}`"],
  ])("shows %j as %j", (text, shown) => {
    expect(quoted(text)).toBe(shown);
  });

  it("of 100 characters is shown whole, and of 101 is cut with its length told", () => {
    expect(quoted("a".repeat(100))).toBe(`\`${"a".repeat(100)}\``);
    expect(quoted("a".repeat(101))).toBe(`\`${"a".repeat(100)}\`... (101 characters)`);
  });

  it("is whole even where the cut splits a surrogate pair", () => {
    expect(quoted(`${"a".repeat(99)}\u{1f600}`)).toBe(`\`${"a".repeat(99)}\\u{d83d}\`... (101 characters)`);
  });

  it("never brings a line break, an escape sequence or broken UTF-16 into a message", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = quoted(text);
        for (const character of shown) {
          const code = character.codePointAt(0) ?? 0;
          expect(code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000)).toBe(
            false,
          );
        }
      }),
    );
  });

  it("is named with its code point when it is one character", () => {
    expect(quotedCharacter("１")).toBe("`１` (U+FF11)");
    expect(quotedCharacter("\u0007")).toBe("`\\u{7}` (U+0007)");
    expect(quotedCharacter("\u{1f600}")).toBe("`\u{1f600}` (U+1F600)");
  });
});
