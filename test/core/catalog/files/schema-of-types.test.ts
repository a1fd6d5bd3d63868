import { foundBy } from "./found-by-schema";

describe("a value of another type, or not among the allowed ones:", () => {
  it.each<[string, object, string, readonly string[]]>([
    [
      "a number for text",
      { type: "string" },
      "a: 443",
      ['1:1 shape a: `443` is a number; write text, in quotes: `"443"`'],
    ],
    [
      "a boolean for text",
      { type: "string" },
      "a: true",
      ['1:1 shape a: `true` is a boolean; write text, in quotes: `"true"`'],
    ],
    ["a list for text", { type: "string" }, "a: []", ["1:1 shape a: this list is a list; write text"]],
    [
      "nothing for text",
      { type: "string" },
      "a:",
      ["1:1 shape a: there is no value here (null); write text"],
    ],
    [
      "text for a number",
      { type: "number" },
      "a: '1.5'",
      ["1:1 shape a: `1.5` is text; write a number, without quotes"],
    ],
    [
      "a fraction for a whole number",
      { type: "integer" },
      "a: 1.5",
      ["1:1 shape a: `1.5` is a number; write a whole number"],
    ],
    [
      "words for a whole number",
      { type: "integer" },
      "a: one",
      ["1:1 shape a: `one` is text; write a whole number"],
    ],
    [
      "text for a boolean",
      { type: "boolean" },
      "a: 'true'",
      ["1:1 shape a: `true` is text; write `true` without quotes"],
    ],
    [
      "another word for a boolean",
      { type: "boolean" },
      "a: yes",
      ["1:1 shape a: `yes` is text; write `true` or `false`"],
    ],
    [
      "text for a list",
      { type: "array", items: true },
      "a: b",
      ["1:1 shape a: `b` is text; write a list, even of one item"],
    ],
    [
      "an object for a list",
      { type: "array", items: true },
      "a: {}",
      ["1:1 shape a: this object is an object; write a list"],
    ],
    [
      "a list for an object",
      { type: "object" },
      "a: []",
      ["1:1 shape a: this list is a list; write an object, which is keys with their values"],
    ],
    [
      "text for an object",
      { type: "object" },
      "a: b",
      ["1:1 shape a: `b` is text; write an object, which is keys with their values"],
    ],
    [
      "a value not in the list of allowed ones",
      { enum: ["inbound", "outbound"] },
      "a: inbond",
      ["1:1 value a: `inbond` is not allowed here; allowed: `inbound`, `outbound`; did you mean `inbound`?"],
    ],
    [
      "a value that is near to none",
      { enum: ["inbound", "outbound"] },
      "a: x",
      ["1:1 value a: `x` is not allowed here; allowed: `inbound`, `outbound`"],
    ],
    [
      "a value of another type than the allowed ones",
      { enum: ["inbound", "outbound"] },
      "a: 1",
      ["1:1 shape a: `1` is not allowed here; allowed: `inbound`, `outbound`"],
    ],
    [
      "more allowed values than are listed",
      { enum: Array.from({ length: 22 }, (_, index) => index) },
      "a: 99",
      [
        `1:1 value a: \`99\` is not allowed here; allowed: ${Array.from({ length: 20 }, (_, index) => `\`${index}\``).join(", ")}, 2 more`,
      ],
    ],
    [
      "another value than the only one",
      { const: "Internet" },
      "a: internet",
      ["1:1 value a: `internet` is not allowed here; write `Internet`"],
    ],
    [
      "another type than the only value has",
      { const: "Internet" },
      "a: []",
      ["1:1 shape a: this list is not allowed here; write `Internet`"],
    ],
  ])("%s", (_, schema, text, lines) => {
    expect(foundBy(schema, text)).toEqual(lines);
  });
});
