import { readFileSync } from "node:fs";
import { DIAGNOSTIC_CODES } from "../../lib/core/diagnostics/codes";
import { renderDiagnosticsDocument } from "../../lib/core/report/diagnostics-document";
import { AzureCloud, NetworkSelection } from "../../lib/index";
import { DOCUMENTS } from "../../scripts/documents";
import { planned } from "../core/compile/refusals/changed-input";

describe("a generated document", () => {
  it.each([...DOCUMENTS])("$path is current (else run `npm run docs`)", ({ path, render }) => {
    expect(readFileSync(path, "utf8")).toBe(render());
  });

  it.each([...DOCUMENTS])("$path is the same each time, and ends with one line break", ({ render }) => {
    const text = render();
    expect(render()).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/[ \t]\n|\r|\n\n\n/);
  });
});

describe("the document of findings", () => {
  const text = renderDiagnosticsDocument();
  const entries = Object.entries(DIAGNOSTIC_CODES);

  it("has a line and a section for every code, in the order of the table", () => {
    const rows = [...text.matchAll(/^\| \[`([^`]+)`\]\(#([^)]+)\) \| (\w+) \| (.+) \|$/gm)];
    expect(rows.map(([, code, anchor, severity, title]) => [code, anchor, severity, title])).toEqual(
      entries.map(([code, { severity, title }]) => [code, code, severity, title]),
    );
    const sections = [...text.matchAll(/^### `([^`]+)`$/gm)];
    expect(sections.map(([, code]) => code)).toEqual(entries.map(([code]) => code));
  });

  it.each(entries)(
    "says of %s what was found, how much it weighs, why it matters and what to do",
    (code, entry) => {
      const [, section] = text.split(`### \`${code}\`\n`);
      const [shown] = (section ?? "").split("\n### ");
      for (const part of [entry.title, `(${entry.severity})`, entry.why, entry.remedy]) {
        expect(shown).toContain(part);
      }
    },
  );

  it("shows an acknowledgement that a selection takes, of a finding that there is", () => {
    const [code, requirement, reason] = ["code", "requirement", "reason"].map(
      (name) => new RegExp(`^ +${name}: "(.+)",$`, "m").exec(text)?.[1] ?? "",
    );
    expect(Object.keys(DIAGNOSTIC_CODES)).toContain(code);
    const acknowledgements = [{ code: code ?? "", requirement: requirement ?? "", reason: reason ?? "" }];
    expect(planned({ selection: { acknowledgements } }).diagnostics).toContainEqual(
      expect.objectContaining({ code, requirement, acknowledged: reason }),
    );
    const selection = NetworkSelection.machineLearning({
      cloud: AzureCloud.PUBLIC,
      region: "eastus2",
      acknowledgements,
    });
    expect(selection.revision).toBeDefined();
    expect(text).toContain("NetworkSelection.machineLearning({\n  cloud: AzureCloud.PUBLIC,\n");
  });
});
