import { serviceTagText, TAGS } from "../../core/export/exports";
import { BY_ADDRESSES, REGION } from "../export-cases";
import { WorkingFolder } from "../in-process";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

beforeAll(() => {
  folder.write("tags.json", serviceTagText(TAGS));
  const write = (...args: string[]) => folder.run(["export", ...args]);
  write(...BY_ADDRESSES, "--format", "json", "--out", "addresses.json");
  write(...BY_ADDRESSES, "--format", "lists", "--out", "addresses");
  folder.write("tags.json", serviceTagText({ ...TAGS, "Storage.EastUS2": ["20.38.100.0/24"] }));
  write(...BY_ADDRESSES, "--format", "json", "--out", "less-storage.json");
  write(...REGION, "--format", "json", "--out", "hosts.json");
  write(...REGION, "--feature", "rstudio", "--format", "json", "--out", "hosts-rstudio.json");
  folder.write("group.json", '{ "resource": { "azurerm_network_security_group": {} } }');
});

const diff = (...args: string[]) => folder.run(["diff", ...args]);
const changes = (...args: string[]) => JSON.parse(diff(...args, "--format", "json").stdout).changes;

describe("the difference of two exports", () => {
  it("is none between a file and a folder of lists that hold the same", () => {
    expect(diff("addresses.json", "addresses")).toEqual({
      exitCode: 0,
      stdout: "no flow was gained or lost\n",
      stderr: "",
    });
  });

  it("is each name that is gained, with the requirements behind it", () => {
    const image = {
      change: "gained",
      effect: "wider",
      direction: "outbound",
      protocol: "Tcp",
      port: "443",
      source: "the service's subnets",
      before: { verdict: "not-required", rules: [] },
      after: { verdict: "required", rules: ["rstudio-images"] },
    };
    expect(changes("hosts.json", "hosts-rstudio.json")).toEqual([
      { ...image, destination: "ghcr.io" },
      { ...image, destination: "pkg-containers.githubusercontent.com" },
    ]);
  });

  it("is each prefix, with the requirements whose entries hold a part of it", () => {
    const storage = {
      change: "lost",
      effect: "narrower",
      direction: "outbound",
      protocol: "Tcp",
      port: "443",
      source: "the service's subnets",
      before: { verdict: "required", rules: ["default-storage", "microsoft-storage"] },
      after: { verdict: "not-required", rules: [] },
    };
    expect(changes("addresses.json", "less-storage.json")).toEqual([
      { ...storage, destination: "20.38.101.0/24" },
      { ...storage, destination: "20.60.4.0/24" },
    ]);
  });

  it("names of a list every requirement that the whole list serves", () => {
    const [first] = changes("addresses", "less-storage.json");
    expect(first.before.rules).toEqual(expect.arrayContaining(["default-storage", "monitoring"]));
  });

  it("is text for people, and ends with 1", () => {
    const { exitCode, stdout } = diff("hosts-rstudio.json", "hosts.json");
    expect(exitCode).toBe(1);
    expect(stdout.split("\n").slice(0, 5)).toEqual([
      "0 gained, 2 lost",
      "",
      "- outbound Tcp 443 from the service's subnets to ghcr.io: narrower",
      "    before: required by rstudio-images",
      "    after: not required",
    ]);
  });
});

describe("what cannot be compared with an export is refused", () => {
  it.each<[string, string[], string]>([
    [
      "a configuration",
      ["hosts.json", "group.json"],
      "error: `hosts.json` is an export and `group.json` is none; compare two of a kind\n",
    ],
    [
      "an option of configurations",
      ["hosts.json", "hosts-rstudio.json", "--subnet", "10.0.0.0/24"],
      "error: two exports are compared by what they list, and nothing else is needed; leave out every option but `--format`\n",
    ],
  ])("%s", (_, args, stderr) => {
    expect(diff(...args)).toEqual({ exitCode: 2, stdout: "", stderr });
  });
});
