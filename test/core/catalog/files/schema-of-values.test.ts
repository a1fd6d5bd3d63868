import { foundBy, ID } from "./found-by-schema";

describe("a text, a list or a number that the schema refuses:", () => {
  it.each<[string, object | boolean, string, readonly string[]]>([
    [
      "text of another form, by its description",
      ID,
      "a: B",
      ["1:1 value a: `B` is not valid here; write words in lower case, joined by hyphens"],
    ],
    [
      "text of another form, through a reference",
      { description: "Not this one.", $ref: "#/$defs/id" },
      "a: B",
      ["1:1 value a: `B` is not valid here; write words in lower case, joined by hyphens"],
    ],
    [
      "text of another form that nothing describes",
      { type: "string", pattern: "^b" },
      "a: c",
      ["1:1 value a: `c` is not valid here; write text that matches `^b`"],
    ],
    [
      "text that is empty",
      { type: "string", minLength: 1 },
      "a: ''",
      ["1:1 value a: the text is empty; write at least 1 character"],
    ],
    [
      "text that is too short",
      { type: "string", minLength: 2 },
      "a: b",
      ["1:1 value a: `b` is too short; write at least 2 characters"],
    ],
    [
      "text that is too long, in characters",
      { type: "string", maxLength: 1 },
      "a: 😀b",
      ["1:1 value a: the text has 2 characters; at most 1 are allowed, so shorten it"],
    ],
    [
      "a list that is empty",
      { type: "array", items: true, minItems: 1 },
      "a: []",
      ["1:1 value a: the list is empty; write at least 1 item"],
    ],
    [
      "a list that is too short",
      { type: "array", items: true, minItems: 2 },
      "a: [1]",
      ["1:1 value a: the list has 1 item; write at least 2"],
    ],
    [
      "a list that is too long",
      { type: "array", items: true, maxItems: 1 },
      "a: [1, 2]",
      ["1:1 value a: the list has 2 items; at most 1 are allowed, so remove some"],
    ],
    [
      "each repeated item, where it stands",
      { type: "array", items: true, uniqueItems: true },
      "a: [b, {c: 1, valueOf: 2}, b, {valueOf: 2, c: 1}, b]",
      [
        "1:28 value a[2]: `b` stands twice in the list, as items 1 and 3; remove one of the two",
        "1:31 value a[3]: this object stands twice in the list, as items 2 and 4; remove one of the two",
        "1:51 value a[4]: `b` stands twice in the list, as items 1 and 5; remove one of the two",
      ],
    ],
    [
      "an item that the list needs",
      { type: "array", items: true, contains: { const: 1 } },
      "a: []",
      ["1:1 value a: the list lacks an item that it needs; at least 1 item of that kind"],
    ],
    [
      "a number that is too small",
      { type: "integer", minimum: 0 },
      "a: -1",
      ["1:1 value a: `-1` is too small; write 0 or more"],
    ],
    [
      "a number that is too large",
      { type: "integer", maximum: 5 },
      "a: 6",
      ["1:1 value a: `6` is too large; write 5 or less"],
    ],
    [
      "a number at a limit that is excluded",
      { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 0 },
      "a: 0",
      [
        "1:1 value a: `0` is too large; write less than 0",
        "1:1 value a: `0` is too small; write more than 0",
      ],
    ],
    [
      "a number that is not a multiple",
      { type: "integer", multipleOf: 2 },
      "a: 1",
      ["1:1 value a: `1` is not a multiple of 2; write one"],
    ],
    [
      "an excluded value",
      { type: "string", not: { const: "x", description: "Any name but x." } },
      "a: x",
      ["1:1 value a: `x` is not allowed here; change it: any name but x"],
    ],
    ["what may not be there", false, "a: 1", ["1:1 value a: nothing is allowed here; remove it"]],
  ])("%s", (_, schema, text, lines) => {
    expect(foundBy(schema, text)).toEqual(lines);
  });
});
