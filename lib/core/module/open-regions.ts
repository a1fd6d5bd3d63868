import { compareText } from "../address/compare-text";
import { isJsonObject, type JsonObject, type JsonValue } from "./json-value";
import { expression } from "./terraform-expression";

/** A region that stays open, with what the module would hold if it were the only one. */
export interface RegionChoice {
  readonly region: string;
  readonly cloud: string;
  /** Such as `EastUS2`. */
  readonly tagSuffix: string;
  readonly resources: JsonObject;
}

/** One module for many regions. */
export interface OpenModule {
  /** The resources; what differs between the regions is an expression. */
  readonly resources: JsonObject;
  /** The values of each region, by the region and then by the names that the expressions use. */
  readonly table: Readonly<Record<string, JsonObject>>;
}

/**
 * Lists that Terraform takes as one expression, so that they may differ in length between regions. Everything else that
 * is a list is a series of blocks, which no expression can stand for.
 */
const EXPRESSIBLE_LISTS: ReadonlySet<string> = new Set([
  "destination_address_prefixes",
  "destination_addresses",
  "destination_fqdns",
  "destination_port_ranges",
  "destination_ports",
  "destination_urls",
  "source_address_prefixes",
  "source_addresses",
]);

/**
 * The regions whose modules have the shape of the first one's: the same resources, rules and collections in the same
 * order, which differ in texts and lists alone.
 */
export function regionsOfOneShape(choices: readonly RegionChoice[]): RegionChoice[] {
  const [first] = choices;
  if (first === undefined) {
    return [];
  }
  const shape = shapeOf(first.resources);
  return choices.filter((choice) => shapeOf(choice.resources) === shape);
}

/** The shape of a value as text: what is left without texts and expressible lists; the names of things stay. */
function shapeOf(value: JsonValue, key = ""): string {
  if (typeof value === "string") {
    return key === "name" || key === "type" || key === "protocol" ? JSON.stringify(value) : '"…"';
  }
  if (EXPRESSIBLE_LISTS.has(key)) {
    return value === null ? "null" : "[…]";
  }
  if (Array.isArray(value)) {
    return `[${value.map((each) => shapeOf(each)).join(",")}]`;
  }
  return isJsonObject(value)
    ? `{${Object.keys(value)
        .sort()
        .map((each) => `${each}:${shapeOf(value[each] ?? null, each)}`)
        .join(",")}}`
    : JSON.stringify(value);
}

/**
 * One module for regions of one shape. Where a text differs between them in the region's name or in the suffix of
 * its service tags alone, that part is an expression; where it differs otherwise, the whole text or list comes from a
 * table.
 *
 * @param choices regions of one shape; the first one names the columns of the table
 */
export function openModule(choices: readonly RegionChoice[]): OpenModule {
  const columns = new Map<string, { readonly name: string; readonly values: readonly JsonValue[] }>();
  const names = new Set<string>(["cloud", "service_tag_suffix"]);

  /** The expression for values that differ: those of an earlier column, or of a new one. */
  const column = (values: readonly JsonValue[], hint: string): string => {
    const key = JSON.stringify(values);
    const known = columns.get(key);
    if (known !== undefined) {
      return known.name;
    }
    const base = columnName(hint);
    let name = base;
    for (let count = 2; names.has(name); count += 1) {
      name = `${base}_${count}`;
    }
    names.add(name);
    columns.set(key, { name, values });
    return name;
  };

  const joined = (values: readonly JsonValue[], key: string, within: string): JsonValue => {
    const [first = null] = values;
    if (values.every((value) => JSON.stringify(value) === JSON.stringify(first))) {
      return first;
    }
    if (values.every((value) => typeof value === "string")) {
      return (
        textOfRegion(values, choices) ??
        `\${local.region.${column(values, key === "description" ? `${within}_${key}` : String(first))}}`
      );
    }
    if (
      Array.isArray(first) &&
      values.every((value) => Array.isArray(value) && value.length === first.length)
    ) {
      const lists = values.filter((value) => Array.isArray(value));
      return first.map((_, index) =>
        joined(
          lists.map((list) => list[index] ?? null),
          key,
          within,
        ),
      );
    }
    if (values.every(isJsonObject) && isJsonObject(first)) {
      const objects = values.filter(isJsonObject);
      const name = typeof first.name === "string" && !first.name.includes("${") ? first.name : within;
      return Object.fromEntries(
        Object.keys(first).map((each) => [
          each,
          joined(
            objects.map((object) => object[each] ?? null),
            each,
            name,
          ),
        ]),
      );
    }
    return `\${local.region.${column(values, `${within}_${key}`)}}`;
  };

  const resources = joined(
    choices.map((choice) => choice.resources),
    "",
    "",
  );
  const table = choices.map((choice, index): [string, JsonObject] => [
    choice.region,
    {
      cloud: choice.cloud,
      service_tag_suffix: choice.tagSuffix,
      ...Object.fromEntries([...columns.values()].map(({ name, values }) => [name, values[index] ?? null])),
    },
  ]);
  return {
    resources: isJsonObject(resources) ? resources : {},
    table: Object.fromEntries(table.sort(([a], [b]) => compareText(a, b))),
  };
}

/** A name of Terraform's language for what a text stands for. */
function columnName(hint: string): string {
  const name = hint
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  return /^[a-z]/.test(name) ? name : `value${name === "" ? "" : "_"}${name}`;
}

/** A text that differs in the region's name, or in its tag suffix, between dots: with the expression in its place. */
function textOfRegion(values: readonly string[], choices: readonly RegionChoice[]): string | undefined {
  const ways: readonly (readonly [(choice: RegionChoice) => string, string])[] = [
    [({ tagSuffix }) => tagSuffix, expression("local.region.service_tag_suffix")],
    [({ region }) => region, expression("var.region")],
  ];
  for (const [partOf, inPlace] of ways) {
    const written = values.map((value, index) => {
      const choice = choices[index];
      const part = choice === undefined ? "" : partOf(choice);
      return value
        .split(/([.-])/)
        .map((each) => (each === part ? inPlace : each))
        .join("");
    });
    const [first] = written;
    if (first !== undefined && written.every((each) => each === first) && first.includes(inPlace)) {
      return first;
    }
  }
  return undefined;
}
