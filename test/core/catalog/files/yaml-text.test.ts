import { readDocumentText } from "../../../../lib/core/catalog/files/document-text";
import { problemLine } from "./problem-lines";

const problemsIn = (text: string) => readDocumentText(text, "a.yaml").problems.map(problemLine);
const KEY_TOO_EARLY =
  "a key begins where the value before it has not ended; write each key in a line of its own, indented as the others, and text that holds a colon in quotes";
const NOT_EXPECTED =
  "is not expected here; write `key: value` in an object, `- value` in a list, and text that holds such characters in quotes";

describe("YAML is refused with what to write:", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "a file of comments",
      "# nothing\n",
      ["1:1 shape : the file is empty; write an object, which is keys with their values"],
    ],
    [
      "a list",
      "- 1\n",
      ["1:1 shape : the file holds a list; write an object, which is keys with their values"],
    ],
    [
      "a text",
      "a\n",
      ["1:1 shape : the file holds one value; write an object, which is keys with their values"],
    ],
    [
      "a key twice, at the second one",
      "a:\n  b: 1\n  'b': 2\n",
      ["3:3 syntax a.b: the key `b` stands twice in one object, first in line 2; remove one of the two"],
    ],
    [
      "an anchor and its alias",
      "a: &x 1\nb: *x\n",
      [
        "1:4 syntax : the anchor `&x` is not read; remove it, and write the value wherever it is needed",
        "2:4 syntax : the alias `*x` is not read; write the value itself here",
      ],
    ],
    [
      "a merge key",
      "a:\n  <<: {b: 1}\n",
      ["2:3 syntax : the merge key `<<` is not read; write the keys themselves here"],
    ],
    [
      "tags, also YAML's own",
      "a: !!js/function x\nb: !foo [1]\nc: !!str 1\n? !x d\n: !y |\n  e\n",
      [
        "1:4 syntax : the tag `!!js/function`",
        "2:4 syntax : the tag `!foo`",
        "3:4 syntax : the tag `!!str`",
        "4:3 syntax : the tag `!x`",
        "5:3 syntax : the tag `!y`",
      ].map((start) => `${start} is not read; remove it, and write text in quotes`),
    ],
    [
      "a directive, which would change what `yes` is",
      "%YAML 1.1\n---\na: yes\n",
      ["1:1 syntax : the directive `%YAML 1.1` is not read; remove the line"],
    ],
    [
      "a further document",
      "a: 1\n---\nb: 2\n",
      [
        "2:1 syntax : a further document begins here; one file holds one document, so remove it, or write it to its own file",
      ],
    ],
    [
      "keys that are not text",
      "1: a\ntrue: b\n2026-03-19: c\n: d\n? [x]\n: e\n",
      [
        '1:1 syntax : the key `1` is not text; write it in quotes, `"..."`',
        '2:1 syntax : the key `true` is not text; write it in quotes, `"..."`',
        "4:1 syntax : there is no key before the colon; write one",
        "5:3 syntax : a list or an object is the key; write text as the key",
      ],
    ],
    [
      "numbers that are not finite",
      "a: .inf\nb: [.nan, 1e999]\n",
      [
        "1:4 syntax a: the number `.inf`",
        "2:5 syntax b[0]: the number `.nan`",
        "2:11 syntax b[1]: the number `1e999`",
      ].map((start) => `${start} is not finite, or too large; write a smaller one, or text in quotes`),
    ],
    [
      "texts without a closing quote, where they begin",
      'a: "x\n',
      ["1:4 syntax : the text has no closing quote; write it where the text ends"],
    ],
    [
      "a text whose last quote is escaped",
      'a: "x\\"',
      ["1:4 syntax : the text has no closing quote; write it where the text ends"],
    ],
    [
      "a text whose last quote is doubled",
      "a: 'it''",
      ["1:4 syntax : the text has no closing quote; write it where the text ends"],
    ],
    [
      "brackets without an end, where they begin",
      "a: {b: [1, 2}\n",
      [
        "1:4 syntax : `{` has no `}`; write `}` where it ends, and indent all lines between",
        "1:8 syntax : `[` has no `]`; write `]` where it ends, and indent all lines between",
      ],
    ],
    ["a tab as indentation", "a:\n\tb: 1\n", ["2:1 syntax : a tab indents this line; indent with spaces"]],
    ["two keys on a line", "a: b: c\n", [`1:4 syntax : ${KEY_TOO_EARLY}`]],
    ["a key below a value", "a: 1\n  b: 2\n", [`1:4 syntax : ${KEY_TOO_EARLY}`]],
    [
      "an item that is indented otherwise",
      "a:\n - 1\n- 2\n",
      ["3:1 syntax : the item is not indented as the list's other ones; indent all of them alike"],
    ],
    [
      "a key that is indented otherwise",
      "a:\n  - b\n c: 1\n",
      [
        "3:1 syntax : the indentation fits nothing above; indent what belongs together by the same number of spaces",
      ],
    ],
    [
      "an unknown escape",
      'a: "\\q"\n',
      [
        "1:5 syntax : `\\q` is not an escape of YAML; write a backslash as `\\\\`, or the text in single quotes",
      ],
    ],
    [
      "a character that begins no text",
      "a: @x\n",
      ["1:4 syntax : `@` cannot begin text without quotes; write the text in quotes"],
    ],
    [
      "a key without a colon",
      "a: 1\nb\n",
      ["2:1 syntax : this is a key without a colon; write `key: value`"],
    ],
    ["text behind a text", 'a: "x" y\n', [`1:8 syntax : \`y\` ${NOT_EXPECTED}`]],
    ["a bracket of nothing", "a: ]\n", [`1:4 syntax : \`]\` ${NOT_EXPECTED}`]],
    [
      "a comment without a space",
      'a: "b"#c\n',
      ["1:7 syntax : a comment needs a space before its `#`; write one, or the text in quotes"],
    ],
    [
      "a missing comma",
      'a: ["1" "2"]\n',
      ["1:9 syntax : a comma is missing before this; write `,` between two items"],
    ],
    [
      "several of them, at once",
      "a: @x\nb: *y\nb: 1\n",
      [
        "1:4 syntax : `@` cannot begin text without quotes; write the text in quotes",
        "2:4 syntax : the alias `*y` is not read; write the value itself here",
        "3:1 syntax b: the key `b` stands twice in one object, first in line 2; remove one of the two",
      ],
    ],
    [
      "an escaped character that no text has",
      'a: "\\0"\n"\\ud800": 1\n',
      [
        "1:4 syntax a: the text `\\u{0}` holds a NUL character; remove it",
        "2:1 syntax \ud800: the key `\\u{d800}` holds half of a surrogate pair; remove it",
      ],
    ],
  ])("%s", (_, text, problems) => {
    expect(problemsIn(text)).toEqual(problems);
  });
});

describe("YAML is read by its core schema:", () => {
  it.each<[string, string, unknown]>([
    ["dates stay text", "a: 2026-03-19\n", { a: "2026-03-19" }],
    [
      "words of YAML 1.1 stay text",
      "a: [yes, no, on, 1:30, 1_000]\n",
      { a: ["yes", "no", "on", "1:30", "1_000"] },
    ],
    [
      "numbers, booleans and null are read",
      "a: [1, 0.5, true, ~, null, 0x1F]\n",
      { a: [1, 0.5, true, null, null, 31] },
    ],
    ["a key without a value is null", "a:\nb: 1\n", { a: null, b: 1 }],
    ["a quoted `<<` is a key", "'<<': 1\n", { "<<": 1 }],
    ["blocks of text are read", "a: |\n  x\n  y\nb: >-\n  x\n  y\n", { a: "x\ny\n", b: "x y" }],
    ["a file may begin and end with markers", "---\na: 1\n...\n", { a: 1 }],
    ["brackets may close at the margin", "a: [\n  1\n]\n", { a: [1] }],
  ])("%s", (_, text, value) => {
    const { document, problems } = readDocumentText(text, "a.yml");
    expect(problems).toEqual([]);
    expect(document?.value).toEqual(value);
  });
});
