import { WorkingFolder } from "../in-process";
import { allowOut, directWith, GROUP_ADDRESS } from "./direct-example";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

const without = (name: string) => directWith((rules) => rules.filter((rule) => rule.name !== name));
const STORAGE = "AllowStorageTcpOutbound";

beforeAll(() => {
  folder.write(
    "before.json",
    directWith((rules) => rules),
  );
  folder.write(
    "renamed.json",
    directWith((rules) =>
      [...rules].reverse().map((rule) => ({ ...rule, name: `My${rule.name}`, description: "" })),
    ),
  );
  folder.write("no-storage.json", without(STORAGE));
  folder.write(
    "wider.json",
    directWith((rules) =>
      rules.map((rule) =>
        rule.name === STORAGE ? { ...rule, destination_address_prefix: "Storage" } : rule,
      ),
    ),
  );
  folder.write("east.json", '{ "region": "eastus2" }');
  folder.write("east-hbi.yaml", "region: eastus2\nfeatures: [hbi-workspace]\n");
});

const diff = (...args: string[]) => folder.run(["diff", ...args]);
const changes = (...args: string[]) => JSON.parse(diff(...args, "--format", "json").stdout);

const FROM_STORAGE = {
  direction: "Outbound",
  protocol: "Tcp",
  port: "443",
  source: "10.1.0.0/24",
  destination: "Storage.EastUS2",
};
const ALLOWED = { verdict: "allowed", rules: [`${GROUP_ADDRESS}: ${STORAGE}`] };
const DENIED = { verdict: "denied", rules: [`${GROUP_ADDRESS}: DenyInternetOutbound`] };

describe("the difference of two configurations", () => {
  it.each([["before.json"], ["renamed.json"]])("is none to %s, which lets the same through", (after) => {
    folder.write("same.json", folder.read(after));
    expect(diff("before.json", "same.json")).toEqual({
      exitCode: 0,
      stdout: "no flow was gained or lost\n",
      stderr: "",
    });
  });

  it("is a flow that is lost, with the rules behind it", () => {
    expect(changes("before.json", "no-storage.json")).toEqual({
      same: false,
      changes: [{ change: "lost", effect: "narrower", ...FROM_STORAGE, before: ALLOWED, after: DENIED }],
    });
  });

  it("is a flow that is gained, the other way round", () => {
    expect(changes("no-storage.json", "before.json")).toEqual({
      same: false,
      changes: [{ change: "gained", effect: "wider", ...FROM_STORAGE, before: DENIED, after: ALLOWED }],
    });
  });

  it("is what a wider tag has beyond the narrower one", () => {
    expect(changes("before.json", "wider.json").changes).toEqual([
      {
        change: "gained",
        effect: "wider",
        ...FROM_STORAGE,
        destination: "Storage",
        before: DENIED,
        after: ALLOWED,
      },
    ]);
  });

  it("is text for people, and ends with 1", () => {
    const { exitCode, stdout } = diff("before.json", "no-storage.json");
    expect(exitCode).toBe(1);
    expect(stdout).toBe(
      [
        "0 gained, 1 lost",
        "",
        "- outbound Tcp 443 from 10.1.0.0/24 to Storage.EastUS2: narrower",
        `    before: allowed by ${GROUP_ADDRESS}: ${STORAGE}`,
        `    after: denied by ${GROUP_ADDRESS}: DenyInternetOutbound`,
        "",
      ].join("\n"),
    );
  });

  it("is looked at from the given subnets", () => {
    expect(changes("before.json", "no-storage.json", "--subnet", "10.1.0.128/25").changes).toEqual([
      expect.objectContaining({ ...FROM_STORAGE, source: "10.1.0.128/25" }),
    ]);
  });

  it("of several groups is that of those with the same names", () => {
    const group = (name: string, ...rules: object[]) => ({ name, security_rule: rules });
    const file = (...groups: { readonly name: string }[]) =>
      JSON.stringify({
        resource: {
          azurerm_network_security_group: Object.fromEntries(groups.map((each) => [each.name, each])),
        },
      });
    const deny = { ...allowOut("Deny", 4000, "Internet", "*"), access: "Deny" };
    const https = allowOut("Https", 200, "Storage", "443");
    const ofHttps = { rules: ["azurerm_network_security_group.a: Https"] };
    folder.write("two.json", file(group("a", https, deny), group("b", deny)));
    folder.write("turned.json", file(group("b", deny), group("a", https, deny)));
    folder.write("changed.json", file(group("a", deny), group("b", deny)));
    folder.write("others.json", file(group("a", deny), group("c", deny)));
    expect(diff("two.json", "turned.json").exitCode).toBe(0);
    expect(changes("two.json", "changed.json").changes).toEqual([
      expect.objectContaining({ change: "lost", destination: "Storage" }),
      // Any public address may be one of the tag's: without a file of service tags that is not known.
      expect.objectContaining({ change: "unclear", before: { ...ofHttps, verdict: "undecided" } }),
    ]);
    expect(diff("two.json", "others.json")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        "error: a file holds several security groups, route tables or policies, which are compared by their names, and only one of the two has: security group b; security group c; give files that hold the same ones, or one path each\n",
    });
  });
});

