import { isJsonObject, type JsonObject, type JsonValue } from "./json-value";

/** A name that the language takes without quotes. */
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Written as they are, and not as text. */
const EXPRESSIONS: ReadonlySet<string> = new Set(["type", "condition"]);

/**
 * A block of HCL, in the canonical style of `terraform fmt`: two spaces, equals signs in one column among the lines of
 * one kind, no blank lines within lists.
 *
 * @param head such as `resource "azurerm_route_table" "this"`
 */
export function hclBlock(head: string, body: JsonObject, expressions = NO_EXPRESSIONS): string {
  return `${head} {\n${bodyText(body, 1, expressions)}}\n`;
}

const NO_EXPRESSIONS: ReadonlySet<string> = new Set();

/** The keys of a variable's block whose texts are of the language. */
export const VARIABLE_EXPRESSIONS = EXPRESSIONS;

/** An attribute or a block inside a block. */
interface Part {
  readonly name: string;
  readonly text: string;
  readonly isBlock: boolean;
}

function bodyText(body: JsonObject, depth: number, expressions: ReadonlySet<string>): string {
  const parts = Object.keys(body)
    .sort(attributeOrder(body))
    .flatMap((name) => partsOf(name, body[name] ?? null, depth, expressions));
  const indent = "  ".repeat(depth);
  let text = "";
  let run: Part[] = [];
  const flush = (): void => {
    const widest = Math.max(0, ...run.map(({ name }) => name.length));
    for (const part of run) {
      text += `${indent}${part.name.padEnd(widest)} = ${part.text}\n`;
    }
    run = [];
  };
  parts.forEach((part, index) => {
    if (part.isBlock) {
      flush();
      text += `${index === 0 ? "" : "\n"}${indent}${part.text}`;
      return;
    }
    // A value of several lines ends the run of lines whose equals signs stand in one column.
    if (part.text.includes("\n")) {
      flush();
      text += `${indent}${part.name} = ${part.text}\n`;
      return;
    }
    run.push(part);
  });
  flush();
  return text;
}

/** Attributes before blocks; `for_each` first, as is customary. */
function attributeOrder(body: JsonObject): (a: string, b: string) => number {
  const rank = (name: string): number => (name === "for_each" ? 0 : isBlock(body[name] ?? null) ? 2 : 1);
  return (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** A list of objects: the provider's schema takes its attributes of this kind in the syntax of blocks as well. */
function isBlock(value: JsonValue): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isJsonObject);
}

function partsOf(name: string, value: JsonValue, depth: number, expressions: ReadonlySet<string>): Part[] {
  if (isBlock(value) && Array.isArray(value)) {
    return value.filter(isJsonObject).map((body) => ({
      name,
      text: `${name} {\n${bodyText(withoutNulls(body), depth + 1, expressions)}${"  ".repeat(depth)}}\n`,
      isBlock: true,
    }));
  }
  if (expressions.has(name) && typeof value === "string") {
    return [{ name, text: expressionOf(value) ?? value, isBlock: false }];
  }
  return [{ name, text: valueText(value, depth), isBlock: false }];
}

/** In a block of a list, what is not given need not stand there; in JSON's form it has to. */
function withoutNulls(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

/** A value as an expression of the language. */
export function valueText(value: JsonValue, depth: number): string {
  const indent = "  ".repeat(depth);
  if (typeof value === "string") {
    return expressionOf(value) ?? templateText(value);
  }
  if (Array.isArray(value)) {
    return value.length === 0
      ? "[]"
      : `[\n${value.map((each) => `${indent}  ${valueText(each, depth + 1)},\n`).join("")}${indent}]`;
  }
  if (!isJsonObject(value)) {
    return String(value);
  }
  const keys = Object.keys(value).sort();
  if (keys.length === 0) {
    return "{}";
  }
  return `{\n${objectLines(value, keys, depth + 1)}${indent}}`;
}

function objectLines(value: JsonObject, keys: readonly string[], depth: number): string {
  const indent = "  ".repeat(depth);
  const lines = keys.map((key) => ({
    name: IDENTIFIER.test(key) ? key : JSON.stringify(key),
    text: valueText(value[key] ?? null, depth),
  }));
  let text = "";
  let run: typeof lines = [];
  const flush = (): void => {
    const widest = Math.max(0, ...run.map(({ name }) => name.length));
    text += run.map((line) => `${indent}${line.name.padEnd(widest)} = ${line.text}\n`).join("");
    run = [];
  };
  for (const line of lines) {
    if (line.text.includes("\n")) {
      flush();
      text += `${indent}${line.name} = ${line.text}\n`;
    } else {
      run.push(line);
    }
  }
  flush();
  return text;
}

/** The expression that a text consists of, `${…}` from end to end; undefined for every other text. */
function expressionOf(text: string): string | undefined {
  if (!text.startsWith("${") || !text.endsWith("}")) {
    return undefined;
  }
  return endOfExpression(text, 0) === text.length ? text.slice(2, -1) : undefined;
}

/** Where the expression that begins at a place ends, behind its brace. Braces in texts inside of it count in pairs. */
function endOfExpression(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (character === "{") {
      depth += 1;
    } else if (character === "}") {
      depth -= 1;
      if (depth === 0) {
        return index + 1;
      }
    }
  }
  return text.length;
}

/** Text in quotes; the expressions within stay as they are, and what stands around them is escaped. */
function templateText(text: string): string {
  let written = "";
  let index = 0;
  while (index < text.length) {
    const next = text.indexOf("${", index);
    const literal = next === -1 ? text.slice(index) : text.slice(index, next);
    written += JSON.stringify(literal).slice(1, -1);
    if (next === -1) {
      break;
    }
    const end = endOfExpression(text, next);
    written += text.slice(next, end);
    index = end;
  }
  return `"${written}"`;
}
