import { compareText } from "../core/address/compare-text";
import { quoted } from "../core/address/quoted";
import {
  type ApplicationRuleAttributes,
  type NetworkPath,
  type NetworkRuleAttributes,
  type Packet,
  ruleCollectionsInOrder,
  type SecurityRuleAttributes,
} from "../core/analyze/evaluate";
import type { Answer } from "../core/analyze/evaluate/answer";
import { matchApplicationRule } from "../core/analyze/evaluate/application-rules";
import { type ListAttribute, listOf } from "../core/analyze/evaluate/attribute-values";
import { matchNetworkRule } from "../core/analyze/evaluate/network-rules";
import { matchSecurityRule } from "../core/analyze/evaluate/security-rule-matching";

/** A rule that would have decided otherwise, had the flow been a little different. */
interface NearRule {
  /** `security rule "AllowStorage"`. */
  readonly text: string;
  /** What would have to be different: `its port is 445`. None where another rule came first. */
  readonly differs: readonly string[];
}

/** Whether one attribute of a rule, by itself, holds the packet; and what it is. */
type Aspect = readonly [answer: Answer, name: string, values: readonly string[]];

/** A rule that differs in more is not near. */
const MOST_DIFFERENCES = 2;

/**
 * The rule that comes nearest to deciding `access`: the one that differs from the packet in the fewest of protocol, port,
 * source and destination, in at most two. Of equals the one that is processed first.
 *
 * @returns a sentence's end, `security rule "AllowStorage" would allow it, but its port is 445`; undefined without one
 */
export function nearestRule(
  layer: "nsg" | "firewall",
  access: "Allow" | "Deny",
  network: NetworkPath,
  packet: Packet,
): string | undefined {
  const near =
    layer === "nsg" ? nearSecurityRules(access, network, packet) : nearFirewallRules(access, network, packet);
  const [best] = near
    .filter(({ differs }) => differs.length <= MOST_DIFFERENCES)
    .sort((a, b) => a.differs.length - b.differs.length);
  if (best === undefined) return undefined;
  const would = `${best.text} would ${access === "Allow" ? "allow" : "deny"} it`;
  return best.differs.length === 0
    ? `${would}, but comes later`
    : `${would}, but ${best.differs.join(" and ")}`;
}

function nearSecurityRules(access: string, { securityRules }: NetworkPath, packet: Packet): NearRule[] {
  return securityRules
    .filter((rule) => rule.access === access && rule.direction === packet.direction)
    .sort((a, b) => a.priority - b.priority || compareText(a.name, b.name))
    .map((rule) => ({
      text: `security rule ${quoted(rule.name)}`,
      differs: differencesOf(securityAspects(rule, packet)),
    }));
}

function securityAspects(rule: SecurityRuleAttributes, packet: Packet): Aspect[] {
  const any: SecurityRuleAttributes = {
    name: rule.name,
    priority: rule.priority,
    access: rule.access,
    direction: rule.direction,
    protocol: "*",
    source_port_range: "*",
    destination_port_range: "*",
    source_address_prefix: "*",
    destination_address_prefix: "*",
  };
  const { source_address_prefix, source_address_prefixes, source_application_security_group_ids } = rule;
  const { destination_address_prefix, destination_address_prefixes } = rule;
  const { destination_application_security_group_ids, destination_port_range, destination_port_ranges } =
    rule;
  const answer = (only: Partial<SecurityRuleAttributes>): Answer =>
    matchSecurityRule({ ...any, ...only }, packet).answer;
  return [
    [answer({ protocol: rule.protocol }), "protocol", listOf(rule.protocol)],
    [
      answer({ destination_port_range, destination_port_ranges }),
      "port",
      both(destination_port_range, destination_port_ranges),
    ],
    [
      answer({ source_address_prefix, source_address_prefixes, source_application_security_group_ids }),
      "source",
      both(source_address_prefix, source_address_prefixes),
    ],
    [
      answer({
        destination_address_prefix,
        destination_address_prefixes,
        destination_application_security_group_ids,
      }),
      "destination",
      both(destination_address_prefix, destination_address_prefixes),
    ],
  ];
}