describe("the difference of two selections", () => {
  const vault = {
    direction: "outbound",
    protocol: "Tcp",
    port: "443",
    source: "the service's subnets",
    destination: "AzureKeyVault.EastUS2",
  };

  it("is what a feature requires", () => {
    const { same, changes: found } = changes(
      "--from-selection",
      "east.json",
      "--to-selection",
      "east-hbi.yaml",
    );
    expect(same).toBe(false);
    expect(found).toContainEqual({
      change: "gained",
      effect: "wider",
      ...vault,
      before: { verdict: "not-required", rules: [] },
      after: { verdict: "required", rules: [expect.any(String)] },
    });
    expect(found.filter(({ change }: { change: string }) => change === "lost")).toEqual([]);
  });

  it("turns round with the selections", () => {
    const there = changes("--from-selection", "east.json", "--to-selection", "east-hbi.yaml").changes;
    const back = changes("--from-selection", "east-hbi.yaml", "--to-selection", "east.json").changes;
    expect(
      back.map(({ change, destination }: { change: string; destination: string }) => [change, destination]),
    ).toEqual(there.map(({ destination }: { destination: string }) => ["lost", destination]));
  });

  it("can be that of a file and the options", () => {
    const { changes: found } = changes("--region", "eastus2", "--to-selection", "east-hbi.yaml");
    expect(found).toContainEqual(expect.objectContaining({ change: "gained", ...vault }));
  });

  it("is what revisions of the documents require", () => {
    const args = ["--region", "eastus2", "--from-revision", "2022-09-08", "--to-revision", "2026-03-19"];
    const { exitCode, stdout } = diff(...args);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^\d+ gained, \d+ lost\n/);
    expect(stdout).toContain(
      "+ outbound Udp 5831 from the service's subnets to AzureMachineLearning: wider\n    before: not required\n    after: required by compute-instance-relay\n",
    );
  });

  it("is none between a selection and itself", () => {
    const args = ["--region", "eastus2", "--from-revision", "2026-03-19", "--to-revision", "2026-03-19"];
    const { exitCode, stdout } = diff(...args);
    expect([exitCode, stdout]).toEqual([0, "no flow was gained or lost\n"]);
  });
});

describe("what cannot be compared is refused", () => {
  it.each<[string, string[], string]>([
    [
      "nothing",
      [],
      "error: nothing is given to compare; give two files, or `--from-selection` and `--to-selection`, or `--from-revision` and `--to-revision`\n",
    ],
    [
      "one file",
      ["before.json"],
      "error: `diff` compares two configurations or exports, and was given 1 file; give one file for each\n",
    ],
    [
      "three files",
      ["before.json", "wider.json", "renamed.json"],
      "error: `diff` compares two configurations or exports, and was given 3 files; give one file for each\n",
    ],
    [
      "files and a selection",
      ["before.json", "wider.json", "--region", "eastus2"],
      "error: two configurations are compared by what they let through, and no selection is needed; leave out what selects (all but `--cloud`, which is that of `--service-tags`)\n",
    ],
    [
      "subnets of selections",
      ["--region", "eastus2", "--from-revision", "2022-09-08", "--subnet", "10.0.0.0/24"],
      "error: `--service-tags`, `--subnet`, `--virtual-network` and `--resource` are of configurations; leave them out where selections are compared\n",
    ],
    [
      "an egress of selections",
      ["--region", "eastus2", "--from-revision", "2022-09-08", "--egress", "direct"],
      "error: `--egress` and `--firewall-...` are of modules; what a selection requires does not depend on them, so leave them out\n",
    ],
    [
      "a file that is not there",
      ["before.json", "missing.json"],
      "error: `missing.json` cannot be read (ENOENT);",
    ],
    [
      "a cloud that there is not",
      ["before.json", "wider.json", "--cloud", "publik"],
      "error [unknown-cloud] --cloud: unknown cloud `publik`; did you mean `public`?",
    ],
    [
      "a revision that there is not",
      ["--region", "eastus2", "--from-revision", "2020-01-01"],
      "error [unknown-revision]",
    ],
  ])("%s", (_, args, expected) => {
    const { exitCode, stdout, stderr } = diff(...args);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr.slice(0, expected.length)).toBe(expected);
  });
});
