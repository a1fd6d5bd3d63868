import schemaJson from "./azurerm-4.55.0.schema.json";
import { isExpression, isGiven, isObject, type JsonObject } from "./terraform-json";

/** A type as Terraform writes it in a provider's schema: `"string"`, `["set", "string"]`, `["object", { … }]`. */
type TypeExpression =
  | "string"
  | "number"
  | "bool"
  | readonly ["list" | "set" | "map", TypeExpression]
  | readonly ["object", Readonly<Record<string, TypeExpression>>];

interface AttributeSchema {
  readonly type: TypeExpression;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
}

interface NestedBlockSchema {
  readonly nesting: "list" | "set" | "single";
  readonly min?: number;
  readonly max?: number;
  readonly block: BlockSchema;
}

/** One block of a provider's schema: what it may hold. */
export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<Record<string, NestedBlockSchema>>;
}

/** The excerpt of the azurerm provider's schema that the check reads. */
export const azurermSchema = schemaJson as unknown as {
  readonly source: string;
  readonly provider: BlockSchema;
  readonly resource_schemas: Readonly<Record<string, BlockSchema>>;
  readonly data_source_schemas: Readonly<Record<string, BlockSchema>>;
};

/** Terraform's own arguments, which stand beside the provider's. `//` is a comment in every block. */
const META_ARGUMENTS = {
  resource: ["//", "depends_on", "lifecycle", "provider", "count", "for_each", "provisioner", "connection"],
  data: ["//", "depends_on", "lifecycle", "provider", "count", "for_each"],
  provider: ["//", "alias", "version"],
  nested: ["//"],
} as const;

const TOP_LEVEL = [
  "//",
  "check",
  "data",
  "import",
  "locals",
  "module",
  "moved",
  "output",
  "provider",
  "removed",
  "resource",
  "terraform",
  "variable",
];

/**
 * What the azurerm provider's schema (4.55.0) refuses in a Terraform JSON document: its resources, its data sources and
 * its provider blocks. `terraform`, `variable`, `output`, `locals` and modules are Terraform's own and are not judged.
 *
 * Types are taken strictly: Terraform would convert `"100"` to a number, this does not. A string that holds an
 * expression stands for a value of any type.
 *
 * @param terraformJson a parsed `cdk.tf.json`, as `cdktf synth` writes it
 * @returns one sentence for each problem, which begins with the path of what is wrong; empty when the document conforms
 */
export function schemaProblems(terraformJson: unknown): string[] {
  if (!isObject(terraformJson)) return [`document: expected an object, found ${describe(terraformJson)}`];
  return [
    ...Object.keys(terraformJson)
      .filter((key) => !TOP_LEVEL.includes(key))
      .map((key) => `${key}: unknown top-level property; Terraform knows ${TOP_LEVEL.join(", ")}`),
    ...providerBlockProblems(terraformJson.provider),
    ...sectionProblems(terraformJson.resource, "resource", azurermSchema.resource_schemas),
    ...sectionProblems(terraformJson.data, "data", azurermSchema.data_source_schemas),
  ];
}

function providerBlockProblems(section: unknown): string[] {
  return objectProblems(section, "provider", (name, value, path) =>
    name === "azurerm"
      ? nestedBlockProblems(
          value,
          { nesting: "list", block: azurermSchema.provider },
          path,
          META_ARGUMENTS.provider,
        )
      : [`${path}: unknown provider; the schema at hand is that of azurerm`],
  );
}

function sectionProblems(
  section: unknown,
  kind: "resource" | "data",
  schemas: Readonly<Record<string, BlockSchema>>,
): string[] {
  return objectProblems(section, kind, (type, instances, path) => {
    const schema = schemas[type];
    if (schema === undefined) {
      const noun = kind === "data" ? "data source" : "resource";
      return [`${path}: unknown ${noun} type; the schema at hand has ${Object.keys(schemas).join(", ")}`];
    }
    return objectProblems(instances, path, (_, body, bodyPath) =>
      isObject(body)
        ? blockProblems(body, schema, bodyPath, META_ARGUMENTS[kind])
        : [`${bodyPath}: expected an object, found ${describe(body)}`],
    );
  });
}

function objectProblems(
  value: unknown,
  path: string,
  entryProblems: (key: string, value: unknown, path: string) => string[],
): string[] {
  if (!isGiven(value)) return [];
  if (!isObject(value)) return [`${path}: expected an object, found ${describe(value)}`];
  return Object.entries(value).flatMap(([key, entry]) =>
    key === "//" ? [] : entryProblems(key, entry, `${path}.${key}`),
  );
}

function blockProblems(
  body: JsonObject,
  schema: BlockSchema,
  path: string,
  meta: readonly string[],
): string[] {
  const attributes = schema.attributes ?? {};
  const blocks = schema.block_types ?? {};
  return [
    ...Object.keys(body)
      .filter((key) => !meta.includes(key) && !Object.hasOwn(attributes, key) && !Object.hasOwn(blocks, key))
      .map((key) => `${path}.${key}: unknown attribute or block`),
    ...Object.entries(attributes).flatMap(([name, attribute]) =>
      attributeProblems(body[name], attribute, `${path}.${name}`),
    ),
    ...Object.entries(blocks).flatMap(([name, nested]) =>
      nestedBlockProblems(body[name], nested, `${path}.${name}`, META_ARGUMENTS.nested),
    ),
  ];
}

