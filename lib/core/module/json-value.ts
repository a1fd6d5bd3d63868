/** A value as JSON has it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object as JSON has it. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Whether a value is an object and no list. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects that stand by name under a key, in the order of the names; none where it is absent. */
export function objectsUnder(value: JsonObject, key: string): readonly (readonly [string, JsonObject])[] {
  const found = value[key];
  if (!isJsonObject(found)) {
    return [];
  }
  return Object.keys(found)
    .sort()
    .flatMap((name) => {
      const each = found[name];
      return isJsonObject(each) ? [[name, each] as const] : [];
    });
}

/** The objects of a list that stands under a key; none where it is absent or no list. */
export function listUnder(value: JsonObject, key: string): readonly JsonObject[] {
  const found = value[key];
  return Array.isArray(found) ? found.filter(isJsonObject) : [];
}

/** JSON text with sorted keys, indented by two, with a line break at its end. The same value gives the same bytes. */
export function jsonText(value: JsonValue): string {
  return `${JSON.stringify(sorted(value), undefined, 2)}\n`;
}

function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sorted(value[key] ?? null)]),
      )
    : value;
}
