import { WorkingFolder } from "../in-process";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

const EAST = ["--region", "eastus2"];
const list = (...args: string[]) => folder.run(["list", ...args]);

describe("the list of flows", () => {
  it("says what was selected", () => {
    const { exitCode, stdout } = list(...EAST, "--feature", "hbi-workspace", "--format", "json");
    expect(exitCode).toBe(0);
    const { flows, ...selected } = JSON.parse(stdout);
    expect(selected).toEqual({
      service: { id: "azure-machine-learning", displayName: "Azure Machine Learning" },
      cloud: "public",
      region: "eastus2",
      revision: "2026-03-19",
      features: ["azure-monitor", "hbi-workspace", "workspace-private-endpoint"],
    });
    expect(flows.length).toBeGreaterThan(30);
  });

  it("has each form of a requirement with its own source", () => {
    const { stdout } = list(...EAST, "--format", "json");
    const page = "https://learn.microsoft.com/azure/machine-learning/how-to-access-azureml-behind-firewall";
    const flow = {
      requirement: "entra-id",
      purpose: "Authentication with Microsoft Entra ID.",
      direction: "outbound",
      protocol: "Tcp",
      ports: ["80", "443"],
    };
    const title = "Configure inbound and outbound network traffic";
    expect(
      JSON.parse(stdout).flows.filter(
        ({ requirement }: { requirement: string }) => requirement === "entra-id",
      ),
    ).toEqual([
      {
        ...flow,
        form: "service-tag",
        peer: "AzureActiveDirectory",
        sources: [
          {
            section: "outbound-traffic",
            title: `${title}: Basic configuration: outbound traffic`,
            url: `${page}#basic-configuration`,
          },
        ],
      },
      {
        ...flow,
        form: "host",
        peer: "login.microsoftonline.com",
        sources: [
          {
            section: "general-hosts",
            title: `${title}: Microsoft hosts: general Azure hosts`,
            url: `${page}#microsoft-hosts`,
          },
        ],
      },
    ]);
  });

  it.each<[string, string[], object]>([
    [
      "what comes in",
      ["--feature", "public-ip-compute"],
      {
        direction: "inbound",
        form: "service-tag",
        protocol: "Tcp",
        ports: ["44224"],
        peer: "AzureMachineLearning",
      },
    ],
    [
      "a route around the firewall",
      ["--feature", "public-ip-compute"],
      { form: "route", protocol: "", ports: [], peer: "AzureMachineLearning" },
    ],
    [
      "a path below a host",
      ["--feature", "vscode-desktop"],
      { form: "url", protocol: "Tcp", ports: ["443"] },
    ],
    [
      "what stays between the service's subnets",
      ["--feature", "kubernetes-training"],
      { direction: "internal", form: "subnets", peer: "the service's subnets" },
    ],
    [
      "a host with a parameter",
      ["--parameter", "storageAccount=mlstore"],
      { requirement: "default-storage", form: "host", peer: "mlstore.blob.core.windows.net" },
    ],
  ])("has %s", (_, args, expected) => {
    const { stdout } = list(...EAST, ...args, "--format", "json");
    expect(JSON.parse(stdout).flows).toContainEqual(expect.objectContaining(expected));
  });

  it("tells the parameters that hosts miss", () => {
    expect(list(...EAST).stderr).toContain(
      "warning [missing-parameter] requirement default-storage: hosts of `default-storage`",
    );
    expect(list(...EAST, "--parameter", "storageAccount=mlstore").stderr).not.toContain("missing-parameter");
  });

  it("refuses a missing parameter where the selection is strict", () => {
    const { exitCode, stdout, stderr } = list(...EAST, "--strict");
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("error [missing-parameter]");
  });

  it("is a table that fits the terminal", () => {
    const wide = list(...EAST).stdout.split("\n");
    expect(wide[0]).toBe("Azure Machine Learning in eastus2 (public), documents of 2026-03-19");
    expect(wide[2]).toMatch(/^REQUIREMENT +FLOW +PEER +PURPOSE +SOURCE$/);
    expect(wide[3]).toMatch(
      /^entra-id +outbound Tcp 80, 443 +AzureActiveDirectory +Auth.* +outbound-traffic$/,
    );
    const { stdout } = folder.run(["list", ...EAST], { stdout: { colours: false, columns: 80 } });
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("is CSV with a row for each flow", () => {
    const { stdout } = list(...EAST, "--format", "csv");
    const rows = stdout.split("\r\n");
    expect(rows[0]).toBe(
      "requirement,direction,form,protocol,ports,peer,purpose,sources,cloud,region,revision",
    );
    expect(rows[1]).toBe(
      "entra-id,outbound,service-tag,Tcp,80; 443,AzureActiveDirectory,Authentication with Microsoft Entra ID.,https://learn.microsoft.com/azure/machine-learning/how-to-access-azureml-behind-firewall#basic-configuration,public,eastus2,2026-03-19",
    );
    const { flows } = JSON.parse(list(...EAST, "--format", "json").stdout);
    expect(rows).toHaveLength(flows.length + 2);
  });

  it("is a Markdown table with links", () => {
    const lines = list(...EAST, "--format", "markdown").stdout.split("\n");
    expect(lines[0]).toBe("# What Azure Machine Learning needs from the network");
    expect(lines).toContain(
      "| `entra-id` | Authentication with Microsoft Entra ID. | outbound | Tcp | 80, 443 | `AzureActiveDirectory` | [Configure inbound and outbound network traffic: Basic configuration: outbound traffic](https://learn.microsoft.com/azure/machine-learning/how-to-access-azureml-behind-firewall#basic-configuration) |",
    );
  });

  it("says the same whatever the order of the features", () => {
    const features = ["--feature", "hbi-workspace", "--feature", "automl"];
    const turned = ["--feature", "automl", "--feature", "hbi-workspace"];
    expect(list(...EAST, ...features).stdout).toBe(list(...EAST, ...turned).stdout);
  });

  it.each<[string, string[], string]>([
    ["no region", [], "error: no region is selected;"],
    ["an unknown feature", [...EAST, "--feature", "hbi"], "error [unknown-feature]"],
    ["an egress", [...EAST, "--egress", "direct"], "error: `--egress` and `--firewall-...` are of modules;"],
    [
      "a format that there is not",
      [...EAST, "--format", "xml"],
      "error: option '--format <format>' argument 'xml' is invalid. Write `table` or `json` or `markdown` or `csv`.",
    ],
  ])("refuses %s", (_, args, expected) => {
    const { exitCode, stdout, stderr } = list(...args);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr.slice(0, expected.length)).toBe(expected);
  });
});
