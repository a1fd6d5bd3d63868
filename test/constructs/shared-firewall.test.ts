import { Egress, type FirewallReport, FirewallRuleCollectionGroup } from "cdktf-azure-network-catalog";
import { providerProblems } from "../terraform/provider-validation";
import { egress, group, POLICY_ID, TWO, workload } from "./shared-group";
import { listOf, ofType, outcomeOf, resourcesOf, selectionWith } from "./synthesized-stack";

describe("a rule collection group that workloads share", () => {
  it("has the rules of one, with the sources of all", () => {
    const shared = ofType(
      resourcesOf(group({ workloads: TWO })),
      "azurerm_firewall_policy_rule_collection_group",
    );
    const single = ofType(
      resourcesOf(group({ selection: selectionWith(), subnets: [{ addressPrefixes: ["10.1.0.0/24"] }] })),
      "azurerm_firewall_policy_rule_collection_group",
    );
    const both = JSON.stringify(single).replaceAll('["10.1.0.0/24"]', '["10.1.0.0/24","10.2.0.0/24"]');
    expect(JSON.stringify(shared)).toBe(both);
  });

  it("has IP groups in place of many sources, which are changed one after the other", () => {
    const workloads = [
      ...TWO,
      workload("three", "10.3.0.0/24", { selection: selectionWith({ region: "westus" }) }),
    ];
    const resources = resourcesOf(
      group({ workloads, ipGroups: { resourceGroupName: "rg-hub", location: "eastus2", threshold: 1 } }),
    );
    const groups = ofType(resources, "azurerm_ip_group");
    expect(groups).toEqual([
      {
        name: "rcg-shared-all",
        resource_group_name: "rg-hub",
        location: "eastus2",
        cidrs: ["10.1.0.0/24", "10.2.0.0/24", "10.3.0.0/24"],
        lifecycle: { create_before_destroy: true },
      },
      {
        name: "rcg-shared-eastus2",
        resource_group_name: "rg-hub",
        location: "eastus2",
        cidrs: ["10.1.0.0/24", "10.2.0.0/24"],
        lifecycle: { create_before_destroy: true },
        depends_on: [expect.stringMatching(/^azurerm_ip_group\.group_IpGroup-all_/)],
      },
    ]);
    const [rules] = ofType(resources, "azurerm_firewall_policy_rule_collection_group");
    const sources = ["network_rule_collection", "application_rule_collection"].flatMap((name) =>
      listOf(rules, name).flatMap((collection) =>
        listOf(collection, "rule").map((rule) => [rule.name, rule.source_ip_groups ?? rule.source_addresses]),
      ),
    );
    const id = (key: string): unknown[] => [
      expect.stringMatching(new RegExp(`^\\$\\{azurerm_ip_group\\.group_IpGroup-${key}_`)),
    ];
    expect(sources).toEqual(
      expect.arrayContaining([
        ["AllowServiceTagsTcp_443", id("all")],
        ["AllowServiceTagsTcp_443_eastus2", id("eastus2")],
        ["AllowServiceTagsTcp_443_westus", ["10.3.0.0/24"]],
      ]),
    );
    expect(providerProblems({ resource: resources })).toEqual([]);
  });

  it("says how few its rules are, and what they take of Azure's limits", () => {
    let report: FirewallReport | undefined;
    resourcesOf((stack) => {
      report = new FirewallRuleCollectionGroup(stack, "group", { name: "rcg", egress, workloads: TWO })
        .report;
    });
    expect(report).toEqual({
      rules: 5,
      lowerBound: 5,
      optimal: true,
      limits: expect.arrayContaining([
        { limit: "firewall-source-destination-pairs", used: expect.any(Number), most: 20000 },
        { limit: "rule-collection-group-bytes", used: expect.any(Number), most: 2000000 },
        { limit: "ip-groups-per-firewall", used: 0, most: 200 },
        { limit: "rule-collection-groups-per-policy", used: 1, most: 50 },
      ]),
    });
  });

  it("counts the IP groups that exist towards Azure's limit, each once", () => {
    let report: FirewallReport | undefined;
    resourcesOf((stack) => {
      const ids = ["one", "two"].map(
        (name) => `/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/ipGroups/${name}`,
      );
      const workloads = ids.map((id, index) => ({
        name: `workload-${index}`,
        selection: selectionWith(),
        ipGroupIds: [id],
      }));
      report = new FirewallRuleCollectionGroup(stack, "group", { name: "rcg", egress, workloads }).report;
    });
    expect(report?.limits).toContainEqual({ limit: "ip-groups-per-firewall", used: 2, most: 200 });
  });

  it("takes IP groups that exist in place of subnets", () => {
    const id = (name: string): string =>
      `/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/ipGroups/${name}`;
    const [rules] = ofType(
      resourcesOf(
        group({
          workloads: ["one", "two"].map((name) => ({
            name,
            selection: selectionWith(),
            ipGroupIds: [id(name)],
          })),
        }),
      ),
      "azurerm_firewall_policy_rule_collection_group",
    );
    const all = listOf(rules, "network_rule_collection").flatMap((collection) => listOf(collection, "rule"));
    expect(all.length).toBeGreaterThan(2);
    for (const rule of all) {
      expect(rule.source_ip_groups).toEqual([id("one"), id("two")]);
      expect(rule).not.toHaveProperty("source_addresses");
    }
  });

  it("tells a finding that two workloads share once", () => {
    const { annotations } = outcomeOf(
      group({ workloads: TWO, egress: Egress.firewall({ policyId: POLICY_ID, dnsProxy: true }) }),
    );
    expect(annotations).toHaveLength(new Set(annotations).size);
  });
});
