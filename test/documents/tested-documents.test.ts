import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { refreshedDocument } from "../../scripts/tested-documents/refreshed-document";
import { runDocument } from "../../scripts/tested-documents/run-document";
import { testedDocuments } from "../../scripts/tested-documents/tested-documents";
import { typeProblems } from "../../scripts/tested-documents/type-problems";

const MINUTE = 60_000;
const documents = testedDocuments();

describe("the documents", () => {
  it.each(documents)(
    "%s runs from its first block to its last, and shows what comes out (else run `npm run golden`)",
    (path) => {
      expect(refreshedDocument(path)).toBe(readFileSync(path, "utf8"));
    },
    MINUTE,
  );

  it(
    "hold programs that compile",
    () => {
      expect(typeProblems(documents)).toEqual([]);
    },
    MINUTE,
  );

  it.each(documents.filter((path) => readFileSync(path, "utf8").includes('"./modules/')))(
    "%s calls modules with inputs that they have, and all that they need",
    (path) => {
      const folder = mkdtempSync(join(tmpdir(), "document-"));
      try {
        runDocument(path, { folder });
        const root = readFileSync(join(folder, "main.tf"), "utf8");
        const calls = [...root.matchAll(/^module "\w+" \{\n([\s\S]*?)^\}/gm)].map(([, call = ""]) => call);
        expect(calls.length).toBeGreaterThan(0);
        for (const call of calls) {
          const source = /source += "(.+)"/.exec(call)?.[1] ?? "";
          const given = [...call.matchAll(/^ {2}(\w+) +=/gm)].map(([, name = ""]) => name);
          const { variable } = JSON.parse(
            readFileSync(join(folder, source, "variables.tf.json"), "utf8"),
          ) as {
            variable: Record<string, { default?: unknown }>;
          };
          const needed = Object.keys(variable).filter((name) => !("default" in (variable[name] ?? {})));
          expect(given.filter((name) => name !== "source" && !(name in variable))).toEqual([]);
          expect(needed.filter((name) => !given.includes(name))).toEqual([]);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  it.each(documents)("%s links to files that exist", (path) => {
    const links = [...readFileSync(path, "utf8").matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(
      ([, link = ""]) => link,
    );
    expect(links.filter((link) => !existsSync(normalize(join(dirname(path), link))))).toEqual([]);
  });

  it.each(documents)("%s links to headings that exist", (path) => {
    const links = [...readFileSync(path, "utf8").matchAll(/\]\(([^)#:]*)#([^)]+)\)/g)];
    const lacking = links.filter(([, link = "", heading = ""]) => {
      const target = link === "" ? path : join(dirname(path), link);
      const headings = [...readFileSync(target, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) =>
        text
          .toLowerCase()
          .replace(/[^a-z0-9 -]/g, "")
          .replaceAll(" ", "-"),
      );
      return !headings.includes(heading);
    });
    expect(lacking.map(([whole]) => whole)).toEqual([]);
  });

  it("are all led to by the index", () => {
    const index = readFileSync(join("docs", "README.md"), "utf8");
    const pages = documents.filter((path) => dirname(path) === "docs" && path !== join("docs", "README.md"));
    expect(pages.filter((path) => !index.includes(`](${path.slice("docs/".length)})`))).toEqual([]);
  });
});
