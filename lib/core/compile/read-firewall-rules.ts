import { compareText } from "../address/compare-text";
import { isDeferred } from "../address/deferred";
import { ALL_PORTS, portsContain, samePorts } from "../address/port-range";
import { WEB_PORTS } from "../address/web-ports";
import type { Cloud } from "../catalog/cloud";
import { RULE_COLLECTIONS } from "../catalog/priority-bands";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { knownText } from "./known-text";
import type { FirewallEgressInput, FirewallRuleInput } from "./network-input";
import type { Address, FirewallDestination, FirewallRule, RuleCollection } from "./plan";
import { refuseOverlaps } from "./read-addresses";
import { readDescription, readName, refuseTakenNames } from "./read-names";
import { readFirewallDestinations } from "./read-peer";
import { type ProtocolPorts, readPorts } from "./read-ports";

/** A rule of the user, with the type and the action of the collection that it belongs into. */
interface TypedRule {
  readonly type: RuleCollection["type"];
  readonly action: RuleCollection["action"];
  readonly rule: FirewallRule;
}

/** A collection has one type and one action. (azurerm: `action` of a rule collection; there is none of a rule.) */
const COLLECTIONS: readonly Omit<RuleCollection, "rules">[] = [
  {
    name: "user-network-deny",
    priority: RULE_COLLECTIONS.userNetworkDeny,
    type: "network",
    action: "Deny",
  },
  { name: "user-network", priority: RULE_COLLECTIONS.userNetwork, type: "network", action: "Allow" },
  {
    name: "user-application-deny",
    priority: RULE_COLLECTIONS.userApplicationDeny,
    type: "application",
    action: "Deny",
  },
  {
    name: "user-application",
    priority: RULE_COLLECTIONS.userApplication,
    type: "application",
    action: "Allow",
  },
];

/**
 * Reads the user's own firewall rules into collections of their own. A rule to hosts on TCP 80 and 443 becomes an
 * application rule, any other a network rule. Denies come before every allow of their type.
 */
export function readFirewallRules(
  inputs: readonly FirewallRuleInput[],
  sources: readonly Address[],
  egress: FirewallEgressInput,
  cloud: Cloud | undefined,
  diagnostics: Diagnostic[],
): RuleCollection[] {
  refuseTakenNames(
    inputs.map(({ name }, index) => ({ name, subject: `firewallRules[${index}].name` })),
    "a rule collection",
    diagnostics,
  );
  const rules = inputs.flatMap((input, index) =>
    readRule(input, `firewallRules[${index}]`, sources, egress, cloud, diagnostics),
  );
  return COLLECTIONS.map((collection) => ({
    ...collection,
    rules: rules
      .filter(({ type, action }) => type === collection.type && action === collection.action)
      .map(({ rule }) => rule)
      .sort((a, b) => compareText(a.name, b.name)),
  })).filter((collection) => collection.rules.length > 0);
}

function readRule(
  input: FirewallRuleInput,
  subject: string,
  sources: readonly Address[],
  egress: FirewallEgressInput,
  cloud: Cloud | undefined,
  diagnostics: Diagnostic[],
): TypedRule[] {
  const before = diagnostics.length;
  readName("firewall-rule", input.name, `${subject}.name`, diagnostics);
  readDescription(input.description, `${subject}.description`, diagnostics);
  const { access = "Allow" } = input;
  if (access !== "Allow" && access !== "Deny") {
    const message = `\`${String(access)}\` is no access; write \`Allow\` or \`Deny\``;
    diagnostics.push(diagnostic("invalid-rule", `${subject}.access`, message));
  }
  const ports = readPorts(input.ports, `${subject}.ports`, diagnostics);
  const destinations = input.destinations.flatMap((peer, index) =>
    readFirewallDestinations(peer, `${subject}.destinations[${index}]`, cloud, diagnostics),
  );
  if (input.destinations.length === 0) {
    const message = "the rule has no destination; name at least one, nothing becomes any by being empty";
    diagnostics.push(diagnostic("invalid-rule", `${subject}.destinations`, message));
  }
  const kinds = [...new Set(destinations.map(({ kind }) => kind))];
  if (kinds.length > 1) {
    const message = `the destinations are of the kinds ${kinds.join(" and ")}; make one rule for each kind`;
    diagnostics.push(diagnostic("invalid-rule", `${subject}.destinations`, message));
  }
  refuseRepeated(destinations, `${subject}.destinations`, diagnostics);
  if (ports === undefined) {
    return [];
  }
  if (kinds[0] === "service-tag" && ports.protocol === "Icmp") {
    const message =
      "Azure Firewall delivers no Icmp to public addresses, which service tags are; name private prefixes, or use Tcp or Udp";
    diagnostics.push(diagnostic("invalid-rule", `${subject}.ports`, message));
  }
  const type = kinds[0] === "host" && isWeb(ports) ? "application" : "network";
  if (kinds[0] === "host" && type === "network") {
    refuseNetworkHosts(destinations, ports, subject, egress, diagnostics);
  }
  if (!["Tcp", "Udp", "Icmp", "Any"].includes(ports.protocol)) {
    const message = `a firewall rule takes Tcp, Udp, Icmp or Any, not ${ports.protocol}`;
    diagnostics.push(diagnostic("invalid-rule", `${subject}.ports`, message));
  }
  if (diagnostics.slice(before).some(({ severity }) => severity === "error")) {
    return [];
  }
  const rule: FirewallRule = {
    name: input.name,
    ...(input.description === undefined || input.description === ""
      ? {}
      : { description: input.description }),
    protocol: ports.protocol,
    ports: ports.ports,
    sources,
    destinations: destinationsInOrder(destinations),
    origin: "user",
    requirements: [],
  };
  return [{ type, action: access, rule }];
}