function nearFirewallRules(access: string, { firewall }: NetworkPath, packet: Packet): NearRule[] {
  if (firewall === undefined) return [];
  const isProxied = firewall.policy.dnsProxyEnabled ?? true;
  return ruleCollectionsInOrder(firewall.policy).flatMap((place): NearRule[] => {
    if (place.kind === "nat" || place.collection.action !== access) return [];
    const named = (name: string): string => `firewall rule ${quoted(`${place.collection.name} / ${name}`)}`;
    return place.kind === "network"
      ? place.collection.rule.map((rule) => ({
          text: named(rule.name),
          differs: differencesOf(networkAspects(rule, packet, isProxied)),
        }))
      : place.collection.rule.map((rule) => ({
          text: named(rule.name),
          differs: differencesOf(applicationAspects(rule, packet)),
        }));
  });
}

function networkAspects(rule: NetworkRuleAttributes, packet: Packet, isProxied: boolean): Aspect[] {
  const any: NetworkRuleAttributes = {
    name: rule.name,
    protocols: ["Any"],
    source_addresses: ["*"],
    destination_addresses: ["*"],
    destination_ports: ["*"],
  };
  const { protocols, destination_ports, source_addresses, source_ip_groups } = rule;
  const { destination_addresses, destination_fqdns, destination_ip_groups } = rule;
  const answer = (only: Partial<NetworkRuleAttributes>): Answer =>
    matchNetworkRule({ ...any, ...only }, packet, isProxied);
  return [
    [answer({ protocols }), "protocol", listOf(protocols)],
    [answer({ destination_ports }), "port", listOf(destination_ports)],
    [answer({ source_addresses, source_ip_groups }), "source", both(source_addresses, source_ip_groups)],
    [
      answer({ destination_addresses, destination_fqdns, destination_ip_groups }),
      "destination",
      [...both(destination_addresses, destination_fqdns), ...listOf(destination_ip_groups)],
    ],
  ];
}

function applicationAspects(rule: ApplicationRuleAttributes, packet: Packet): Aspect[] {
  const { name, protocols, source_addresses, source_ip_groups, ...targets } = rule;
  const type = packet.destinationPort === 80 ? "Http" : "Https";
  const any: ApplicationRuleAttributes = {
    name,
    protocols: [{ type, port: packet.destinationPort ?? null }],
    source_addresses: ["*"],
    destination_fqdns: ["*"],
  };
  // Without a name nothing matches, whatever the other attributes are.
  const { host = "stand-in.invalid" } = packet.destination;
  const named: Packet = { ...packet, destination: { ...packet.destination, host } };
  const answer = (only: Partial<ApplicationRuleAttributes>): Answer =>
    matchApplicationRule({ ...any, ...only }, named);
  return [
    [
      answer({ protocols }),
      "port",
      (protocols ?? []).map((each) => `${each.type?.toLowerCase()}:${each.port}`),
    ],
    [answer({ source_addresses, source_ip_groups }), "source", both(source_addresses, source_ip_groups)],
    [
      packet.destination.host === undefined
        ? "no"
        : matchApplicationRule({ ...any, ...targets, destination_fqdns: rule.destination_fqdns }, packet),
      "destination",
      [
        ...both(rule.destination_fqdns, rule.destination_urls),
        ...both(rule.destination_fqdn_tags, rule.web_categories),
      ],
    ],
  ];
}

function differencesOf(aspects: readonly Aspect[]): string[] {
  return aspects.flatMap(([answer, name, values]) =>
    answer === "yes" ? [] : [`its ${name} is ${values.length === 0 ? "not given" : listed(values)}`],
  );
}

const MOST_VALUES = 4;

function listed(values: readonly string[]): string {
  const shown = values.slice(0, MOST_VALUES).join(", ");
  return values.length > MOST_VALUES ? `${shown} and ${values.length - MOST_VALUES} more` : shown;
}

function both(one: ListAttribute, other: ListAttribute): string[] {
  return [...listOf(one), ...listOf(other)];
}
