import { type TerraformStack, TerraformVariable } from "cdktf";
import { Egress, FirewallRuleCollectionGroup, type IpGroupOptions } from "cdktf-azure-network-catalog";
import { ofType, refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

const POLICY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy";

/** One subnet for each name, in the order of the names. */
const WORKLOADS = ["one", "two"].map((name, index) => ({
  name,
  selection: selectionWith(),
  subnets: [{ addressPrefixes: [`10.${index + 1}.0.0/24`] }],
}));

/** A group whose sources are put into IP groups as these options say. */
function group(difference: Partial<IpGroupOptions>, name = "rcg-shared"): (stack: TerraformStack) => void {
  return (stack) => {
    new FirewallRuleCollectionGroup(stack, "group", {
      name,
      egress: Egress.firewall({ policyId: POLICY_ID }),
      workloads: WORKLOADS,
      ipGroups: { resourceGroupName: "rg-hub", location: "eastus2", ...difference },
    });
  };
}

describe("IP groups for sources", () => {
  it.each<[string, Partial<IpGroupOptions>, string]>([
    [
      "in a region that no cloud has",
      { location: "eastus22" },
      "[unknown-region] ipGroups.location: unknown region `eastus22`; did you mean `eastus2` or `eastus` or `eastus3`?",
    ],
    ...[-1, 0.5, Number.NaN].map((threshold): [string, Partial<IpGroupOptions>, string] => [
      `from ${threshold} prefixes on`,
      { threshold },
      `[invalid-number] ipGroups.threshold: \`${threshold}\` is no number of prefixes; use a whole number from 0 on, such as 50`,
    ]),
  ])("are refused %s", (_, difference, finding) => {
    expect(refusalsOf(group(difference))).toEqual([`[stack/group] ${finding}`]);
  });

  it("are refused with names that are too long, which are made of the group's name", () => {
    const name = `rcg-${"x".repeat(72)}`;
    expect(ofType(resourcesOf(group({ threshold: 0 }, name)), "azurerm_ip_group")).toMatchObject([
      { name: `${name}-all` },
    ]);
    expect(refusalsOf(group({ threshold: 0 }, `${name}x`))).toEqual([
      `[stack/group] [invalid-name] name: \`${name}x-all\` has 81 characters; an IP group's name (letters, digits, \`_\`, \`.\` and \`-\`, a letter or digit first and no \`.\` or \`-\` last) has 1 to 80`,
    ]);
  });

  it("are not told of where the group's own name is none", () => {
    expect(refusalsOf(group({ threshold: 0 }, "-rcg"))).toEqual([
      expect.stringContaining(
        "[invalid-name] name: `-rcg` is no name for this: a rule collection group's name",
      ),
    ]);
  });

  it("take a name that Terraform knows later", () => {
    const withVariable = (stack: TerraformStack): void => {
      const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
      group({ threshold: 0 }, name)(stack);
    };
    expect(ofType(resourcesOf(withVariable), "azurerm_ip_group")).toMatchObject([
      // biome-ignore lint/suspicious/noTemplateCurlyInString: what Terraform evaluates
      { name: "${var.name}-all" },
    ]);
  });

  it.each([
    ["for every prefix, from 0 on", { threshold: 0 }],
    ["in a region by its display name", { location: "East US 2", threshold: 1 }],
  ])("are made %s", (_, difference) => {
    expect(ofType(resourcesOf(group(difference)), "azurerm_ip_group")).not.toEqual([]);
  });
});
