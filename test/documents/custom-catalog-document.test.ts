import { readFileSync } from "node:fs";
import { readCatalogText } from "../../lib/core/catalog/files/read-catalog";
import { EXTENSION_SLOTS } from "../../lib/core/catalog/files/reserved-slots";
import { formatDiagnostic } from "../../lib/core/diagnostics/diagnostic";

const DOCUMENT = readFileSync("docs/custom-catalog.md", "utf8");

const catalogs = [...DOCUMENT.matchAll(/<!-- catalog -->\n```yaml\n([\s\S]*?)```/g)].map(
  ([, text = ""]) => text,
);

describe("the document on catalogs of one's own", () => {
  it("shows catalogs", () => {
    expect(catalogs).toHaveLength([...DOCUMENT.matchAll(/```yaml/g)].length);
    expect(catalogs.length).toBeGreaterThan(1);
  });

  it.each(catalogs)("shows a catalog without findings: %#", (text) => {
    expect(readCatalogText(text, "contoso.yaml").diagnostics).toEqual([]);
  });

  it("shows a finding as it is told", () => {
    const [, shown = ""] = /```text\n(.*)\n```/.exec(DOCUMENT) ?? [];
    const wrong = (catalogs[0] ?? "").replace("pypi.contoso.com", '"*.*.com"');
    expect(readCatalogText(wrong, "contoso.yaml").diagnostics.map(formatDiagnostic)).toEqual([shown]);
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
