import { type Answer, agreed, answerOf, every, some } from "./answer";
import { listOf } from "./attribute-values";
import { addressHolds, destinationsHold, sourcesHold } from "./firewall-addresses";
import type { NatRuleAttributes, NetworkRuleAttributes } from "./firewall-policy-attributes";
import { hostNameMatches } from "./host-patterns";
import { hasPorts, type Packet } from "./packet";
import { portsHold, portsHoldPortless } from "./ports";

/**
 * Whether a network rule matches the packet.
 *
 * - `Any` with `*` as port is every protocol; with other ports it is TCP and UDP.
 * - A destination FQDN is compared with the name that the client asked for. The firewall itself compares addresses,
 *   and cannot tell two names on one address apart: a packet for another name is taken to go to another address, one
 *   for no name is unknown. It needs the firewall's DNS proxy, and TCP or UDP: unknown without either.
 * - How several kinds of destination in one rule are joined is not documented: unknown unless all agree.
 *
 * Sources: "Azure Firewall rule processing logic", 2023-08-30; "FQDN filtering in network rules", 2026-03-28.
 */
export function matchNetworkRule(
  rule: NetworkRuleAttributes,
  packet: Packet,
  dnsProxyEnabled: boolean,
): Answer {
  const kinds: Answer[] = [];
  const addresses = listOf(rule.destination_addresses);
  const names = listOf(rule.destination_fqdns);
  if (addresses.length > 0) kinds.push(destinationsHold(addresses, packet.destination));
  if (names.length > 0) kinds.push(namesMatch(names, packet, dnsProxyEnabled));
  if (listOf(rule.destination_ip_groups).length > 0) kinds.push("unknown");
  return every([
    protocolsAndPortsMatch(listOf(rule.protocols), listOf(rule.destination_ports), packet),
    sourcesHold(rule.source_addresses, rule.source_ip_groups, packet.source),
    agreed(kinds),
  ]);
}

/**
 * Whether a NAT rule may translate the packet. It concerns packets for the firewall's own addresses; packets that are
 * merely routed through it meet it only if they are for an address that the rule spells out.
 */
export function matchNatRule(rule: NatRuleAttributes, packet: Packet): Answer {
  const [address] = listOf(rule.destination_address);
  if (address === undefined || packet.destination.address === undefined) return "no";
  if (addressHolds(address, packet.destination) !== "yes") return "no";
  return every([
    protocolsAndPortsMatch(listOf(rule.protocols), listOf(rule.destination_ports), packet),
    sourcesHold(rule.source_addresses, rule.source_ip_groups, packet.source),
  ]);
}

function protocolsAndPortsMatch(
  protocols: readonly string[],
  ports: readonly string[],
  packet: Packet,
): Answer {
  if (protocols.length === 0) return "unknown";
  return some(protocols.map((protocol) => protocolAndPortsMatch(protocol, ports, packet)));
}

function protocolAndPortsMatch(protocol: string, ports: readonly string[], packet: Packet): Answer {
  const portsAnswer = hasPorts(packet.protocol)
    ? portsHold(ports, packet.destinationPort)
    : portsHoldPortless(ports);
  switch (protocol) {
    case "Any":
      return portsAnswer;
    case "TCP":
      return every([answerOf(packet.protocol === "Tcp"), portsAnswer]);
    case "UDP":
      return every([answerOf(packet.protocol === "Udp"), portsAnswer]);
    case "ICMP":
      // What a port means in a rule for ICMP is not documented.
      return every([answerOf(packet.protocol === "Icmp"), portsAnswer === "yes" ? "yes" : "unknown"]);
    default:
      return "unknown";
  }
}

function namesMatch(names: readonly string[], packet: Packet, dnsProxyEnabled: boolean): Answer {
  const { host } = packet.destination;
  if (host === undefined) return "unknown";
  const match = some(names.map((name) => hostNameMatches(name, host)));
  return match === "yes" && !(dnsProxyEnabled && hasPorts(packet.protocol)) ? "unknown" : match;
}
