import * as fileSystem from "node:fs";
import { chmodSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { MAX_SERVICE_TAG_FILE_BYTES } from "../../lib/core/service-tag-files/service-tag-file";
import { version } from "../../package.json";
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

describe("an export", () => {
  it("in CSV is printed, with the findings on the error output", () => {
    const { exitCode, stdout, stderr } = run(...BY_ADDRESSES, "--format", "csv");
    expect(exitCode).toBe(0);
    expect(stdout.split("\r\n")[1]).toBe(
      `Tcp,80; 443,address-prefix,20.20.32.0/19,0,AzureActiveDirectory,entra-id,Authentication with Microsoft Entra ID.,https://learn.microsoft.com/azure/machine-learning/how-to-access-azureml-behind-firewall#basic-configuration,public,eastus2,2026-03-19,375,${version}`,
    );
    expect(stderr).toContain("info [need-within-virtual-network] requirement private-endpoints: ");
  });

  it.each(["csv", "json"])("in %s is written into a file, the same bytes again", (format) => {
    const { stdout: text } = run(...BY_ADDRESSES, "--format", format);
    const entries = 19;
    const again = () => run(...BY_ADDRESSES, "--format", format, "--out", "export.txt");
    folder.write("export.txt", "an earlier one");
    chmodSync(join(folder.path, "export.txt"), 0o640);
    expect(again()).toMatchObject({ exitCode: 0, stdout: `export.txt: written, ${entries} entries\n` });
    expect(folder.read("export.txt")).toBe(text);
    expect(statSync(join(folder.path, "export.txt")).mode & 0o777).toBe(0o640);
    expect(again().stdout).toBe(`export.txt: unchanged, ${entries} entries\n`);
    expect(readdirSync(folder.path).sort()).toEqual(["export.txt", "tags.json"]);
  });

  it("goes where a link leads, and leaves the link", () => {
    folder.write("elsewhere/export.json", "");
    symlinkSync("elsewhere/export.json", join(folder.path, "export.json"));
    run(...BY_ADDRESSES, "--format", "json", "--out", "export.json");
    expect(folder.content("elsewhere")["export.json"]).toContain('"formatVersion": 1');
    expect(folder.content()["export.json"]).toBe("not a file");
  });

  it("takes its selection from a file, whose egress does not concern it", () => {
    folder.write("selection.yaml", "region: eastus2\negress: { kind: firewall }\nfeatures: [rstudio]\n");
    const { exitCode, stdout } = run("--selection", "selection.yaml", "--format", "json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).metadata).toMatchObject({
      features: ["azure-monitor", "rstudio", "workspace-private-endpoint"],
      serviceTags: null,
      toolVersion: version,
    });
  });

  it("takes all pages of an answer", () => {
    const { "Storage.EastUS2": storage, ...others } = TAGS;
    const page = (tags: Parameters<typeof serviceTagText>[0], nextLink: string) =>
      JSON.stringify({ ...JSON.parse(serviceTagText(tags)), changeNumber: "375", nextLink });
    folder.write("1.json", page(others, "https://management.azure.com/next"));
    folder.write("2.json", page({ "Storage.EastUS2": storage }, ""));
    const paged = run(
      ...REGION,
      "--prefer",
      "addresses",
      "--service-tags",
      "1.json",
      "2.json",
      "--format",
      "csv",
    );
    expect(paged.stdout).toBe(run(...BY_ADDRESSES, "--format", "csv").stdout);
    expect(run(...REGION, "--service-tags", "1.json", "--format", "csv")).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("error [service-tag-page-missing] 1.json"),
    });
  });

  it("keeps a budget when it is asked for one", () => {
    const { stderr, exitCode } = run(
      ...BY_ADDRESSES,
      "--format",
      "csv",
      "--most-prefixes",
      "8",
      "--most-extra",
      "1",
    );
    expect(exitCode).toBe(0);
    expect(stderr).toContain("warning [prefixes-widened] Tcp 443: 9 prefixes of IPv4 became 8, which cover ");
  });
});

