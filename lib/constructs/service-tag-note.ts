import type { TerraformResource } from "cdktf";
import type { NetworkPlan } from "../core/compile/plan";

/** Writes which file of service tags a resource was made from into its comment, which Terraform reads over. */
export function noteServiceTagFile(
  resource: TerraformResource,
  { cloudName, changeNumber }: NonNullable<NetworkPlan["serviceTagFile"]>,
): void {
  resource.addOverride("//", { serviceTags: { cloud: cloudName, changeNumber } });
}
