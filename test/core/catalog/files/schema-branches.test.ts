import { foundBy, ID } from "./found-by-schema";

describe("of several forms", () => {
  const textOrList = { anyOf: [{ $ref: "#/$defs/id" }, { type: "array", items: { type: "string" } }] };
  const kinds = {
    oneOf: [
      {
        type: "object",
        additionalProperties: false,
        required: ["kind", "x"],
        properties: { kind: { const: "one" }, x: { type: "string" } },
      },
      {
        type: "object",
        additionalProperties: false,
        required: ["kind", "y"],
        properties: { kind: { const: "two" }, y: { anyOf: [ID, { type: "null" }] } },
      },
    ],
  };
  it.each<[string, object, string, readonly string[]]>([
    [
      "the types are told where none fits",
      textOrList,
      "a: 5",
      ["1:1 shape a: `5` is a number; write text or a list"],
    ],
    [
      "the one of the value's type is told",
      textOrList,
      "a: B",
      ["1:1 value a: `B` is not valid here; write words in lower case, joined by hyphens"],
    ],
    [
      "the one of the value's type is told, below it",
      textOrList,
      "a: [b, 1]",
      ['1:8 shape a[1]: `1` is a number; write text, in quotes: `"1"`'],
    ],
    [
      "the one that its kind names is told",
      kinds,
      "a: {kind: two, z: 1, y: Q}",
      [
        "1:16 value a.z: unknown key `z`; did you mean `y`?",
        "1:22 value a.y: `Q` is not valid here; write words in lower case, joined by hyphens",
      ],
    ],
    [
      "the kinds are told where none is named",
      kinds,
      "a: {kind: three}",
      ["1:5 value a.kind: `three` is not allowed here; allowed: `one`, `two`"],
    ],
    [
      "their type is told where it is the same",
      kinds,
      "a: 1",
      ["1:1 shape a: `1` is a number; write an object, which is keys with their values"],
    ],
    [
      "the allowed values are told together",
      { anyOf: [{ const: "*" }, { enum: ["here", "there"] }] },
      "a: her",
      ["1:1 value a: `her` is not allowed here; allowed: `*`, `here`, `there`; did you mean `here`?"],
    ],
    [
      "values and types are told together",
      { anyOf: [{ const: "*" }, { type: "array", items: true }] },
      "a: 1",
      ["1:1 shape a: `1` is not allowed here; allowed: `*`, a list"],
    ],
    [
      "a value that fits two where one may fit is refused",
      { oneOf: [{ type: "string" }, { minLength: 1, type: "string" }, { type: "null" }] },
      "a: b",
      [
        "1:1 value a: `b` fits several forms of which only one may fit; remove what belongs to the other ones",
      ],
    ],
    [
      "errors beside them stay",
      { type: "object", properties: { b: textOrList, c: { type: "string" } } },
      "a:\n  c: 1\n  b: 2",
      [
        '2:3 shape a.c: `1` is a number; write text, in quotes: `"1"`',
        "3:3 shape a.b: `2` is a number; write text or a list",
      ],
    ],
    [
      "forms that take what the type beside them allows are told",
      {
        type: "array",
        items: true,
        anyOf: [
          { type: "array", minItems: 3 },
          { type: "array", maxItems: 0 },
        ],
      },
      "a: [1]",
      ["1:1 value a: the list has 1 item; write at least 3"],
    ],
  ])("%s", (_, schema, text, lines) => {
    expect(foundBy(schema, text)).toEqual(lines);
  });
});
