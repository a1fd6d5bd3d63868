import type { SecurityRuleAttributes } from "./security-rule-attributes";

/**
 * The six rules that Azure adds to every network security group and that nobody can remove.
 *
 * The source prints their addresses as `0.0.0.0/0` and says that this represents all IP addresses, and their ports
 * as `0-65535` for any protocol: both are `*` here.
 *
 * Source: "Azure network security groups overview", section "Default security rules", 2025-07-15.
 */
export const DEFAULT_SECURITY_RULES: readonly SecurityRuleAttributes[] = [
  rule("AllowVNetInBound", 65000, "Inbound", "Allow", "VirtualNetwork", "VirtualNetwork"),
  rule("AllowAzureLoadBalancerInBound", 65001, "Inbound", "Allow", "AzureLoadBalancer", "*"),
  rule("DenyAllInbound", 65500, "Inbound", "Deny", "*", "*"),
  rule("AllowVnetOutBound", 65000, "Outbound", "Allow", "VirtualNetwork", "VirtualNetwork"),
  rule("AllowInternetOutBound", 65001, "Outbound", "Allow", "*", "Internet"),
  rule("DenyAllOutBound", 65500, "Outbound", "Deny", "*", "*"),
];

function rule(
  name: string,
  priority: number,
  direction: string,
  access: string,
  source: string,
  destination: string,
): SecurityRuleAttributes {
  return {
    name,
    priority,
    direction,
    access,
    protocol: "*",
    source_port_range: "*",
    destination_port_range: "*",
    source_address_prefix: source,
    destination_address_prefix: destination,
  };
}
