import { WorkingFolder } from "../in-process";
import { goldenText } from "./direct-example";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

const STORE = ["--parameter", "storageAccount=mlworkspacestore"];

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly rule: string;
}

function findingsOf(example: string, selection: readonly string[]): readonly Finding[] {
  folder.write(`${example}.json`, goldenText(example));
  const { stdout } = folder.run(["check", `${example}.json`, ...selection, "--format", "json"]);
  const { summary, findings } = JSON.parse(stdout);
  expect(summary.blocked).toBe(0);
  return findings.filter(({ severity }: Finding) => severity !== "info");
}

describe("what an example synthesizes passes `check` at the selection that made it", () => {
  it.each<[string, string[]]>([
    ["direct", ["--region", "eastus2"]],
    ["china", ["--cloud", "china", "--region", "chinaeast2", ...STORE]],
    [
      "government",
      ["--cloud", "usgovernment", "--region", "usgovvirginia", "--feature", "hbi-workspace", ...STORE],
    ],
  ])("%s", (example, selection) => {
    expect(findingsOf(example, selection)).toEqual([]);
  });

  it("hub-spoke, but for the firewall's address, which the file leaves to a variable", () => {
    const selection = ["--region", "westeurope", "--feature", "public-ip-compute"];
    const found = findingsOf("hub-spoke", [...selection, "--feature", "storage-behind-firewall", ...STORE]);
    expect(found.map(({ code, rule }) => [code, rule])).toEqual([
      [
        "unresolved-value",
        "resource.azurerm_route_table.isolation_RouteTable_E7A9A3F5.route[0].next_hop_in_ip_address",
      ],
    ]);
  });
});
