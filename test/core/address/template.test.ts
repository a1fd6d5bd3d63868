import fc from "fast-check";
import { refuseTemplate } from "../../../lib/core/address/template";

describe("a text that Terraform would evaluate", () => {
  it.each([
    [`\${var.x}`, `\`\${var.x}\` contains \`\${\`, which Terraform would evaluate; write the plain value`],
    [`a\${`, `\`a\${\` contains \`\${\`, which Terraform would evaluate; write the plain value`],
    [`$\${x}`, `\`$\${x}\` contains \`\${\`, which Terraform would evaluate; write the plain value`],
    ["%{if true}", "`%{if true}` contains `%{`, which Terraform would evaluate; write the plain value"],
    ["%%{x}", "`%%{x}` contains `%{`, which Terraform would evaluate; write the plain value"],
    [
      `\${TfToken[TOKEN.0]}`,
      `\`\${TfToken[TOKEN.0]}\` contains \`\${\`, which Terraform would evaluate; write the plain value`,
    ],
  ])("%j is refused", (text, problem) => {
    expect(refuseTemplate(text)).toBe(problem);
  });
});

describe("a text with an unseen character", () => {
  it.each([
    ["NUL", "a\u0000", "`a\\u{0}` contains the control character `\\u{0}` (U+0000)"],
    ["a tab", "a\tb", "`a\\u{9}b` contains the control character `\\u{9}` (U+0009)"],
    ["a line feed", "a\nb", "`a\\u{a}b` contains the control character `\\u{a}` (U+000A)"],
    ["a carriage return", "a\r", "`a\\u{d}` contains the control character `\\u{d}` (U+000D)"],
    ["an escape", "\u001b[2J", "`\\u{1b}[2J` contains the control character `\\u{1b}` (U+001B)"],
    ["DEL", "\u007f", "`\\u{7f}` contains the control character `\\u{7f}` (U+007F)"],
    ["a C1 control", "\u0085", "`\\u{85}` contains the control character `\\u{85}` (U+0085)"],
    ["a line separator", "\u2028", "`\\u{2028}` contains the control character `\\u{2028}` (U+2028)"],
  ])("%s is refused", (_, text, problem) => {
    expect(refuseTemplate(text)).toBe(`${problem}; write one line of visible characters`);
  });

  it.each([
    ["a high half at the end", "a\ud83d", "`a\\u{d83d}` contains `\\u{d83d}` (U+D83D)"],
    ["a low half alone", "\ude00a", "`\\u{de00}a` contains `\\u{de00}` (U+DE00)"],
    ["halves in the wrong order", "\ude00\ud83d", "`\\u{de00}\\u{d83d}` contains `\\u{de00}` (U+DE00)"],
  ])("%s of a surrogate pair is refused", (_, text, problem) => {
    expect(refuseTemplate(text)).toBe(`${problem}, half of a surrogate pair; write whole characters`);
  });
});

describe("a text that is safe in Terraform's JSON", () => {
  it.each(["", "443", "Storage.WestUS", "$", "{", "100 %", "$ {x}", "% {x}", "{$}", "münchen", "\u{1f600}"])(
    "%j is accepted",
    (text) => {
      expect(refuseTemplate(text)).toBeUndefined();
    },
  );

  it("is one that has no opening, only printable code units, and survives UTF-8", () => {
    const piece = fc.constantFrom(
      "$",
      "%",
      "{",
      "}",
      "a",
      "\n",
      "\u0000",
      "\u0085",
      "\u2029",
      "\ud83d",
      "\ude00",
      "é",
    );
    const texts = fc.oneof(
      fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let safe = Buffer.from(text, "utf8").toString("utf8") === text;
        for (let index = 0; index < text.length; index++) {
          const code = text.charCodeAt(index);
          const opens = code === 0x24 || code === 0x25;
          safe &&= !(opens && text.charCodeAt(index + 1) === 0x7b);
          safe &&= code >= 0x20 && !(code >= 0x7f && code <= 0x9f) && code !== 0x2028 && code !== 0x2029;
        }
        expect(refuseTemplate(text) === undefined).toBe(safe);
      }),
      { numRuns: 2000 },
    );
  });
});
