import type { TerraformStack } from "cdktf";
import {
  Egress,
  FirewallRuleCollectionGroup,
  type FirewallRuleCollectionGroupProps,
  type FirewallWorkload,
} from "cdktf-azure-network-catalog";
import { selectionWith } from "./synthesized-stack";

export const POLICY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy";

export const IP_GROUP_ID = "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/ipGroups/one";

export const egress = Egress.firewall({ policyId: POLICY_ID });

/** A workload of the default selection. */
export function workload(
  name: string,
  prefix: string,
  difference: Partial<FirewallWorkload> = {},
): FirewallWorkload {
  return { name, selection: selectionWith(), subnets: [{ addressPrefixes: [prefix] }], ...difference };
}

export const TWO = [workload("one", "10.1.0.0/24"), workload("two", "10.2.0.0/24")];

/** A stack with one group behind one policy, with what is given. */
export function group(props: Partial<FirewallRuleCollectionGroupProps>): (stack: TerraformStack) => void {
  return (stack) => {
    new FirewallRuleCollectionGroup(stack, "group", { name: "rcg-shared", egress, ...props });
  };
}
