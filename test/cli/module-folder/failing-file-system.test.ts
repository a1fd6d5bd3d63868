import { join } from "node:path";
import type { Environment } from "../../../lib/cli/environment";
import { MANIFEST_NAME } from "../../../lib/cli/module-folder/manifest";
import { stubModule, WorkingFolder } from "../in-process";

let folder: WorkingFolder;
beforeEach(() => {
  folder = new WorkingFolder();
});
afterEach(() => folder.remove());

const write = (...args: string[]) => folder.run(["module", "--region", "eastus2", "--out", "aml", ...args]);
const names = (path = "aml") => Object.keys(folder.content(path));

const OURS = [MANIFEST_NAME, "README.md", "main.tf.json"];

describe("a file system that fails", () => {
  const failing = (call: keyof Environment["fileSystem"], code: string): Partial<Environment> => {
    const { fileSystem } = folder.environment();
    const fail = () => {
      throw Object.assign(new Error(code), { code });
    };
    return { fileSystem: { ...fileSystem, [call]: fail } as Environment["fileSystem"] };
  };

  it.each<[string, keyof Environment["fileSystem"], string, string]>([
    ["is full", "writeFileSync", "ENOSPC", "make room on the disk"],
    ["is full when it is flushed", "fsyncSync", "ENOSPC", "make room on the disk"],
    [
      "does not let the parent be written",
      "mkdtempSync",
      "EACCES",
      "check the permissions of the folder and of the one that holds it",
    ],
    [
      "does not let the folder be moved",
      "renameSync",
      "EPERM",
      "check the permissions of the folder and of the one that holds it",
    ],
    ["is read only", "mkdtempSync", "EROFS", "choose a folder on a disk that can be written"],
    ["breaks", "closeSync", "EIO", "mend that, and run the command again"],
  ])("because it %s leaves the folder as it was", (_what, call, code, remedy) => {
    write();
    const before = folder.content();
    const args = ["module", "--region", "eastus2", "--out", "aml", "--feature", "rstudio"];
    expect(folder.run(args, failing(call, code))).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: \`aml\` cannot be written (${code}), and what was there is as it was; ${remedy}\n`,
    });
    expect(folder.content()).toEqual(before);
  });

  it("does not let the folder be read: that is told", () => {
    write();
    expect(
      folder.run(["module", "--region", "eastus2", "--out", "aml"], failing("readdirSync", "EACCES")).stderr,
    ).toBe("error: `aml` cannot be read (EACCES); check the path and its permissions\n");
  });

  it("cannot remove the old folder afterwards: the new one is there, and a warning says what is left", () => {
    write();
    const args = ["module", "--region", "eastus2", "--out", "aml", "--feature", "rstudio"];
    const { exitCode, stderr } = folder.run(args, failing("rmSync", "EBUSY"));
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^warning: a folder could not be removed: \S+\/\.aml-\w{6}; remove it\n$/);
    expect(folder.read("aml/main.tf.json")).toContain("rstudio");
  });

  it("cannot put the old folder back: nothing is removed, and the error says where it lies", () => {
    write();
    const before = folder.content("aml");
    const { fileSystem } = folder.environment();
    let renames = 0;
    const renameSync: typeof fileSystem.renameSync = (from, to) => {
      renames += 1;
      if (renames > 1) {
        throw Object.assign(new Error("EIO"), { code: "EIO" });
      }
      fileSystem.renameSync(from, to);
    };
    const args = ["module", "--region", "eastus2", "--out", "aml", "--feature", "rstudio"];
    const { exitCode, stderr } = folder.run(args, { fileSystem: { ...fileSystem, renameSync } });
    expect(exitCode).toBe(2);
    const [, left = ""] = /could be put back: it lies in (\S+)\n$/.exec(stderr) ?? [];
    expect(folder.content(join(left.slice(folder.path.length + 1), "old"))).toEqual(before);
  });

  it("is changed by somebody else meanwhile: nothing is replaced", () => {
    write();
    const { fileSystem } = folder.environment();
    const mkdtempSync = ((prefix: string) => {
      folder.write("aml/late.tf", "Mine.\n");
      return fileSystem.mkdtempSync(prefix);
    }) as typeof fileSystem.mkdtempSync;
    const args = ["module", "--region", "eastus2", "--out", "aml", "--feature", "rstudio"];
    expect(folder.run(args, { fileSystem: { ...fileSystem, mkdtempSync } })).toMatchObject({
      exitCode: 2,
      stderr:
        "error: `aml` cannot be written (somebody else changed it meanwhile), and what was there is as it was; mend that, and run the command again\n",
    });
    expect(names(".")).toEqual(["aml/", ...[...OURS, "late.tf"].map((name) => `aml/${name}`).sort()]);
  });

  it("is asked to hold a file that no module has: that is a mistake of the library", () => {
    const renderModule: Environment["renderModule"] = (...given) => {
      const { module, diagnostics } = stubModule(...given);
      return { module: { flows: module?.flows ?? [], files: new Map([["../up.tf", ""]]) }, diagnostics };
    };
    expect(() => folder.run(["module", "--region", "eastus2", "--out", "aml"], { renderModule })).toThrow(
      "a module cannot have a file `../up.tf`",
    );
    expect(folder.content()).toEqual({});
  });
});
