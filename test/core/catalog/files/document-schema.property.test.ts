import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import fc from "fast-check";
import { schemaProblems } from "../../../../lib/core/catalog/files/document-schema";
import { readDocumentText } from "../../../../lib/core/catalog/files/document-text";

const CATALOG = join(__dirname, "../../../../catalog");
const schema = JSON.parse(readFileSync(join(CATALOG, "schema/requirements.schema.json"), "utf8")) as object;
const original = JSON.parse(readFileSync(join(CATALOG, "azure-machine-learning/base.json"), "utf8")) as {
  readonly requirements: readonly object[];
};
const small = { ...original, requirements: original.requirements.slice(0, 3) };
const valid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

/** The document with the value at a random place replaced, or a key put beside it. */
function changed(of: unknown, walk: readonly number[], value: unknown, key: string | undefined): unknown {
  const [turn, ...further] = walk;
  if (typeof of !== "object" || of === null || turn === undefined || Object.keys(of).length === 0) {
    return value;
  }
  const entries = Object.entries(of);
  const at = turn % entries.length;
  const below = entries.map(([name, each], index) => [
    name,
    index === at ? changed(each, further, value, key) : each,
  ]);
  return Array.isArray(of)
    ? below.map(([, each]) => each)
    : Object.fromEntries([...below, ...(key === undefined ? [] : [[key, value]])]);
}

const key = fc.constantFrom(undefined, undefined, "toString", "__proto__", "port", "a/b", "a~b", "");
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom("443", "Tcp", "public", ["443", "443"], [], {}, null, true, -1, 1.5),
);

it("a changed catalog file has problems where the validator by itself finds it invalid", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 7 }),
      value,
      key,
      (walk, put, beside) => {
        const text = JSON.stringify(changed(small, walk, put, beside), null, 1);
        const { document } = readDocumentText(text, "a.json");
        fc.pre(document !== undefined);
        const problems = document === undefined ? [] : schemaProblems(document, schema);
        expect(problems.length === 0).toBe(valid(document?.value));
        const shape = problems.some(({ code }) => code === "catalog-file-shape");
        const ofShape = (valid.errors ?? []).some(
          ({ keyword }) => keyword === "type" || keyword === "required",
        );
        expect(shape || !ofShape).toBe(true);
      },
    ),
    { numRuns: 600 },
  );
});
