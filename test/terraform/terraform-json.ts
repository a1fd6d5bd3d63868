/** A JSON object whose values are not yet known. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A block of a Terraform JSON document, with the path at which it stands, for messages. */
export interface Located {
  /** Where the block stands: `resource.azurerm_route_table.main.route[0]`. */
  readonly path: string;
  readonly body: JsonObject;
}

/** A resource or data source: its type, its logical id, and its block. */
export interface Instance extends Located {
  readonly type: string;
  readonly logicalId: string;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Terraform treats null like an attribute that was not written at all. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** True for a string in which Terraform evaluates an expression, `${…}`; `$${` is the escape for a plain `${`. */
export function isExpression(value: unknown): boolean {
  return typeof value === "string" && /(?<!\$)\$\{/.test(value);
}

/** The blocks under `key`: Terraform JSON writes them as one object or as an array. What is no object is left out. */
export function blocksOf(parent: Located, key: string): Located[] {
  const value = parent.body[key];
  const path = `${parent.path}.${key}`;
  if (isObject(value)) return [{ path, body: value }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((body: unknown, index) =>
    isObject(body) ? [{ path: `${path}[${index}]`, body }] : [],
  );
}

/** The document's resources or data sources of one type, in the document's order. What is no object is left out. */
export function instancesOf(document: unknown, section: "resource" | "data", type: string): Instance[] {
  const types = isObject(document) ? document[section] : undefined;
  const instances = isObject(types) ? types[type] : undefined;
  if (!isObject(instances)) return [];
  return Object.entries(instances).flatMap(([logicalId, body]) =>
    isObject(body) ? [{ type, logicalId, path: `${section}.${type}.${logicalId}`, body }] : [],
  );
}
