import type { TerraformStack } from "cdktf";
import {
  AzureCloud,
  Egress,
  type FirewallReport,
  FirewallRuleCollectionGroup,
  type FirewallRuleCollectionGroupProps,
  type FirewallWorkload,
  NetworkCatalog,
  NetworkSelection,
} from "cdktf-azure-network-catalog";
import { parse } from "yaml";
import { EXTENSION_YAML, SERVICE_YAML } from "../core/catalog/files/catalog-texts";
import { providerProblems } from "../terraform/provider-validation";
import { listOf, ofType, outcomeOf, refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

const POLICY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy";

const IP_GROUP_ID = "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/ipGroups/one";

const egress = Egress.firewall({ policyId: POLICY_ID });

function workload(
  name: string,
  prefix: string,
  difference: Partial<FirewallWorkload> = {},
): FirewallWorkload {
  return { name, selection: selectionWith(), subnets: [{ addressPrefixes: [prefix] }], ...difference };
}

const TWO = [workload("one", "10.1.0.0/24"), workload("two", "10.2.0.0/24")];

function group(props: Partial<FirewallRuleCollectionGroupProps>): (stack: TerraformStack) => void {
  return (stack) => {
    new FirewallRuleCollectionGroup(stack, "group", { name: "rcg-shared", egress, ...props });
  };
}

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
      },
      {
        name: "rcg-shared-eastus2",
        resource_group_name: "rg-hub",
        location: "eastus2",
        cidrs: ["10.1.0.0/24", "10.2.0.0/24"],
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
      ]),
    });
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

