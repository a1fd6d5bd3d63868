import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { serviceTagText, TAGS } from "../core/export/exports";
import { BY_ADDRESSES, changed, REGION } from "./export-cases";
import { WorkingFolder } from "./in-process";

let folder: WorkingFolder;
beforeEach(() => {
  folder = new WorkingFolder();
  folder.write("tags.json", serviceTagText(TAGS));
});
afterEach(() => folder.remove());

const run = (...args: string[]) => folder.run(["export", ...args]);
const lists = (...args: string[]) => run(...BY_ADDRESSES, "--format", "lists", "--out", "lists", ...args);

describe("a folder of lists", () => {
  const NAMES = [
    "addresses-tcp-80_443.txt",
    "addresses-tcp-443.txt",
    "domains-tcp-443.txt",
    "addresses-tcp-8787_18881.txt",
    "addresses-udp-5831.txt",
    "metadata.json",
  ];

  it("is written as a whole, is the same again, and loses the lists that are no longer made", () => {
    expect(lists()).toMatchObject({
      exitCode: 0,
      stdout: `${["lists: written", ...NAMES.map((name) => `  ${name}`)].join("\n")}\n`,
    });
    const before = folder.content("lists");
    expect(Object.keys(before).sort()).toEqual([...NAMES].sort());
    expect(lists().stdout).toBe("lists: unchanged\n");
    expect(lists("--without", "workspace-private-endpoint").stdout).toContain(
      "\n  addresses-tcp-8787_18881.txt removed\n",
    );
    expect(lists().exitCode).toBe(0);
    expect(folder.content("lists")).toEqual(before);
    expect(readdirSync(folder.path).sort()).toEqual(["lists", "tags.json"]);
  });

  it.each<[string, () => void, string]>([
    [
      "other files",
      () => folder.write("lists/notes.txt", "mine"),
      "error: `lists` holds what this command did not write: `notes.txt`; move it away\n",
    ],
    [
      "a list that was changed",
      () => folder.write("lists/addresses-udp-5831.txt", "10.0.0.0/8\n"),
      "error: `lists` holds lists that were changed since this command wrote them: `addresses-udp-5831.txt`; keep the change elsewhere and remove them\n",
    ],
    [
      "no document that names them",
      () => folder.write("lists/metadata.json", "{}"),
      "error: `lists` holds what this command did not write (no `metadata.json` of lists); choose another folder, or an empty one\n",
    ],
  ])("with %s is not written", (_what, change, stderr) => {
    lists();
    change();
    const before = folder.content();
    expect(lists("--feature", "rstudio")).toEqual({ exitCode: 2, stdout: "", stderr });
    expect(folder.content()).toEqual(before);
  });

  it("is not written over the working directory", () => {
    mkdirSync(join(folder.path, "here"));
    const { stderr } = folder.run(["export", ...REGION, "--format", "lists", "--out", "."], {
      workingDirectory: join(folder.path, "here"),
    });
    expect(stderr).toContain("error: `.` is the working directory, or holds it, and is replaced as a whole;");
  });

  it("stays as it was where a new one cannot be written", () => {
    lists();
    const before = folder.content();
    const environment = changed({
      renameSync: () => {
        throw Object.assign(new Error("no"), { code: "EACCES" });
      },
    });
    const args = ["export", ...BY_ADDRESSES, "--feature", "rstudio", "--format", "lists", "--out", "lists"];
    expect(folder.run(args, environment)).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining("`lists` cannot be written (EACCES), and what was there is as it was"),
    });
    expect(folder.content()).toEqual(before);
  });

  it("is written where the old one cannot be removed, which is told", () => {
    lists();
    const environment = changed({
      rmSync: () => {
        throw Object.assign(new Error("busy"), { code: "EBUSY" });
      },
    });
    const args = ["export", ...BY_ADDRESSES, "--feature", "rstudio", "--format", "lists", "--out", "lists"];
    const { exitCode, stdout, stderr } = folder.run(args, environment);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("lists: written\n")]);
    expect(stderr).toMatch(/\nwarning: a folder could not be removed: \S+; remove it\n$/);
    expect(folder.read("lists/domains-tcp-443.txt")).toContain("ghcr.io\n");
  });
});
