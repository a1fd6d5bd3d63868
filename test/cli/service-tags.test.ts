import { serviceTagText, TAGS } from "../core/export/exports";
import { WorkingFolder } from "./in-process";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

beforeAll(() => {
  folder.write("old.json", serviceTagText(TAGS));
  const more = { ...TAGS, AzureMonitor: [...TAGS.AzureMonitor, "20.90.0.0/28"] };
  folder.write("new.json", serviceTagText(more, { changeNumber: 376 }));
  folder.write("china.json", serviceTagText(TAGS, { cloud: "China" }));
});

const compare = (...args: string[]) => folder.run(["service-tags", "compare", ...args]);
const SELECTED = ["--region", "eastus2", "--prefer", "addresses"];

describe("two files of service tags", () => {
  it("that are the same for the selection end with 0", () => {
    expect(compare("old.json", "old.json", ...SELECTED)).toEqual({
      exitCode: 0,
      stdout:
        "public, eastus2, documents of 2026-03-19: change number 375 -> 375\n0 of the 9 service tags that the selection uses differ.\n",
      stderr: "",
    });
  });

  it("that differ end with 1, and tell the tags and the lists", () => {
    const { exitCode, stdout } = compare("old.json", "new.json", ...SELECTED);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("AzureMonitor: changed, 16 addresses added, 0 removed\n  + 20.90.0.0/28\n");
    expect(stdout).toContain("Lists of addresses:\n  addresses-tcp-443.txt (");
    const json = compare("old.json", "new.json", ...SELECTED, "--format", "json");
    expect(json.exitCode).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      changeNumbers: [375, 376],
      tags: [{ name: "AzureMonitor", kind: "changed" }],
      routes: [],
      lists: [{ name: "addresses-tcp-443.txt", counts: [9, 10], added: ["20.90.0.0/28"], removed: [] }],
    });
  });

  it.each<[string, string[], string]>([
    [
      "no region",
      ["old.json", "new.json"],
      "error: no region is selected; give `--region`, such as `--region eastus2`, or `--selection` with a file\n",
    ],
    [
      "one file",
      ["old.json"],
      "error: missing required argument 'new'\n(add --help for what can be given)\n",
    ],
    [
      "a file that is not there",
      ["old.json", "none.json", ...SELECTED],
      "error: `none.json` cannot be read (ENOENT); give the path of a file of service tags, absolute or seen from the working directory\n",
    ],
    [
      "a file of another cloud",
      ["old.json", "china.json", ...SELECTED],
      "error [service-tag-file-of-another-cloud] china.json: the file is of the cloud `China`, and the selection's is `public`; give the file of `Public`\n",
    ],
  ])("cannot be compared with %s", (_what, args, stderr) => {
    expect(compare(...args)).toEqual({ exitCode: 2, stdout: "", stderr });
  });
});

describe("the help", () => {
  it.each([["export"], ["service-tags"], ["service-tags", "compare"]])(
    "of %s %s ends with an example",
    (...command) => {
      const words = command.filter((word) => word !== undefined);
      const { exitCode, stdout, stderr } = folder.run([...words, "--help"]);
      expect([exitCode, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(/\n\nExamples?:\n( {2}\$ azure-network-catalog \S.*\n)+$/);
    },
  );

  it("of every command lists them", () => {
    expect(folder.run(["--help"]).stdout).toMatch(/^ {2}export .*\n(.*\n)*^ {2}service-tags /m);
  });
});
