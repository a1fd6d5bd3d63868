import { readFileSync } from "node:fs";
import { readCatalogText } from "../../lib/core/catalog/files/read-catalog";
import { EXTENSION_SLOTS } from "../../lib/core/catalog/files/reserved-slots";
import { documentBlocks } from "../../scripts/tested-documents/document-blocks";

const DOCUMENT = readFileSync("docs/custom-catalog.md", "utf8");

/** Those that are sound; `wrong.yaml` shows what is told of others. */
const catalogs = documentBlocks(DOCUMENT)
  .filter(({ note }) => note === "file: contoso.yaml")
  .map(({ text }) => text);

describe("the document on catalogs of one's own", () => {
  it.each(catalogs)("shows a catalog without findings: %#", (text) => {
    expect(readCatalogText(text, "contoso.yaml").diagnostics).toEqual([]);
  });

  it("names the slots that additions can have", () => {
    const { requirements, securityRules, bypassDenies, routes } = EXTENSION_SLOTS;
    expect(DOCUMENT.replaceAll("\n ", "")).toContain(
      `requirements from ${requirements.first} on, security rules from ${securityRules.first} to ${securityRules.last}, denies beside routes from ${bypassDenies.first} to ${bypassDenies.last}, routes from ${routes.first} on`,
    );
  });

  it("names schemas that are there", () => {
    const named = [...DOCUMENT.matchAll(/([a-z-]+\.schema\.json)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(1);
    for (const name of named) {
      expect(readFileSync(`catalog/schema/${name}`, "utf8")).toContain('"title"');
    }
  });
});
