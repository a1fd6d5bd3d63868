import { parseResourceId } from "../core/address/resource-id";
import type { WorkspaceSubnet } from "./workspace-subnet";

/**
 * The part of an association's Terraform address that tells subnets apart. It is made from names and not from
 * counters, so that it stays when subnets come and go; only an id that is a reference, without a name, is counted.
 */
export function subnetKey(subnet: WorkspaceSubnet, index: number): string {
  if (subnet.name !== undefined) {
    return subnet.name;
  }
  const id = parseResourceId("subnet", subnet.id ?? "");
  return id.ok ? id.value.names.join("-") : String(index);
}
