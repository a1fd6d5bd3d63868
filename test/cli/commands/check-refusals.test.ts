import * as nodeFileSystem from "node:fs";
import { WorkingFolder } from "../in-process";
import { allowOut, DIRECT_SELECTION, directWith, GROUP_ADDRESS } from "./direct-example";

const folder = new WorkingFolder();
afterAll(() => folder.remove());
beforeAll(() => {
  folder.write(
    "nsg.json",
    directWith((rules) => rules),
  );
  folder.write("broken.json", '{ "resource": ');
  folder.write("other.json", '{ "apples": 3 }');
  folder.write("empty.json", '{ "resource": {} }');
  folder.write("folder/inner.json", "{}");
});

const ENDING = "give the path of a file, absolute or seen from the working directory\n";

describe("a question that cannot be answered ends with 2 and says why", () => {
  it.each<[string, string[], string]>([
    [
      "no region",
      ["nsg.json"],
      "error: no region is selected; give `--region`, such as `--region eastus2`, or `--selection` with a file\n",
    ],
    [
      "no file",
      DIRECT_SELECTION,
      "error: missing required argument 'files'\n(add --help for what can be given)\n",
    ],
    [
      "a file that is not there",
      ["missing.json", ...DIRECT_SELECTION],
      `error: \`missing.json\` cannot be read (ENOENT); ${ENDING}`,
    ],
    [
      "a folder",
      ["folder", ...DIRECT_SELECTION],
      "error: `folder` is no file; give a file that holds rules, such as what `terraform show -json` prints\n",
    ],
    [
      "a file twice",
      ["nsg.json", "./nsg.json", ...DIRECT_SELECTION],
      "error: `./nsg.json` is given twice; give every file once\n",
    ],
    [
      "an egress",
      ["nsg.json", ...DIRECT_SELECTION, "--egress", "firewall"],
      "error: `--egress` and `--firewall-...` are of modules; here the files say how traffic leaves, so leave them out (all but `--firewall-dns-proxy`)\n",
    ],
    [
      "mending rules beside another format",
      ["nsg.json", ...DIRECT_SELECTION, "--mend", "--format", "json"],
      "error: `--mend` is for tables; `--format json` has what mends already\n",
    ],
    [
      "a subnet that is none",
      ["nsg.json", ...DIRECT_SELECTION, "--subnet", "10.1.0.1/24"],
      "error: option '--subnet <prefix>' argument '10.1.0.1/24' is invalid.",
    ],
    [
      "a severity that there is not",
      ["nsg.json", ...DIRECT_SELECTION, "--fail-on", "fatal"],
      "error: option '--fail-on <severity>' argument 'fatal' is invalid. Write `error` or `warning` or `info`.",
    ],
    [
      "a file of service tags that is not there",
      ["nsg.json", ...DIRECT_SELECTION, "--service-tags", "tags.json"],
      "error: `tags.json` cannot be read (ENOENT)",
    ],
  ])("%s", (_, args, expected) => {
    const { exitCode, stdout, stderr } = folder.run(["check", ...args]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr.startsWith(expected) ? expected : stderr).toBe(expected);
  });

  it.each<[string, string]>([
    ["broken.json", "error [configuration-file-syntax] broken.json:1"],
    ["other.json", "error [configuration-file-unknown] other.json"],
  ])("%s, which is no configuration", (file, expected) => {
    const { exitCode, stdout, stderr } = folder.run(["check", "nsg.json", file, ...DIRECT_SELECTION]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr.slice(0, expected.length)).toBe(expected);
  });

  it("a file that is too large, which is not read", () => {
    const read: unknown[] = [];
    const fileSystem = {
      ...nodeFileSystem,
      statSync: () => ({ isFile: () => true, size: 40_000_000 }),
      readFileSync: (path: unknown) => {
        read.push(path);
        return "{}";
      },
    } as unknown as typeof nodeFileSystem;
    const { exitCode, stderr } = folder.run(["check", "big.json", ...DIRECT_SELECTION], { fileSystem });
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      "error [configuration-file-too-large] big.json: the file has 40000000 bytes; at most 33554432 are read; give the part of it that holds the rules\n",
    );
    expect(read).toEqual([]);
  });

  it("a file that holds no rules is a warning of the check itself", () => {
    const { exitCode, stdout } = folder.run(["check", "nsg.json", "empty.json", ...DIRECT_SELECTION]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("warning [configuration-without-rules]\n  empty.json\n");
  });
});

