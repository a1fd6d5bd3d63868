import fc from "fast-check";
import { repeatedKey } from "../../../lib/core/service-tag-files/repeated-keys";

const key = fc.constantFrom("a", "b", "name", 'quo"te', 'x": 1, "y', "\\", "{", "\u00e9", "");

/** JSON by hand, so that keys can stand twice; with whether some do. */
const { node } = fc.letrec<{ node: { text: string; repeats: boolean } }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    fc.oneof(key, fc.nat(9)).map((value) => ({ text: JSON.stringify(value), repeats: false })),
    fc.array(tie("node"), { maxLength: 4 }).map((items) => ({
      text: `[${items.map(({ text }) => text).join(" ,")}]`,
      repeats: items.some(({ repeats }) => repeats),
    })),
    fc.array(fc.tuple(key, fc.boolean(), tie("node")), { maxLength: 4 }).map((members) => ({
      text: `{ ${members.map(([name, isEscaped, { text }]) => `${written(name, isEscaped)}\n : ${text}`).join(",")}}`,
      repeats:
        new Set(members.map(([name]) => name)).size < members.length ||
        members.some(([, , { repeats }]) => repeats),
    })),
  ),
}));

/** A key as JSON, or with every character as an escape. */
function written(name: string, isEscaped: boolean): string {
  const escaped = [...name].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return isEscaped ? `"${escaped.join("")}"` : JSON.stringify(name);
}

describe("keys that stand twice", () => {
  it("are found wherever they stand and however they are written, and nothing else is", () => {
    let repeating = 0;
    fc.assert(
      fc.property(node, ({ text, repeats }) => {
        const found = repeatedKey(text, JSON.parse(text));
        repeating += repeats ? 1 : 0;
        expect(found !== undefined).toBe(repeats);
        if (found !== undefined) {
          const quote = text.slice(found.offset);
          const end = /^"(?:[^"\\]|\\.)*"/.exec(quote)?.[0] ?? "";
          expect(JSON.parse(end)).toBe(found.key);
        }
      }),
      { numRuns: 3000, seed: 2 },
    );
    expect(repeating).toBeGreaterThan(100);
  });
});
