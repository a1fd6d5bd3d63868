import type { ResourceType } from "./resource-type";
import { type BlockSchema, blockType, type TypeExpression } from "./schema";
import { filled, type ObjectValue, objectsOf, sameMeaning, UNKNOWN, Unknown, type Value } from "./value";

/** What a change will come to. */
export interface PlannedChange {
  readonly planned: ObjectValue;
  /** The attributes for whose sake the resource is replaced; empty where it is changed in place. */
  readonly replacedBy: readonly string[];
}

/**
 * Plans the creation or the update of a resource, as the provider's framework does: defaults are filled in, what Azure
 * decides is unknown on creation and stays as it was on update, and an attribute that says the same as before keeps the
 * form that it had.
 *
 * @param prior what there is; undefined for a creation
 * @param proposed the configuration, with what is computed and not configured taken from `prior`
 */
export function planChange(
  schema: BlockSchema,
  type: ResourceType,
  prior: ObjectValue | undefined,
  proposed: ObjectValue,
): PlannedChange {
  const withDefaults = Object.fromEntries(
    Object.entries(proposed).map(([name, value]) => [name, value ?? type.defaults?.[name] ?? null]),
  );
  const withUnknowns = computedIn(schema, withDefaults, prior);
  const types = memberTypes(schema);
  const planned = Object.fromEntries(
    Object.entries(withUnknowns).map(([name, value]): [string, Value] => {
      const member = types[name] ?? "string";
      const before = prior?.[name];
      if (before !== undefined && sameAttribute(name, member, before, value)) return [name, before];
      return [name, schema.attributes?.[name] === undefined ? value : filled(member, value)];
    }),
  );
  const replacedBy =
    prior === undefined
      ? []
      : type.replacedBy.filter(
          (name) => !sameAttribute(name, types[name] ?? "string", prior[name], planned[name]),
        );
  return { planned, replacedBy };
}

/**
 * The state after an apply or a read: what Azure answered, in the form that it had before where it says the same. What
 * the provider does not read back stays.
 */
export function settledState(schema: BlockSchema, before: ObjectValue, answered: ObjectValue): ObjectValue {
  const types = memberTypes(schema);
  return Object.fromEntries(
    Object.entries(types).map(([name, type]): [string, Value] => {
      const was = before[name] ?? null;
      const is = answered[name];
      if (is === undefined) return [name, known(was)];
      return [name, sameAttribute(name, type, was, is) ? was : is];
    }),
  );
}

/** `East US 2` and `eastus2` are one region, which the provider knows. */
function sameAttribute(
  name: string,
  type: TypeExpression,
  a: Value | undefined,
  b: Value | undefined,
): boolean {
  const normalized = (value: Value | undefined): Value | undefined =>
    name === "location" && typeof value === "string" ? value.replaceAll(" ", "").toLowerCase() : value;
  return sameMeaning(type, normalized(a), normalized(b));
}

/** What is unknown and was not answered does not exist. */
function known(value: Value): Value {
  if (value instanceof Unknown) return null;
  if (Array.isArray(value)) return value.map((each: Value) => known(each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, known(each)]));
}

function memberTypes(schema: BlockSchema): Readonly<Record<string, TypeExpression>> {
  const type = blockType(schema);
  return typeof type === "object" && type[0] === "object" ? type[1] : {};
}

/** Makes unknown what is computed in a block that is new. */
function computedIn(schema: BlockSchema, value: ObjectValue, prior: ObjectValue | undefined): ObjectValue {
  const { attributes = {}, block_types = {} } = schema;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]): [string, Value] => {
      if (attributes[name]?.computed === true && each === null && prior === undefined) return [name, UNKNOWN];
      const nested = block_types[name];
      if (nested === undefined || !Array.isArray(each)) return [name, each];
      const before = objectsOf(prior?.[name]);
      return [name, objectsOf(each).map((item, index) => computedIn(nested.block, item, before[index]))];
    }),
  );
}