describe("a file of acknowledgements", () => {
  it.each<[string, string, string]>([
    [
      "that is a list",
      '[{ "code": "rule-never-matches", "reason": "It stays." }]',
      "error [catalog-file-shape] accepted.json:1: the file holds a list; write an object, which is keys with their values\n",
    ],
    ["without its key", "{}", "error [catalog-file-shape] accepted.json:1:"],
    [
      "with another key",
      '{ "acknowledgements": [], "more": 1 }',
      "error [catalog-file-value] accepted.json:1 more:",
    ],
    [
      "without a reason",
      '{ "acknowledgements": [{ "code": "rule-never-matches" }] }',
      "error [catalog-file-shape] accepted.json:1 acknowledgements[0]:",
    ],
    [
      "with a blank reason",
      '{ "acknowledgements": [{ "code": "rule-never-matches", "reason": "  " }] }',
      "error [catalog-file-value] accepted.json:1 acknowledgements[0].reason:",
    ],
    [
      "with a code that there is not",
      '{ "acknowledgements": [{ "code": "rule-never-match", "reason": "It stays." }] }',
      "error [invalid-acknowledgement] accepted.json:1 acknowledgements[0]: there is no finding with the code `rule-never-match`; did you mean `rule-never-matches`?\n",
    ],
    ["that is no JSON", "{", "error [catalog-file-syntax] accepted.json:1"],
  ])("%s is refused", (_, text, expected) => {
    folder.write("accepted.json", text);
    const { exitCode, stdout, stderr } = folder.run([
      "check",
      "nsg.json",
      ...DIRECT_SELECTION,
      "--acknowledgements",
      "accepted.json",
    ]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr.slice(0, expected.length)).toBe(expected);
  });
});

describe("a hostile text in a file", () => {
  const HOSTILE = "Allow\u001b[2J\u202e\u0007\nfalse [rule]\u009b31m";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would act upon is what must not be there.
  const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
  beforeAll(() => {
    folder.write(
      "hostile.json",
      directWith((rules) => [...rules, allowOut(HOSTILE, 105, "Internet", "22")]),
    );
  });

  it.each([["table"], ["json"], ["sarif"]])("never reaches the terminal as it is: %s", (format) => {
    const { exitCode, stdout, stderr } = folder.run([
      "check",
      "hostile.json",
      ...DIRECT_SELECTION,
      "--format",
      format,
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("false [rule]");
    expect([UNSEEN.test(stdout), UNSEEN.test(stderr)]).toEqual([false, false]);
  });

  it("is one line of a table", () => {
    const { stdout } = folder.run(["check", "hostile.json", ...DIRECT_SELECTION]);
    expect(stdout.split("\n").filter((line) => line.startsWith("false"))).toEqual([]);
    expect(stdout).toContain("Allow\\u{1b}[2J\\u{202e}\\u{7}\\u{a}false [rule]\\u{9b}31m");
  });

  it("stands in JSON as it was in the file", () => {
    const { stdout } = folder.run(["check", "hostile.json", ...DIRECT_SELECTION, "--format", "json"]);
    expect(JSON.parse(stdout).findings[0].rule).toBe(`${GROUP_ADDRESS}: ${HOSTILE}`);
  });

  it.each([
    ["search", ["Internet", "hostile.json", "--port", "22", ...DIRECT_SELECTION]],
    ["explain", ["8.8.8.8 22", "hostile.json", ...DIRECT_SELECTION]],
    ["diff", ["nsg.json", "hostile.json"]],
  ])("never reaches the terminal from `%s` either", (command, args) => {
    for (const format of ["table", "json"]) {
      const { exitCode, stdout, stderr } = folder.run([command, ...args, "--format", format]);
      expect(exitCode).not.toBe(2);
      expect([UNSEEN.test(stdout), UNSEEN.test(stderr)]).toEqual([false, false]);
    }
  });
});
