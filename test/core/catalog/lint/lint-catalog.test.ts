import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CLOUD_DOCUMENTS, MACHINE_LEARNING_DOCUMENTS } from "../../../../lib/core/catalog/built-in";
import { CATALOG_RULES, lintCatalog } from "../../../../lib/core/catalog/lint/lint-catalog";
import { requirement, routed, smallCatalog, tagEntry } from "./small-catalog";

const ids = CATALOG_RULES.map(({ id }) => id);

/** Names of the files in a folder that end so, without the ending. */
function named(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending) && !name.endsWith(".d.ts"))
    .map((name) => name.slice(0, -ending.length));
}

describe("the lint", () => {
  it("has no finding in the small catalog that its rules are tested with", () => {
    expect(lintCatalog(smallCatalog())).toEqual([]);
  });

  it("tells the findings of all rules, in the order of the rules", () => {
    const findings = lintCatalog(
      smallCatalog({
        base: [requirement({ purpose: "x", slot: 400, tags: [tagEntry({ ports: ["0"], tag: "Keyvault" })] })],
        extra: [routed({ direction: "inbound" })],
      }),
    );
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      "forms-agree requirements[0].routes",
      "corrections requirements[0].tags[0].tag",
      "ports-and-protocols requirements[0].tags[0].ports[0]",
      "slots-used securityRules[0]",
      "feature-slots-follow-base requirements[0].slot",
      "descriptions-fit requirements[0].purpose",
    ]);
  });

  it("finds the same whenever it is asked", () => {
    const documents = smallCatalog({ base: [requirement({ tags: [tagEntry({ tag: "Strage" })] })] });
    expect(lintCatalog(documents)).toEqual(lintCatalog(structuredClone(documents)));
  });

  it("leaves the documents as they are", () => {
    const documents = { clouds: CLOUD_DOCUMENTS, service: MACHINE_LEARNING_DOCUMENTS };
    const before = structuredClone(documents);
    lintCatalog(documents);
    expect(documents).toEqual(before);
  });
});

describe("each rule", () => {
  const folder = join(__dirname, "../../../../lib/core/catalog/lint");

  it("is in the file of its id, and every file with a rule runs", () => {
    const files = named(folder, ".ts").filter((name) =>
      readFileSync(join(folder, `${name}.ts`), "utf8").includes("export const rule ="),
    );
    expect(files.sort()).toEqual([...ids].sort());
  });

  it("has tests of its own", () => {
    const tests = named(__dirname, ".test.ts");
    expect(ids.filter((id) => !tests.includes(id))).toEqual([]);
    expect(tests.filter((id) => !id.startsWith("lint-catalog") && !ids.includes(id))).toEqual([]);
  });

  it.each(CATALOG_RULES.map(({ id, what }) => [id, what]))("%s says what holds", (_, what) => {
    expect(what).toMatch(/^[A-Z].{30,}\.$/);
  });
});
