import { ALL_PORTS } from "../address/port-range";
import { serviceTag } from "../address/service-tag";
import type { DenyScope } from "./network-input";
import type { RulePeer, SecurityRule } from "./plan";
import { PLATFORM_SECURITY_RULES } from "./priority-bands";

const ANY: RulePeer = { kind: "any" };
const INTERNET: RulePeer = { kind: "service-tag", tag: serviceTag("Internet") };
const VIRTUAL_NETWORK: RulePeer = { kind: "service-tag", tag: serviceTag("VirtualNetwork") };
const LOAD_BALANCER: RulePeer = { kind: "service-tag", tag: serviceTag("AzureLoadBalancer") };

/**
 * The deny that gives an outbound allow list its meaning, since Azure's default `AllowInternetOutBound` stands
 * behind it. A deny has any source: one that missed a source would be a hole.
 *
 * A deny of everything hides Azure's defaults for the virtual network and the load balancer, so these are allowed
 * again beside it. (Azure: "Network security groups", default security rules.)
 */
export function platformRules(scope: DenyScope): SecurityRule[] {
  if (scope === "internet") {
    return [deny("outbound", "DenyInternetOutbound", INTERNET, "Nothing else leaves for the Internet")];
  }
  return [
    allow("inbound", "AllowVirtualNetworkInbound", "allowVirtualNetwork", VIRTUAL_NETWORK, VIRTUAL_NETWORK),
    allow(
      "inbound",
      "AllowAzureLoadBalancerInbound",
      "allowAzureLoadBalancer",
      LOAD_BALANCER,
      VIRTUAL_NETWORK,
    ),
    deny("inbound", "DenyAllInbound", ANY, "Nothing else comes in"),
    allow("outbound", "AllowVirtualNetworkOutbound", "allowVirtualNetwork", VIRTUAL_NETWORK, VIRTUAL_NETWORK),
    deny("outbound", "DenyAllOutbound", ANY, "Nothing else leaves"),
  ];
}

function deny(
  direction: SecurityRule["direction"],
  name: string,
  destination: RulePeer,
  description: string,
): SecurityRule {
  return {
    name,
    priority: PLATFORM_SECURITY_RULES.deny,
    direction,
    access: "Deny",
    protocol: "Any",
    source: ANY,
    destination,
    destinationPorts: ALL_PORTS,
    description,
    origin: "platform",
    requirements: [],
  };
}

function allow(
  direction: SecurityRule["direction"],
  name: string,
  priority: "allowVirtualNetwork" | "allowAzureLoadBalancer",
  source: RulePeer,
  destination: RulePeer,
): SecurityRule {
  return {
    name,
    priority: PLATFORM_SECURITY_RULES[priority],
    direction,
    access: "Allow",
    protocol: "Any",
    source,
    destination,
    destinationPorts: ALL_PORTS,
    description: "What Azure allows by default, kept in front of the deny of everything",
    origin: "platform",
    requirements: [],
  };
}
