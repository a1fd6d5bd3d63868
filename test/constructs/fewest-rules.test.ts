import {
  Egress,
  type FirewallReport,
  FirewallRuleCollectionGroup,
  FirewallRuleCover,
  MachineLearningNetworkIsolation,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";
import { providerProblems } from "../terraform/provider-validation";
import { group, POLICY_ID, workload } from "./shared-group";
import { ofType, refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

const GROUP = "azurerm_firewall_policy_rule_collection_group";

const fewest = Egress.firewall({ policyId: POLICY_ID, ruleCover: FirewallRuleCover.FEWEST });

/** Two workloads in two regions, with what is always needed. */
const workloads = ["eastus2", "westus"].map((region, index) =>
  workload(`ml-${region}`, `10.${index + 1}.0.0/24`, {
    selection: selectionWith({ region, withoutFeatures: ["azure-monitor", "workspace-private-endpoint"] }),
  }),
);

describe("a rule collection group with the fewest rules", () => {
  const both = ["10.1.0.0/24", "10.2.0.0/24"];
  const regional = (region: string, suffix: string, source: string): object => ({
    name: `AllowServiceTagsTcp_443_${region}`,
    description:
      "Azure Machine Learning 2026-03-19: machine-learning-api, machine-learning-studio, model-management, integrated-notebooks and 6 more",
    protocols: ["TCP"],
    destination_ports: ["443"],
    source_addresses: [source],
    destination_addresses: [
      "AzureMachineLearning",
      "AzureFrontDoor.Frontend",
      `Storage.${suffix}`,
      "AzureResourceManager",
      `BatchNodeManagement.${suffix}`,
      "AzureFrontDoor.FirstParty",
      "MicrosoftContainerRegistry",
    ],
  });

  it("has those of the smallest cover, with the destinations that two workloads share in the rules of both", () => {
    const resources = resourcesOf(group({ workloads, egress: fewest }));
    expect(ofType(resources, GROUP)).toEqual([
      {
        name: "rcg-shared",
        firewall_policy_id: POLICY_ID,
        priority: 1000,
        network_rule_collection: [
          {
            name: "azure-machine-learning-network",
            priority: 400,
            action: "Allow",
            rule: [
              {
                name: "AllowServiceTagsTcp_80_443",
                description: "Azure Machine Learning 2026-03-19: entra-id",
                protocols: ["TCP"],
                destination_ports: ["80", "443"],
                source_addresses: both,
                destination_addresses: ["AzureActiveDirectory"],
              },
              regional("eastus2", "EastUS2", "10.1.0.0/24"),
              regional("westus", "WestUS", "10.2.0.0/24"),
              {
                name: "AllowServiceTagsUdp_5831",
                description: "Azure Machine Learning 2026-03-19: compute-instance-relay",
                protocols: ["UDP"],
                destination_ports: ["5831"],
                source_addresses: both,
                destination_addresses: ["AzureMachineLearning"],
              },
            ],
          },
        ],
        application_rule_collection: [
          {
            name: "azure-machine-learning-application",
            priority: 800,
            action: "Allow",
            rule: [
              {
                name: "AllowHostsTcp_443",
                description:
                  "Azure Machine Learning 2026-03-19: notebook-content, microsoft-graph, compute-directory",
                protocols: [{ type: "Https", port: 443 }],
                source_addresses: both,
                destination_fqdns: ["*.aznbcontent.net", "graph.microsoft.com", "graph.windows.net"],
              },
            ],
          },
        ],
      },
    ]);
    expect(providerProblems({ resource: resources })).toEqual([]);
  });

  it("says that no rules could be fewer, where the stable ones are one more", () => {
    const reports: (FirewallReport | undefined)[] = [];
    for (const egress of [fewest, Egress.firewall({ policyId: POLICY_ID })]) {
      resourcesOf((stack) => {
        reports.push(
          new FirewallRuleCollectionGroup(stack, "group", { name: "rcg", egress, workloads }).report,
        );
      });
    }
    expect(reports).toMatchObject([
      { rules: 5, lowerBound: 5, optimal: true },
      { rules: 6, lowerBound: 5, optimal: false },
    ]);
  });

  it.each<[string, (scope: Construct, egress: Egress) => void]>([
    [
      "a group for one workload",
      (scope, egress) => {
        const [only] = workloads;
        new FirewallRuleCollectionGroup(scope, "group", {
          name: "rcg",
          egress,
          selection: selectionWith(),
          subnets: only?.subnets ?? [],
        });
      },
    ],
    [
      "a workspace's network isolation",
      (scope, egress) => {
        new MachineLearningNetworkIsolation(scope, "aml", {
          selection: selectionWith(),
          subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
          resourceGroupName: "rg-ml",
          egress,
        });
      },
    ],
  ])("is as before in %s, where fewer rules are not possible", (_where, build) => {
    const withCover = (ruleCover?: FirewallRuleCover): string =>
      JSON.stringify(
        resourcesOf((stack) =>
          build(
            stack,
            Egress.firewall({
              policyId: POLICY_ID,
              privateIpAddress: "10.0.1.4",
              ...(ruleCover === undefined ? {} : { ruleCover }),
            }),
          ),
        ),
      );
    expect(withCover(FirewallRuleCover.FEWEST)).toBe(withCover());
    expect(withCover(FirewallRuleCover.STABLE)).toBe(withCover());
  });

  it("is refused with a rule cover that does not exist", () => {
    const egress = Egress.firewall({ policyId: POLICY_ID, ruleCover: "smallest" as never });
    expect(refusalsOf(group({ workloads, egress }))).toEqual([
      "[stack/group] [unknown-firewall-setting] egress.ruleCover: unknown rule cover `smallest`; use `stable` or `fewest`",
    ]);
  });
});
