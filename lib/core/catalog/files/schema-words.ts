import { quoted } from "../../address/quoted";
import { isObject } from "../../json-object";

/** The types of JSON Schema, as messages name them. */
export const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "`true` or `false`",
  array: "a list",
  object: "an object, which is keys with their values",
  null: "`null`",
};

/** A description is shown up to here where its first sentence is longer. */
const MOST_EXPECTED = 160;

/** The type that a value has, as messages name it. */
export function typeName(data: unknown): string {
  if (data === null) {
    return "null";
  }
  if (Array.isArray(data)) {
    return "a list";
  }
  const names: Readonly<Record<string, string>> = {
    string: "text",
    boolean: "a boolean",
    number: "a number",
  };
  return names[typeof data] ?? "an object";
}

/** A value as a message shows it: lists and objects by what they are. */
export function shown(data: unknown): string {
  if (typeof data === "object" && data !== null) {
    return Array.isArray(data) ? "this list" : "this object";
  }
  return quoted(String(data));
}

/** "1 item", "2 items". */
export function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** What a schema's description says is expected: its first sentence, to stand inside of one. */
export function expectation(schema: unknown): string | undefined {
  if (!isObject(schema) || typeof schema.description !== "string") {
    return undefined;
  }
  const sentence = /^.*?[.](?=\s|$)/s.exec(schema.description)?.[0].slice(0, -1) ?? schema.description;
  const inside = /^[A-Z](?![A-Z])/.test(sentence)
    ? `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`
    : sentence;
  return inside.length > MOST_EXPECTED ? `${inside.slice(0, MOST_EXPECTED).trimEnd()}...` : inside;
}
