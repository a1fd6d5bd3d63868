import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { MACHINE_LEARNING_DOCUMENTS } from "../../lib/core/catalog/built-in";
import { EXTENSION_YAML, SERVICE_YAML } from "../core/catalog/files/catalog-texts";
import { laxPlaces, readCatalog, schemaCheck } from "./json-documents";

const SERVICE = "schema/service-catalog.schema.json";
const EXTENSION = "schema/catalog-extension.schema.json";

/** The built-in catalog as a file of a user would hold it. */
function builtIn(): object {
  const { service, rules, requirements } = structuredClone(MACHINE_LEARNING_DOCUMENTS);
  const unmarked = <T extends object>(document: T): object => {
    const { $schema, ...others } = document as T & { $schema?: string };
    return others;
  };
  return { service: unmarked(service), rules: unmarked(rules), requirements: requirements.map(unmarked) };
}

describe.each([SERVICE, EXTENSION])("the schema %s of a user's file", (path) => {
  it("describes every property, and leaves open only objects that are keyed by id, whose values it judges", () => {
    const schema = readCatalog(path);
    const byId = (place: string): boolean => {
      const at = place.slice(2, place.indexOf(" is open")).split("/");
      const found = at.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], schema);
      const { propertyNames, additionalProperties } = found as Record<string, unknown>;
      return propertyNames !== undefined && typeof additionalProperties === "object";
    };
    expect(laxPlaces(schema).filter((place) => !place.endsWith(" is open") || !byId(place))).toEqual([]);
  });
});

describe("a file of a user keeps its schema", () => {
  it.each<[string, string, unknown]>([
    ["the built-in catalog as one file", SERVICE, builtIn()],
    ["a service of its own", SERVICE, parse(SERVICE_YAML)],
    ["an extension", EXTENSION, withTextPorts(parse(EXTENSION_YAML))],
    ["the example of a service", SERVICE, withTextPorts(example("databricks"))],
    ["the example of an extension", EXTENSION, withTextPorts(example("workspace"))],
  ])("%s", (_, schema, document) => {
    expect(schemaCheck(schema)(withTextPorts(document))).toEqual([]);
  });
});

describe("a file of a user is refused by its schema", () => {
  it.each<[string, string, (document: Record<string, unknown>) => unknown]>([
    ["with an unknown key", SERVICE, (document) => ({ ...document, colour: "blue" })],
    ["without rules", SERVICE, ({ rules, ...others }) => others],
    ["with a part of an extension", SERVICE, (document) => ({ ...document, corrections: [] })],
    [
      "with a misspelt id",
      SERVICE,
      ({ service, ...others }) => ({
        ...others,
        service: {
          ...(service as object),
          features: { "Not an id": { default: false, description: "No." } },
        },
      }),
    ],
  ])("%s", (_, schema, change) => {
    const document = withTextPorts(parse(SERVICE_YAML)) as Record<string, unknown>;
    expect(schemaCheck(schema)(document)).toEqual([]);
    expect(schemaCheck(schema)(change(document))).not.toEqual([]);
  });
});

function example(name: string): unknown {
  return parse(readFileSync(`examples/custom-catalog/${name}.yaml`, "utf8"));
}

/** The document with ports as text, as the reader of files takes them. */
function withTextPorts(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => (key === "ports" ? String(each) : withTextPorts(each)));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withTextPorts(each, name)]))
    : value;
}
