import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runDocument } from "../../scripts/tested-documents/run-document";
import { typeProblems } from "../../scripts/tested-documents/type-problems";

const folder = mkdtempSync(join(tmpdir(), "run-document-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

/** A document with blocks, which are written with `~~~` in place of the fences. */
function documentOf(text: string): string {
  count += 1;
  const path = join(folder, `document-${count}.md`);
  writeFileSync(path, `${text.replaceAll("~~~", "```")}\n`);
  return path;
}

function run(text: string): string {
  const path = documentOf(text);
  const own = join(folder, `folder-${count}`);
  mkdirSync(own);
  return runDocument(path, { folder: own, toPython: (program) => `python of ${program}` }).replaceAll(
    "```",
    "~~~",
  );
}

describe("a document that is run", () => {
  it("gets the output of its programs in place of what it shows", () => {
    const text = (shown: string) =>
      `~~~ts\nconsole.log(6 * 7);\n~~~\n\n<!-- output -->\n~~~text\n${shown}~~~\n`;
    expect(run(text("41\n"))).toBe(`${text("42\n")}\n`);
  });

  it("runs the commands on the files that it shows, and keeps the first lines that it asks for", () => {
    const text = (shown: string) =>
      [
        "<!-- file: nsg.json -->\n~~~json\n{}\n~~~\n",
        "<!-- ends with 2 -->\n~~~sh\nnpx azure-network-catalog check nsg.json \\\n  --region eastus2\n~~~\n",
        `<!-- errors -->\n~~~text\n${shown}~~~\n`,
      ].join("\n");
    expect(run(text(""))).toMatch(/<!-- errors -->\n~~~text\nerror.*nsg\.json/);
    const regions = run(
      "~~~sh\nnpx azure-network-catalog regions --cloud china\n~~~\n\n<!-- output: first 1 lines -->\n~~~text\n~~~\n",
    );
    expect(regions).toMatch(/<!-- output: first 1 lines -->\n~~~text\nCLOUD .*\n…\n~~~/i);
  });

  it("shows a program in Python as the translation has it", () => {
    const text =
      "<!-- file: main.ts -->\n~~~ts\nconsole.log(1);\n~~~\n\n~~~sh\nnpx tsx main.ts\n~~~\n\n<!-- python of main.ts -->\n~~~python\n~~~\n";
    expect(run(text)).toContain("~~~python\npython of console.log(1);\n~~~");
  });

  it.each([
    ["a program that fails", '~~~ts\nthrow new Error("broken");\n~~~', ":1: broken"],
    ["a program that no command runs", "<!-- file: main.ts -->\n~~~ts\n\n~~~", ":2: no command runs main.ts"],
    ["a command that ends otherwise", "~~~sh\nnpx azure-network-catalog check\n~~~", "ended with 2, not 0"],
    ["a command that nothing runs", "~~~sh\nmake all\n~~~", "no test knows how to run `make all`"],
    ["a package that is not the project's", "~~~sh\nnpm install left-pad\n~~~", "`left-pad` is no package"],
    ["another version of a package", "~~~sh\nnpm install cdktf@1\n~~~", "`cdktf@1` is no package"],
    ["a block of data without a name", "~~~yaml\na: 1\n~~~", "a block of `yaml` needs a comment above it"],
    ["a comment without meaning", "<!-- shows -->\n~~~text\n~~~", "`<!-- shows -->` has no meaning"],
    ["an output of nothing", "<!-- output -->\n~~~text\n~~~", "nothing was printed above"],
  ])("is refused with %s, by its line", (_, text, message) => {
    expect(() => run(text)).toThrow(message);
  });
});

describe("a program of a document", () => {
  it("is told where it does not compile, and may import one beside it", () => {
    const path = documentOf(
      [
        "<!-- file: one.ts -->\n~~~ts\nexport const one: number = 1;\n~~~",
        '<!-- file: two.ts -->\n~~~ts\nimport { one } from "./one";\n\nconst text: string = one;\nconsole.log(text);\n~~~',
        '~~~ts\nimport { NetworkSelection } from "cdktf-azure-network-catalog";\nNetworkSelection.of(1);\n~~~',
      ].join("\n\n"),
    );
    expect(typeProblems([path]).map((problem) => problem.slice(path.length))).toEqual([
      ":7, line 3: Type 'number' is not assignable to type 'string'.",
      ":14, line 2: Expected 2 arguments, but got 1.",
    ]);
  });
});
