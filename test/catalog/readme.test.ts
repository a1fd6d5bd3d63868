import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { CLOUD_DOCUMENTS, MACHINE_LEARNING_DOCUMENTS } from "../../lib/core/catalog/built-in";
import type { RequirementsDocument, RulesDocument, ServiceDocument } from "../../lib/core/catalog/documents";
import { CATALOG_RULES, lintCatalog } from "../../lib/core/catalog/lint/lint-catalog";
import { readCatalog } from "./json-documents";

const ROOT = join(__dirname, "../..");
const README = readFileSync(join(ROOT, "catalog/README.md"), "utf8");

interface Example {
  /** A schema, or a part of one: `service#/properties/features`. */
  readonly schema: string;
  readonly json: unknown;
}

/** Every block of JSON, with the schema that the comment before it names. */
const EXAMPLES: readonly Example[] = [
  ...README.matchAll(/<!-- schema: (\S+) -->\n\s*```json\n([\s\S]*?)```/g),
].map(([, schema = "", text = ""]) => ({ schema, json: JSON.parse(text) }));

function example<T>(schema: string): T {
  const [found, ...others] = EXAMPLES.filter((each) => each.schema === schema);
  if (found === undefined || others.length > 0) {
    throw new Error(`the README has ${others.length + 1} examples of ${schema}`);
  }
  return found.json as T;
}

describe("the examples of the catalog's README", () => {
  it("each have a schema", () => {
    expect(EXAMPLES).toHaveLength([...README.matchAll(/```json/g)].length);
    expect(EXAMPLES.length).toBeGreaterThan(0);
  });

  it.each(EXAMPLES.map(({ schema, json }) => [schema, json]))("keep their schema, %s", (reference, json) => {
    const [name, pointer] = String(reference).split("#");
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    ajv.addSchema(readCatalog<object>(`schema/${name}.schema.json`), "schema");
    const validate = ajv.compile({ $ref: `schema#${pointer ?? ""}` });
    validate(json);
    expect(validate.errors ?? []).toEqual([]);
  });

  it("together are a feature that the lint finds nothing in", () => {
    const { service, rules, requirements } = MACHINE_LEARNING_DOCUMENTS;
    const features = example<ServiceDocument["features"]>("service#/properties/features");
    const securityRules = example<RulesDocument["securityRules"]>("rules#/properties/securityRules");
    const added = {
      service: { ...service, features: { ...service.features, ...features } },
      rules: { ...rules, securityRules: [...rules.securityRules, ...securityRules] },
      requirements: [...requirements, example<RequirementsDocument>("requirements")],
    };
    expect(lintCatalog({ clouds: CLOUD_DOCUMENTS, service: added })).toEqual([]);
  });

  it("state regions and limits as they are", () => {
    const regions = example<object>("cloud#/properties/regions");
    expect(CLOUD_DOCUMENTS.public.regions).toEqual(expect.objectContaining(regions));
    const { limits } = readCatalog<{ limits: object }>("limits.json");
    expect(limits).toMatchObject(example<object>("limits#/properties/limits"));
  });
});

describe("the catalog's README", () => {
  it("lists every rule of the lint, in the order of the findings", () => {
    const listed = [...README.matchAll(/^\| `([a-z]+(?:-[a-z]+)*)` +\|/gm)].map(([, id]) => id);
    expect(listed).toEqual(CATALOG_RULES.map(({ id }) => id));
  });

  it("names files that exist", () => {
    const named = [...README.matchAll(/`((?:lib|test|catalog)\/[a-z0-9/.-]+)`/g)].map(
      ([, path = ""]) => path,
    );
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(named.length).toBeGreaterThan(3);
  });

  it("names commands that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const commands = [...README.matchAll(/npm run ([a-z]+)/g)].map(([, name = ""]) => name);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("is short enough to be read", () => {
    expect(README.split("\n").length).toBeLessThan(240);
  });
});
