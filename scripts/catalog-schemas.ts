import requirementsSchema from "../catalog/schema/requirements.schema.json";
import rulesSchema from "../catalog/schema/rules.schema.json";
import serviceSchema from "../catalog/schema/service.schema.json";

/**
 * The schemas of a user's catalog file, in which the built-in catalog's files stand side by side. They are made from
 * the schemas of these files, so that both are judged alike, and hold all that they need: an editor reads one file.
 */

type Schema = { readonly [key: string]: unknown };

const DRAFT = "https://json-schema.org/draft/2020-12/schema";

const SCHEMA_KEY = { description: "Where this schema lies, for editors.", type: "string" };

/** The schema of a file that describes a service of its own. */
export function renderServiceCatalogSchema(): string {
  const service = part(serviceSchema, "service");
  const rules = part(rulesSchema, "rules");
  return written({
    $schema: DRAFT,
    title: "Catalog of a service",
    description:
      "What one service needs from the network: the service, its requirements, and the slots and names of its rules.",
    type: "object",
    additionalProperties: false,
    required: ["service", "rules", "requirements"],
    properties: {
      $schema: SCHEMA_KEY,
      service: { ...service, required: ["id", "displayName", "revisions", "documents", "sections"] },
      rules: { ...rules, required: ["securityRules"] },
      requirements: requirementLists(),
    },
    $defs: definitions(),
  });
}

/** The schema of a file that adds to a service that is there, or corrects it. */
export function renderCatalogExtensionSchema(): string {
  const service = part(serviceSchema, "service");
  const rules = part(rulesSchema, "rules");
  return written({
    $schema: DRAFT,
    title: "Extension of a catalog",
    description: "What is added to a service of the catalog, and what is put right in it.",
    type: "object",
    additionalProperties: false,
    required: ["extends"],
    properties: {
      $schema: SCHEMA_KEY,
      extends: {
        description: "The id of the service, such as `azure-machine-learning`.",
        $ref: "#/$defs/service-id",
      },
      service: {
        description: "What is added to the service. The ids that it has already cannot be given again.",
        type: "object",
        additionalProperties: false,
        properties: picked(service.properties, [
          "documents",
          "sections",
          "parameters",
          "features",
          "references",
        ]),
      },
      rules: {
        description:
          "The slots and names of rules that the additions need: slots from 200 to 379 for security rules, from 391 to 399 for denies beside routes, from 200 on for routes.",
        type: "object",
        additionalProperties: false,
        properties: picked(rules.properties, ["securityRules", "subnetRules", "routes", "bypassDenies"]),
      },
      requirements: requirementLists(),
      corrections: {
        description:
          "What is put right in requirements that are there, each with its reason, which reports show.",
        type: "array",
        minItems: 1,
        items: correction(),
      },
    },
    $defs: definitions(),
  });
}

function requirementLists(): Schema {
  return {
    description:
      "Lists of requirements, each brought by the same features. Slots are from 1000 on where a catalog is extended.",
    type: "array",
    minItems: 1,
    items: part(requirementsSchema, "requirements"),
  };
}

function correction(): Schema {
  const list = part(requirementsSchema, "requirements").properties as {
    requirements: { items: { properties: Schema } };
  };
  const references = part(serviceSchema, "service").properties as {
    references: { patternProperties: Readonly<Record<string, Schema>> };
  };
  const [reference] = Object.values(references.references.patternProperties);
  return {
    description:
      "A correction. It has either `remove` or `replace`; the requirement keeps its id, slot and direction.",
    type: "object",
    additionalProperties: false,
    required: ["requirement", "reason"],
    properties: {
      requirement: { description: "The requirement's id.", $ref: "#/$defs/requirements-id" },
      reason: {
        description: "Why the catalog is not right for its user.",
        $ref: "#/$defs/service-sentences",
      },
      reference,
      remove: { description: "Takes the requirement away.", const: true },
      replace: {
        description: "The forms that are written anew; those that are not named stay.",
        type: "object",
        additionalProperties: false,
        minProperties: 1,
        properties: picked(list.requirements.items.properties, [
          "tags",
          "hosts",
          "urls",
          "subnets",
          "routes",
        ]),
      },
    },
  };
}

/** A file's schema as a part of another one: without what only a whole file has, its definitions under a prefix. */
function part(schema: Schema, prefix: string): Schema & { readonly properties: Schema } {
  const { $schema, $defs, title, required, properties, ...others } = prefixed(schema, prefix) as Schema;
  const { $schema: _, ...own } = properties as Schema;
  const needed = (required as readonly string[]).filter((key) => key !== "$schema");
  return { ...others, required: needed, properties: own };
}

function definitions(): Schema {
  return Object.fromEntries(
    (
      [
        ["service", serviceSchema],
        ["rules", rulesSchema],
        ["requirements", requirementsSchema],
      ] as const
    ).flatMap(([prefix, { $defs }]) =>
      Object.entries($defs).map(([name, each]) => [`${prefix}-${name}`, prefixed(each, prefix)]),
    ),
  );
}

/**
 * The same, with objects that are keyed by id written so that what stands under a misspelt id is judged too: what
 * comes after the schema relies on the types of all values.
 */
function withJudgedValues(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withJudgedValues);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const { patternProperties, ...others } = value as Schema;
  const [keyed] = Object.entries((patternProperties ?? {}) as Schema);
  const written = Object.fromEntries(
    Object.entries(others).map(([key, each]) => [key, withJudgedValues(each)]),
  );
  return keyed === undefined
    ? written
    : {
        ...written,
        propertyNames: { description: KEYS[keyed[0]] ?? "", pattern: keyed[0] },
        additionalProperties: withJudgedValues(keyed[1]),
      };
}

/** What the keys of objects are that are keyed by id, by their pattern. */
const KEYS: Readonly<Record<string, string>> = {
  "^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "An id: words in lower case, joined by hyphens.",
  "^[a-z][A-Za-z]*$": "The name of a parameter: letters, the first one in lower case.",
  "^(public|usgovernment|china)$": "A cloud: `public`, `usgovernment` or `china`.",
};

/** The same, with references to `#/$defs/<name>` led to `#/$defs/<prefix>-<name>`. */
function prefixed(value: unknown, prefix: string): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => prefixed(each, prefix));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === "$ref" && typeof each === "string"
        ? each.replace("#/$defs/", `#/$defs/${prefix}-`)
        : prefixed(each, prefix),
    ]),
  );
}

function picked(properties: Schema, keys: readonly string[]): Schema {
  return Object.fromEntries(keys.map((key) => [key, properties[key]]));
}

function written(schema: Schema): string {
  return `${JSON.stringify(withJudgedValues(schema), null, 2)}\n`;
}
