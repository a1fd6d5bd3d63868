import {
  AzureCloud,
  Egress,
  MachineLearningNetworkIsolation,
  type MachineLearningNetworkIsolationProps,
  NetworkSecurityGroup,
  NetworkSelection,
  Peer,
  Port,
  RouteTable,
  RuleDirection,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";
import { outcomeOf, refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

const POLICY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy";

function isolation(
  scope: Construct,
  props: Partial<MachineLearningNetworkIsolationProps> = {},
): MachineLearningNetworkIsolation {
  return new MachineLearningNetworkIsolation(scope, "aml", {
    selection: selectionWith(),
    resourceGroupName: "rg-ml",
    subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
    ...props,
  });
}

function counts(props: Partial<MachineLearningNetworkIsolationProps>): Record<string, number> {
  const resources = resourcesOf((stack) => isolation(stack, props));
  return Object.fromEntries(
    Object.entries(resources).map(([type, each]) => [type, Object.keys(each).length]),
  );
}

describe("network isolation", () => {
  it.each<[string, Partial<MachineLearningNetworkIsolationProps>, Record<string, number>]>([
    ["with direct egress is a network security group", {}, { azurerm_network_security_group: 1 }],
    [
      "with a firewall is a network security group, a rule collection group and a route table",
      { egress: Egress.firewall({ policyId: POLICY_ID, privateIpAddress: "10.0.1.4" }) },
      {
        azurerm_network_security_group: 1,
        azurerm_firewall_policy_rule_collection_group: 1,
        azurerm_route_table: 1,
      },
    ],
    [
      "leaves the firewall's rules to the hub where no policy is given",
      { egress: Egress.firewall({ privateIpAddress: "10.0.1.4" }) },
      { azurerm_network_security_group: 1, azurerm_route_table: 1 },
    ],
    [
      "adds separate rules and routes to what exists",
      {
        egress: Egress.firewall({ privateIpAddress: "10.0.1.4" }),
        networkSecurityGroup: NetworkSecurityGroup.fromName("rg-net", "nsg"),
        routeTable: RouteTable.fromName("rg-net", "rt"),
      },
      { azurerm_network_security_rule: 7, azurerm_route: 1 },
    ],
  ])("%s", (_fact, props, expected) => {
    expect(counts(props)).toEqual(expected);
  });

  it("names what it creates after the prefix", () => {
    const resources = resourcesOf((stack) =>
      isolation(stack, {
        namePrefix: "team7",
        egress: Egress.firewall({ policyId: POLICY_ID, privateIpAddress: "10.0.1.4" }),
      }),
    );
    const names = Object.values(resources).flatMap((each) => Object.values(each).map(({ name }) => name));
    expect(names.sort()).toEqual(["team7-nsg", "team7-rcg", "team7-rt"]);
  });

  it("tells each finding once, although three layers are planned", () => {
    const { annotations } = outcomeOf((stack) =>
      isolation(stack, {
        selection: selectionWith({ cloud: AzureCloud.CHINA, region: "chinanorth3" }),
        egress: Egress.firewall({ policyId: POLICY_ID, privateIpAddress: "10.0.1.4" }),
      }),
    );
    expect(annotations.length).toBeGreaterThan(3);
    expect(new Set(annotations).size).toBe(annotations.length);
  });

  it("says of each requirement how it is met, or why it is not", () => {
    let decisions: MachineLearningNetworkIsolation["decisions"] = [];
    resourcesOf((stack) => {
      decisions = isolation(stack, {
        selection: selectionWith({ features: ["public-ip-compute"] }),
      }).decisions;
    });
    const of = (requirement: string): unknown =>
      decisions.find((decision) => decision.requirement === requirement);
    expect(decisions).toHaveLength(21);
    expect(of("entra-id")).toEqual({
      requirement: "entra-id",
      form: "service-tag",
      why: "by service tag: AzureActiveDirectory",
    });
    expect(of("azure-portal")).toEqual({
      requirement: "azure-portal",
      form: "served-by-another",
      why: "names the hosts of resource-manager",
    });
    expect(of("microsoft-graph")).toEqual({
      requirement: "microsoft-graph",
      form: "not-expressible",
      why: "the documents name hosts only (graph.microsoft.com), and an NSG knows addresses and tags",
    });
    expect(of("public-ip-return")).toEqual({
      requirement: "public-ip-return",
      form: "not-needed",
      why: "no firewall stands in the way, so no route is needed",
    });
  });

  it("shows an acknowledged warning as a note with its reason", () => {
    const { annotations } = outcomeOf((stack) =>
      isolation(stack, {
        selection: selectionWith({
          acknowledgements: [{ code: "host-only-requirement", reason: "No notebooks here." }],
        }),
      }),
    );
    const [note, ...acknowledged] = annotations;
    expect(note).toMatch(/^info \[field-note\] /);
    expect(acknowledged).toHaveLength(3);
    for (const line of acknowledged) {
      expect(line).toMatch(/^info \[host-only-requirement\] .* \(acknowledged: No notebooks here\.\)$/);
    }
  });

  it("uses the tag of all regions where the region has none, only when that is acknowledged", () => {
    const inCanberra = (acknowledged: boolean): NetworkSelection =>
      selectionWith({
        region: "australiacentral2",
        acknowledgements: acknowledged
          ? [{ code: "regional-tag-unavailable", requirement: "batch", reason: "Reviewed." }]
          : [],
      });
    expect(refusalsOf((stack) => isolation(stack, { selection: inCanberra(false) }))).toEqual([
      "[stack/aml] [regional-tag-unavailable] requirement batch: region `australiacentral2` has no tag `BatchNodeManagement.AustraliaCentral2` that a network security group can use; acknowledge `regional-tag-unavailable` to use `BatchNodeManagement`, the tag of all regions, which is wider",
    ]);
    const { annotations, stack } = outcomeOf((scope) => isolation(scope, { selection: inCanberra(true) }));
    expect(annotations).toContainEqual(
      "info [regional-tag-unavailable] requirement batch: region `australiacentral2` has no tag `BatchNodeManagement.AustraliaCentral2` that a network security group can use; it was widened to `BatchNodeManagement`, the tag of all regions (acknowledged: Reviewed.)",
    );
    expect(JSON.stringify(stack?.resource)).toContain('"destination_address_prefix":"BatchNodeManagement"');
  });

  it("tells ten mistakes at once and writes nothing", () => {
    const { error } = outcomeOf((stack) =>
      isolation(stack, {
        selection: NetworkSelection.machineLearning({
          cloud: AzureCloud.PUBLIC,
          region: "eastus22",
          features: ["hbi"],
          parameters: { storage: "x" },
          revision: "2024-01-01",
        }),
        resourceGroupName: "rg ml.",
        subnets: [{ addressPrefixes: ["10.1.0.4/24", "10.2.0.0/24", "10.2.0.0/25"] }],
        egress: Egress.firewall({ policyId: "hub", privateIpAddress: "10.0.1.4/32" }),
        securityRules: [
          {
            name: "Bad/Name",
            priority: 4097,
            direction: RuleDirection.OUTBOUND,
            source: Peer.serviceTag("VirtualNetwork"),
            destination: Peer.serviceTag("Storag"),
            ports: [Port.tcp(0)],
          },
        ],
      }),
    );
    const codes = (error ?? "").match(/(?<=\] \[)[a-z-]+(?=\])/g);
    expect([...new Set(codes)].sort()).toEqual([
      "invalid-address",
      "invalid-name",
      "invalid-port",
      "invalid-resource-id",
      "overlapping-prefixes",
      "priority-out-of-range",
      "unknown-feature",
      "unknown-parameter",
      "unknown-region",
      "unknown-revision",
      "unknown-service-tag",
    ]);
    expect(error).not.toContain("something was written");
  });
});
