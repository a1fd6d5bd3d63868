import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { limitUses } from "./firewall-report";
import type { RuleCover } from "./network-input";
import type { RuleCollection } from "./plan";

/**
 * Compiles rules in the cover that is asked for. Where the fewest rules exceed a limit and the stable ones keep all of
 * them, these are taken, and a finding says so: a destination that stands in several rules counts in each.
 *
 * @param groupsOf the rule collections of each rule collection group
 */
export function coverWithinLimits<T>(
  cover: RuleCover,
  compile: (cover: RuleCover) => T,
  groupsOf: (compiled: T) => readonly (readonly RuleCollection[])[],
  found: Diagnostic[],
): T {
  const excessOf = (compiled: T) => limitUses(groupsOf(compiled)).filter(({ used, most }) => used > most);
  const compiled = compile(cover);
  const [excess] = cover === "fewest" ? excessOf(compiled) : [];
  if (excess === undefined) {
    return compiled;
  }
  const stable = compile("stable");
  if (excessOf(stable).length > 0) {
    return compiled;
  }
  const { limit, used, most } = excess;
  const message = `the fewest rules would take ${used} of the limit \`${limit}\`, and Azure allows ${most}; the rules are those of the cover \`stable\`, which keep all limits`;
  found.push(diagnostic("fewest-rules-exceed-limit", "egress.ruleCover", message));
  return stable;
}
