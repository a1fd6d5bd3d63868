import type {
  FirewallDestination,
  FirewallRule,
  NetworkPlan,
  RuleCollection,
  RulePeer,
  SecurityRule,
} from "../../../lib/core/compile/plan";
import { bytesOf } from "./planned-choice";

/** Azure refuses these in a firewall's rules. Source: "Virtual network service tags". */
const TAGS_WITHOUT_FIREWALL = ["VirtualNetwork", "AzureLoadBalancer", "Internet"];

/** Security rules: 100 to 4096, and descriptions of 140 characters. Source: "Network security groups overview". */
const PRIORITIES = { first: 100, last: 4096 };
const DESCRIPTION_LENGTH = 140;

/**
 * What a plan without rules of the user may not hold, as text; none when all is well. The ports beside 80 and 443 that
 * carry TLS are those that the catalog says.
 */
export function planViolations(
  plan: NetworkPlan,
  egress: "direct" | "firewall",
  tlsPorts: ReadonlySet<number>,
): string[] {
  const known = new Set(plan.decisions.map(({ requirement }) => requirement));
  const rules = plan.ruleCollections.flatMap((collection) => collection.rules);
  const hasDefaultRoute = plan.routes[0]?.nextHop.type === "VirtualAppliance";
  return [
    ...plan.securityRules.flatMap(securityRuleViolations),
    ...groupViolations(plan.securityRules),
    ...[...plan.securityRules, ...rules].flatMap((rule) => describedViolations(rule, known)),
    ...plan.ruleCollections.flatMap((collection) => collectionViolations(collection, tlsPorts)),
    ...repeated(plan.ruleCollections.map(({ name }) => name.toLowerCase())).map((name) => `twice: ${name}`),
    ...repeated(plan.routes.map(({ name }) => name.toLowerCase())).map((name) => `twice: ${name}`),
    ...(hasDefaultRoute === (egress === "firewall") ? [] : ["the default route does not go with the egress"]),
    ...(egress === "direct" && plan.routes.length + plan.ruleCollections.length > 0
      ? ["there are routes or firewall rules without a firewall"]
      : []),
    ...(/[$%]\{/.test(bytesOf(plan)) ? ["there is a template"] : []),
  ];
}

function securityRuleViolations(rule: SecurityRule): string[] {
  const { name, access, priority, source, destination, destinationPorts } = rule;
  return [
    ...(access === "Allow" && (isAnything(source) || isAnything(destination)) ? [`${name} allows any`] : []),
    ...(Number.isInteger(priority) && priority >= PRIORITIES.first && priority <= PRIORITIES.last
      ? []
      : [`${name} has the priority ${priority}`]),
    ...(destinationPorts.length === 0 ? [`${name} has no ports`] : []),
    ...(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,78}[A-Za-z0-9_]$/.test(name) ? [] : [`${name} is no name`]),
  ];
}

function isAnything(peer: RulePeer): boolean {
  return (
    peer.kind === "any" ||
    (peer.kind === "addresses" &&
      (peer.addresses.length === 0 ||
        peer.addresses.some((address) => "text" in address && address.text.endsWith("/0"))))
  );
}

function groupViolations(rules: readonly SecurityRule[]): string[] {
  const lastAllow = Math.max(
    ...rules
      .filter(
        ({ direction, access, destination }) =>
          direction === "outbound" &&
          access === "Allow" &&
          destination.kind === "service-tag" &&
          destination.tag.text !== "VirtualNetwork",
      )
      .map(({ priority }) => priority),
  );
  const deny = rules.find(
    ({ direction, access, protocol, source, destination, destinationPorts }) =>
      direction === "outbound" &&
      access === "Deny" &&
      protocol === "Any" &&
      source.kind === "any" &&
      destination.kind === "service-tag" &&
      destination.tag.text === "Internet" &&
      bytesOf(destinationPorts) === bytesOf([{ first: 0, last: 65535 }]),
  );
  /** The other end; where both are the subnets themselves, their prefixes. */
  const remote = ({ direction, source, destination }: SecurityRule): string =>
    bytesOf(direction === "inbound" ? source : destination);
  return [
    ...(deny === undefined || deny.priority <= lastAllow ? ["nothing denies the Internet behind all"] : []),
    ...repeated(rules.map(({ direction, priority }) => `${direction} ${priority}`)).map(
      (key) => `twice: ${key}`,
    ),
    ...repeated(rules.map(({ name }) => name.toLowerCase())).map((name) => `twice: ${name}`),
    ...repeated(rules.map((rule) => `${rule.direction} ${rule.access} ${remote(rule)} ${rule.protocol}`)).map(
      (key) => `twice: ${key}`,
    ),
  ];
}

