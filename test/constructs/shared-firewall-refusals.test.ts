import {
  AzureCloud,
  Egress,
  type FirewallRuleCollectionGroupProps,
  NetworkCatalog,
  NetworkSelection,
} from "cdktf-azure-network-catalog";
import { parse } from "yaml";
import { EXTENSION_YAML, SERVICE_YAML } from "../core/catalog/files/catalog-texts";
import { group, IP_GROUP_ID, POLICY_ID, TWO, workload } from "./shared-group";
import { refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

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
          /^\[invalid-resource-id\] workloads\[0\]\.ipGroupIds\[0\]: `ip-group` is not the id of an IP group/,
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
