import { quoted, quotedCharacter } from "../../address/quoted";

/** A text of JSON that was read, or why it was not. */
export interface ReadString {
  readonly value: string;
  /** The offset behind its closing quote. Without it, there is none on the line. */
  readonly end?: number;
  readonly problems: readonly { readonly offset: number; readonly message: string }[];
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);
/** A backslash and what it escapes. */
const ESCAPED = /\\(?:u[0-9a-fA-F]{4}|.)?/suy;
/** What stands for itself, up to the next thing that does not. */
const PLAIN: ReadonlyMap<string, RegExp> = new Map([
  ['"', /[^"\\\p{Cc}]+|[\u007f-\u009f]+/uy],
  ["'", /[^'\\\p{Cc}]+|[\u007f-\u009f]+/uy],
]);

/** Reads a text of JSON at the offset of its quote. Single quotes are refused and read over. */
export function readJsonString(text: string, offset: number): ReadString {
  const quote = text[offset] ?? '"';
  const plain = PLAIN.get(quote) ?? /$/y;
  const problems: { offset: number; message: string }[] = [];
  const parts: string[] = [];
  if (quote === "'") {
    problems.push({ offset, message: "JSON writes text in double quotes; write `\"` instead of `'`" });
  }
  let at = offset + 1;
  for (;;) {
    plain.lastIndex = at;
    const run = plain.exec(text)?.[0] ?? "";
    parts.push(run);
    at += run.length;
    const next = text[at];
    if (next === quote) {
      return { value: parts.join(""), end: at + 1, problems };
    }
    if (next === undefined || next === "\n" || next === "\r") {
      const message = `the text has no closing quote; write \`${quote === "'" ? '"' : quote}\` where it ends, and a line break in it as \`\\n\``;
      return { value: parts.join(""), problems: [...problems, { offset, message }] };
    }
    if (next === "\\") {
      ESCAPED.lastIndex = at;
      const found = ESCAPED.exec(text)?.[0] ?? next;
      const value = found.length === 6 ? String.fromCharCode(Number.parseInt(found.slice(2), 16)) : undefined;
      const meant = value ?? ESCAPES.get(found.slice(1));
      if (meant === undefined) {
        const message = `${quoted(found)} is not an escape of JSON; write a backslash as \`\\\\\`, a character by its code as \`\\u0041\``;
        problems.push({ offset: at, message });
      }
      parts.push(meant ?? found);
      at += found.length;
    } else if (run === "") {
      const written = `\\u${next.charCodeAt(0).toString(16).padStart(4, "0")}`;
      const message = `the control character ${quotedCharacter(next)} stands in a text; write it as \`${next === "\t" ? "\\t" : written}\``;
      problems.push({ offset: at, message });
      parts.push(next);
      at += 1;
    }
  }
}
