import { TerraformVariable } from "cdktf";
import { Egress, FirewallPolicy, FirewallRuleCollectionGroup, Peer, Port } from "cdktf-azure-network-catalog";
import { refusalsOf, selectionWith } from "./synthesized-stack";

const POLICY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy";

const egress = Egress.firewall({ policyId: POLICY_ID });

/** What both groups are for. */
const WORKLOAD = { selection: selectionWith(), subnets: [{ addressPrefixes: ["10.1.0.0/24"] }] };

describe("two groups of one policy", () => {
  const named = (first: string, second: string, secondPolicy = POLICY_ID): string[] =>
    refusalsOf((stack) => {
      [first, second].forEach((name, index) => {
        new FirewallRuleCollectionGroup(stack, `group-${index}`, {
          name,
          priority: 1000 + 10 * index,
          egress: Egress.firewall({ policyId: index === 0 ? POLICY_ID : secondPolicy }),
          ...WORKLOAD,
        });
      });
    });

  it.each([
    ["with one name", "rcg-shared"],
    ["with one name in another case", "RCG-Shared"],
  ])("%s are refused", (_, second) => {
    expect(named("rcg-shared", second)).toEqual([
      `[stack/group-1] [name-taken] name: \`${second}\` is the name of \`stack/group-0\` in the same policy; give each group its own`,
    ]);
  });

  it("with one name in one policy, however its id is written, are refused", () => {
    expect(
      named(
        "rcg-shared",
        "rcg-shared",
        POLICY_ID.toUpperCase().replace("FIREWALLPOLICIES", "firewallPolicies"),
      ),
    ).toEqual([expect.stringContaining("[name-taken] name: ")]);
  });

  it("that is created with them are told apart as well, however often its id is read", () => {
    expect(
      refusalsOf((stack) => {
        const policy = new FirewallPolicy(stack, "policy", {
          name: "policy-hub",
          resourceGroupName: "rg-hub",
          location: "eastus2",
        });
        for (const id of ["group-0", "group-1"]) {
          new FirewallRuleCollectionGroup(stack, id, {
            name: "rcg-shared",
            egress: Egress.firewall({ policy }),
            ...WORKLOAD,
          });
        }
      }),
    ).toEqual([
      "[stack/group-1] [name-taken] name: `rcg-shared` is the name of `stack/group-0` in the same policy; give each group its own",
      "[stack/group-1] [priority-taken] priority: 1000 is the priority of `stack/group-0` in the same policy; give each group its own",
    ]);
  });

  it("with one name stand in two policies", () => {
    expect(named("rcg-shared", "rcg-shared", `${POLICY_ID}-2`)).toEqual([]);
  });

  it("with the name that the first one's second half has are refused", () => {
    const label = "h".repeat(60);
    const host = (index: number): Peer => Peer.fqdn(`h${index}.${label}.${label}.${label}.contoso.com`);
    const firewallRules = Array.from({ length: 6 }, (_, rule) => ({
      name: `AllowHosts${rule}`,
      destinations: Array.from({ length: 2000 }, (_each, index) => host(2000 * rule + index)),
      ports: [Port.tcp(443)],
    }));
    const refused = refusalsOf((stack) => {
      const props = { egress, workloads: [{ name: "one", ...WORKLOAD }] };
      new FirewallRuleCollectionGroup(stack, "large", { ...props, name: "rcg", firewallRules });
      new FirewallRuleCollectionGroup(stack, "other", { ...props, name: "rcg-2", priority: 2000 });
    });
    expect(refused).toEqual([
      "[stack/other] [name-taken] name: `rcg-2` is the name of `stack/large` in the same policy; give each group its own",
    ]);
  });

  it("with names that Terraform knows later are not compared", () => {
    const refused = refusalsOf((stack) => {
      const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
      [0, 1].forEach((index) => {
        new FirewallRuleCollectionGroup(stack, `group-${index}`, {
          name,
          priority: 1000 + 10 * index,
          egress,
          ...WORKLOAD,
        });
      });
    });
    expect(refused).toEqual([]);
  });

  const two = (...priorities: (number | undefined)[]): string[] =>
    refusalsOf((stack) => {
      priorities.forEach((priority, index) => {
        new FirewallRuleCollectionGroup(stack, `group-${index}`, {
          name: `rcg-${index}`,
          egress,
          ...WORKLOAD,
          ...(priority === undefined ? {} : { priority }),
        });
      });
    });

  it("with two priorities stand beside each other", () => {
    expect(two(1000, 1010)).toEqual([]);
  });

  it("with one priority are refused", () => {
    expect(two(undefined, undefined)).toEqual([
      "[stack/group-1] [priority-taken] priority: 1000 is the priority of `stack/group-0` in the same policy; give each group its own",
    ]);
  });
});
