import { ALL_PORTS } from "../address/port-range";
import { serviceTag } from "../address/service-tag";
import { type PLATFORM_SECURITY_RULE_NAMES, PLATFORM_SECURITY_RULES } from "../catalog/priority-bands";
import type { DenyScope, EgressInput } from "./network-input";
import type { RulePeer, SecurityRule } from "./plan";

const ANY: RulePeer = { kind: "any" };
const INTERNET: RulePeer = { kind: "service-tag", tag: serviceTag("Internet") };
const VIRTUAL_NETWORK: RulePeer = { kind: "service-tag", tag: serviceTag("VirtualNetwork") };
const LOAD_BALANCER: RulePeer = { kind: "service-tag", tag: serviceTag("AzureLoadBalancer") };

/**
 * The denies that give an allow list its meaning, since Azure's defaults stand behind it. A deny has any source or
 * destination: one that missed some would be a hole.
 *
 * Outbound, Azure's `AllowInternetOutBound` would let everything out. A deny of everything hides Azure's defaults for
 * the virtual network and the load balancer, so these are allowed again beside it. (Azure: "Network security groups",
 * default security rules.)
 *
 * The tag `VirtualNetwork` holds the prefixes of user-defined routes, and whether a default route makes it hold
 * everything is not certain ("Virtual network service tags"). So the Internet is denied before Azure's or our own
 * allow of the virtual network is met: outbound always, and inbound where a default route leads to a firewall.
 */
export function platformRules(scope: DenyScope, egress: EgressInput["kind"]): SecurityRule[] {
  const everything = scope === "everything";
  return [
    ...(everything || egress === "firewall" ? [DENY_INTERNET_INBOUND] : []),
    ...(everything ? [ALLOW_VIRTUAL_NETWORK_INBOUND, ALLOW_LOAD_BALANCER_INBOUND, DENY_ALL_INBOUND] : []),
    DENY_INTERNET_OUTBOUND,
    ...(everything ? [ALLOW_VIRTUAL_NETWORK_OUTBOUND, DENY_ALL_OUTBOUND] : []),
  ];
}

const KEPT = "What Azure allows by default, kept in front of the deny of everything";

const DENY_INTERNET_INBOUND = platformRule(
  "DenyInternetInbound",
  "denyInternet",
  INTERNET,
  ANY,
  "Nothing else comes in from the Internet",
);
const ALLOW_VIRTUAL_NETWORK_INBOUND = platformRule(
  "AllowVirtualNetworkInbound",
  "allowVirtualNetwork",
  VIRTUAL_NETWORK,
  VIRTUAL_NETWORK,
  KEPT,
);
const ALLOW_LOAD_BALANCER_INBOUND = platformRule(
  "AllowAzureLoadBalancerInbound",
  "allowAzureLoadBalancer",
  LOAD_BALANCER,
  VIRTUAL_NETWORK,
  KEPT,
);
const DENY_ALL_INBOUND = platformRule("DenyAllInbound", "denyAll", ANY, ANY, "Nothing else comes in");
const DENY_INTERNET_OUTBOUND = platformRule(
  "DenyInternetOutbound",
  "denyInternet",
  ANY,
  INTERNET,
  "Nothing else leaves for the Internet",
);
const ALLOW_VIRTUAL_NETWORK_OUTBOUND = platformRule(
  "AllowVirtualNetworkOutbound",
  "allowVirtualNetwork",
  VIRTUAL_NETWORK,
  VIRTUAL_NETWORK,
  KEPT,
);
const DENY_ALL_OUTBOUND = platformRule("DenyAllOutbound", "denyAll", ANY, ANY, "Nothing else leaves");

function platformRule(
  name: (typeof PLATFORM_SECURITY_RULE_NAMES)[number],
  priority: keyof typeof PLATFORM_SECURITY_RULES,
  source: RulePeer,
  destination: RulePeer,
  description: string,
): SecurityRule {
  return {
    name,
    priority: PLATFORM_SECURITY_RULES[priority],
    direction: name.endsWith("Inbound") ? "inbound" : "outbound",
    access: name.startsWith("Allow") ? "Allow" : "Deny",
    protocol: "Any",
    source,
    destination,
    destinationPorts: ALL_PORTS,
    description,
    origin: "platform",
    requirements: [],
  };
}
