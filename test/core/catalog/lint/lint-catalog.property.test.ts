import fc from "fast-check";
import {
  cloudFile,
  requirementsFile,
  rulesFile,
  serviceFile,
} from "../../../../lib/core/catalog/lint/catalog-files";
import type { CatalogDocuments } from "../../../../lib/core/catalog/lint/catalog-rule";
import { CATALOG_RULES, lintCatalog } from "../../../../lib/core/catalog/lint/lint-catalog";
import { nonsenseCatalogs } from "./nonsense-catalog";
import { smallCatalog } from "./small-catalog";

/** Every document with the name of its file; a name may stand for several. */
function filesOf({ clouds, service }: CatalogDocuments): [string, unknown][] {
  return [
    ...Object.entries(clouds).map(([id, cloud]): [string, unknown] => [cloudFile(id), cloud]),
    [serviceFile(service), service.service],
    [rulesFile(service), service.rules],
    ...service.requirements.map((list, index): [string, unknown] => [requirementsFile(service, index), list]),
  ];
}

/** Whether a path, whose keys may be any texts, leads to something in a value. */
function leadsSomewhere(value: unknown, path: string): boolean {
  if (path === "") {
    return true;
  }
  if (typeof value !== "object" || value === null) {
    return false;
  }
  return Object.entries(value).some(([key, below]) => {
    const step = Array.isArray(value) ? `[${key}]` : `.${key}`;
    return path.startsWith(step) && leadsSomewhere(below, path.slice(step.length));
  });
}

it("a catalog of any values of the right types is linted, and each finding names a place in a file of it", () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(nonsenseCatalogs, (documents) => {
      const files = filesOf(documents);
      for (const { rule, file, path, message } of lintCatalog(documents)) {
        found.add(rule);
        const those = files.filter(([name]) => name === file).map(([, document]) => document);
        const steps = path === "" ? "" : `.${path}`;
        if (message.length < 10 || !those.some((document) => leadsSomewhere(document, steps))) {
          throw new Error(`${rule} names ${JSON.stringify(file)} ${JSON.stringify(path)}: ${message}`);
        }
      }
    }),
    { numRuns: 500 },
  );
  // Otherwise the catalogs would be too strange for the rules to look at them. Some find little among nonsense.
  expect(found.size).toBeGreaterThan(CATALOG_RULES.length - 6);
});

it("a catalog with unknown keys is linted like one without", () => {
  const documents = smallCatalog();
  const strange = JSON.parse(
    JSON.stringify(documents, (_, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value) && "id" in value
        ? { ...value, more: { constructor: [1], "": null } }
        : value,
    ),
  );
  expect(lintCatalog(strange)).toEqual([]);
});
