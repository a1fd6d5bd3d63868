import type { BlockSchema, TypeExpression } from "./schema";

/** A value that Terraform learns when it applies. */
export class Unknown {
  public toString(): string {
    return "(known after apply)";
  }
}

export const UNKNOWN = new Unknown();

/** A value as Terraform hands it over. Sets are arrays in any order. */
export type Value = null | boolean | number | string | Unknown | readonly Value[] | ObjectValue;

export interface ObjectValue {
  readonly [name: string]: Value;
}

export function isObjectValue(value: Value | undefined): value is ObjectValue {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Unknown);
}

/** The value's elements; none of null or of what is not known yet. */
export function elementsOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

/** The value's elements that are objects. */
export function objectsOf(value: Value | undefined): ObjectValue[] {
  return elementsOf(value).filter(isObjectValue);
}

/** A known text that is not empty. */
export function textOf(value: Value | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The known texts of a list or set; undefined for none, as Azure's requests leave such a list out. */
export function textsOf(value: Value | undefined): string[] | undefined {
  const texts = elementsOf(value).filter((each): each is string => typeof each === "string");
  return texts.length === 0 ? undefined : texts;
}

/**
 * A text that equal values have in common, whatever the order of a set. The provider's framework tells null, the empty
 * text, the empty list and false apart in a configuration only, so these are one here.
 */
export function canonicalText(type: TypeExpression, value: Value | undefined): string {
  if (value instanceof Unknown) return "unknown";
  if (value === undefined || value === null || value === "" || value === false) return "-";
  if (typeof type === "string") return JSON.stringify(value);
  if (type[0] === "object") {
    const object = isObjectValue(value) ? value : {};
    const texts = Object.entries(type[1]).map(([name, each]) => canonicalText(each, object[name]));
    return `{${texts.join()}}`;
  }
  const element = type[1];
  if (type[0] === "map") {
    const entries = Object.entries(isObjectValue(value) ? value : {}).sort(([a], [b]) => (a < b ? -1 : 1));
    const texts = entries.map(([name, each]) => `${JSON.stringify(name)}:${canonicalText(element, each)}`);
    return texts.length === 0 ? "-" : `{${texts.join()}}`;
  }
  const texts = elementsOf(value).map((each) => canonicalText(element, each));
  return texts.length === 0 ? "-" : `[${(type[0] === "set" ? texts.sort() : texts).join()}]`;
}

/** Equal in what they say. */
export function sameMeaning(type: TypeExpression, a: Value | undefined, b: Value | undefined): boolean {
  return canonicalText(type, a) === canonicalText(type, b);
}

/** The object with every attribute and block of the schema: null, or an empty list of blocks, for what it lacks. */
export function completed(schema: BlockSchema, value: ObjectValue): ObjectValue {
  const { attributes = {}, block_types = {} } = schema;
  return Object.fromEntries([
    ...Object.entries(attributes).map(([name, { type }]) => [name, filled(type, value[name] ?? null)]),
    ...Object.entries(block_types).map(([name, { nesting, block }]): [string, Value] => {
      const given = value[name];
      if (given instanceof Unknown) return [name, given];
      if (nesting === "single") return [name, isObjectValue(given) ? completed(block, given) : null];
      return [name, objectsOf(given).map((each) => completed(block, each))];
    }),
  ]);
}

/**
 * Objects in an attribute, such as the inline rules of a network security group, have no null: the provider's framework
 * keeps empty texts and empty sets there.
 */
export function filled(type: TypeExpression, value: Value): Value {
  if (typeof type === "string" || type[0] === "object" || type[0] === "map") return value;
  const element = type[1];
  if (typeof element === "string" || element[0] !== "object" || !Array.isArray(value)) return value;
  const members = Object.entries(element[1]);
  return value.map((each: Value) =>
    isObjectValue(each)
      ? Object.fromEntries(members.map(([name, member]) => [name, each[name] ?? emptyOf(member)]))
      : each,
  );
}

function emptyOf(type: TypeExpression): Value {
  if (type === "string") return "";
  if (type === "bool") return false;
  if (type === "number") return 0;
  return type[0] === "list" || type[0] === "set" ? [] : null;
}
