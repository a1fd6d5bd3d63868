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
 * What security rules in their order decide, as `evaluateSecurityRules` does: the first that surely matches, unless
 * one before it that may match decides otherwise, one of them shares its priority with another, or the place of one is
 * not known.
 */
export function decideSecurity(
  rules: readonly SecurityRuleAttributes[],
  candidates: readonly Candidate[],
): LayerVerdict {
  const [first] = candidates;
  const rule = first === undefined ? undefined : rules[first.rule];
  // Nothing but a packet for one of the host's virtual addresses gets past the default rules.
  if (first === undefined || rule === undefined) return { access: "Allow" };
  const undecided = (place: number, reason: string): LayerVerdict => ({
    access: "Undecided",
    rule: place,
    reason,
  });
  if (!isCustomPriority(rule.priority) && !isDefaultRule(rule)) {
    return undecided(first.rule, "its priority is not a whole number from 100 to 4096");
  }
  const sureIndex = candidates.findIndex(({ answer }) => answer === "yes");
  const sure = candidates[sureIndex];
  const open = candidates.slice(0, sure === undefined ? candidates.length : sureIndex);
  const access = sure === undefined ? "Allow" : accessOf(rules[sure.rule]?.access);
  if (open.some((each) => accessOf(rules[each.rule]?.access) !== access)) {
    return undecided(first.rule, "its attributes do not tell whether it matches");
  }
  const rival = rivalOf(rules, candidates.slice(0, open.length + 2));
  if (rival !== undefined) return undecided(rival.rule, rival.reason);
  if (sure === undefined) return { access };
  return access === "Undecided"
    ? undecided(sure.rule, "its access is neither Allow nor Deny")
    : { access, rule: sure.rule };
}

/** The first of the candidates that shares its priority with the next one, which Azure refuses. */
function rivalOf(
  rules: readonly SecurityRuleAttributes[],
  candidates: readonly Candidate[],
): { readonly rule: number; readonly reason: string } | undefined {
  for (const [index, { rule }] of candidates.entries()) {
    const next = rules[candidates[index + 1]?.rule ?? -1];
    if (next !== undefined && !isDefaultRule(next) && next.priority === rules[rule]?.priority) {
      return { rule, reason: `"${next.name}" has the same priority and direction` };
    }
  }
  return undefined;
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
