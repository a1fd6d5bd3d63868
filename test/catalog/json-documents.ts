import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";

const CATALOG = join(__dirname, "../../catalog");

type JsonObject = Record<string, unknown>;

/** Reads a file of the catalog, by its path below `catalog/`. */
export function readCatalog<T>(path: string): T {
  return JSON.parse(readFileSync(join(CATALOG, path), "utf8")) as T;
}

/** The check of a schema, by its path below `catalog/`: what is wrong with a document, place first. */
export function schemaCheck(path: string): (document: unknown) => string[] {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(readCatalog<JsonObject>(path));
  return (document) =>
    validate(document) ? [] : (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message}`);
}

/** A copy of the document with one value replaced, or taken away when the value is `undefined`. */
export function altered(document: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(document);
  const last = path[path.length - 1];
  const parent = path.slice(0, -1).reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), copy);
  if (last === undefined || !isObject(parent) || (value === undefined && !(last in parent))) {
    throw new Error(`the document has no ${path.join(" / ")}`);
  }
  if (value === undefined) {
    delete parent[last];
  } else {
    parent[last] = value;
  }
  return copy;
}

/** The places in a schema that take properties it does not name, or that describe a property with no words. */
export function laxPlaces(schema: unknown, place = "#"): string[] {
  if (Array.isArray(schema)) {
    return schema.flatMap((each, index) => laxPlaces(each, `${place}/${index}`));
  }
  if (!isObject(schema)) {
    return [];
  }
  const open = schema.type === "object" && schema.additionalProperties !== false ? [`${place} is open`] : [];
  const undescribed = ["properties", "patternProperties", "$defs"].flatMap((keyword) =>
    Object.entries(isObject(schema[keyword]) ? schema[keyword] : {})
      .filter(([, each]) => isObject(each) && typeof each.description !== "string")
      .map(([name]) => `${place}/${keyword}/${name} has no description`),
  );
  const below = Object.entries(schema).flatMap(([key, each]) => laxPlaces(each, `${place}/${key}`));
  return [...open, ...undescribed, ...below];
}

/** The texts in code-unit order. */
export function inCodeUnitOrder(texts: readonly string[]): string[] {
  return [...texts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}