/** What stands twice in one rule is a slip, and counts twice towards the firewall's limit of pairs. */
function refuseRepeated(
  destinations: readonly FirewallDestination[],
  subject: string,
  diagnostics: Diagnostic[],
): void {
  refuseOverlaps(
    destinations.flatMap((each) => (each.kind === "address" ? [each.address] : [])),
    subject,
    diagnostics,
  );
  const seen = new Set<string>();
  for (const destination of destinations) {
    const text = destination.kind === "address" ? undefined : knownText(destination);
    if (text !== undefined && seen.has(text)) {
      const message = `\`${text}\` stands twice among the destinations; write it once`;
      diagnostics.push(diagnostic("invalid-rule", subject, message));
    }
    if (text !== undefined) {
      seen.add(text);
    }
  }
}

/** Known destinations in ascending order, then those that Terraform knows later, as they were given. */
function destinationsInOrder(destinations: readonly FirewallDestination[]): FirewallDestination[] {
  const keyed = destinations.map((destination) => ({ destination, text: knownText(destination) }));
  const known = keyed.filter(({ text }) => text !== undefined);
  known.sort((a, b) => compareText(a.text ?? "", b.text ?? ""));
  return [...known, ...keyed.filter(({ text }) => text === undefined)].map(({ destination }) => destination);
}

function isWeb({ protocol, ports }: ProtocolPorts): boolean {
  return protocol === "Tcp" && portsContain(WEB_PORTS, ports);
}

/** Network rules match the addresses that the firewall resolves: exact names, by its own DNS proxy. */
function refuseNetworkHosts(
  destinations: readonly FirewallDestination[],
  { protocol, ports }: ProtocolPorts,
  subject: string,
  egress: FirewallEgressInput,
  diagnostics: Diagnostic[],
): void {
  const refuse = (message: string): void => {
    diagnostics.push(diagnostic("invalid-rule", `${subject}.destinations`, message));
  };
  if (protocol === "Icmp" || (protocol === "Any" && samePorts(ports, ALL_PORTS))) {
    refuse("a network rule with a host name takes TCP and UDP; give a protocol with ports");
  }
  if (egress.sku === "Basic") {
    refuse("a network rule with a host name needs the SKU `Standard` or `Premium`, not `Basic`");
  }
  if (!egress.dnsProxy) {
    refuse(
      "a network rule with a host name needs the policy's DNS proxy; turn it on, and say `dnsProxy: true` of the egress or of its policy",
    );
  }
  for (const destination of destinations) {
    if (destination.kind === "host" && !isDeferred(destination.host) && destination.host.kind !== "exact") {
      refuse(
        `\`${destination.host.text}\` has a wildcard, which network rules do not take; use ports 80 and 443, or exact names`,
      );
    }
  }
}

/** Tells firewall rules where there is no firewall. */
export function refuseRulesWithoutFirewall(
  inputs: readonly FirewallRuleInput[],
  diagnostics: Diagnostic[],
): void {
  if (inputs.length > 0) {
    const message =
      "there is no firewall to hold the firewall rules; choose egress through a firewall, or remove them";
    diagnostics.push(diagnostic("invalid-rule", "firewallRules", message));
  }
}
