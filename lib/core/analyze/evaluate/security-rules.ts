import { DEFAULT_SECURITY_RULES } from "./default-security-rules";
import type { Packet } from "./packet";
import { isForPlatform, mayNamePlatform } from "./platform-addresses";
import type { SecurityRuleAttributes } from "./security-rule-attributes";
import { matchSecurityRule, type SecurityRuleMatch } from "./security-rule-matching";
import { compareText } from "./text-order";
import { type Access, accessOf } from "./verdict";

/** What a network security group decides about a packet. */
export interface SecurityVerdict {
  readonly access: Access;
  /**
   * The name of the rule that decides, or, when undecided, of the first one that might. One before it that may match
   * may be the one that meets the packet, and decides the same.
   */
  readonly rule: string;
  /** That rule's priority; 0 for the origin `platform`. */
  readonly priority: number;
  /** A given rule, one of Azure's default rules, or Azure's exemption of the host's virtual addresses. */
  readonly origin: "rule" | "default" | "platform";
  /** Why it is undecided; present only then. */
  readonly reason?: string;
}

const OPEN_TAG = "the packet names one of its service tags in another case";

interface Candidate {
  readonly rule: SecurityRuleAttributes;
  readonly match: SecurityRuleMatch;
}

/**
 * What a network security group with these rules decides about the first packet of a connection.
 *
 * The rule with the lowest priority number in the packet's direction that matches decides, whatever the order of
 * the list; behind all given rules stand Azure's default rules.
 *
 * The verdict is `Undecided` when
 * - the first rule that may match holds an attribute that cannot be read (an unresolved expression, an application
 *   security group, a form that Azure refuses: a tag in a list, no address at all, a value in other than the
 *   provider's case), unless all that comes of it is the same whether it matches or not, because every rule down to
 *   the first that surely matches has the same access;
 * - a rule on which that rests shares priority and direction with another rule that may match, which Azure refuses;
 * - or a rule that may match has a priority outside 100 to 4096, so that its place is not known.
 *
 * What is not modelled: security admin rules of Azure Virtual Network Manager, which come before these; the network
 * security group that Azure Machine Learning puts on the network interfaces of its own compute.
 *
 * @param rules of one network security group, of both directions, in any order.
 * @throws Error when an address of the packet is no IP literal.
 */
export function evaluateSecurityRules(
  rules: readonly SecurityRuleAttributes[],
  packet: Packet,
): SecurityVerdict {
  const forPlatform = isForPlatform(packet);
  const custom = candidatesOf(forPlatform ? rules.filter(mayNamePlatform) : rules, packet);
  const misplaced = custom.find(({ rule }) => !isCustomPriority(rule.priority));
  if (misplaced !== undefined) {
    return undecided(misplaced.rule, "its priority is not a whole number from 100 to 4096");
  }
  const candidates = [...custom, ...(forPlatform ? [] : candidatesOf(DEFAULT_SECURITY_RULES, packet))];
  const [first] = candidates;
  const sureIndex = candidates.findIndex(({ match }) => match.answer === "yes");
  const sure = candidates[sureIndex];
  const open = candidates.slice(0, sure === undefined ? candidates.length : sureIndex);
  // Nothing but a packet for one of the host's virtual addresses gets past the default rules.
  const access = sure === undefined ? "Allow" : accessOf(sure.rule.access);
  if (first !== undefined && open.some(({ rule }) => accessOf(rule.access) !== access)) {
    const reason = isDefault(first.rule)
      ? OPEN_TAG
      : `it cannot be told from its ${first.match.openAttributes.join(", ")}`;
    return undecided(first.rule, reason);
  }
  for (const [index, { rule }] of candidates.slice(0, open.length + 1).entries()) {
    const next = candidates[index + 1];
    if (next?.rule.priority === rule.priority) {
      return undecided(rule, `"${next.rule.name}" has the same priority and direction`);
    }
  }
  if (sure === undefined) return { access, rule: "platform", priority: 0, origin: "platform" };
  if (access === "Undecided") return undecided(sure.rule, "its access is neither Allow nor Deny");
  return { access, rule: sure.rule.name, priority: sure.rule.priority, origin: originOf(sure.rule) };
}

/** The rules that match or may match, the first to be processed first. */
function candidatesOf(rules: readonly SecurityRuleAttributes[], packet: Packet): readonly Candidate[] {
  return rules
    .map((rule) => ({ rule, match: matchSecurityRule(rule, packet) }))
    .filter(({ match }) => match.answer !== "no")
    .sort((a, b) => a.rule.priority - b.rule.priority || compareText(a.rule.name, b.rule.name));
}

function isDefault(rule: SecurityRuleAttributes): boolean {
  return DEFAULT_SECURITY_RULES.includes(rule);
}

function originOf(rule: SecurityRuleAttributes): SecurityVerdict["origin"] {
  return isDefault(rule) ? "default" : "rule";
}

function undecided(rule: SecurityRuleAttributes, reason: string): SecurityVerdict {
  return {
    access: "Undecided",
    rule: rule.name,
    priority: rule.priority,
    origin: originOf(rule),
    reason: `Security rule "${rule.name}" (priority ${rule.priority}) may match, but ${reason}.`,
  };
}

function isCustomPriority(priority: number): boolean {
  return Number.isInteger(priority) && priority >= 100 && priority <= 4096;
}
