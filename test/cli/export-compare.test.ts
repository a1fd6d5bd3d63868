import * as fileSystem from "node:fs";
import { MAX_EXPORT_BYTES } from "../../lib/core/export/comparable-export";
import { serviceTagText, TAGS } from "../core/export/exports";
import { BY_ADDRESSES, changed } from "./export-cases";
import { WorkingFolder } from "./in-process";

let folder: WorkingFolder;
beforeEach(() => {
  folder = new WorkingFolder();
  folder.write("tags.json", serviceTagText(TAGS));
});
afterEach(() => folder.remove());

const run = (...args: string[]) => folder.run(["export", ...args]);
const lists = (...args: string[]) => run(...BY_ADDRESSES, "--format", "lists", "--out", "lists", ...args);

describe("two exports", () => {
  const compare = (...args: string[]) => run("--compare", ...args);

  beforeEach(() => {
    lists();
    run(...BY_ADDRESSES, "--format", "json", "--out", "a.json");
    run(...BY_ADDRESSES, "--feature", "rstudio", "--format", "json", "--out", "b.json");
  });

  it("that let the same through end with 0, a folder and a file as well", () => {
    expect(compare("lists", "a.json")).toEqual({
      exitCode: 0,
      stdout: "Nothing is gained or lost.\n",
      stderr: "",
    });
    expect(JSON.parse(compare("a.json", "lists", "--format", "json").stdout)).toEqual({
      same: true,
      metadata: [],
      gained: [],
      lost: [],
      entries: { added: 0, removed: 0 },
    });
  });

  it("that do not end with 1, and tell what is gained and lost", () => {
    const { exitCode, stdout } = compare("a.json", "b.json");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("Tcp 443, domains:\n  + ghcr.io\n  + pkg-containers.githubusercontent.com\n");
    const json = compare("b.json", "a.json", "--format", "json");
    expect(json.exitCode).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ same: false, gained: [], lost: expect.any(Array) });
  });

  it.each<[string, string[], string]>([
    ["only one", ["a.json"], "error: `--compare` takes two exports, and was given 1\n"],
    ["three", ["a.json", "a.json", "a.json"], "error: `--compare` takes two exports, and was given 3\n"],
    [
      "a selection",
      ["a.json", "b.json", "--region", "eastus2"],
      "error: `--compare` looks at two exports alone; leave out what selects, and what is written\n",
    ],
    [
      "the format of an export",
      ["a.json", "b.json", "--format", "csv"],
      "error: with `--compare`, `--format` says what is printed: `text` or `json`, not `csv`\n",
    ],
    [
      "no file",
      ["a.json", "none.json"],
      "error [unreadable-export] none.json: it cannot be read (ENOENT); check the path and its permissions\n",
    ],
    [
      "no export",
      ["a.json", "tags.json"],
      'error [unreadable-export] tags.json: it does not say `"format": "azure-network-catalog-export"`; give an export in JSON, or a folder of lists, as `export` wrote it\n',
    ],
    [
      "a folder that is none",
      ["a.json", "."],
      "error [unreadable-export] .: the folder has no `metadata.json`; give an export in JSON, or a folder of lists, as `export` wrote it\n",
    ],
  ])("cannot be compared where %s is given", (_what, args, stderr) => {
    expect(compare(...args)).toEqual({ exitCode: 2, stdout: "", stderr });
  });

  it("are refused where a list was changed since", () => {
    folder.write("lists/addresses-udp-5831.txt", "10.0.0.0/8\n");
    expect(compare("a.json", "lists").stderr).toContain(
      "error [unreadable-export] lists: the list `addresses-udp-5831.txt` was changed since it was written;",
    );
  });

  it("are refused where one is too large, before it is read", () => {
    const reading = jest.fn(fileSystem.readFileSync);
    const environment = changed({
      statSync: ((path: string) =>
        Object.assign(fileSystem.statSync(path), { size: MAX_EXPORT_BYTES + 1 })) as never,
      readFileSync: reading as never,
    });
    expect(folder.run(["export", "--compare", "a.json", "b.json"], environment).stderr).toContain(
      `a.json: it has ${MAX_EXPORT_BYTES + 1} bytes, and at most ${MAX_EXPORT_BYTES} are read`,
    );
    expect(reading).not.toHaveBeenCalled();
  });
});
