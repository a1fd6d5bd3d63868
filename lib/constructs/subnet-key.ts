import { parseResourceId } from "../core/address/resource-id";
import type { WorkspaceSubnet } from "./workspace-subnet";

/**
 * The part of an association's Terraform address that tells subnets apart. It is made from names and not from
 * counters, so that it stays when subnets come and go; only an id that is a reference, without a name, is counted.
 */
function subnetKey(subnet: WorkspaceSubnet, index: number): string {
  if (subnet.name !== undefined) {
    return subnet.name;
  }
  const id = parseResourceId("subnet", subnet.id ?? "");
  return id.ok ? id.value.names.join("-") : String(index);
}

/** The subnets whose id is given, each with the key of its association. */
export function subnetsToAssociate(
  subnets: readonly WorkspaceSubnet[],
): { readonly key: string; readonly id: string }[] {
  return subnets.flatMap((subnet, index) =>
    subnet.id === undefined ? [] : [{ key: subnetKey(subnet, index), id: subnet.id }],
  );
}
