import { readAddressText } from "./address-texts";
import { type Answer, answerOf, some } from "./answer";
import { type ListAttribute, listOf, type StringAttribute } from "./attribute-values";
import { isIpv6, rangeHolds } from "./endpoint-addresses";
import { type Endpoint, hasPorts, type Packet } from "./packet";
import { portsHold, portsHoldPortless } from "./ports";
import type { SecurityRuleAttributes } from "./security-rule-attributes";
import { tagHolds } from "./service-tags";

/** Whether a security rule matches a packet, and which of its attributes leave that open. */
export interface SecurityRuleMatch {
  readonly answer: Answer;
  /** Names such as `source_address_prefix(es)`; empty unless `answer` is `unknown`. */
  readonly openAttributes: readonly string[];
}

/** Compares a packet with every attribute of a rule that selects packets. */
export function matchSecurityRule(rule: SecurityRuleAttributes, packet: Packet): SecurityRuleMatch {
  const openAttributes: string[] = [];
  for (const [name, matches] of COMPARISONS) {
    const answer = matches(rule, packet);
    if (answer === "no") return NO_MATCH;
    if (answer === "unknown") openAttributes.push(name);
  }
  return { answer: openAttributes.length === 0 ? "yes" : "unknown", openAttributes };
}

const NO_MATCH: SecurityRuleMatch = { answer: "no", openAttributes: [] };

/** The attributes that select packets, as findings name them. */
const COMPARISONS: readonly (readonly [
  name: string,
  matches: (rule: SecurityRuleAttributes, packet: Packet) => Answer,
])[] = [
  ["direction", (rule, packet) => directionMatches(rule.direction, packet)],
  ["protocol", (rule, packet) => protocolMatches(rule.protocol, packet)],
  [
    "source_address_prefix(es)",
    (rule, { source }) =>
      addressesMatch(
        rule.source_address_prefix,
        rule.source_address_prefixes,
        rule.source_application_security_group_ids,
        source,
      ),
  ],
  [
    "destination_address_prefix(es)",
    (rule, { destination }) =>
      addressesMatch(
        rule.destination_address_prefix,
        rule.destination_address_prefixes,
        rule.destination_application_security_group_ids,
        destination,
      ),
  ],
  [
    "source_port_range(s)",
    (rule, packet) => portsMatch(rule.source_port_range, rule.source_port_ranges, packet, packet.sourcePort),
  ],
  [
    "destination_port_range(s)",
    (rule, packet) =>
      portsMatch(rule.destination_port_range, rule.destination_port_ranges, packet, packet.destinationPort),
  ],
];

function directionMatches(direction: StringAttribute, packet: Packet): Answer {
  if (direction !== "Inbound" && direction !== "Outbound") return "unknown";
  return answerOf(direction === packet.direction);
}

function protocolMatches(protocol: StringAttribute, packet: Packet): Answer {
  switch (protocol) {
    case "*":
      return "yes";
    case "Tcp":
    case "Udp":
    case "Icmp":
    case "Esp":
    case "Ah":
      return answerOf(protocol === packet.protocol);
    default:
      return "unknown";
  }
}

/**
 * One side's addresses. Azure wants exactly one of the three attributes; a rule with none or several of them is one
 * that it refuses, and of which nothing can be said.
 */
function addressesMatch(
  single: StringAttribute,
  several: ListAttribute,
  applicationSecurityGroups: ListAttribute,
  endpoint: Endpoint,
): Answer {
  const one = listOf(single);
  const many = listOf(several);
  // Which network interfaces belong to an application security group stands elsewhere.
  if (listOf(applicationSecurityGroups).length > 0) return "unknown";
  if (one.length > 0 && many.length > 0) return "unknown";
  const [text] = one;
  if (text !== undefined) return singleAddressMatches(text, endpoint);
  return many.length > 0 ? severalAddressesMatch(many, endpoint) : "unknown";
}

function singleAddressMatches(text: string, endpoint: Endpoint): Answer {
  const address = readAddressText(text);
  switch (address.kind) {
    case "any":
      return "yes";
    case "prefix":
      // "0.0.0.0/0 represents all IP addresses" says one page, another keeps the families of a rule apart.
      if (text === "0.0.0.0/0" && isIpv6(endpoint)) return "unknown";
      return rangeHolds(address.prefix, endpoint);
    case "tag":
      return tagHolds(address.tag, endpoint);
    default:
      return "unknown";
  }
}

/** Azure refuses a list with `*` or a service tag in it. Source: hashicorp/terraform-provider-azurerm issue 5617. */
function severalAddressesMatch(texts: readonly string[], endpoint: Endpoint): Answer {
  const addresses = texts.map(readAddressText);
  if (addresses.some(({ kind }) => kind === "any" || kind === "tag" || kind === "range")) return "unknown";
  return some(texts.map((text) => singleAddressMatches(text, endpoint)));
}

function portsMatch(
  single: StringAttribute,
  several: ListAttribute,
  packet: Packet,
  port: number | undefined,
): Answer {
  const one = listOf(single);
  const many = listOf(several);
  if (one.length > 0 && many.length > 0) return "unknown";
  const texts = [...one, ...many];
  return hasPorts(packet.protocol) ? portsHold(texts, port) : portsHoldPortless(texts);
}
