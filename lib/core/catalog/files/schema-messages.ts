import type { ErrorObject } from "ajv/dist/2020";
import { quoted } from "../../address/quoted";
import { nearestNames, suggestion } from "../../diagnostics/nearest-names";
import { isObject } from "../../json-object";
import { counted, expectation, shown, TYPE_NAMES, typeName } from "./schema-words";

/** An error's parts, as the validator's `verbose` mode tells them. */
type Parts = ErrorObject & { readonly parent: Readonly<Record<string, unknown>> };
type Worded = (error: Parts) => string;

/** At most this many allowed values are listed. */
const MOST_LISTED = 20;

/** Words for the keywords of JSON Schema 2020-12, in the order of its vocabularies. */
const WORDS: Readonly<Record<string, Worded>> = {
  type: ({ data, params }) => wrongType(data, [params.type].flat().map(String)),
  enum: ({ data, params }) => notAllowed(data, params.allowedValues as readonly unknown[]),
  const: ({ data, params }) => notAllowed(data, [params.allowedValue]),
  required: ({ params, parent }) => {
    const key = String(params.missingProperty);
    const known = isObject(parent.properties) ? parent.properties[key] : undefined;
    return `the key ${quoted(key)} is missing; add it${colon(expectation(known))}`;
  },
  dependentRequired: ({ params }) =>
    `the key ${quoted(String(params.property))} needs ${quoted(String(params.missingProperty))} beside it; add that, or remove ${quoted(String(params.property))}`,
  additionalProperties: ({ params, parent }) => unknownKey(String(params.additionalProperty), parent),
  unevaluatedProperties: ({ params, parent }) => unknownKey(String(params.unevaluatedProperty), parent),
  "false schema": () => "nothing is allowed here; remove it",
  pattern: ({ data, params, parent }) =>
    `${shown(data)} is not valid here; write ${expectation(parent) ?? `text that matches \`${params.pattern}\``}`,
  format: ({ data, params }) =>
    `${shown(data)} is not of the form \`${params.format}\`; write it in that form`,
  minLength: ({ data, params }) =>
    data === ""
      ? `the text is empty; write at least ${counted(params.limit, "character")}`
      : `${shown(data)} is too short; write at least ${counted(params.limit, "character")}`,
  maxLength: ({ data, params }) =>
    `the text has ${counted([...String(data)].length, "character")}; at most ${params.limit} are allowed, so shorten it`,
  minItems: ({ data, params }) => tooFew("list", (data as readonly unknown[]).length, params.limit, "item"),
  maxItems: ({ data, params }) =>
    `the list has ${counted((data as readonly unknown[]).length, "item")}; at most ${params.limit} are allowed, so remove some`,
  items: ({ data, params }) =>
    `the list has ${counted((data as readonly unknown[]).length, "item")}; at most ${params.limit} are allowed, so remove some`,
  uniqueItems: ({ data, params }) =>
    `${shown((data as readonly unknown[])[params.i])} stands twice in the list, as items ${params.j + 1} and ${params.i + 1}; remove one of the two`,
  contains: ({ params }) =>
    `the list lacks an item that it needs; at least ${counted(params.minContains, "item")} of that kind`,
  minProperties: ({ data, params }) =>
    tooFew("object", Object.keys(data as object).length, params.limit, "key"),
  maxProperties: ({ data, params }) =>
    `the object has ${counted(Object.keys(data as object).length, "key")}; at most ${params.limit} are allowed, so remove some`,
  minimum: ({ data, params }) => `${shown(data)} is too small; write ${params.limit} or more`,
  maximum: ({ data, params }) => `${shown(data)} is too large; write ${params.limit} or less`,
  exclusiveMinimum: ({ data, params }) => `${shown(data)} is too small; write more than ${params.limit}`,
  exclusiveMaximum: ({ data, params }) => `${shown(data)} is too large; write less than ${params.limit}`,
  multipleOf: ({ data, params }) => `${shown(data)} is not a multiple of ${params.multipleOf}; write one`,
  not: ({ data, schema, parent }) => excluded(data, schema, parent),
  oneOf: ({ data }) =>
    `${shown(data)} fits several forms of which only one may fit; remove what belongs to the other ones`,
};

/** What is wrong, in the words of the catalog's users. The validator has to be in `verbose` mode. */
export function schemaMessage(error: ErrorObject): string {
  const parent = isObject(error.parentSchema) ? error.parentSchema : {};
  const word = Object.hasOwn(WORDS, error.keyword) ? WORDS[error.keyword] : undefined;
  if (error.propertyName !== undefined) {
    const expected =
      expectation(parent) ??
      (error.keyword === "pattern" ? `text that matches \`${error.params.pattern}\`` : undefined);
    return expected !== undefined
      ? `the key ${quoted(error.propertyName)} is not valid here; write ${expected}`
      : `the key ${quoted(error.propertyName)} is not allowed here: ${word?.({ ...error, data: error.propertyName, parent }) ?? error.message}`;
  }
  return word?.({ ...error, parent }) ?? `${shown(error.data)} is not valid here: it ${error.message}`;
}