function describedViolations(rule: SecurityRule | FirewallRule, known: ReadonlySet<string>): string[] {
  const { name, description = "", origin, requirements } = rule;
  const [first] = requirements;
  return [
    ...(description.length === 0 || description.length > DESCRIPTION_LENGTH
      ? [`${name} has a description of ${description.length} characters`]
      : []),
    ...(origin === "catalog" && (first === undefined || !description.includes(`: ${first}`))
      ? [`${name} does not name its requirements: ${description}`]
      : []),
    ...requirements.filter((id) => !known.has(id)).map((id) => `${name} names ${id}`),
    ...repeated(requirements).map((id) => `${name} names ${id} twice`),
  ];
}

function collectionViolations(
  { name, type, rules }: RuleCollection,
  tlsPorts: ReadonlySet<number>,
): string[] {
  return [
    ...repeated(rules.map((rule) => rule.name.toLowerCase())).map((each) => `twice in ${name}: ${each}`),
    ...rules.flatMap((rule) => [
      ...(rule.sources.length === 0 ? [`${rule.name} has no source`] : []),
      ...(rule.sources.some((source) => "text" in source && source.text.endsWith("/0"))
        ? [`${rule.name} has any source`]
        : []),
      ...(new Set(rule.destinations.map(({ kind }) => kind)).size === 1 ? [] : [`${rule.name} mixes kinds`]),
      ...repeated(rule.destinations.map(textOf)).map((text) => `twice in ${rule.name}: ${text}`),
      ...rule.destinations
        .filter((destination) => !isPossible(destination, rule, type, tlsPorts))
        .map((destination) => `${rule.name} has ${textOf(destination)}`),
    ]),
  ];
}

/** Whether a rule of the collection's type takes the destination. Only application rules take URLs. */
function isPossible(
  destination: FirewallDestination,
  rule: FirewallRule,
  type: string,
  tlsPorts: ReadonlySet<number>,
): boolean {
  const text = textOf(destination);
  if (type === "application") {
    const isName =
      destination.kind === "host"
        ? /^\*?[a-z0-9.-]+$/.test(text)
        : destination.kind === "fqdn-tag" ||
          (destination.kind === "url" && /^[a-z0-9.-]+\/[^*\s]+\*?$/.test(text));
    const isReadable = rule.ports
      .flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
      .every((port) => port === 80 || port === 443 || tlsPorts.has(port));
    return isName && rule.protocol === "Tcp" && isReadable;
  }
  return destination.kind === "host"
    ? /^[a-z0-9.-]+$/.test(text)
    : destination.kind === "service-tag" && !TAGS_WITHOUT_FIREWALL.includes(text);
}

function textOf(destination: FirewallDestination): string {
  switch (destination.kind) {
    case "service-tag":
      return destination.tag.text;
    case "address":
      return bytesOf(destination.address);
    case "host":
      return "text" in destination.host ? destination.host.text : destination.host.deferred;
    case "url":
      return `${destination.host.text}${destination.path}`;
    case "fqdn-tag":
      return destination.tag;
    case "ip-group":
      return typeof destination.id === "string" ? destination.id : destination.id.deferred;
  }
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}
