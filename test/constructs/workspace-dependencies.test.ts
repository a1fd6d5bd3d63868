import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AzureCloud,
  Egress,
  FirewallStrategy,
  MachineLearningNetworkIsolation,
  NetworkCatalog,
  NetworkSelection,
  WorkspaceDependencies,
} from "cdktf-azure-network-catalog";
import older from "../core/dependencies/fixtures/response-2021-07-01.json";
import newer from "../core/dependencies/fixtures/response-2024-04-01.json";
import { ofType, refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

const folder = mkdtempSync(join(tmpdir(), "response-"));

afterAll(() => rmSync(folder, { recursive: true }));

const POLICY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy";

/** The hosts of the application rules that a catalog gives, with the feature of what the workspace reports. */
function hostsOf(catalog: NetworkCatalog, parameters: Record<string, string>): string[] {
  const [group] = ofType(
    resourcesOf((stack) => {
      new MachineLearningNetworkIsolation(stack, "aml", {
        selection: NetworkSelection.of(catalog, {
          cloud: AzureCloud.PUBLIC,
          region: "eastus2",
          features: [WorkspaceDependencies.FEATURE],
          parameters,
        }),
        resourceGroupName: "rg-ml",
        subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
        egress: Egress.firewall({
          policyId: POLICY_ID,
          privateIpAddress: "10.0.1.4",
          strategy: FirewallStrategy.FQDN,
          dnsProxy: true,
        }),
      });
    }),
    "azurerm_firewall_policy_rule_collection_group",
  );
  return [...JSON.stringify(group).matchAll(/"destination_fqdns":\[([^\]]*)\]/g)].flatMap(([, list]) =>
    JSON.parse(`[${list}]`),
  );
}

describe("what a workspace reports", () => {
  const dependencies = WorkspaceDependencies.fromObject(newer);
  const selection = selectionWith({ parameters: {} });

  it.each([
    ["in the older shape", older],
    ["in the newer shape", newer],
  ])("is read %s", (_, response) => {
    const read = WorkspaceDependencies.fromObject(response);
    expect(read.errors).toEqual([]);
    expect(read.compare(selection).reported.length).toBeGreaterThan(8);
  });

  it("is the same from a file", () => {
    const path = join(folder, "response.json");
    writeFileSync(path, JSON.stringify(newer));
    expect(WorkspaceDependencies.fromFile(path).compare(selection)).toEqual(dependencies.compare(selection));
  });

  it("tells its storage account, which the catalog has as a parameter", () => {
    const { storageAccount } = dependencies.parameters(selection);
    expect(storageAccount).toMatch(/^[a-z0-9]{3,24}$/);
    expect(JSON.stringify(newer)).toContain(`${storageAccount}.blob.core.windows.net`);
  });

  it("beyond the catalog becomes rules, and nothing of it is lacking then", () => {
    const parameters = dependencies.parameters(selection);
    const catalog = dependencies.extend(NetworkCatalog.machineLearning(), selection);
    expect(catalog.features).toContain("workspace-dependencies");
    expect(hostsOf(catalog, parameters)).toContain("viennaglobal.azurecr.io");
    const extended = NetworkSelection.of(catalog, {
      cloud: AzureCloud.PUBLIC,
      region: "eastus2",
      features: [WorkspaceDependencies.FEATURE],
      parameters,
    });
    expect(dependencies.compare(extended).lacking).toEqual([]);
  });

  it("is compared with what the catalog requires, with a hint where a feature would cover it", () => {
    const { lacking, notReported } = dependencies.compare(selectionWith());
    expect(lacking.find(({ host }) => host === "*.vault.azure.net")).toEqual({
      category: expect.any(String),
      host: "*.vault.azure.net",
      protocol: "Tcp",
      port: 443,
      requirements: [],
      hint: expect.stringContaining("`hbi-workspace`"),
    });
    expect(notReported.map(({ host }) => host)).toContain("*.data.mcr.microsoft.com");
  });
});

describe("a response that cannot be used", () => {
  it.each([
    [
      "that is no response",
      () => WorkspaceDependencies.fromObject({ hosts: [] }),
      /^\[invalid-dependencies\]/,
    ],
    [
      "with a template in a host",
      () =>
        WorkspaceDependencies.fromObject({
          value: [
            { category: "A", endpoints: [{ domainName: `\${x}.y.com`, endpointDetails: [{ port: 443 }] }] },
          ],
        }),
      /^\[invalid-dependencies\] value\[0\]\.endpoints\[0\]\.domainName/,
    ],
    ["that is not there", () => WorkspaceDependencies.fromFile(join(folder, "none.json")), /ENOENT/],
    [
      "that is no JSON",
      () => {
        writeFileSync(join(folder, "text.json"), "{");
        return WorkspaceDependencies.fromFile(join(folder, "text.json"));
      },
      /^\[invalid-dependencies\] text\.json: the file is no JSON; give the API's response as it came$/,
    ],
  ])("%s is told, and gives no rules", (_, make, error) => {
    const dependencies = make();
    expect(dependencies.errors).toHaveLength(1);
    expect(dependencies.errors[0]).toMatch(error);
    const selection = selectionWith();
    expect(dependencies.parameters(selection)).toEqual({});
    expect(dependencies.compare(selection).reported).toEqual([]);
    const catalog = dependencies.extend(NetworkCatalog.machineLearning(), selection);
    const refused = refusalsOf((stack) => {
      new MachineLearningNetworkIsolation(stack, "aml", {
        selection: NetworkSelection.of(catalog, { cloud: AzureCloud.PUBLIC, region: "eastus2" }),
        resourceGroupName: "rg-ml",
        subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
      });
    });
    expect(refused).toEqual([`[stack/aml] ${dependencies.errors[0]}`]);
  });

  it("is compared with no selection that has errors", () => {
    const wrong = selectionWith({ region: "nowhere" });
    const dependencies = WorkspaceDependencies.fromObject(newer);
    expect(dependencies.compare(wrong)).toEqual({ reported: [], lacking: [], notReported: [] });
    expect(dependencies.parameters(wrong)).toEqual({});
    expect(dependencies.extend(NetworkCatalog.machineLearning(), wrong).features).not.toContain(
      WorkspaceDependencies.FEATURE,
    );
  });
});
