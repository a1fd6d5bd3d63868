import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderCommandLineDocument, SELECTION_EXAMPLE } from "../../lib/cli/command-line-document";
import { readSelectionDocument } from "../../lib/core/module/read-selection-document";
import { WorkingFolder } from "./in-process";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

describe("the document of the command line", () => {
  const text = renderCommandLineDocument();

  it("is current (else run `npm run docs`)", () => {
    expect(readFileSync(join(__dirname, "../../docs/command-line.md"), "utf8")).toBe(text);
  });

  it("is the same each time, and ends with one line break", () => {
    expect(renderCommandLineDocument()).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/[ \t]\n|\r|\n\n\n/);
  });

  it("has the help of every command", () => {
    const commands = [...folder.run(["--help"]).stdout.matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(
      ([, name]) => name,
    );
    expect(commands).toContain("module");
    for (const command of commands) {
      const { stdout } = folder.run([command ?? "", "--help"], { stdout: { columns: 100, colours: false } });
      expect(text).toContain(`## \`${command}\`\n\n\`\`\`\n${stdout.trimEnd()}\n\`\`\``);
    }
  });

  it("shows a selection's file that is sound, and that a module is made of", () => {
    expect(text).toContain(`\`\`\`yaml\n${SELECTION_EXAMPLE}\`\`\``);
    expect(readSelectionDocument(SELECTION_EXAMPLE, "selection.yaml").diagnostics).toEqual([]);
    folder.write("selection.yaml", SELECTION_EXAMPLE);
    expect(folder.run(["module", "--selection", "selection.yaml", "--out", "aml"])).toMatchObject({
      exitCode: 0,
      stderr: "",
    });
  });
});
