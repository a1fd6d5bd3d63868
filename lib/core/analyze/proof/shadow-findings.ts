import { quoted } from "../../address/quoted";
import { type Finding, findingOf } from "./finding";
import type { PathUnderCheck } from "./path-under-check";
import { ruleInGroup } from "./replace-firewall-rule";
import { rulePlace } from "./rule-place";
import { shadowedRules } from "./shadowed-rules";

/** The most rules that a message names. */
const MOST_NAMES = 5;

/** Rules that can never match, with the rules that take their packets. */
export function shadowFindings(checked: PathUnderCheck): Finding[] {
  return shadowedRules(checked.model).map(({ layer, rule, shadowedBy }) => {
    const place = rulePlace(checked, layer, rule);
    const names = shadowedBy.map((each) => quoted(rulePlace(checked, layer, each).name));
    const shown = `${names.slice(0, MOST_NAMES).join(", ")}${names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ""}`;
    const placed = layer === "firewall" ? checked.model.firewallRules?.[rule] : undefined;
    const name = placed === undefined ? place.name : ruleInGroup(placed);
    const why =
      names.length === 0
        ? "there is no packet that it holds"
        : `${names.length === 1 ? "the rule" : "the rules"} ${shown} before it ${names.length === 1 ? "takes" : "together take"} all of its packets`;
    return findingOf("rule-never-matches", {
      file: place.file,
      rule: place.text,
      flow: "",
      message: `rule ${quoted(place.name)} can never match: ${why}; remove it, or move it before them`,
      mend: { action: "remove", layer, file: place.file, address: place.address, rule: name },
    });
  });
}
