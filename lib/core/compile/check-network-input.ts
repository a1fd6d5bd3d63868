import { compareText } from "../address/compare-text";
import type { Cloud } from "../catalog/cloud";
import type { Diagnostic } from "../diagnostics/diagnostic";
import { refuseUnknownDenyScope } from "./deny-scope";
import { type Layer, type NetworkInput, plansLayer } from "./network-input";
import { readFirewallAddress, readSubnets, refuseIpv6 } from "./read-addresses";
import { readFirewallRules, refuseRulesWithoutFirewall } from "./read-firewall-rules";
import { readRoutes, refuseTakenDestinations, refuseTakenRouteNames } from "./read-routes";
import { readSecurityRules, refuseTakenRulePlaces } from "./read-security-rules";

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
  const has = (layer: Layer): boolean => plansLayer(input, layer);
  const { egress, securityRules = [], firewallRules = [], routes = [] } = input;
  if (has("nsg")) {
    refuseUnknownDenyScope(input.denyScope, found);
    readSecurityRules(securityRules, cloud, found);
    refuseTakenRulePlaces(securityRules, [], found);
  }
  if (has("firewall") && egress.kind === "direct") {
    refuseRulesWithoutFirewall(firewallRules, found);
  }
  if (has("firewall") && egress.kind === "firewall") {
    refuseIpv6(subnets, "subnets", found);
    readFirewallRules(firewallRules, subnets, egress, cloud, found);
  }
  if (has("routes")) {
    const own = readRoutes(routes, cloud, found).sort((a, b) => compareText(a.name, b.name));
    if (egress.kind === "firewall") {
      readFirewallAddress(egress.privateIpAddress, "egress.privateIpAddress", found);
    }
    refuseTakenRouteNames(routes, [], found);
    refuseTakenDestinations(own, found);
  }
  return found;
}
