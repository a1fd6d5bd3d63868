import { readFileSync } from "node:fs";
import { changelogSections, rulesChangedText, withRulesChanged } from "../../scripts/release/changelog";

const CHANGELOG = "# Changes\n\n## 0.2.0 (unreleased)\n\n- More.\n\n## 0.1.0 (2026-11-21)\n\n- All.\n";
const TEXT = rulesChangedText(
  "0.1.0",
  [{ where: "the default selection (public)", changes: ["`+ a: wider` (x)"] }],
  [{ kind: "removed", what: "`route X` (direct)" }],
);

describe("the changelog", () => {
  it("has a section for each version, the newest first, with the day of its release", () => {
    expect(changelogSections(CHANGELOG)).toEqual([
      { version: "0.2.0" },
      { version: "0.1.0", date: "2026-11-21" },
    ]);
  });

  it("begins with the version of package.json", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(changelogSections(readFileSync("CHANGELOG.md", "utf8"))[0]?.version).toBe(version);
  });

  it("is refused where a heading names no version and day", () => {
    expect(() => changelogSections("## Next\n")).toThrow(
      "CHANGELOG.md has the heading `## Next`; write `## 0.2.0 (unreleased)`, or the day in it",
    );
  });

  it("tells of rules what changed, by selections, and names and places apart", () => {
    expect(TEXT).toBe(
      [
        "### Rules changed",
        "Written by `npm run rules -- --write`: what a selection requires otherwise than in 0.1.0.",
        "- The default selection (public):\n  - `+ a: wider` (x)",
        "Names, slots and addresses:",
        "- Removed: `route X` (direct)",
      ].join("\n\n"),
    );
    expect(rulesChangedText("0.1.0", [], [])).toBe("");
  });

  it("takes that part at the end of a section, once, and gives it back", () => {
    const with1 = withRulesChanged(CHANGELOG, "0.2.0", TEXT);
    expect(with1).toBe(CHANGELOG.replace("- More.\n", `- More.\n\n${TEXT}\n`));
    expect(withRulesChanged(with1, "0.2.0", TEXT)).toBe(with1);
    expect(withRulesChanged(with1, "0.2.0", "")).toBe(CHANGELOG);
    expect(withRulesChanged(CHANGELOG, "0.1.0", TEXT)).toBe(`${CHANGELOG}\n${TEXT}\n`);
  });

  it("is refused where the version has no section", () => {
    expect(() => withRulesChanged(CHANGELOG, "0.3.0", TEXT)).toThrow(
      "CHANGELOG.md has no section of 0.3.0; add `## 0.3.0 (unreleased)` and say what is new",
    );
  });
});
