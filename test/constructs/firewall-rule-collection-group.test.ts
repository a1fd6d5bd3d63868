import {
  AzureCloud,
  Egress,
  type FirewallEgressProps,
  FirewallRuleCollectionGroup,
  type FirewallRuleCollectionGroupProps,
  FirewallSku,
  FirewallStrategy,
  Peer,
  Port,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";
import { ofType, outcomeOf, refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

const POLICY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-hub";

function rules(
  scope: Construct,
  firewall: FirewallEgressProps = {},
  props: Partial<FirewallRuleCollectionGroupProps> = {},
): FirewallRuleCollectionGroup {
  return new FirewallRuleCollectionGroup(scope, "rules", {
    selection: selectionWith({ withoutFeatures: ["azure-monitor", "workspace-private-endpoint"] }),
    name: "rcg-ml",
    subnets: [{ addressPrefixes: ["10.1.0.0/24"] }, { addressPrefixes: ["10.1.1.0/24"] }],
    egress: Egress.firewall({ policyId: POLICY_ID, dnsProxy: true, ...firewall }),
    ...props,
  });
}

function collections(resource: Record<string, unknown> | undefined, type: string): unknown[] {
  return (resource?.[`${type}_rule_collection`] as unknown[] | undefined) ?? [];
}

describe("a rule collection group", () => {
  it("by service tag holds network rules, and application rules for what the documents name by host only", () => {
    const [group] = ofType(resourcesOf(rules), "azurerm_firewall_policy_rule_collection_group");
    const source = ["10.1.0.0/24", "10.1.1.0/24"];
    expect(group).toEqual({
      firewall_policy_id: POLICY_ID,
      name: "rcg-ml",
      priority: 1000,
      network_rule_collection: [
        {
          action: "Allow",
          name: "azure-machine-learning-network",
          priority: 400,
          rule: [
            {
              description:
                "Azure Machine Learning 2026-03-19: entra-id, machine-learning-api, machine-learning-studio, model-management and 7 more",
              destination_addresses: [
                "AzureActiveDirectory",
                "AzureMachineLearning",
                "AzureFrontDoor.Frontend",
                "Storage.EastUS2",
                "AzureResourceManager",
                "BatchNodeManagement.EastUS2",
                "AzureFrontDoor.FirstParty",
                "MicrosoftContainerRegistry",
              ],
              destination_ports: ["443"],
              name: "AllowServiceTagsTcp_443",
              protocols: ["TCP"],
              source_addresses: source,
            },
            {
              description: "Azure Machine Learning 2026-03-19: entra-id",
              destination_addresses: ["AzureActiveDirectory"],
              destination_ports: ["80"],
              name: "AllowServiceTagsTcp_80",
              protocols: ["TCP"],
              source_addresses: source,
            },
            {
              description: "Azure Machine Learning 2026-03-19: compute-instance-relay",
              destination_addresses: ["AzureMachineLearning"],
              destination_ports: ["5831"],
              name: "AllowServiceTagsUdp_5831",
              protocols: ["UDP"],
              source_addresses: source,
            },
          ],
        },
      ],
      application_rule_collection: [
        {
          action: "Allow",
          name: "azure-machine-learning-application",
          priority: 800,
          rule: [
            {
              description:
                "Azure Machine Learning 2026-03-19: notebook-content, microsoft-graph, compute-directory",
              destination_fqdns: ["*.aznbcontent.net", "graph.microsoft.com", "graph.windows.net"],
              name: "AllowHostsTcp_443",
              protocols: [{ port: 443, type: "Https" }],
              source_addresses: source,
            },
          ],
        },
      ],
    });
  });

  it("by host uses HTTP on port 80, TLS on 443, and network rules for exact hosts on other ports", () => {
    const [group] = ofType(
      resourcesOf((stack) => rules(stack, { strategy: FirewallStrategy.FQDN })),
      "azurerm_firewall_policy_rule_collection_group",
    );
    const named = [...collections(group, "network"), ...collections(group, "application")].flatMap((each) =>
      (each as { rule: Record<string, unknown>[] }).rule.map((rule) => [
        rule.name,
        rule.protocols,
        rule.destination_ports ?? null,
        (rule.destination_fqdns as string[] | undefined)?.slice(0, 2) ?? rule.destination_addresses,
      ]),
    );
    expect(named).toEqual([
      ["AllowHostsTcp_445", ["TCP"], ["445"], ["mlstore.file.core.windows.net"]],
      ["AllowServiceTagsUdp_5831", ["UDP"], ["5831"], ["AzureMachineLearning"]],
      [
        "AllowHostsTcp_443",
        [{ port: 443, type: "Https" }],
        null,
        ["login.microsoftonline.com", "*.azureml.ms"],
      ],
      ["AllowHostsTcp_80", [{ port: 80, type: "Http" }], null, ["login.microsoftonline.com"]],
    ]);
  });

  it("says which requirements fall back to a tag, and which host rules that makes decoration", () => {
    const { annotations } = outcomeOf((stack) =>
      rules(stack, { strategy: FirewallStrategy.FQDN, sku: FirewallSku.BASIC, dnsProxy: false }),
    );
    const codes = annotations.map((line) => line.replace(/^(\w+ \[[\w-]+\] requirement [\w-]+).*$/, "$1"));
    expect(codes).toEqual([
      "info [field-note] requirement default-storage",
      "warn [hosts-replaced-by-tag] requirement default-storage",
      "warn [protocol-narrowed] requirement batch",
      "warn [hosts-replaced-by-tag] requirement compute-instance-relay",
      "warn [tag-shadows-hosts] requirement microsoft-storage",
    ]);
  });

  it("holds the user's rules in collections of their own, by type", () => {
    const [group] = ofType(
      resourcesOf((stack) =>
        rules(
          stack,
          {},
          {
            firewallRules: [
              {
                name: "AllowPyPi",
                destinations: [Peer.fqdn("pypi.org"), Peer.fqdn("*.pythonhosted.org")],
                ports: [Port.tcp(443)],
              },
              {
                name: "AllowTime",
                destinations: [Peer.cidr("192.0.2.1/32")],
                ports: [Port.udp(123)],
                description: "Clocks",
              },
            ],
          },
        ),
      ),
      "azurerm_firewall_policy_rule_collection_group",
    );
    expect(collections(group, "network")[0]).toEqual({
      action: "Allow",
      name: "user-network",
      priority: 200,
      rule: [
        {
          description: "Clocks",
          destination_addresses: ["192.0.2.1/32"],
          destination_ports: ["123"],
          name: "AllowTime",
          protocols: ["UDP"],
          source_addresses: ["10.1.0.0/24", "10.1.1.0/24"],
        },
      ],
    });
    expect(collections(group, "application")[0]).toEqual({
      action: "Allow",
      name: "user-application",
      priority: 600,
      rule: [
        {
          destination_fqdns: ["*.pythonhosted.org", "pypi.org"],
          name: "AllowPyPi",
          protocols: [{ port: 443, type: "Https" }],
          source_addresses: ["10.1.0.0/24", "10.1.1.0/24"],
        },
      ],
    });
  });

  it("leaves out what lacks its parameter, with a warning that names it, or an error where the selection is strict", () => {
    const selection = { parameters: {} };
    const leftOut = outcomeOf((stack) =>
      rules(stack, { strategy: FirewallStrategy.FQDN }, { selection: selectionWith(selection) }),
    );
    expect(leftOut.annotations).toContainEqual(
      "warn [missing-parameter] requirement default-storage: `default-storage` (The workspace's default storage account: notebooks, scripts, data and logs.) is left out, because its hosts need the parameter `storageAccount`; give it",
    );
    expect(
      refusalsOf((stack) =>
        rules(
          stack,
          { strategy: FirewallStrategy.FQDN },
          { selection: selectionWith({ ...selection, strict: true }) },
        ),
      ),
    ).toEqual([expect.stringContaining("[missing-parameter] requirement default-storage: ")]);
  });

  it("uses hosts where the region has no tag that the firewall can use, and says so", () => {
    const { annotations, stack } = outcomeOf((scope) =>
      rules(scope, {}, { selection: selectionWith({ region: "australiacentral", revision: "2023-04-14" }) }),
    );
    expect(annotations).toEqual([
      expect.stringMatching(/^info \[field-note\] requirement default-storage: .*#2780/),
      "info [tag-replaced-by-hosts] requirement container-images: `container-images` is allowed by host instead of by service tag, which is narrower: the firewall cannot use `MicrosoftContainerRegistry.AustraliaCentral`",
    ]);
    expect(JSON.stringify(stack?.resource)).toContain('"mcr.microsoft.com"');
  });

  it("warns where Microsoft's data does not list a tag for the firewall of a cloud", () => {
    const { annotations } = outcomeOf((stack) =>
      rules(stack, {}, { selection: selectionWith({ cloud: AzureCloud.CHINA, region: "chinaeast2" }) }),
    );
    expect(annotations).toContainEqual(
      "warn [service-tag-use-unpublished] requirement batch: Microsoft's service-tag data for Azure China (21Vianet) does not list `BatchNodeManagement.ChinaEast2` for a firewall rule",
    );
  });
});

describe("a rule collection group is refused", () => {
  it.each<[string, (scope: Construct) => void, string]>([
    [
      "without a policy",
      (scope) => rules(scope, { policyId: undefined }),
      "[stack/rules] [invalid-resource-id] firewallPolicyId: the firewall policy is missing; give its id here or to `Egress.firewall`",
    ],
    [
      "with something else than a policy's id",
      (scope) => rules(scope, { policyId: "policy-hub" }),
      "[stack/rules] [invalid-resource-id] firewallPolicyId: `policy-hub` is not the id of a firewall policy; such an id is `/subscriptions/{id}/resourceGroups/{name}/providers/Microsoft.Network/firewallPolicies/{name}`",
    ],
    [
      "with a priority that no group has",
      (scope) => rules(scope, {}, { priority: 99 }),
      "[stack/rules] [priority-out-of-range] priority: the priority 99 is out of Azure's range for groups; use a whole number from 100 to 65000",
    ],
    [
      "where egress is direct",
      (scope) => rules(scope, {}, { egress: Egress.direct(), firewallPolicyId: POLICY_ID }),
      "[stack/rules] [invalid-rule] egress: the egress is direct, so there is no firewall to hold rules; use `Egress.firewall`",
    ],
  ])("%s", (_fact, build, refusal) => {
    expect(refusalsOf(build)).toEqual([refusal]);
  });
});
