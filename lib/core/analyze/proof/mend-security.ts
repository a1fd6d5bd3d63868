import { formatPorts } from "../../address/port-range";
import type { SecurityRuleAttributes } from "../evaluate";
import { listOf } from "../evaluate/attribute-values";
import type { Mend } from "./finding";
import type { LocalSide } from "./flow-regions";
import { freePriority } from "./free-priority";
import type { JudgedFlow } from "./judged-flows";
import type { PathUnderCheck } from "./path-under-check";
import type { ProposedMends } from "./proposed-mends";
import type { RequiredFlow } from "./required-flows";
import { isCustomPriority } from "./security-rule-parts";

/** Priorities of users' rules end here. */
const LAST_PRIORITY = 4096;

/** The rule that lets a required flow through a security group; undefined where no priority is free for it. */
export function mendSecurity(
  checked: PathUnderCheck,
  judged: JudgedFlow,
  proposed: ProposedMends,
): Mend | undefined {
  return proposed.once("nsg", judged.flow, () => newRule(checked, judged, proposed));
}

function newRule(checked: PathUnderCheck, judged: JudgedFlow, proposed: ProposedMends): Mend | undefined {
  const { securityGroup } = checked.path;
  const { securityRules = [] } = checked.model;
  if (securityGroup === undefined) return undefined;
  const below = judged.parts.flatMap(({ verdict }) => {
    const { security } = verdict;
    if (security === undefined || security.access === "Allow" || security.rule === undefined) return [];
    const { priority } = securityRules[security.rule] ?? { priority: 0 };
    // How VirtualNetwork is read decides there, and more than one rule with it.
    return security.reason?.includes("VirtualNetwork") ? [firstPriority(securityRules)] : [priority];
  });
  const { flow } = judged;
  const taken = [...prioritiesOf(securityRules, flow.direction), ...proposed.taken(flow.direction)];
  const priority = freePriority(taken, { least: 100, below: Math.min(LAST_PRIORITY + 1, ...below) });
  if (priority === undefined) return undefined;
  proposed.take(flow.direction, priority);
  return mendOf(securityGroup, allowRule(flow, checked.local, priority));
}

/** The deny without which outbound allow rules mean nothing. */
export function denyInternet(checked: PathUnderCheck): Mend | undefined {
  const { securityGroup } = checked.path;
  const { securityRules = [] } = checked.model;
  if (securityGroup === undefined) return undefined;
  const taken = prioritiesOf(securityRules, "Outbound");
  const priority = freePriority(taken, { least: 100, below: LAST_PRIORITY + 1 });
  const custom = taken.filter(isCustomPriority);
  if (priority === undefined || custom.some((each) => each > priority)) return undefined;
  return mendOf(securityGroup, {
    name: "DenyInternetOutbound",
    priority,
    direction: "Outbound",
    access: "Deny",
    protocol: "*",
    source_port_range: "*",
    destination_port_range: "*",
    source_address_prefix: "*",
    destination_address_prefix: "Internet",
  });
}

/** A security rule as ARM has it. */
export function armSecurityRule(rule: SecurityRuleAttributes): Readonly<Record<string, unknown>> {
  const { name, ...attributes } = rule;
  const properties = Object.entries(attributes).flatMap(([key, value]) => {
    const isSet =
      value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
    if (
      !isSet ||
      key === "source_application_security_group_ids" ||
      key === "destination_application_security_group_ids"
    ) {
      return [];
    }
    return [[key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]];
  });
  return { name, properties: Object.fromEntries(properties) };
}

/** A mend that adds the rule, or replaces the one of a name by it. */
export function mendOf(
  place: { readonly file: string; readonly address: string },
  rule: SecurityRuleAttributes,
  replaced?: string,
): Mend {
  return {
    action: replaced === undefined ? "add" : "replace",
    layer: "nsg",
    file: place.file,
    address: place.address,
    ...(replaced === undefined ? {} : { rule: replaced }),
    terraform: { ...rule },
    arm: armSecurityRule(rule),
  };
}

/** An allow rule for exactly the flow; a host is `Internet` here, and the firewall decides on its name. */
export function allowRule(flow: RequiredFlow, local: LocalSide, priority: number): SecurityRuleAttributes {
  const { direction, protocol, peer } = flow;
  const ports = formatPorts(flow.ports);
  const near = prefixAttributes(
    direction === "Outbound" ? "source" : "destination",
    local.subnets,
    "VirtualNetwork",
  );
  const farEnd = direction === "Outbound" ? "destination" : "source";
  const far =
    peer.kind === "subnets"
      ? prefixAttributes(farEnd, local.subnets, "VirtualNetwork")
      : { [`${farEnd}_address_prefix`]: peer.kind === "tag" ? peer.tag : "Internet" };
  return {
    name: ruleName(flow, priority),
    priority,
    direction,
    access: "Allow",
    protocol,
    source_port_range: "*",
    ...(ports.length === 1 ? { destination_port_range: ports[0] } : { destination_port_ranges: ports }),
    ...near,
    ...far,
  };
}

/** The priorities of the rules that are, or may be, of a direction. */
export function prioritiesOf(rules: readonly SecurityRuleAttributes[], direction: string): number[] {
  const opposite = direction === "Inbound" ? "Outbound" : "Inbound";
  return rules.filter((rule) => rule.direction !== opposite).map(({ priority }) => priority);
}

function firstPriority(rules: readonly SecurityRuleAttributes[]): number {
  return Math.min(LAST_PRIORITY + 1, ...rules.map(({ priority }) => priority));
}

function prefixAttributes(
  end: "source" | "destination",
  texts: readonly string[],
  otherwise: string,
): object {
  const [only, ...others] = texts;
  if (only === undefined) return { [`${end}_address_prefix`]: otherwise };
  return others.length === 0
    ? { [`${end}_address_prefix`]: only }
    : { [`${end}_address_prefixes`]: listOf(texts) };
}

/** The greatest length of a rule's name is 80. */
function ruleName({ requirement, protocol, direction }: RequiredFlow, priority: number): string {
  const words = requirement.split("-").map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  return `Allow${words.join("").slice(0, 55)}${protocol}${direction}${priority}`;
}
