import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EXAMPLES } from "../../examples/all";
import { DEFAULT_SECURITY_RULES } from "../../lib/core/analyze/evaluate/default-security-rules";
import { documentBlocks } from "../../scripts/tested-documents/document-blocks";

/** The cells of a document's table rows, as plain text. */
function rowsOf(path: string): string[][] {
  return [...readFileSync(path, "utf8").matchAll(/^\| (.+) \|$/gm)].map(([, row = ""]) =>
    row.split(" | ").map((cell) => cell.replaceAll("`", "").trim()),
  );
}

describe("the explanation of denies", () => {
  it("has the rules that every network security group has, as they are judged by", () => {
    const shown = rowsOf(join("docs", "why-a-deny.md")).filter(([direction]) => direction?.endsWith("bound"));
    const any = (text: unknown): unknown => (text === "*" ? "any" : text);
    expect(shown).toEqual(
      DEFAULT_SECURITY_RULES.map((rule) => [
        rule.direction?.toLowerCase(),
        String(rule.priority),
        rule.name,
        any(rule.source_address_prefix),
        any(rule.destination_address_prefix),
        rule.access,
      ]),
    );
  });
});

describe("the index of the examples", () => {
  const listed = [
    ...readFileSync(join("examples", "README.md"), "utf8").matchAll(/^\| \[([a-z-]+)\]\(\1\)/gm),
  ].map(([, name = ""]) => name);

  it("has every example, the stacks in the order in which they are synthesized", () => {
    const folders = readdirSync("examples", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect([...listed].sort()).toEqual(folders.map(({ name }) => name).sort());
    expect(listed.filter((name) => name in EXAMPLES)).toEqual(Object.keys(EXAMPLES));
  });

  it.each(listed)("leads to %s, whose README has a command that runs it", (name) => {
    const blocks = documentBlocks(readFileSync(join("examples", name, "README.md"), "utf8"));
    const commands = blocks.filter(({ language }) => language === "sh").map(({ text }) => text);
    expect(commands[0]).toContain(name in EXAMPLES ? "npx tsx main.ts" : "npx azure-network-catalog");
  });
});
