import { IpGroup, type IpGroupConfig } from "@cdktf/provider-azurerm/lib/ip-group";
import type { Construct } from "constructs";

/**
 * Adds an IP group behind those that a construct has already.
 *
 * @param groups the construct's groups, to which it is added
 */
export function addIpGroup(
  scope: Construct,
  id: string,
  config: Pick<IpGroupConfig, "name" | "resourceGroupName" | "location" | "cidrs" | "tags">,
  groups: IpGroup[],
): IpGroup {
  const group = new IpGroup(scope, id, {
    ...config,
    // Terraform deletes what nothing refers to any more before it updates what did, and Azure refuses to delete an IP
    // group that a rule still names. With this, it is deleted last.
    lifecycle: { createBeforeDestroy: true },
    // Azure refuses to update two IP groups of one firewall at a time.
    ...(groups.length === 0 ? {} : { dependsOn: groups.slice(-1) }),
  });
  groups.push(group);
  return group;
}
