/** An expression of a template, as far as its form tells. */
export type ArmExpression =
  | { readonly kind: "text"; readonly value: string }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly values: readonly ArmExpression[];
      readonly source: string;
    }
  /** Numbers, members and all else. */
  | { readonly kind: "other"; readonly source: string };

/** At most this many calls stand inside of one another. */
const MAX_NESTED_CALLS = 32;
const TOKEN = /\s*(?:'((?:[^']|'')*)'|([A-Za-z_][\w.]*)\s*\(|([^\s'(),][^'(),]*)|([(),]))/y;

/**
 * Whether a text is an expression. One that begins with two brackets is a text that begins with one.
 *
 * Source: Azure Resource Manager, "Syntax and expressions in ARM templates".
 */
export function isArmExpression(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("[") && value.endsWith("]") && !value.startsWith("[[");
}

/** The form of `[name('text', other(…))]`; undefined where it is of none that is understood here. */
export function parseArmExpression(text: string): ArmExpression | undefined {
  const parser = new ExpressionParser(text.slice(1, -1));
  const parsed = parser.expression(0);
  return parser.isAtEnd() ? parsed : undefined;
}

class ExpressionParser {
  private at = 0;

  public constructor(private readonly text: string) {}

  public isAtEnd(): boolean {
    return this.text.slice(this.at).trim() === "";
  }

  public expression(depth: number): ArmExpression | undefined {
    const start = this.at;
    const token = this.next();
    if (token === undefined || depth > MAX_NESTED_CALLS) return undefined;
    const [, literal, name, other] = token;
    if (literal !== undefined) return { kind: "text", value: literal.replaceAll("''", "'") };
    if (name !== undefined) {
      const values = this.values(depth);
      return values && { kind: "call", name, values, source: this.text.slice(start, this.at).trim() };
    }
    return other === undefined ? undefined : { kind: "other", source: other.trim() };
  }

  /** What stands between the brackets of a call. */
  private values(depth: number): readonly ArmExpression[] | undefined {
    const values: ArmExpression[] = [];
    if (this.take(")")) return values;
    for (;;) {
      const value = this.expression(depth + 1);
      if (value === undefined) return undefined;
      values.push(value);
      if (this.take(")")) return values;
      if (!this.take(",")) return undefined;
    }
  }

  private take(mark: string): boolean {
    const before = this.at;
    if (this.next()?.[4] === mark) return true;
    this.at = before;
    return false;
  }

  private next(): RegExpExecArray | undefined {
    TOKEN.lastIndex = this.at;
    const token = TOKEN.exec(this.text);
    if (token === null) return undefined;
    this.at = TOKEN.lastIndex;
    return token;
  }
}
