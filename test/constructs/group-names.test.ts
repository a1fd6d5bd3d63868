import type { TerraformStack } from "cdktf";
import { FirewallRuleCollectionGroup, Peer, Port } from "cdktf-azure-network-catalog";
import { egress, TWO } from "./shared-group";
import { ofType, refusalsOf, resourcesOf } from "./synthesized-stack";

/** More hosts than one rule collection group may hold, for two workloads. */
const firewallRules = Array.from({ length: 12 }, (_, rule) => ({
  name: `AllowMany${rule}`,
  destinations: Array.from({ length: 3000 }, (__, host) =>
    Peer.fqdn(`${"x".repeat(50)}.rule-${rule}.host-${host}.contoso.com`),
  ),
  ports: [Port.tcp(443)],
}));

function group(name: string): (stack: TerraformStack) => void {
  return (stack) => {
    new FirewallRuleCollectionGroup(stack, "group", { name, egress, workloads: TWO, firewallRules });
  };
}

describe("rule collection groups that follow a full one", () => {
  const name = `rcg-${"x".repeat(74)}`;

  it("are named after it, with their number", () => {
    const groups = ofType(resourcesOf(group(name)), "azurerm_firewall_policy_rule_collection_group");
    expect(groups.map((each) => each.name)).toEqual([name, `${name}-2`]);
  });

  it("are refused where that name is too long", () => {
    expect(refusalsOf(group(`${name}x`))).toEqual([
      expect.stringContaining(
        `[invalid-name] name: \`${name}x-2\` has 81 characters; a rule collection group's name`,
      ),
    ]);
  });
});
