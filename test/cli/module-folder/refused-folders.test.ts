import { rmSync, symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { MANIFEST_NAME } from "../../../lib/cli/module-folder/manifest";
import { WorkingFolder } from "../in-process";

let folder: WorkingFolder;
beforeEach(() => {
  folder = new WorkingFolder();
});
afterEach(() => folder.remove());

const write = (...args: string[]) => folder.run(["module", "--region", "eastus2", "--out", "aml", ...args]);
const names = (path = "aml") => Object.keys(folder.content(path));

const OURS = [MANIFEST_NAME, "README.md", "main.tf.json"];

describe("a folder that is not as the command wrote it", () => {
  const change: Record<string, () => void> = {
    "another file": () => folder.write("aml/notes.md", "Mine.\n"),
    "another folder": () => folder.write("aml/tests/a.tf", ""),
    "a changed file": () => folder.write("aml/README.md", "Changed.\n"),
    "a removed file": () => unlinkSync(join(folder.path, "aml/README.md")),
    "a file in the place of another": () => {
      unlinkSync(join(folder.path, "aml/README.md"));
      symlinkSync("main.tf.json", join(folder.path, "aml/README.md"));
    },
    "a record that is none": () => folder.write(`aml/${MANIFEST_NAME}`, "<<<<<<< ours\n"),
    "a removed record": () => unlinkSync(join(folder.path, "aml", MANIFEST_NAME)),
  };
  const refusals: [string, string, string[]][] = [
    [
      "another file",
      "error: `aml` holds what this command did not write: `notes.md`; choose another folder, move it away, or use `--force`, which keeps it\n",
      [...OURS, "notes.md"],
    ],
    [
      "another folder",
      "error: `aml` holds what this command did not write: `tests`; choose another folder, move it away, or use `--force`, which keeps it\n",
      [...OURS, "tests/", "tests/a.tf"],
    ],
    [
      "a changed file",
      "error: `README.md` in `aml` was changed since this command wrote it; keep the change elsewhere, or use `--force`, which replaces the file\n",
      OURS,
    ],
    [
      "a removed file",
      "error: `README.md` in `aml` was removed since this command wrote it; restore it, or use `--force`\n",
      OURS,
    ],
    [
      "a record that is none",
      `error: \`aml/${MANIFEST_NAME}\` does not tell what was written there: it is not JSON; restore it, choose another folder, or use \`--force\`, which keeps all files but those of the new module\nerror: \`aml\` holds what this command did not write: \`main.tf.json\`; choose another folder, move it away, or use \`--force\`, which replaces it\n`,
      OURS,
    ],
    [
      "a removed record",
      "error: `aml` holds what this command did not write: `main.tf.json`; choose another folder, move it away, or use `--force`, which replaces it\n",
      OURS,
    ],
  ];

  it.each(refusals)(
    "with %s is refused and stays as it is, and is written with --force",
    (what, message, after) => {
      write();
      change[what]?.();
      const before = folder.content();
      expect(write("--feature", "rstudio")).toEqual({ exitCode: 2, stdout: "", stderr: message });
      expect(folder.content()).toEqual(before);
      expect(write("--feature", "rstudio", "--force")).toMatchObject({ exitCode: 0, stderr: "" });
      expect(names()).toEqual(after);
      expect(folder.read("aml/README.md")).toBe("A module.\n");
      expect(folder.read("aml/main.tf.json")).toContain("rstudio");
    },
  );

  it("is refused with a link in the place of a file, even with --force", () => {
    write();
    change["a file in the place of another"]?.();
    const before = folder.content();
    for (const force of [[], ["--force"]]) {
      const { exitCode, stderr } = write("--feature", "rstudio", ...force);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(
        "error: `README.md` in `aml` is no file, where a file is to be written; move it away\n",
      );
    }
    expect(folder.content()).toEqual(before);
  });

  it("is refused with all reasons at once, and with at most ten names for each", () => {
    write();
    folder.write("aml/README.md", "Changed.\n");
    unlinkSync(join(folder.path, "aml/main.tf.json"));
    for (const index of Array(12).keys()) {
      folder.write(`aml/file-${index + 10}`, "");
    }
    const { stderr } = write();
    expect(stderr.split("\n")).toHaveLength(4);
    expect(stderr).toContain("`file-19` and 2 more; choose");
  });

  it("without a record is kept with --force, but for files of the same name", () => {
    folder.write("aml/main.tf.json", "Mine.\n");
    folder.write("aml/provider.tf", "Mine.\n");
    expect(write().stderr).toBe(
      "error: `aml` holds what this command did not write: `main.tf.json`, `provider.tf`; choose another folder, move them away, or use `--force`, which keeps the others and replaces `main.tf.json`\n",
    );
    expect(write("--force").exitCode).toBe(0);
    expect(folder.read("aml/provider.tf")).toBe("Mine.\n");
    expect(folder.read("aml/main.tf.json")).toContain("eastus2");
    expect(write("--feature", "rstudio", "--force").exitCode).toBe(0);
    expect(names()).toEqual([...OURS, "provider.tf"]);
  });

  it("is accepted where a file was given by hand what the new module gives it", () => {
    write("--feature", "rstudio");
    const wanted = folder.read("aml/main.tf.json");
    rmSync(join(folder.path, "aml"), { recursive: true });
    write();
    folder.write("aml/main.tf.json", wanted);
    expect(write("--feature", "rstudio").exitCode).toBe(0);
  });
});

describe("a path that is no module's folder", () => {
  it.each<[string, () => void, string, string]>([
    [
      "a file",
      () => folder.write("aml", ""),
      "aml",
      "error: `aml` is no folder; give another one, or move the file away\n",
    ],
    [
      "below a file",
      () => folder.write("aml", ""),
      "aml/nsg",
      "error: `aml/nsg` lies below a file; give another folder\n",
    ],
    [
      "a link that leads nowhere",
      () => symlinkSync("gone", join(folder.path, "aml")),
      "aml",
      "error: `aml` is a link that leads nowhere; remove it, or give another folder\n",
    ],
    [
      "the working directory",
      () => undefined,
      ".",
      "error: `.` is the working directory, or holds it, and is replaced as a whole; run the command from another folder\n",
    ],
  ])("%s is refused", (_what, prepare, out, message) => {
    prepare();
    const before = folder.content();
    expect(folder.run(["module", "--region", "eastus2", "--out", out])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: message,
    });
    expect(folder.content()).toEqual(before);
  });

  it("that holds the working directory is refused", () => {
    write();
    folder.write("aml/.terraform/modules/modules.json", "{}");
    const before = folder.content();
    const args = ["module", "--region", "eastus2", "--feature", "rstudio", "--out", "../../aml"];
    const workingDirectory = join(folder.path, "aml/.terraform");
    expect(folder.run(args, { workingDirectory })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("error: `../../aml` is the working directory, or holds it, "),
    });
    expect(folder.content()).toEqual(before);
  });

  it("whose name begins as that of the working directory is written", () => {
    write();
    folder.write("aml-2/x", "");
    const workingDirectory = join(folder.path, "aml-2");
    const args = ["module", "--region", "eastus2", "--feature", "rstudio", "--out", "../aml"];
    expect(folder.run(args, { workingDirectory })).toMatchObject({ exitCode: 0 });
  });
});
