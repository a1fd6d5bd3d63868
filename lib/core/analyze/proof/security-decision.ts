import { DEFAULT_SECURITY_RULES, type SecurityRuleAttributes } from "../evaluate";
import { accessOf } from "../evaluate/verdict";
import type { Candidate } from "./candidates";
import type { LayerVerdict } from "./layer-verdict";
import { isCustomPriority } from "./security-rule-parts";

/** Whether the rule is one of Azure's own. */
export function isDefaultRule(rule: SecurityRuleAttributes): boolean {
  return DEFAULT_SECURITY_RULES.includes(rule);
}

/**
 * What security rules in their order decide, as `evaluateSecurityRules` does: the first that matches, unless it
 * cannot be told to, shares its priority with another one, or its place is not known.
 */
export function decideSecurity(
  rules: readonly SecurityRuleAttributes[],
  candidates: readonly Candidate[],
): LayerVerdict {
  const [first, second] = candidates;
  const rule = first === undefined ? undefined : rules[first.rule];
  // Nothing but a packet for one of the host's virtual addresses gets past the default rules.
  if (first === undefined || rule === undefined) return { access: "Allow" };
  const undecided = (reason: string): LayerVerdict => ({ access: "Undecided", rule: first.rule, reason });
  if (!isCustomPriority(rule.priority) && !isDefaultRule(rule)) {
    return undecided("its priority is not a whole number from 100 to 4096");
  }
  if (first.answer === "unknown") return undecided("its attributes do not tell whether it matches");
  const next = second === undefined ? undefined : rules[second.rule];
  if (next !== undefined && next.priority === rule.priority && !isDefaultRule(rule)) {
    return undecided(`"${next.name}" has the same priority and direction`);
  }
  const access = accessOf(rule.access);
  return access === "Undecided"
    ? undecided("its access is neither Allow nor Deny")
    : { access, rule: first.rule };
}

/** Whether the first of the rules that meet a region decides for all of it, whichever others match. */
export function settlesSecurity(
  rules: readonly SecurityRuleAttributes[],
  first: Candidate,
  others: readonly number[],
): boolean {
  const rule = rules[first.rule];
  if (rule === undefined || first.answer === "unknown") return false;
  return !others.some((other) => other !== first.rule && rules[other]?.priority === rule.priority);
}
