import { quoted, quotedCharacter } from "../../address/quoted";
import { readJsonString } from "./json-string";
import type { PlacedEntry, PlacedNode, ReadText, TextProblem } from "./placed-node";
import { duplicateKey, MAX_DOCUMENT_DEPTH, type SourceText, tooDeep } from "./text-refusals";

/** Ends the reading: what follows cannot be understood. */
class Stop extends Error {}

const LITERALS: ReadonlyMap<string, null | boolean> = new Map([
  ["null", null],
  ["true", true],
  ["false", false],
]);
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![-+.\w$])/y;
const WORD = /[-+.\w$]+/y;
const SPACE = /[ \t\r\n]*/y;
const LINE_COMMENT = /(?:\/\/|#)[^\n]*/y;
const BLOCK_COMMENT = /\/\*.*?(?:\*\/|$)/sy;

/**
 * Reads strict JSON (RFC 8259), with the place of every value. What other dialects allow is refused by name and read
 * over, so that one reading tells all of it.
 */
export function readJsonText(source: SourceText): ReadText {
  const reader = new JsonReader(source);
  const root = reader.read();
  return { ...(root && { root }), problems: reader.problems };
}

class JsonReader {
  public readonly problems: TextProblem[] = [];
  private readonly steps: (string | number)[] = [];
  private readonly text: string;
  private at = 0;

  public constructor(private readonly source: SourceText) {
    this.text = source.text;
  }

  public read(): PlacedNode | undefined {
    try {
      this.skipSpace();
      if (this.at === this.text.length) {
        return undefined;
      }
      const root = this.value();
      this.skipSpace();
      if (this.at < this.text.length) {
        this.problem(
          this.at,
          "there is more text after the end of the document; one file holds one document",
        );
      }
      return root;
    } catch (reason) {
      if (reason instanceof Stop) {
        return undefined;
      }
      throw reason;
    }
  }

  private value(): PlacedNode {
    const offset = this.at;
    const first = this.text[offset];
    switch (first) {
      case "{":
        return this.object();
      case "[":
        return this.list();
      case '"':
      case "'":
        return { kind: "scalar", offset, value: this.string(), source: "" };
      default:
        return this.bareValue();
    }
  }

  private object(): PlacedNode {
    const offset = this.at;
    const entries = new Map<string, PlacedEntry>();
    this.members("{", "}", () => {
      const keyOffset = this.at;
      const key = this.key();
      this.steps.push(key);
      const first = entries.get(key);
      if (first !== undefined) {
        this.problems.push(duplicateKey(this.source, key, first.keyOffset, keyOffset, [...this.steps]));
      }
      this.skipSpace();
      if (this.text[this.at] === ":") {
        this.at += 1;
      } else {
        this.refuseHere(`a colon after the key ${quoted(key)}`, "write `:` and the value");
      }
      this.skipSpace();
      const node = this.value();
      if (first === undefined) {
        entries.set(key, { keyOffset, node });
      }
      this.steps.pop();
    });
    return { kind: "object", offset, entries };
  }

  private list(): PlacedNode {
    const offset = this.at;
    const items: PlacedNode[] = [];
    this.members("[", "]", () => {
      this.steps.push(items.length);
      items.push(this.value());
      this.steps.pop();
    });
    return { kind: "list", offset, items };
  }

  /** What stands between brackets, with commas between. */
  private members(open: string, close: string, member: () => void): void {
    const offset = this.at;
    if (this.steps.length >= MAX_DOCUMENT_DEPTH) {
      this.problems.push(tooDeep(offset, [...this.steps]));
      throw new Stop();
    }
    this.at += 1;
    this.skipSpace();
    let comma: number | undefined;
    for (let count = 0; this.text[this.at] !== close; count += 1) {
      if (this.at === this.text.length) {
        this.stop(offset, `\`${open}\` has no \`${close}\`; write \`${close}\` where it ends`);
      }
      if (count > 0 && comma === undefined) {
        this.needsComma(close);
      }
      member();
      this.skipSpace();
      comma = this.text[this.at] === "," ? this.at : undefined;
      if (comma !== undefined) {
        this.at += 1;
        this.skipSpace();
      }
    }
    if (comma !== undefined) {
      this.problem(comma, `a comma stands before \`${close}\`, which JSON does not allow; remove the comma`);
    }
    this.at += 1;
  }

  /** Goes on without the comma where a value follows. */
  private needsComma(close: string): void {
    if (/["'{[\w$-]/.test(this.text[this.at] ?? "")) {
      this.problem(this.at, "a comma is missing before this; write `,` between two items");
    } else {
      this.refuseHere(`\`,\` or \`${close}\``, "check what stands before");
    }
  }

  private key(): string {
    const first = this.text[this.at];
    if (first === '"' || first === "'") {
      return this.string();
    }
    const offset = this.at;
    const word = this.take(WORD);
    if (word === "") {
      this.refuseHere("a key", "write it in double quotes");
    }
    this.problem(offset, `the key ${quoted(word)} has no quotes; write it in double quotes, \`"..."\``);
    return word;
  }

  private string(): string {
    const read = readJsonString(this.text, this.at);
    for (const { offset, message } of read.problems) {
      this.problem(offset, message);
    }
    if (read.end === undefined) {
      throw new Stop();
    }
    this.at = read.end;
    return read.value;
  }

  private bareValue(): PlacedNode {
    const offset = this.at;
    const number = this.take(NUMBER);
    if (number !== "") {
      return { kind: "scalar", offset, value: Number(number), source: number };
    }
    const word = this.take(WORD);
    const literal = LITERALS.get(word);
    if (word === "") {
      this.refuseHere("a value", "write text in double quotes, a number, an object or a list");
    }
    if (literal === undefined) {
      const kind = /^[-+.]?[0-9]/.test(word)
        ? `is not a number of JSON; write digits as in \`443\` or \`0.5\`, or text in double quotes`
        : `is not a value of JSON; write text in double quotes, or \`true\`, \`false\` or \`null\``;
      this.problem(offset, `${quoted(word)} ${kind}`);
    }
    return { kind: "scalar", offset, value: literal ?? null, source: "" };
  }

  /** White space and comments, which are refused and read over. */
  private skipSpace(): void {
    this.take(SPACE);
    for (;;) {
      const offset = this.at;
      const comment = this.take(LINE_COMMENT) || this.take(BLOCK_COMMENT);
      if (comment === "") {
        return;
      }
      this.problem(offset, "JSON has no comments; remove the comment, or write the file as YAML (`.yaml`)");
      this.take(SPACE);
    }
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  private problem(offset: number, message: string): void {
    this.problems.push({ code: "catalog-file-syntax", offset, steps: [...this.steps], message });
  }

  /** Says what stands here instead of what is needed. */
  private refuseHere(needed: string, advice: string): never {
    const unit = this.text.codePointAt(this.at);
    const found = unit === undefined ? undefined : String.fromCodePoint(unit);
    const what =
      found === undefined
        ? "the file ends"
        : `${/^[!-~]$/.test(found) ? quoted(found) : quotedCharacter(found)} stands`;
    return this.stop(this.at, `${what} where ${needed} is needed; ${advice}`);
  }

  private stop(offset: number, message: string): never {
    this.problem(offset, message);
    throw new Stop();
  }
}