describe("an export that cannot be made", () => {
  it.each<[string, string[], string]>([
    ["no format", REGION, "error: no format is given; give `--format csv`, `json` or `lists`\n"],
    [
      "an unknown format",
      [...REGION, "--format", "xml"],
      "error: `xml` is no format of an export; give `--format csv`, `json` or `lists`\n",
    ],
    [
      "lists without a folder",
      [...REGION, "--format", "lists"],
      "error: lists are several files; give `--out` with the folder to write\n",
    ],
    [
      "no region",
      ["--format", "csv"],
      "error: no region is selected; give `--region`, such as `--region eastus2`, or `--selection` with a file\n",
    ],
    [
      "addresses without a file",
      [...REGION, "--format", "csv", "--prefer", "addresses", "--most-prefixes", "9"],
      "error: `--prefer addresses`, `--most-prefixes` are about the addresses of service tags; give `--service-tags` with Microsoft's file\n",
    ],
    [
      "half a budget",
      [...BY_ADDRESSES, "--format", "csv", "--most-extra", "0"],
      "error: `--most-prefixes` and `--most-extra` make a budget together; give both, such as `--most-prefixes 1000 --most-extra 0.01`\n",
    ],
    [
      "a firewall of Azure",
      [...REGION, "--format", "csv", "--egress", "firewall"],
      "error: `--egress` and `--firewall-...` are of modules; an export is for a firewall of another kind, so leave them out\n",
    ],
    [
      "a file that is not there",
      [...REGION, "--format", "csv", "--service-tags", "none.json"],
      "error: `none.json` cannot be read (ENOENT); give the path of a file of service tags, absolute or seen from the working directory\n",
    ],
    [
      "a folder for a file",
      [...REGION, "--format", "csv", "--service-tags", "."],
      "error: `.` is no file; give a file of service tags\n",
    ],
    [
      "an output that is a folder",
      [...REGION, "--format", "csv", "--out", "."],
      "error: `.` is no file; give the path of a file\n",
    ],
    [
      "an output in no folder",
      [...REGION, "--format", "csv", "--out", "none/export.csv"],
      "error: `none/export.csv` cannot be written (ENOENT), and what was there is as it was; check the path and its permissions\n",
    ],
  ])("for %s is refused with code 2", (_what, args, stderr) => {
    expect(run(...args)).toEqual({ exitCode: 2, stdout: "", stderr });
    expect(readdirSync(folder.path)).toEqual(["tags.json"]);
  });

  it.each<[string, string[], string]>([
    ["--prefer", ["names"], "Write `hosts` or `addresses`."],
    ["--most-prefixes", ["0"], "Write a whole number from 1 on, such as `1000`."],
    ["--most-prefixes", ["1e3"], "Write a whole number from 1 on, such as `1000`."],
    ["--most-extra", ["1.5"], "Write a number from 0 to 1, such as `0.01` for a hundredth."],
    ["--most-extra", ["-0.1"], "Write a number from 0 to 1, such as `0.01` for a hundredth."],
    ["--most-extra", ["0.1", "--most-extra", "0.2"], "It was given before, as `0.1`; give it once."],
  ])("for %s %j is refused with what is allowed", (option, values, message) => {
    const { exitCode, stderr } = run(
      ...BY_ADDRESSES,
      "--format",
      "csv",
      option,
      ...values.slice(0, 1),
      ...values.slice(1),
    );
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it("for a file of service tags that is too large is refused before it is read", () => {
    const reading = jest.fn(fileSystem.readFileSync);
    const environment = changed({
      statSync: ((path: string) =>
        Object.assign(fileSystem.statSync(path), { size: MAX_SERVICE_TAG_FILE_BYTES + 1 })) as never,
      readFileSync: reading as never,
    });
    const { exitCode, stderr } = folder.run(["export", ...BY_ADDRESSES, "--format", "csv"], environment);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining("error [service-tag-file-too-large] tags.json"),
    ]);
    expect(reading).not.toHaveBeenCalled();
  });

  it("for a file of another cloud is refused", () => {
    folder.write("china.json", serviceTagText(TAGS, { cloud: "China" }));
    expect(run(...REGION, "--service-tags", "china.json", "--format", "csv").stderr).toContain(
      "error [service-tag-file-of-another-cloud] china.json",
    );
  });

  it("leaves the file that was there, and nothing beside it, where the disk is full", () => {
    folder.write("export.csv", "before");
    const environment = changed({
      writeFileSync: () => {
        throw Object.assign(new Error("full"), { code: "ENOSPC" });
      },
    });
    const { exitCode, stderr } = folder.run(
      ["export", ...BY_ADDRESSES, "--format", "csv", "--out", "export.csv"],
      environment,
    );
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining("`export.csv` cannot be written (ENOSPC)"),
    ]);
    expect(folder.content()).toEqual({ "export.csv": "before", "tags.json": expect.any(String) });
  });
});
