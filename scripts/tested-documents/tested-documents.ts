import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DOCUMENTS } from "../documents";

/** Documents with programs in several languages, which a test of their own runs. */
const TESTED_ELSEWHERE: ReadonlySet<string> = new Set([join("docs", "languages.md")]);

/** The documents for users that people write, each of which is run from its first block to its last. */
export function testedDocuments(): string[] {
  const generated = new Set(DOCUMENTS.map(({ path }) => path));
  const examples = readdirSync("examples").map((name) => join("examples", name, "README.md"));
  const documents = readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name));
  return ["README.md", ...documents, join("examples", "README.md"), ...examples]
    .filter((path) => existsSync(path) && !generated.has(path) && !TESTED_ELSEWHERE.has(path))
    .sort();
}
