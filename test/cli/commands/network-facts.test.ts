import { WorkingFolder } from "../in-process";
import { allowOut, DIRECT_SELECTION, directWith } from "./direct-example";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

const TAGS: readonly [name: string, region: string, prefix: string][] = [
  ["AzureActiveDirectory", "", "40.126.0.0/18"],
  ["AzureMachineLearning", "", "52.0.0.0/24"],
  ["Storage", "", "20.150.0.0/16"],
  ["Storage.EastUS2", "eastus2", "20.150.34.0/24"],
];

function tagFile(cloud: string): string {
  const values = TAGS.map(([name, region, prefix]) => ({
    name,
    id: name,
    properties: {
      changeNumber: 1,
      region,
      regionId: 0,
      platform: "Azure",
      systemService: name,
      addressPrefixes: [prefix],
      networkFeatures: null,
    },
  }));
  return JSON.stringify({ changeNumber: 1, cloud, values });
}

beforeAll(() => {
  folder.write("tags.json", tagFile("Public"));
  folder.write("china.json", tagFile("China"));
  // The tag's own addresses in the place of the tag.
  folder.write(
    "addresses.json",
    directWith((rules) => [
      ...rules.filter(({ name }) => name !== "AllowStorageTcpOutbound"),
      allowOut("AllowStorageAddresses", 1060, "20.150.34.0/24", "443"),
    ]),
  );
});

const check = (...args: string[]) =>
  folder.run(["check", "addresses.json", ...DIRECT_SELECTION, "--format", "json", ...args]);

const storageVerdicts = (...args: string[]): string[] =>
  JSON.parse(check(...args).stdout)
    .flows.filter(({ peer }: { peer: string }) => peer === "Storage.EastUS2")
    .map(({ verdict }: { verdict: string }) => verdict);

describe("a file of service tags", () => {
  it("decides whether rules for addresses let a tag through", () => {
    expect(storageVerdicts()).not.toContain("allowed");
    expect(storageVerdicts("--service-tags", "tags.json")).toEqual(["allowed", "allowed"]);
  });

  it("decides about addresses in tags", () => {
    const explain = (address: string, ...args: string[]) =>
      folder
        .run(["explain", `${address} 443`, "addresses.json", ...DIRECT_SELECTION, ...args])
        .stdout.split(":")[0];
    expect(explain("52.0.0.7")).toBe("undecided");
    expect(explain("20.150.99.7", "--service-tags", "tags.json")).toBe("undecided");
    expect(explain("52.0.0.7", "--service-tags", "tags.json")).toBe("allowed");
  });

  it("of another cloud is refused", () => {
    const { exitCode, stdout, stderr } = check("--service-tags", "china.json");
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("error [service-tag-file-of-another-cloud]");
  });
});

describe("the workload's subnets", () => {
  it("are read off the rules, or given", () => {
    folder.write(
      "nsg.json",
      directWith((rules) => rules),
    );
    const summary = (...args: string[]) =>
      JSON.parse(folder.run(["check", "nsg.json", ...DIRECT_SELECTION, "--format", "json", ...args]).stdout)
        .summary;
    expect(summary()).toMatchObject({ admitted: 17, blocked: 0 });
    expect(summary("--subnet", "10.1.0.0/24")).toMatchObject({ admitted: 17, blocked: 0 });
    // Only what stays within the virtual network does not ask who sends.
    expect(summary("--subnet", "10.9.0.0/24")).toMatchObject({ admitted: 1, blocked: 19 });
  });
});

it.each([
  ["--subnet", "10.1.0.1/24"],
  ["--subnet", "Internet"],
  ["--virtual-network", "10.0.0.0"],
  ["--firewall-address", "10.0.0.0/24"],
  ["--firewall-address", "firewall"],
])("%s %s is refused", (option, value) => {
  const { exitCode, stdout, stderr } = check(option, value);
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(new RegExp(`^error: option '${option} <\\w+>' argument '`));
});
