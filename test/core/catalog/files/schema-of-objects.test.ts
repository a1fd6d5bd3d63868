import { foundBy, ID } from "./found-by-schema";

const PAIR = {
  type: "object",
  additionalProperties: false,
  required: ["first"],
  properties: {
    first: { type: "string", description: "What comes first. Then more." },
    second: { type: "string" },
  },
};
const CONDITION = {
  type: "object",
  properties: { b: { type: "integer" }, c: true },
  if: { properties: { b: { const: 1 } }, required: ["b"] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { properties: { c: true }, required: ["c"] },
};

describe("an object with other keys:", () => {
  it.each<[string, object, string, readonly string[]]>([
    [
      "a missing key, at its object",
      PAIR,
      "b: 1\na: {second: x}",
      ["2:1 shape a: the key `first` is missing; add it: what comes first"],
    ],
    [
      "a missing key without a description",
      { ...PAIR, required: ["second"] },
      "a: {}",
      ["1:1 shape a: the key `second` is missing; add it"],
    ],
    [
      "a missing key, at the item of a list",
      { type: "array", items: PAIR },
      "a:\n  - second: x",
      ["2:5 shape a[0]: the key `first` is missing; add it: what comes first"],
    ],
    [
      "an unknown key, where it stands",
      PAIR,
      "a:\n  first: x\n  secnd: y",
      ["3:3 value a.secnd: unknown key `secnd`; did you mean `second`?"],
    ],
    [
      "an unknown key that is near to none",
      PAIR,
      "a: {first: x, 'a/b~c.d': y}",
      ["1:15 value a.a/b~c.d: unknown key `a/b~c.d`; known: `first`, `second`"],
    ],
    [
      "keys that every object inherits",
      PAIR,
      "a: {first: x, __proto__: 1, toString: 2}",
      [
        "1:15 value a.__proto__: unknown key `__proto__`; known: `first`, `second`",
        "1:29 value a.toString: unknown key `toString`; known: `first`, `second`",
      ],
    ],
    [
      "any key where none is allowed",
      { type: "object", additionalProperties: false },
      "a: {b: 1}",
      ["1:5 value a.b: the key `b` is not allowed here, nor is any other; remove it"],
    ],
    [
      "a key of another form",
      { type: "object", additionalProperties: false, patternProperties: { "^[a-z]$": true } },
      "a: {B: 1}",
      ["1:5 value a.B: the key `B` is not allowed here; write a key that matches `^[a-z]$`"],
    ],
    [
      "a key that was not looked at",
      { type: "object", properties: { b: true }, unevaluatedProperties: false },
      "a: {bb: 1}",
      ["1:5 value a.bb: unknown key `bb`; did you mean `b`?"],
    ],
    [
      "a name that may be no key",
      { type: "object", propertyNames: ID },
      "a: {B: 1}",
      ["1:5 value a.B: the key `B` is not valid here; write words in lower case, joined by hyphens"],
    ],
    [
      "a name that is too long for a key",
      { type: "object", propertyNames: { maxLength: 1 } },
      "a: {bb: 1}",
      [
        "1:5 value a.bb: the key `bb` is not allowed here: the text has 2 characters; at most 1 are allowed, so shorten it",
      ],
    ],
    [
      "an object that is empty",
      { type: "object", minProperties: 1 },
      "a: {}",
      ["1:1 value a: the object is empty; write at least 1 key"],
    ],
    [
      "an object with too many keys",
      { type: "object", maxProperties: 1 },
      "a: {b: 1, c: 2}",
      ["1:1 value a: the object has 2 keys; at most 1 are allowed, so remove some"],
    ],
    [
      "a key that needs another",
      { type: "object", dependentRequired: { until: ["since"] } },
      "a: {until: x}",
      ["1:1 shape a: the key `until` needs `since` beside it; add that, or remove `until`"],
    ],
    [
      "keys that exclude each other",
      { type: "object", not: { properties: { b: true, c: true }, required: ["b", "c"] } },
      "a: {b: 1, c: 2}",
      ["1:1 value a: the keys `b` and `c` exclude each other; remove one of them"],
    ],
    ["what a condition asks for", CONDITION, "a: {b: 1}", ["1:1 shape a: the key `c` is missing; add it"]],
    ["nothing where a condition does not hold", CONDITION, "a: {b: 2}", []],
  ])("%s", (_, schema, text, lines) => {
    expect(foundBy(schema, text)).toEqual(lines);
  });
});
