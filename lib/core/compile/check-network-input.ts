import type { Cloud } from "../catalog/cloud";
import type { Diagnostic } from "../diagnostics/diagnostic";
import type { NetworkInput } from "./network-input";
import { readFirewallAddress, readSubnets } from "./read-addresses";
import { readFirewallRules } from "./read-firewall-rules";
import { readRoutes } from "./read-routes";
import { readSecurityRules } from "./read-security-rules";

/**
 * Checks the input of a plan whose selection has errors, so that these are told together with the others. What
 * depends on the cloud is checked where the cloud is known.
 */
export function checkNetworkInput(
  input: Omit<NetworkInput, "selection">,
  cloud: Cloud | undefined,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const subnets = readSubnets(input.subnets, found);
  readSecurityRules(input.securityRules ?? [], cloud, found);
  readRoutes(input.routes ?? [], cloud, found);
  if (input.egress.kind === "firewall") {
    readFirewallRules(input.firewallRules ?? [], subnets, input.egress, cloud, found);
    if (input.layers?.includes("routes") ?? true) {
      readFirewallAddress(input.egress.privateIpAddress, "egress.privateIpAddress", found);
    }
  }
  return found;
}
