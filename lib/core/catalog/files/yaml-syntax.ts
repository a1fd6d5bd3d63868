import type { ErrorCode, YAMLParseError } from "yaml";
import { quoted } from "../../address/quoted";

/** What to do about what the parser found, by its code. Whoever reads it sees the place in the file. */
const SYNTAX: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_DIRECTIVE: "this directive is not read; remove the line",
  BAD_INDENT: "the indentation fits nothing above; indent what belongs together by the same number of spaces",
  BLOCK_IN_FLOW: "lines with `-` or keys of their own stand between brackets; use one of the two forms",
  KEY_OVER_1024_CHARS: "the key is longer than YAML's 1024 characters; shorten it",
  MULTILINE_IMPLICIT_KEY: "the key spans several lines; write it in one, followed by `:`",
  TAB_AS_INDENT: "a tab indents this line; indent with spaces",
};

const ENDLESS_VALUE =
  "a key begins where the value before it has not ended; write each key in a line of its own, indented as the others, and text that holds a colon in quotes";

/** Whether the tokens tell the same, at a better place: what is not closed is told where it begins. */
export function toldByTokens({ message }: YAMLParseError): boolean {
  return /closing .?quote|end with a [\]}]/.test(message);
}

/** What is wrong, and what to do, without the words of the file unless they are quoted. */
export function syntaxMessage(error: YAMLParseError, text: string): string {
  const found = text.slice(error.pos[0], error.pos[1]);
  switch (error.code) {
    case "BAD_DQ_ESCAPE":
      return `${quoted(text.slice(error.pos[0], error.pos[0] + 2))} is not an escape of YAML; write a backslash as \`\\\\\`, or the text in single quotes`;
    case "BAD_SCALAR_START":
      return `${quoted(found.slice(0, 1))} cannot begin text without quotes; write the text in quotes`;
    case "BLOCK_AS_IMPLICIT_KEY":
      return found.startsWith("-") || text.startsWith("- ", error.pos[0])
        ? "the item is not indented as the list's other ones; indent all of them alike"
        : ENDLESS_VALUE;
    case "MISSING_CHAR":
      return missing(error.message);
    default:
      return (
        SYNTAX[error.code] ??
        `${found.trim() === "" ? "this" : quoted(found, 40)} is not expected here; write \`key: value\` in an object, \`- value\` in a list, and text that holds such characters in quotes`
      );
  }
}

/** What is missing, of which the parser's own words tell most. They hold nothing of the file. */
function missing(message: string): string {
  if (/^Missing , /.test(message)) {
    return "a comma is missing before this; write `,` between two items";
  }
  if (/^Missing space after :/.test(message)) {
    return "a space is missing after the colon; write `key: value`";
  }
  if (/^Implicit map keys|followed by map values/.test(message)) {
    return "this is a key without a colon; write `key: value`";
  }
  if (/^Comments must/.test(message)) {
    return "a comment needs a space before its `#`; write one, or the text in quotes";
  }
  return "white space is missing here; write a space, or begin a new line";
}
