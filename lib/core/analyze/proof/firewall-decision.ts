import { isOrderOpen } from "../evaluate/rule-collection-order";
import { accessOf } from "../evaluate/verdict";
import type { Candidate } from "./candidates";
import type { PlacedRule } from "./firewall-rule-parts";
import type { LayerVerdict } from "./layer-verdict";

/** What of a packet, beside the rules that match, bears on the verdict. */
export interface DeliveryFacts {
  readonly isIpv6: boolean;
  /** Whether it is of a protocol without ports, for the Internet, which the firewall does not deliver. */
  readonly isUndelivered: boolean;
}

/** What a firewall's rules in their order decide, as `evaluateFirewallPolicy` does. */
export function decideFirewall(
  rules: readonly PlacedRule[],
  candidates: readonly Candidate[],
  { isIpv6, isUndelivered }: DeliveryFacts,
): LayerVerdict {
  const first = decisiveOf(rules, candidates);
  const rule = first === undefined ? undefined : rules[first.rule];
  if (first === undefined || rule === undefined) return { access: "Deny" };
  const undecided = (reason: string): LayerVerdict => ({ access: "Undecided", rule: first.rule, reason });
  if (isIpv6) return undecided("IPv6 in its rules is documented in two ways");
  if (first.answer === "unknown") return undecided("its attributes do not tell whether it matches");
  if (rule.kind === "nat") return undecided("it translates the destination");
  const action = actionOf(rule);
  if (action === "Undecided") return undecided("its action is neither Allow nor Deny");
  const rival = candidates.map((candidate) => rules[candidate.rule]).find((other) => isRival(rule, other));
  if (rival !== undefined) {
    return undecided(`"${rival.name}" of a collection with the same priority may come first`);
  }
  if (action === "Allow" && isUndelivered)
    return undecided("the firewall does not deliver its protocol to the Internet");
  return { access: action, rule: first.rule };
}

/** Whether the first of the rules that meet a region decides for all of it, whichever others match. */
export function settlesFirewall(
  rules: readonly PlacedRule[],
  first: Candidate,
  others: readonly number[],
): boolean {
  const rule = rules[first.rule];
  if (rule === undefined || first.answer === "unknown") return false;
  return !others.some((other) => isRival(rule, rules[other]));
}

/** The first rule that matches if every one before it that may match would decide the same, else the first of all. */
function decisiveOf(rules: readonly PlacedRule[], candidates: readonly Candidate[]): Candidate | undefined {
  const index = candidates.findIndex(({ answer }) => answer === "yes");
  const certain = candidates[index];
  const sure = certain === undefined ? undefined : rules[certain.rule];
  const isSame = (candidate: Candidate): boolean => {
    const rule = rules[candidate.rule];
    return (
      sure !== undefined &&
      rule !== undefined &&
      rule.kind !== "nat" &&
      sure.kind !== "nat" &&
      actionOf(rule) === actionOf(sure)
    );
  };
  return candidates.slice(0, Math.max(index, 0)).every(isSame) ? (certain ?? candidates[0]) : candidates[0];
}

function isRival(rule: PlacedRule, other: PlacedRule | undefined): boolean {
  return (
    other !== undefined &&
    other.place.collection !== rule.place.collection &&
    isOrderOpen(other.place, rule.place) &&
    actionOf(other) !== actionOf(rule)
  );
}

function actionOf({ place }: PlacedRule) {
  return accessOf(place.collection.action);
}