describe("workloads that cannot share a firewall are refused", () => {
  const china = NetworkSelection.machineLearning({ cloud: AzureCloud.CHINA, region: "chinaeast2" });
  const other = NetworkSelection.of(NetworkCatalog.fromObject(withTextPorts(parse(SERVICE_YAML))), {
    cloud: AzureCloud.PUBLIC,
    region: "eastus2",
  });

  it.each<[string, Partial<FirewallRuleCollectionGroupProps>, readonly string[]]>([
    [
      "without any",
      { workloads: [] },
      ["[empty-source] workloads: there is no workload; give at least one, with its selection and subnets"],
    ],
    [
      "without anything that says what the rules are for",
      {},
      [
        "[empty-source] workloads: nothing says what the rules are for; give `selection` and `subnets`, or `workloads`",
      ],
    ],
    [
      "given in both ways",
      { workloads: TWO, selection: selectionWith() },
      [
        "[invalid-rule] workloads: the workloads are given twice, as `workloads` and as `selection` and `subnets`; keep one of the two",
      ],
    ],
    [
      "without a firewall",
      { workloads: TWO, egress: Egress.direct(), firewallPolicyId: POLICY_ID },
      [
        "[invalid-rule] egress: the egress is direct, so there is no firewall to hold rules; use `Egress.firewall`",
      ],
    ],
    [
      "with names that rules cannot end in",
      { workloads: [workload("no name", "10.1.0.0/24")] },
      [
        "[invalid-name] workloads[0].name: `no name` is no name of a workload: 1 to 30 letters, digits, `-` and `_`, for example `forecasting`",
      ],
    ],
    [
      "with one name",
      { workloads: [workload("one", "10.1.0.0/24"), workload("ONE", "10.2.0.0/24")] },
      ["[name-taken] workloads[1].name: `ONE` is the name of workloads[0] too; give each its own"],
    ],
    [
      "with overlapping sources",
      {
        workloads: [
          workload("one", "10.1.0.0/16"),
          workload("two", "10.1.2.0/24"),
          workload("three", "10.2.0.0/24"),
        ],
      },
      [
        "[overlapping-prefixes] workloads[1].subnets: `10.1.2.0/24` overlaps with `10.1.0.0/16` of workloads[0]; a source belongs to one workload",
      ],
    ],
    [
      "with a source that is every address",
      { workloads: [workload("one", "0.0.0.0/0")] },
      [
        "[invalid-address] workloads[0].subnets[0].addressPrefixes[0]: `0.0.0.0/0` is every address and no subnet; give the subnet's own prefix",
      ],
    ],
    [
      "with a source that is no address",
      { workloads: [workload("one", "*")] },
      [expect.stringMatching(/^\[invalid-address\] workloads\[0\]\.subnets\[0\]\.addressPrefixes\[0\]: /)],
    ],
    [
      "with IP groups for some and subnets for others",
      {
        workloads: [
          workload("one", "10.1.0.0/24"),
          { name: "two", selection: selectionWith(), ipGroupIds: [IP_GROUP_ID] },
        ],
      },
      [
        "[workloads-contradict] workloads: 1 of 2 workloads have IP groups as sources and the others subnets, which cannot stand in one rule; give all of them IP groups, or none",
      ],
    ],
    [
      "with IP groups and subnets for one",
      { workloads: [workload("one", "10.1.0.0/24", { ipGroupIds: [IP_GROUP_ID] })] },
      [
        "[workloads-contradict] workloads[0].ipGroupIds: the workload has subnets and IP groups; keep one of the two",
      ],
    ],
    [
      "with one IP group",
      {
        workloads: ["one", "two"].map((name) => ({
          name,
          selection: selectionWith(),
          ipGroupIds: [IP_GROUP_ID],
        })),
      },
      [
        "[overlapping-prefixes] workloads[1].ipGroupIds[0]: the IP group is a source of workloads[0] already; a source belongs to one workload",
      ],
    ],
    [
      "with an IP group that is none",
      { workloads: [{ name: "one", selection: selectionWith(), ipGroupIds: ["ip-group"] }] },
      [
        expect.stringMatching(
          /^\[invalid-resource-id\] workloads\[0\]\.ipGroupIds\[0\]: `ip-group` is not the id of a ip group/,
        ),
      ],
    ],
    [
      "from nowhere",
      { workloads: [{ name: "one", selection: selectionWith() }] },
      [
        "[empty-source] workloads[0].subnets: there is no subnet; give the subnets of the workspace with their address prefixes",
      ],
    ],
    [
      "of two clouds",
      { workloads: [workload("one", "10.1.0.0/24"), workload("two", "10.2.0.0/24", { selection: china })] },
      [
        "[workloads-contradict] workloads[1].selection: it is of the cloud `china`, and workloads[0] of `public`; a firewall stands in one cloud",
      ],
    ],
    [
      "of two services",
      { workloads: [workload("one", "10.1.0.0/24"), workload("two", "10.2.0.0/24", { selection: other })] },
      [
        "[workloads-contradict] workloads[1].selection: it is of Message Hub, and workloads[0] of Azure Machine Learning; give each service a rule collection group of its own",
      ],
    ],
    [
      "with a selection that is none",
      {
        workloads: [
          workload("one", "10.1.0.0/24"),
          workload("two", "10.2.0.0/24", { selection: selectionWith({ region: "eastus22" }) }),
        ],
      },
      [
        "[unknown-region] workloads[1].selection.region: unknown region `eastus22`; did you mean `eastus2` or `eastus` or `eastus3`?",
      ],
    ],
  ])("%s", (_, props, findings) => {
    const refused = refusalsOf(group(props)).map((line) => line.replace("[stack/group] ", ""));
    expect(refused).toEqual(findings);
  });

  it("with an extended catalog beside the built-in one they are not: the service is the same", () => {
    const extended = NetworkSelection.of(NetworkCatalog.fromObject(withTextPorts(parse(EXTENSION_YAML))), {
      cloud: AzureCloud.PUBLIC,
      region: "eastus2",
      features: ["mirror"],
    });
    const text = JSON.stringify(
      resourcesOf(
        group({
          workloads: [
            workload("one", "10.1.0.0/24"),
            workload("two", "10.2.0.0/24", { selection: extended }),
          ],
        }),
      ),
    );
    expect(text).toContain("AllowHostsTcp_443_two");
    expect(text).toContain("pypi.contoso.com");
  });
});

/** The document with ports as text, as an object has them that was not read from YAML. */
function withTextPorts(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => (key === "ports" ? String(each) : withTextPorts(each)));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withTextPorts(each, name)]))
    : value;
}
