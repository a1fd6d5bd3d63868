import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import {
  AzureCloud,
  Egress,
  FirewallRuleCollectionGroup,
  NetworkSecurityGroup,
  Peer,
  Port,
  RuleDirection,
  ServiceTagIpGroups,
  type ServiceTagIpGroupsProps,
} from "cdktf-azure-network-catalog";
import { serviceTagFileText } from "../core/compile/small-service-tag-file";
import { ofType, outcomeOf, refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

const POLICY = "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy";
const GROUP = "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/ipGroups/ml";
const SELECTION = selectionWith();
const SUBNETS = [{ addressPrefixes: ["10.1.0.0/24"] }];

const TAGS = {
  "AzureMachineLearning.EastUS2": ["20.41.0.240/29", "20.41.0.248/29", "2603:1030:40c:1::2c0/122"],
  "AzureMachineLearning.CentralUS": ["13.89.171.64/28"],
  "Storage.EastUS2": ["2603:1030:40c:2::/64"],
  // More than one group may hold: none of these can be joined.
  Storage: Array.from({ length: 5001 }, (_, index) => `40.${index >> 7}.${(index & 127) * 2}.0/24`),
};

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ip-groups-"));
  file = join(folder, "ServiceTags_Public.json");
  writeFileSync(file, serviceTagFileText(TAGS));
});
afterAll(() => rmSync(folder, { recursive: true }));

function groups(stack: TerraformStack, props: Partial<ServiceTagIpGroupsProps> = {}): ServiceTagIpGroups {
  return new ServiceTagIpGroups(stack, "groups", {
    serviceTags: ["AzureMachineLearning.EastUS2", "AzureMachineLearning.CentralUS"],
    cloud: AzureCloud.PUBLIC,
    files: [file],
    name: "ipg-ml",
    resourceGroupName: "rg-hub",
    location: "eastus2",
    ...props,
  });
}

describe("IP groups of service tags", () => {
  it("hold the IPv4 prefixes of the tags together, the fewest that there are, in order", () => {
    const { stack, annotations } = outcomeOf(groups);
    expect(ofType(stack?.resource ?? {}, "azurerm_ip_group")).toEqual([
      {
        name: "ipg-ml",
        resource_group_name: "rg-hub",
        location: "eastus2",
        cidrs: ["13.89.171.64/28", "20.41.0.240/28"],
        lifecycle: { create_before_destroy: true },
      },
    ]);
    expect(annotations).toEqual([
      "info [prefixes-of-another-family] serviceTags: 1 IPv6 prefixes of the tags are left out; the rules of Azure Firewall take IPv4 prefixes",
    ]);
  });

  it("are as many as Azure's limit asks for, written one after the other", () => {
    const found = ofType(
      resourcesOf((stack) => groups(stack, { serviceTags: ["Storage"] })),
      "azurerm_ip_group",
    );
    expect(found.map(({ name, cidrs }) => [name, (cidrs as string[]).length])).toEqual([
      ["ipg-ml", 5000],
      ["ipg-ml-2", 1],
    ]);
    expect(found[1]?.depends_on).toEqual([expect.stringMatching(/^azurerm_ip_group\./)]);
  });

  it("tell the file's change number, and record it beside the resource", () => {
    let told: number | undefined;
    const { stack } = outcomeOf((each) => {
      told = groups(each).changeNumber;
    });
    expect(told).toBe(7);
    expect(JSON.stringify(stack?.resource)).toContain('"serviceTags":{"changeNumber":7,"cloud":"Public"}');
  });

  it.each<[string, Partial<ServiceTagIpGroupsProps>, string]>([
    [
      "of a tag that the file has not",
      { serviceTags: ["AzureMachineLearning.EastUS"] },
      "[service-tag-not-in-file] serviceTags: the file of Public, change number 7, has no tag `AzureMachineLearning.EastUS`; did you mean `AzureMachineLearning.EastUS2` or `AzureMachineLearning.CentralUS`?",
    ],
    [
      "of no tag",
      { serviceTags: [] },
      "[empty-source] serviceTags: no service tag is named; name at least one that the file has, such as `AzureMachineLearning`",
    ],
    [
      "of a tag without IPv4 prefixes",
      { serviceTags: ["Storage.EastUS2"] },
      "[empty-source] serviceTags: the tags `Storage.EastUS2` have no IPv4 prefix in the file, and Azure Firewall's rules take no other",
    ],
    [
      "with a name that Azure refuses",
      { name: "ipg ml" },
      "[invalid-name] name: `ipg ml` is no name for this: an IP group's name",
    ],
    [
      "in a region that no cloud has",
      { location: "nowhere" },
      "[unknown-region] location: unknown region `nowhere`",
    ],
    [
      "from a file of another cloud",
      { cloud: AzureCloud.CHINA },
      "[service-tag-file-of-another-cloud] ServiceTags_Public.json",
    ],
  ])("are refused %s", (_fact, props, finding) => {
    const found = refusalsOf((stack) => groups(stack, props));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(finding);
  });

  it("are refused from a file that is not there", () => {
    expect(refusalsOf((stack) => groups(stack, { files: [join(folder, "none.json")] }))[0]).toContain(
      "[service-tag-file-unreadable]",
    );
  });
});

