import { listOf } from "./attribute-values";
import type { Packet } from "./packet";
import type { SecurityRuleAttributes } from "./security-rule-attributes";

/** The host's virtual addresses, behind which DNS, DHCP, instance metadata and health monitoring answer. */
const PLATFORM_ADDRESSES: readonly string[] = ["168.63.129.16", "169.254.169.254"];

/** The service tags by which a rule can reach them all the same. */
const PLATFORM_TAGS: readonly string[] = ["AzurePlatformDNS", "AzurePlatformIMDS", "AzurePlatformLKM"];

/**
 * Whether the packet is for one of the host's virtual addresses. Network security groups leave such a packet alone
 * unless a rule names its service tag, and user-defined routes do not apply to it.
 *
 * Outbound only: the load balancer's probes come in from one of these addresses, and are decided by rules.
 *
 * Source: "Azure network security groups overview", section "Azure platform considerations", 2025-07-15; "What is IP
 * address 168.63.129.16?".
 */
export function isForPlatform(packet: Packet): boolean {
  const { address } = packet.destination;
  return packet.direction === "Outbound" && address !== undefined && PLATFORM_ADDRESSES.includes(address);
}

/** Whether the rule names a platform's service tag as its destination, or may do so in an unresolved expression. */
export function mayNamePlatform(rule: SecurityRuleAttributes): boolean {
  return listOf(rule.destination_address_prefix).some(
    (text) => PLATFORM_TAGS.includes(text) || text.includes("${"),
  );
}