function attributeProblems(value: unknown, attribute: AttributeSchema, path: string): string[] {
  if (!isGiven(value)) {
    return attribute.required ? [`${path}: required, but ${value === null ? "null" : "missing"}`] : [];
  }
  if (!attribute.required && !attribute.optional) {
    return [`${path}: computed by the provider, so it cannot be set`];
  }
  return valueProblems(value, attribute.type, path);
}

/** Terraform takes one object for one block, an array for several, and null for none. An expression is no block. */
function nestedBlockProblems(
  value: unknown,
  schema: NestedBlockSchema,
  path: string,
  meta: readonly string[],
): string[] {
  const bodies: readonly unknown[] = !isGiven(value) ? [] : Array.isArray(value) ? value : [value];
  const min = schema.min ?? 0;
  const max = schema.nesting === "single" ? 1 : (schema.max ?? Number.POSITIVE_INFINITY);
  const problems = bodies.flatMap((body, index) => {
    const bodyPath = Array.isArray(value) ? `${path}[${index}]` : path;
    return isObject(body)
      ? blockProblems(body, schema.block, bodyPath, meta)
      : [`${bodyPath}: expected a block, which is an object or an array of objects, found ${describe(body)}`];
  });
  if (bodies.length < min)
    problems.push(`${path}: at least ${min} block(s) required, found ${bodies.length}`);
  if (bodies.length > max) problems.push(`${path}: at most ${max} block(s) allowed, found ${bodies.length}`);
  return problems;
}

function valueProblems(value: unknown, type: TypeExpression, path: string): string[] {
  if (isExpression(value)) return [];
  const mismatch = [`${path}: expected ${typeName(type)}, found ${describe(value)}`];
  if (typeof type === "string") return matchesPrimitive(value, type) ? [] : mismatch;
  if (type[0] === "object") return isObject(value) ? objectValueProblems(value, type[1], path) : mismatch;
  const element = type[1];
  if (type[0] === "map") {
    if (!isObject(value)) return mismatch;
    return Object.entries(value).flatMap(([key, entry]) => valueProblems(entry, element, `${path}.${key}`));
  }
  if (!Array.isArray(value)) return mismatch;
  const entries: readonly unknown[] = value;
  return [
    ...entries.flatMap((entry, index) => valueProblems(entry, element, `${path}[${index}]`)),
    ...(type[0] === "set" ? duplicateProblems(entries, element, path) : []),
  ];
}

/**
 * `security_rule` of an NSG and `route` of a route table are attributes, not blocks, in Terraform JSON. Terraform then
 * wants every key in each object, and drops a key that the type does not have without a word.
 */
function objectValueProblems(
  value: JsonObject,
  types: Readonly<Record<string, TypeExpression>>,
  path: string,
): string[] {
  const missing = Object.keys(types).filter((key) => value[key] === undefined);
  return [
    ...(missing.length > 0
      ? [`${path}: attributes ${missing.join(", ")} are required; write null where one is unused`]
      : []),
    ...Object.entries(value).flatMap(([key, entry]) => {
      const type = Object.hasOwn(types, key) ? types[key] : undefined;
      if (type === undefined) return [`${path}.${key}: unknown attribute`];
      return isGiven(entry) ? valueProblems(entry, type, `${path}.${key}`) : [];
    }),
  ];
}

function duplicateProblems(entries: readonly unknown[], type: TypeExpression, path: string): string[] {
  const first = new Map<string, number>();
  return entries.flatMap((entry, index) => {
    const text = canonicalText(entry, type);
    const earlier = first.get(text);
    if (earlier !== undefined)
      return [`${path}[${index}]: the set already holds this element, as [${earlier}]`];
    first.set(text, index);
    return [];
  });
}

/** Equal values have equal texts: neither the order of an object's keys nor that of a set's elements matters. */
function canonicalText(value: unknown, type: TypeExpression): string {
  if (typeof type === "string") return JSON.stringify(value ?? null);
  if (type[0] === "object" && isObject(value)) {
    return `{${Object.entries(type[1])
      .map(([key, entryType]) => `${key}:${canonicalText(value[key], entryType)}`)
      .join()}}`;
  }
  if (type[0] !== "object" && Array.isArray(value)) {
    const element = type[1];
    const texts = value.map((entry: unknown) => canonicalText(entry, element));
    return `[${(type[0] === "set" ? texts.sort() : texts).join()}]`;
  }
  return JSON.stringify(value ?? null);
}

function matchesPrimitive(value: unknown, type: "string" | "number" | "bool"): boolean {
  return typeof value === (type === "bool" ? "boolean" : type);
}

function typeName(type: TypeExpression): string {
  if (typeof type === "string") return type;
  return type[0] === "object" ? "object" : `${type[0]} of ${typeName(type[1])}`;
}

function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (isObject(value)) return "an object";
  return `the ${typeof value === "boolean" ? "bool" : typeof value} ${JSON.stringify(value)}`;
}
