import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { ChinaStack } from "./china/main";
import { CustomCatalogStack } from "./custom-catalog/main";
import { DirectStack } from "./direct/main";
import { GovernmentStack } from "./government/main";
import { HubSpokeStack } from "./hub-spoke/main";
import { IpRoutesStack } from "./ip-routes/main";
import { SharedHubStack } from "./shared-hub/main";

/** Every example's stack, by the name of its folder, from the smallest to the largest. */
export const EXAMPLES: Readonly<Record<string, new (scope: Construct, id: string) => TerraformStack>> = {
  direct: DirectStack,
  "hub-spoke": HubSpokeStack,
  "ip-routes": IpRoutesStack,
  "shared-hub": SharedHubStack,
  government: GovernmentStack,
  china: ChinaStack,
  "custom-catalog": CustomCatalogStack,
};
