import { DEFAULT_SECURITY_RULES, type SecurityRuleAttributes } from "../evaluate";
import { listOf } from "../evaluate/attribute-values";
import { hasPorts } from "../evaluate/packet";
import { mayNamePlatform } from "../evaluate/platform-addresses";
import { portsHoldPortless } from "../evaluate/ports";
import { compareText } from "../evaluate/text-order";
import { ClassSet } from "./class-set";
import { type Membership, membership } from "./membership";
import { type OpenTags, type Part, partsOf } from "./part";
import type { Space } from "./space";

const PROTOCOLS: readonly string[] = ["Tcp", "Udp", "Icmp", "Esp", "Ah"];

/**
 * The rules in the order in which they count: those whose place nothing tells, then by priority, and by name among
 * equals; behind them Azure's default rules.
 */
export function securityRulesInOrder(
  rules: readonly SecurityRuleAttributes[],
): readonly SecurityRuleAttributes[] {
  const byPlace = (a: SecurityRuleAttributes, b: SecurityRuleAttributes): number =>
    a.priority - b.priority || compareText(a.name, b.name);
  return [
    ...rules.filter(({ priority }) => !isCustomPriority(priority)).sort(byPlace),
    ...rules.filter(({ priority }) => isCustomPriority(priority)).sort(byPlace),
    ...DEFAULT_SECURITY_RULES,
  ];
}

/** Whether a rule of a user can have the priority. */
export function isCustomPriority(priority: number): boolean {
  return Number.isInteger(priority) && priority >= 100 && priority <= 4096;
}

/** What security rules match, in their order; `isRouted` reads `VirtualNetwork` as if it held the routes' prefixes. */
export function securityRuleParts(
  space: Space,
  list: number,
  rules: readonly SecurityRuleAttributes[],
  isRouted = false,
): Part[] {
  const parts = rules.flatMap((rule, index) => partsOfRule(space, list, index, rule));
  return isRouted ? parts.map((part) => asIfRouted(space, part)) : parts;
}

function asIfRouted(space: Space, part: Part): Part {
  const region = part.region.map((set, index) => {
    if (index === 0) return space.destination.asIfRouted(set);
    return index === 2 ? space.source.asIfRouted(set) : set;
  });
  return { ...part, region };
}

function partsOfRule(space: Space, list: number, index: number, rule: SecurityRuleAttributes): Part[] {
  const source = space.source.ofSecurityRule(
    rule.source_address_prefix,
    rule.source_address_prefixes,
    rule.source_application_security_group_ids,
  );
  const destination = space.destination.ofSecurityRule(
    rule.destination_address_prefix,
    rule.destination_address_prefixes,
    rule.destination_application_security_group_ids,
  );
  const tags = tagsOf(rule);
  const sourcePort = sourcePortsOf(space, rule);
  return (["Inbound", "Outbound"] as const).flatMap((direction) => {
    if (rule.direction === (direction === "Inbound" ? "Outbound" : "Inbound")) return [];
    // Security rules leave the host's virtual addresses alone on the way out, unless they name their tags.
    const isExempt = direction === "Outbound" && !mayNamePlatform(rule);
    const reached = isExempt ? withoutClasses(destination, space.destination.platform) : destination;
    const [ported, portless] = [true, false].map((isPorted) =>
      space.service.once(`${isPorted} ${direction} ${serviceKey(rule)}`, () =>
        serviceOf(space, rule, direction, isPorted),
      ),
    );
    if (ported === undefined || portless === undefined) return [];
    return [
      ...partsOf(space, list, index, { service: ported, source, destination: reached, sourcePort, tags }),
      ...partsOf(space, list, index, { service: portless, source, destination: reached, tags }),
    ];
  });
}

function withoutClasses({ yes, unknown, open }: Membership, classes: ClassSet): Membership {
  return { yes: yes.without(classes), unknown: unknown.without(classes), open: open.without(classes) };
}

function tagsOf(rule: SecurityRuleAttributes): OpenTags {
  const [source] = listOf(rule.source_address_prefix);
  const [destination] = listOf(rule.destination_address_prefix);
  return {
    ...(source === undefined ? {} : { source }),
    ...(destination === undefined ? {} : { destination }),
  };
}

function sourcePortsOf(space: Space, rule: SecurityRuleAttributes): Membership {
  const texts = portTexts(rule.source_port_range, rule.source_port_ranges);
  return space.sourcePorts.held(texts);
}

/** Both attributes at once are refused by Azure, like none: a text that no port is. */
function portTexts(
  single: SecurityRuleAttributes["source_port_range"],
  several: SecurityRuleAttributes["source_port_ranges"],
): readonly string[] {
  const one = listOf(single);
  const many = listOf(several);
  return one.length > 0 && many.length > 0 ? [] : [...one, ...many];
}

/** All of a rule that `serviceOf` reads. */
function serviceKey(rule: SecurityRuleAttributes): string {
  return JSON.stringify([
    rule.direction,
    rule.protocol,
    portTexts(rule.destination_port_range, rule.destination_port_ranges),
    portTexts(rule.source_port_range, rule.source_port_ranges),
  ]);
}

/** Direction, protocol and ports of one direction; of protocols without ports the source ports as well. */
function serviceOf(
  space: Space,
  rule: SecurityRuleAttributes,
  direction: "Inbound" | "Outbound",
  isPorted: boolean,
): Membership {
  const isDirectionKnown = rule.direction === "Inbound" || rule.direction === "Outbound";
  const isProtocolKnown = rule.protocol === "*" || PROTOCOLS.includes(rule.protocol ?? "");
  const texts = portTexts(rule.destination_port_range, rule.destination_port_ranges);
  const ports = space.service.ports.held(texts);
  const answers = [
    portsHoldPortless(texts),
    portsHoldPortless(portTexts(rule.source_port_range, rule.source_port_ranges)),
  ];
  const yes: number[] = [];
  const unknown: number[] = [];
  space.service.classes.forEach((each, index) => {
    if (each.direction !== direction || hasPorts(each.protocol) !== isPorted) return;
    if (isProtocolKnown && rule.protocol !== "*" && rule.protocol !== each.protocol) return;
    const isHeld = isPorted ? ports.yes.has(each.port ?? 0) : answers.every((answer) => answer === "yes");
    const isOut = isPorted
      ? !isHeld && !ports.unknown.has(each.port ?? 0)
      : answers.some((answer) => answer === "no");
    if (isOut) return;
    if (isHeld && isDirectionKnown && isProtocolKnown) yes.push(index);
    else unknown.push(index);
  });
  const count = space.service.classes.length;
  return membership(ClassSet.of(count, yes), ClassSet.of(count, unknown));
}