/** A value that none of several forms takes. `mismatches`: what each form says of the value itself. */
export function noFormMessage(data: unknown, mismatches: readonly ErrorObject[]): string {
  const types = mismatches.flatMap(({ keyword, params }) => (keyword === "type" ? [params.type].flat() : []));
  const values = mismatches.flatMap(({ keyword, params }): readonly unknown[] =>
    keyword === "enum" ? params.allowedValues : keyword === "const" ? [params.allowedValue] : [],
  );
  const unique = [...new Set(types.map(String))];
  return values.length > 0
    ? notAllowed(data, values, unique)
    : unique.length > 0
      ? wrongType(data, unique)
      : "nothing is allowed here; remove it";
}

function wrongType(data: unknown, types: readonly string[]): string {
  const needed = types.map((type) => TYPE_NAMES[type] ?? type).join(" or ");
  const advice = types.length === 1 ? ADVICE[types[0] ?? ""]?.(data) : undefined;
  if (data === null) {
    return `there is no value here (null); write ${needed}`;
  }
  return `${shown(data)} is ${typeName(data)}; write ${advice ?? needed}`;
}

/** How to write what was meant, where only one type is allowed. */
const ADVICE: Readonly<Record<string, (data: unknown) => string | undefined>> = {
  string: (data) =>
    typeof data === "object" ? undefined : `text, in quotes: ${quoted(JSON.stringify(String(data)))}`,
  number: (data) => (isNumeric(data) ? "a number, without quotes" : undefined),
  integer: (data) => (isNumeric(data) ? "a whole number, without quotes" : undefined),
  boolean: (data) => (data === "true" || data === "false" ? `${quoted(data)} without quotes` : undefined),
  array: (data) => (isObject(data) ? undefined : "a list, even of one item"),
};

function isNumeric(data: unknown): boolean {
  return typeof data === "string" && /^-?[0-9]+(\.[0-9]+)?$/.test(data);
}

function notAllowed(data: unknown, allowed: readonly unknown[], types: readonly string[] = []): string {
  const names = allowed.filter((each) => typeof each === "string");
  // A value of one or two letters is near to everything.
  const near = typeof data === "string" && data.length > 2 ? nearestNames(data, names)[0] : undefined;
  const shownValues = [...new Set(allowed.slice(0, MOST_LISTED).map(shown))];
  const others = allowed.length > MOST_LISTED ? [`${allowed.length - MOST_LISTED} more`] : [];
  const list = [...shownValues, ...others, ...types.map((type) => TYPE_NAMES[type] ?? type)].join(", ");
  const hint = near !== undefined && allowed.length > 1 ? `; did you mean ${quoted(near)}?` : "";
  const most = allowed.length + types.length === 1 ? `write ${list}` : `allowed: ${list}`;
  return `${shown(data)} is not allowed here; ${most}${hint}`;
}

function unknownKey(key: string, parent: Readonly<Record<string, unknown>>): string {
  const known = Object.keys(isObject(parent.properties) ? parent.properties : {});
  const patterns = Object.keys(isObject(parent.patternProperties) ? parent.patternProperties : {});
  if (patterns.length > 0) {
    const form = patterns.map((pattern) => `\`${pattern}\``).join(" or ");
    return `the key ${quoted(key)} is not allowed here; write a key that matches ${form}${known.length > 0 ? `, or ${known.map((each) => quoted(each)).join(", ")}` : ""}`;
  }
  return known.length === 0
    ? `the key ${quoted(key)} is not allowed here, nor is any other; remove it`
    : `unknown key ${quoted(key)}${suggestion(key, known)}`;
}

function excluded(data: unknown, schema: unknown, parent: Readonly<Record<string, unknown>>): string {
  const described = expectation(schema) ?? expectation(parent);
  if (isObject(schema) && Array.isArray(schema.required) && schema.required.length > 0) {
    const keys = schema.required.map((key) => quoted(String(key)));
    return keys.length === 1
      ? `the key ${keys.join("")} is not allowed here; remove it`
      : `the keys ${keys.join(" and ")} exclude each other; remove one of them`;
  }
  return `${shown(data)} is not allowed here; change it${colon(described)}`;
}

function tooFew(what: string, has: number, least: number, unit: string): string {
  return has === 0
    ? `the ${what} is empty; write at least ${counted(least, unit)}`
    : `the ${what} has ${counted(has, unit)}; write at least ${least}`;
}

function colon(text: string | undefined): string {
  return text === undefined ? "" : `: ${text}`;
}
