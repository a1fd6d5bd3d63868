import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "../../../lib/cli/module-folder/folder-state";
import { MANIFEST_NAME } from "../../../lib/cli/module-folder/manifest";
import { flowOf, WorkingFolder } from "../in-process";

let folder: WorkingFolder;
beforeEach(() => {
  folder = new WorkingFolder();
});
afterEach(() => folder.remove());

const write = (...args: string[]) => folder.run(["module", "--region", "eastus2", "--out", "aml", ...args]);
const names = (path = "aml") => Object.keys(folder.content(path));

const OURS = [MANIFEST_NAME, "README.md", "main.tf.json"];

describe("a module's folder", () => {
  it("is written where there is none, with a record of what made it", () => {
    expect(write("--feature", "rstudio", "--layer", "nsg")).toEqual({
      exitCode: 0,
      stdout: `aml: written\n  README.md\n  main.tf.json\n  ${MANIFEST_NAME}\nnsg: 2 rules\n`,
      stderr: "",
    });
    expect(names(".")).toEqual(["aml/", ...OURS.map((name) => `aml/${name}`)]);
    expect(folder.read("aml/README.md")).toBe("A module.\n");
    expect(JSON.parse(folder.read(`aml/${MANIFEST_NAME}`))).toEqual({
      version: 1,
      tool: "cdktf-azure-network-catalog",
      toolVersion: "0.1.0",
      format: "json",
      request: { cloud: "public", region: "eastus2", features: ["rstudio"], layers: ["nsg"] },
      catalogs: [],
      flows: [flowOf("base"), flowOf("rstudio")],
      files: {
        "README.md": sha256Of("A module.\n"),
        "main.tf.json": sha256Of(folder.read("aml/main.tf.json")),
      },
    });
  });

  it("is written with the folders on the way, and into an empty one", () => {
    mkdirSync(join(folder.path, "empty"));
    expect(write("--out=a/b/c").exitCode).toBe(2);
    expect(folder.run(["module", "--region", "eastus2", "--out", "a/b/c"]).exitCode).toBe(0);
    expect(folder.run(["module", "--region", "eastus2", "--out", "empty"]).exitCode).toBe(0);
    expect(folder.content("a/b/c")).toEqual(folder.content("empty"));
  });

  it("has the same bytes each time, in whatever order the options stand", () => {
    write("--feature", "b", "--feature", "a", "--layer", "routes,nsg");
    const first = folder.content("aml");
    rmSync(join(folder.path, "aml"), { recursive: true });
    write("--layer", "nsg", "--feature", "a", "--layer", "routes", "--feature", "b");
    expect(folder.content("aml")).toEqual(first);
  });

  it("is left alone where nothing changes", () => {
    write();
    const before = statSync(join(folder.path, "aml")).ino;
    expect(write().stdout).toBe("aml: unchanged\nnsg: 1 rule\n");
    expect(statSync(join(folder.path, "aml")).ino).toBe(before);
  });

  it("is written anew where its record alone would be another one", () => {
    write();
    const record = folder.read(`aml/${MANIFEST_NAME}`);
    folder.write(`aml/${MANIFEST_NAME}`, record.replace('"toolVersion": "0.1.0"', '"toolVersion": "0.0.9"'));
    expect(write().stdout).toContain("aml: written\n");
    expect(folder.read(`aml/${MANIFEST_NAME}`)).toBe(record);
  });

  it("is replaced by another selection, and files that are no longer made go", () => {
    write("--feature", "extra");
    expect(names()).toContain("extra.tf.json");
    expect(write()).toEqual({
      exitCode: 0,
      stdout: `aml: written\n  README.md\n  main.tf.json\n  ${MANIFEST_NAME}\n  extra.tf.json removed\nnsg: 1 rule\n`,
      stderr: "",
    });
    expect(names()).toEqual(OURS);
  });

  it("takes another format, and keeps it where the folder's own selection is made anew", () => {
    write();
    write("--format", "hcl");
    expect(names()).toEqual([MANIFEST_NAME, "README.md", "main.tf"]);
    folder.write(`aml/${MANIFEST_NAME}`, folder.read(`aml/${MANIFEST_NAME}`).replace("eastus2", "westus2"));
    expect(folder.run(["module", "--out", "aml"]).exitCode).toBe(0);
    expect(names()).toEqual([MANIFEST_NAME, "README.md", "main.tf"]);
    expect(folder.read("aml/main.tf")).toContain('"region":"westus2"');
  });

  it("needs a selection where the folder has none", () => {
    expect(folder.run(["module", "--out", "aml"]).stderr).toMatch(/^error: no region is selected; /);
  });

  it("is replaced behind a link, which stays", () => {
    mkdirSync(join(folder.path, "real"));
    symlinkSync("real", join(folder.path, "aml"));
    expect(write().exitCode).toBe(0);
    expect(names("real")).toEqual(OURS);
    expect(folder.content()).toMatchObject({ aml: "not a file" });
  });

  it("keeps its permissions", () => {
    write();
    chmodSync(join(folder.path, "aml"), 0o750);
    write("--feature", "rstudio");
    expect(statSync(join(folder.path, "aml")).mode & 0o777).toBe(0o750);
  });

  it("keeps what Terraform left in it", () => {
    write();
    folder.write("aml/.terraform/providers/x", "binary");
    folder.write("aml/.terraform.lock.hcl", "# locks\n");
    expect(write("--feature", "rstudio").exitCode).toBe(0);
    expect(folder.read("aml/.terraform/providers/x")).toBe("binary");
    expect(folder.read("aml/.terraform.lock.hcl")).toBe("# locks\n");
    expect(folder.read("aml/main.tf.json")).toContain("rstudio");
  });

  it("is written although there are warnings, which are told with their codes", () => {
    expect(write("--feature", "doubtful")).toMatchObject({
      exitCode: 0,
      stderr: "warning [missing-parameter] requirement registry: `containerRegistry` is missing\n",
    });
  });

  it("is not written where the selection is wrong", () => {
    write();
    const before = folder.content();
    expect(write("--feature", "refused")).toMatchObject({ exitCode: 2, stdout: "" });
    expect(folder.content()).toEqual(before);
  });
});
