import type { FileSystem } from "../../../lib/cli/file-system";
import { WorkingFolder } from "../in-process";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

describe.each(["list", "check", "explain", "search", "diff"])("the help of `%s`", (command) => {
  const { exitCode, stdout, stderr } = folder.run([command, "--help"], {
    // Help touches no file.
    fileSystem: {} as FileSystem,
    stdout: { colours: false, columns: 80 },
  });
  const examples = [...stdout.matchAll(/^ {2}\$ azure-network-catalog (.*)$/gm)].map(([, line = ""]) => line);

  it("fits the terminal but for its examples", () => {
    expect([exitCode, stderr]).toEqual([0, ""]);
    const long = stdout.split("\n").filter((line) => line.length > 80 && !line.startsWith("  $ "));
    expect(long).toEqual([]);
  });

  it("ends with examples that the command understands", () => {
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const line = example.replace(/ > .*$/, "");
      const args = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, inQuotes, bare]) => inQuotes ?? bare ?? "");
      expect(args[0]).toBe(command);
      const result = folder.run(args);
      // The files of an example are not there; nothing else is wrong with it.
      const problems = result.stderr.split("\n").filter((each) => each.startsWith("error"));
      expect(problems.filter((each) => !each.includes("cannot be read (ENOENT)"))).toEqual([]);
    }
  });
});