/** A rule of one's own to these destinations. */
function ruleTo(...destinations: Peer[]): (stack: TerraformStack) => void {
  return (stack) => {
    new FirewallRuleCollectionGroup(stack, "group", {
      name: "rcg-ml",
      egress: Egress.firewall({ policyId: POLICY }),
      selection: SELECTION,
      subnets: SUBNETS,
      firewallRules: [{ name: "to-group", destinations, ports: [Port.tcp(443)] }],
    });
  };
}

describe("an IP group as the destination of a rule", () => {
  it("stands in a network rule, also where it is a reference", () => {
    const resources = resourcesOf((stack) => {
      const [id = ""] = groups(stack).ipGroupIds;
      ruleTo(Peer.ipGroup(GROUP), Peer.ipGroup(id))(stack);
    });
    const [group] = ofType(resources, "azurerm_firewall_policy_rule_collection_group");
    const collections = group?.network_rule_collection as { name: string; rule: unknown[] }[];
    expect(collections.find(({ name }) => name === "user-network")?.rule).toEqual([
      {
        name: "to-group",
        protocols: ["TCP"],
        destination_ports: ["443"],
        source_addresses: ["10.1.0.0/24"],
        destination_ip_groups: [GROUP, expect.stringMatching(/^\$\{azurerm_ip_group\..*\.id\}$/)],
      },
    ]);
  });

  it("counts towards the IP groups that a firewall takes", () => {
    let used: number | undefined;
    resourcesOf((stack) => {
      const group = new FirewallRuleCollectionGroup(stack, "group", {
        name: "rcg-ml",
        egress: Egress.firewall({ policyId: POLICY }),
        selection: SELECTION,
        subnets: SUBNETS,
        firewallRules: [{ name: "to-group", destinations: [Peer.ipGroup(GROUP)], ports: [Port.tcp(443)] }],
      });
      used = group.report?.limits.find(({ limit }) => limit === "ip-groups-per-firewall")?.used;
    });
    expect(used).toBe(1);
  });

  it("is refused beside prefixes, twice, and where the id is of something else", () => {
    expect(refusalsOf(ruleTo(Peer.ipGroup(GROUP), Peer.cidr("10.9.0.0/24")))[0]).toContain(
      "the destinations are of the kinds ip-group and address; make one rule for each kind",
    );
    expect(refusalsOf(ruleTo(Peer.ipGroup(GROUP), Peer.ipGroup(GROUP)))[0]).toContain(
      "stands twice among the destinations",
    );
    expect(refusalsOf(ruleTo(Peer.ipGroup(POLICY)))[0]).toContain("is not the id of an IP group");
  });

  it("is refused in a security rule", () => {
    const [finding] = refusalsOf((stack) => {
      new NetworkSecurityGroup(stack, "nsg", {
        selection: SELECTION,
        subnets: SUBNETS,
        resourceGroupName: "rg-ml",
        name: "nsg-ml",
        securityRules: [
          {
            name: "to-group",
            priority: 200,
            direction: RuleDirection.OUTBOUND,
            source: Peer.cidr("10.1.0.0/24"),
            destination: Peer.ipGroup(GROUP),
            ports: [Port.tcp(443)],
          },
        ],
      });
    });
    expect(finding).toContain(
      "a security rule takes no IP group; name prefixes or a service tag, or use a firewall rule",
    );
  });
});
