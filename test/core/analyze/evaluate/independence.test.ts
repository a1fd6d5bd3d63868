import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "../../../../lib/core/analyze/evaluate");
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"));

test("the evaluator has files to look at", () => {
  expect(FILES).toContain("security-rules.ts");
});

test.each(FILES)(
  "%s imports nothing from outside the evaluator that knows of networks, so that it can disagree with the compilers",
  (name) => {
    const source = readFileSync(join(FOLDER, name), "utf8");
    const imported = [...source.matchAll(/\bfrom\s+"([^"]+)"|\bimport\s*\(?\s*"([^"]+)"/g)].map(
      (match) => match[1] ?? match[2] ?? "",
    );
    expect(
      imported.filter((specifier) => specifier !== "../../remembered" && !/^\.\/[a-z-]+$/.test(specifier)),
    ).toEqual([]);
  },
);
