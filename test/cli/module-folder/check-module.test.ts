import { mkdirSync, rmSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import type { RenderModule } from "../../../lib/cli/environment";
import { MANIFEST_NAME } from "../../../lib/cli/module-folder/manifest";
import { EXTENSION_YAML } from "../../core/catalog/files/catalog-texts";
import { stubModule, WorkingFolder } from "../in-process";

let folder: WorkingFolder;
beforeEach(() => {
  folder = new WorkingFolder();
  folder.run(["module", "--region", "eastus2", "--feature", "rstudio", "--out", "aml"]);
});
afterEach(() => folder.remove());

const check = (...args: string[]) => folder.run(["module", "--check", "aml", ...args]);
const SAME = ["--region", "eastus2", "--feature", "rstudio"];
const AGAIN = "\n`azure-network-catalog module --out aml`, with the same options, writes it anew.\n";
const DIFFERS = "aml: differs from what the selection gives\n";

describe("a module's folder is checked", () => {
  it.each<[string, string[]]>([
    ["the selection that it records", []],
    ["the same selection", SAME],
  ])("against %s, and is unchanged", (_what, args) => {
    expect(check(...args)).toEqual({ exitCode: 0, stdout: "aml: unchanged\n", stderr: "" });
    expect(JSON.parse(check(...args, "--format", "json").stdout)).toEqual({
      folder: "aml",
      unchanged: true,
      changedByHand: [],
      removedByHand: [],
      foreign: [],
      outdated: [],
      flowsOf: "record",
      flows: [],
      diagnostics: [],
    });
  });

  it("against another selection: gained and lost flows are told, with their rules and effects", () => {
    expect(check("--region", "eastus2", "--feature", "aks", "--feature", "extra")).toEqual({
      exitCode: 1,
      stdout: `${DIFFERS}
Flows: 2 wider (more is let through), 1 narrower (less is let through)
  + Allow outbound Tcp 443 from var.subnet_address_prefixes to aks (nsg: Allow-aks): wider
  + Allow outbound Tcp 443 from var.subnet_address_prefixes to extra (nsg: Allow-extra): wider
  - Allow outbound Tcp 443 from var.subnet_address_prefixes to rstudio (nsg: Allow-rstudio): narrower

Files:
  extra.tf.json: to be added
  main.tf.json: to be changed
${AGAIN}`,
      stderr: "",
    });
  });

  it("against another selection: says where files differ and no flow does", () => {
    expect(check("--region", "westus2", "--feature", "rstudio").stdout).toBe(
      `${DIFFERS}\nFiles, while no flow differs:\n  main.tf.json: to be changed\n${AGAIN}`,
    );
  });

  it("against what a newer catalog gives for the selection that it records", () => {
    const renderModule: RenderModule = (request, ...others) => {
      const { features = [] } = request.selection;
      return stubModule(
        { ...request, selection: { ...request.selection, features: [...features, "new"] } },
        ...others,
      );
    };
    const { exitCode, stdout } = folder.run(["module", "--check", "aml"], { renderModule });
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      "  + Allow outbound Tcp 443 from var.subnet_address_prefixes to new (nsg: Allow-new): wider\n",
    );
  });

  it.each<[string, () => void, string, Record<string, string[]>]>([
    [
      "a changed file",
      () => folder.write("aml/README.md", "Changed.\n"),
      "README.md: changed",
      { changedByHand: ["README.md"] },
    ],
    [
      "a removed file",
      () => unlinkSync(join(folder.path, "aml/README.md")),
      "README.md: removed",
      { removedByHand: ["README.md"] },
    ],
    [
      "an added file",
      () => folder.write("aml/rules.tf", "resource {}\n"),
      "rules.tf: added",
      { foreign: ["rules.tf"] },
    ],
  ])("for what was done by hand: %s", (_what, change, line, found) => {
    change();
    expect(check()).toEqual({
      exitCode: 1,
      stdout: `${DIFFERS}\nBy hand, which no flow above tells:\n  ${line}\n${AGAIN}`,
      stderr: "",
    });
    expect(JSON.parse(check("--format", "json").stdout)).toMatchObject({ unchanged: false, ...found });
  });

  it("with added files accepted by --force", () => {
    folder.write("aml/rules.tf", "resource {}\n");
    expect(check("--force")).toEqual({ exitCode: 0, stdout: "aml: unchanged\n", stderr: "" });
  });

  it("without what Terraform leaves there", () => {
    folder.write("aml/.terraform/providers/x", "binary");
    folder.write("aml/.terraform.lock.hcl", "# locks\n");
    expect(check().exitCode).toBe(0);
  });

  it("in the format that it has", () => {
    folder.run(["module", ...SAME, "--out", "hcl", "--format", "hcl"]);
    expect(folder.run(["module", "--check", "hcl", ...SAME]).exitCode).toBe(0);
    expect(folder.run(["module", "--check", "hcl", ...SAME, "--format", "json"]).exitCode).toBe(0);
  });

  it("with the catalogs that it records", () => {
    folder.write("catalogs/more.yaml", EXTENSION_YAML);
    folder.run(["module", ...SAME, "--catalog", "catalogs/more.yaml", "--out", "own"]);
    expect(JSON.parse(folder.read(`own/${MANIFEST_NAME}`)).catalogs).toEqual(["catalogs/more.yaml"]);
    const asked: string[] = [];
    const renderModule: RenderModule = (request, catalogs, format) => {
      asked.push(...catalogs);
      return stubModule(request, catalogs, format);
    };
    expect(folder.run(["module", "--check", "own"], { renderModule }).exitCode).toBe(0);
    expect(asked).toEqual([join(folder.path, "catalogs/more.yaml")]);
    rmSync(join(folder.path, "catalogs"), { recursive: true });
    expect(folder.run(["module", "--check", "own"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(
        "error [catalog-file-unreadable] catalogs/more.yaml: it cannot be read (ENOENT)",
      ),
    });
  });

  it("and stays as it is", () => {
    const before = folder.content();
    check("--region", "westus2");
    check("--region", "westus2", "--force");
    expect(folder.content()).toEqual(before);
  });

  it("with warnings on the error output, and in the JSON", () => {
    folder.run(["module", "--region", "eastus2", "--feature", "doubtful", "--out", "aml"]);
    const { stdout, stderr } = check("--format", "json");
    expect(stderr).toBe("warning [missing-parameter] requirement registry: `containerRegistry` is missing\n");
    expect(JSON.parse(stdout).diagnostics).toEqual([expect.objectContaining({ code: "missing-parameter" })]);
  });

  it("with changes in colours on a terminal: what is wider stands out", () => {
    const { stdout } = folder.run(["module", "--check", "aml", "--region", "eastus2", "--feature", "aks"], {
      stdout: { columns: 80, colours: true },
    });
    expect(stdout).toContain("\u001b[31m+ Allow outbound Tcp 443 from var.subnet_address_prefixes to aks");
    expect(stdout).toContain(
      "\u001b[32m- Allow outbound Tcp 443 from var.subnet_address_prefixes to rstudio",
    );
  });
});

describe("a folder that cannot be checked is refused", () => {
  it.each<[string, () => void, string]>([
    [
      "that does not exist",
      () => rmSync(join(folder.path, "aml"), { recursive: true }),
      "error: `aml` does not exist; write it first, with `module --out aml`\n",
    ],
    [
      "that the command did not write",
      () => unlinkSync(join(folder.path, "aml", MANIFEST_NAME)),
      `error: \`aml\` has no \`${MANIFEST_NAME}\`, by which the command knows what it wrote there; check a folder that \`module --out\` wrote, and commit that file with the others\n`,
    ],
    [
      "whose record is none",
      () => folder.write(`aml/${MANIFEST_NAME}`, "{}"),
      `error: \`aml/${MANIFEST_NAME}\` does not tell what was written there: it does not say \`"tool": "cdktf-azure-network-catalog"\`; restore it, or write the folder anew with \`module --out aml --force\`\n`,
    ],
    [
      "whose record is a folder",
      () => {
        unlinkSync(join(folder.path, "aml", MANIFEST_NAME));
        mkdirSync(join(folder.path, "aml", MANIFEST_NAME));
      },
      "error: `aml` cannot be read (EISDIR); check the path and its permissions\n",
    ],
  ])("%s", (_what, change, message) => {
    change();
    expect(check()).toEqual({ exitCode: 2, stdout: "", stderr: message });
  });

  it("for a selection that is wrong", () => {
    expect(check("--region", "eastus2", "--feature", "refused")).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining("error [unknown-feature] "),
    });
  });
});
