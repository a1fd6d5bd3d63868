import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { takesColours } from "../../lib/cli/terminal-colours";
import { version } from "../../package.json";
import { WorkingFolder } from "./in-process";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

const COMMANDS = ["module", "features", "regions"];

describe("the program", () => {
  it("prints its version", () => {
    expect(folder.run(["--version"])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });

  it.each([[[]], ...COMMANDS.map((name) => [[name]])])(
    "prints help for %j that ends with an example",
    (command) => {
      const { exitCode, stdout, stderr } = folder.run([...command, "--help"]);
      expect([exitCode, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(/^Usage: azure-network-catalog /);
      expect(stdout).toMatch(/\n\nExamples?:\n( {2}\$ azure-network-catalog \S.*\n)+$/);
    },
  );

  it.each(COMMANDS)("prints the help of %s by the command `help` as well", (command) => {
    expect(folder.run(["help", command])).toEqual(folder.run([command, "--help"]));
  });

  it("lists every command in its help", () => {
    const { stdout } = folder.run(["--help"]);
    expect(COMMANDS.filter((name) => !new RegExp(`^ {2}${name} `, "m").test(stdout))).toEqual([]);
  });

  it.each([70, 80, 100])("fits help into %d columns", (columns) => {
    const { stdout } = folder.run(["module", "--help"], { stdout: { columns, colours: false } });
    const [, ...lines] = stdout.slice(0, stdout.indexOf("\nExample")).split("\n");
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ["an unknown command", ["modul"], "error: unknown command 'modul'\n(Did you mean module?)\n"],
    [
      "an unknown option",
      ["regions", "--clou", "x"],
      "error: unknown option '--clou'\n(Did you mean --cloud?)\n",
    ],
    [
      "an option without its value",
      ["regions", "--cloud"],
      "error: option '--cloud <cloud>' argument missing\n",
    ],
    [
      "an argument too many",
      ["regions", "china"],
      "error: too many arguments for 'regions'. Expected 0 arguments but got 1.\n",
    ],
    [
      "an option that is given twice",
      ["regions", "--cloud", "china", "--cloud", "public"],
      "error: option '--cloud <cloud>' argument 'public' is invalid. It was given before, as `china`; give it once.\n",
    ],
    [
      "an unknown format",
      ["features", "--format", "yaml"],
      "error: option '--format <format>' argument 'yaml' is invalid. Write `table` or `json`.\n",
    ],
    [
      "what a terminal would act upon, written as text",
      ["\u001b[2J\u202e"],
      "error: unknown command '\\u{1b}[2J\\u{202e}'\n",
    ],
  ])("refuses %s on the error output, with code 2", (_what, args, message) => {
    expect(folder.run(args)).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `${message}(add --help for what can be given)\n`,
    });
  });

  it("refuses to do nothing, and prints its help as an error", () => {
    expect(folder.run([])).toEqual({ exitCode: 2, stdout: "", stderr: folder.run(["--help"]).stdout });
  });
});

describe("colours", () => {
  it.each<[string, boolean | undefined, Record<string, string>, boolean]>([
    ["on a terminal", true, {}, true],
    ["not elsewhere", undefined, {}, false],
    ["not where NO_COLOR is set", true, { NO_COLOR: "1" }, false],
    ["where NO_COLOR is empty", true, { NO_COLOR: "" }, true],
    ["not on a terminal that is dumb", true, { TERM: "dumb" }, false],
  ])("are shown %s", (_fact, isTTY, variables, expected) => {
    expect(takesColours(isTTY === undefined ? {} : { isTTY }, variables)).toBe(expected);
  });

  it("mark how much a finding weighs, and the head of a table, and nothing else", () => {
    const coloured = { stdout: { colours: true }, stderr: { colours: true } };
    const refused = folder.run(["regions", "--cloud", "x"], coloured);
    expect(refused.stderr.startsWith("\u001b[31merror\u001b[39m [unknown-cloud] ")).toBe(true);
    expect(stripVTControlCharacters(refused.stderr)).toBe(folder.run(["regions", "--cloud", "x"]).stderr);
    const listed = folder.run(["regions"], coloured);
    expect(listed.stdout).toContain("\u001b[1mREGION\u001b[22m");
    expect(stripVTControlCharacters(listed.stdout)).toBe(folder.run(["regions"]).stdout);
  });
});

describe("the program in a process of its own", () => {
  const program = join(__dirname, "../../lib/cli/azure-network-catalog.ts");
  const tsx = join(__dirname, "../../node_modules/tsx/dist/cli.mjs");
  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [tsx, "--tsconfig", join(__dirname, "../../tsconfig.dev.json"), program, ...args],
      { cwd: folder.path, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
    );

  it("lists, refuses, writes a module and finds it unchanged", () => {
    const listed = run("regions", "--cloud", "china", "--format", "json");
    expect([listed.status, listed.stderr]).toEqual([0, ""]);
    expect(listed.stdout).toBe(folder.run(["regions", "--cloud", "china", "--format", "json"]).stdout);
    const refused = run("module", "--region", "eastus22", "--out", "modules/aml");
    expect([refused.status, refused.stdout]).toEqual([2, ""]);
    expect(refused.stderr).toContain(
      "error [unknown-region] selection.region: unknown region `eastus22`; did you mean ",
    );
    expect(folder.content()).toEqual({});
    const written = run("module", "--region", "eastus2", "--layer", "nsg", "--out", "modules/aml");
    expect([written.status, written.stdout]).toEqual([0, expect.stringContaining("modules/aml: written\n")]);
    expect(written.stderr).toContain("warning [host-only-requirement] ");
    expect(JSON.stringify(folder.content())).not.toContain(folder.path);
    const checked = run("module", "--check", "modules/aml");
    expect([checked.status, checked.stdout]).toEqual([0, "modules/aml: unchanged\n"]);
  }, 60_000);

  it("prints help and version without loading the framework, the catalog or the parsers", () => {
    const loaded = spawnSync(
      process.execPath,
      [
        "--import",
        `file://${join(__dirname, "../../node_modules/tsx/dist/loader.mjs")}`,
        "--eval",
        `process.argv = ["node", "program", "module", "--help"];
         require(${JSON.stringify(program)});
         process.stderr.write(Object.keys(require.cache).join("\\n"));`,
      ],
      { encoding: "utf8" },
    );
    expect(loaded.stdout).toContain("Usage: azure-network-catalog module");
    const files = loaded.stderr.split("\n");
    expect(files.some((file) => file.endsWith("lib/cli/program.ts"))).toBe(true);
    expect(
      files.filter((file) =>
        /cdktf|provider-azurerm|cli-table3|\/ajv\/|\/yaml\/|\/catalog\/|constructs/.test(
          file.slice(file.lastIndexOf("node_modules") + 1),
        ),
      ),
    ).toEqual([]);
  }, 60_000);
});
