import { readDocumentText } from "../../../../lib/core/catalog/files/document-text";
import { problemLine } from "./problem-lines";

const problemsIn = (text: string) => readDocumentText(text, "a.json").problems.map(problemLine);

describe("JSON is refused with what to write:", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "an empty file",
      " \n",
      ["1:1 shape : the file is empty; write an object, which is keys with their values"],
    ],
    [
      "a list",
      "[1]",
      ["1:1 shape : the file holds a list; write an object, which is keys with their values"],
    ],
    [
      "a text",
      ' "a"',
      ["1:2 shape : the file holds one value; write an object, which is keys with their values"],
    ],
    [
      "comments of all kinds, at once",
      '{ // one\n  "a": 1 /* two */\n} # three',
      ["1:3", "2:10", "3:3"].map(
        (place) =>
          `${place} syntax : JSON has no comments; remove the comment, or write the file as YAML (\`.yaml\`)`,
      ),
    ],
    [
      "commas before the end of an object and of a list",
      '{"a": [1,],\n}',
      [
        "1:9 syntax a: a comma stands before `]`, which JSON does not allow; remove the comma",
        "1:11 syntax : a comma stands before `}`, which JSON does not allow; remove the comma",
      ],
    ],
    [
      "single quotes",
      "{'a': 'b'}",
      [
        "1:2 syntax : JSON writes text in double quotes; write `\"` instead of `'`",
        "1:7 syntax a: JSON writes text in double quotes; write `\"` instead of `'`",
      ],
    ],
    [
      "a key without quotes",
      "{a: 1}",
      ['1:2 syntax : the key `a` has no quotes; write it in double quotes, `"..."`'],
    ],
    [
      "a missing comma",
      '{"a": [1 2]\n "b": 1}',
      [
        "1:10 syntax a: a comma is missing before this; write `,` between two items",
        "2:2 syntax : a comma is missing before this; write `,` between two items",
      ],
    ],
    [
      "a missing colon",
      '{"a" 1}',
      ["1:6 syntax a: `1` stands where a colon after the key `a` is needed; write `:` and the value"],
    ],
    [
      "a missing value at the end",
      '{"a": ',
      [
        "1:7 syntax a: the file ends where a value is needed; write text in double quotes, a number, an object or a list",
      ],
    ],
    [
      "a missing value before a comma",
      '{"a": [1,,2]}',
      [
        "1:10 syntax a[1]: `,` stands where a value is needed; write text in double quotes, a number, an object or a list",
      ],
    ],
    ["a missing key", "{,}", ["1:2 syntax : `,` stands where a key is needed; write it in double quotes"]],
    [
      "the wrong bracket",
      '{"a": [1}',
      ["1:9 syntax a: `}` stands where `,` or `]` is needed; check what stands before"],
    ],
    ["a bracket without its end", '{\n"a": [1', ["2:6 syntax a: `[` has no `]`; write `]` where it ends"]],
    [
      "white space that JSON does not know",
      "\u00a0{}",
      [
        "1:1 syntax : `\\u{a0}` (U+00A0) stands where a value is needed; write text in double quotes, a number, an object or a list",
      ],
    ],
    [
      "text behind the document",
      "{}\n{}",
      ["2:1 syntax : there is more text after the end of the document; one file holds one document"],
    ],
    [
      "words that are no values",
      '{"a": NaN, "b": True}',
      ["1:7 syntax a: `NaN`", "1:17 syntax b: `True`"].map(
        (start) =>
          `${start} is not a value of JSON; write text in double quotes, or \`true\`, \`false\` or \`null\``,
      ),
    ],
    [
      "numbers in other spellings",
      '{"a": [+1, 01, .5, 0x1F, 1.]}',
      [
        "1:8 syntax a[0]: `+1`",
        "1:12 syntax a[1]: `01`",
        "1:16 syntax a[2]: `.5`",
        "1:20 syntax a[3]: `0x1F`",
        "1:26 syntax a[4]: `1.`",
      ].map(
        (start) =>
          `${start} is not a number of JSON; write digits as in \`443\` or \`0.5\`, or text in double quotes`,
      ),
    ],
    [
      "a number that is not finite",
      '{"a": 1e999}',
      [
        "1:7 syntax a: the number `1e999` is not finite, or too large; write a smaller one, or text in quotes",
      ],
    ],
    [
      "a key twice, at the second one",
      '{"a": {"b": 1,\n "b": 2}}',
      ["2:2 syntax a.b: the key `b` stands twice in one object, first in line 1; remove one of the two"],
    ],
    [
      "a key twice in two spellings",
      '{"a": 1, "\\u0061": 2}',
      ["1:10 syntax a: the key `a` stands twice in one object, first in line 1; remove one of the two"],
    ],
    [
      "a text that does not end on its line",
      '{"a": "b\n"}',
      [
        '1:7 syntax a: the text has no closing quote; write `"` where it ends, and a line break in it as `\\n`',
      ],
    ],
    [
      "control characters in a text",
      '{"a": "b\tc\u0001"}',
      [
        "1:9 syntax a: the control character `\\u{9}` (U+0009) stands in a text; write it as `\\t`",
        "1:11 syntax a: the control character `\\u{1}` (U+0001) stands in a text; write it as `\\u0001`",
      ],
    ],
    [
      "an unknown escape",
      '{"a": "\\x41"}',
      [
        "1:8 syntax a: `\\x` is not an escape of JSON; write a backslash as `\\\\`, a character by its code as `\\u0041`",
      ],
    ],
    [
      "escaped characters that no text has",
      '{"a": "\\u0000", "\\ud800": 1}',
      [
        "1:7 syntax a: the text `\\u{0}` holds a NUL character; remove it",
        "1:17 syntax \ud800: the key `\\u{d800}` holds half of a surrogate pair; remove it",
      ],
    ],
  ])("%s", (_, text, problems) => {
    expect(problemsIn(text)).toEqual(problems);
  });
});
