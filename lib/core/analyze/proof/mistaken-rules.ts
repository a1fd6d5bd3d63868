import { formatPorts } from "../../address/port-range";
import { quoted } from "../../address/quoted";
import { nearestNames } from "../../diagnostics/nearest-names";
import type { ConfiguredSecurityRule } from "../configuration";
import { readAddressText } from "../evaluate/address-texts";
import { listOf } from "../evaluate/attribute-values";
import { type Finding, findingOf } from "./finding";
import { flowText, type JudgedFlow } from "./judged-flows";
import { allowRule, mendOf, mendSecurity } from "./mend-security";
import type { PathUnderCheck } from "./path-under-check";
import { readPortInterval } from "./port-classes";
import type { ProposedMends } from "./proposed-mends";
import type { RequiredFlow } from "./required-flows";
import { endpointTagOf } from "./tag-texts";

/**
 * The allow rule that was probably meant for a blocked flow: it has the flow's ports and its tag on the wrong side, or
 * another tag that no requirement has on these ports and that is nearly the right one.
 */
export function mistakenRule(
  checked: PathUnderCheck,
  judged: JudgedFlow,
  proposed: ProposedMends,
): Finding | undefined {
  const { flow } = judged;
  if (flow.peer.kind !== "tag") return undefined;
  const { tag } = flow.peer;
  const rules = (checked.path.securityGroup?.rules ?? []).filter(({ rule }) => mayBeMeant(rule, flow));
  const swapped = rules.find(({ rule }) => isSide(rule, near(flow), tag));
  if (swapped !== undefined) {
    return mistake(checked, judged, proposed, swapped, "source-and-destination-swapped", {
      what: `has ${quoted(tag)} as its ${near(flow)}`,
      remedy: `make it the ${far(flow)}`,
    });
  }
  const wrong = rules.find(({ rule }) => {
    const [other] = listOf(rule[`${far(flow)}_address_prefix`]);
    return other !== undefined && isNearly(other, tag) && !isAskedFor(checked, flow, other);
  });
  if (wrong === undefined) return undefined;
  const [other = ""] = listOf(wrong.rule[`${far(flow)}_address_prefix`]);
  return mistake(checked, judged, proposed, wrong, "port-on-wrong-tag", {
    what: `opens the port to ${quoted(other)}`,
    remedy: `write ${quoted(tag)}`,
  });
}

function mistake(
  checked: PathUnderCheck,
  judged: JudgedFlow,
  proposed: ProposedMends,
  { rule, file, address }: ConfiguredSecurityRule,
  code: "source-and-destination-swapped" | "port-on-wrong-tag",
  { what, remedy }: { readonly what: string; readonly remedy: string },
): Finding {
  const { flow } = judged;
  const allowed = allowRule(flow, checked.local, rule.priority);
  const replaced = mendOf({ file, address }, { ...allowed, name: rule.name }, rule.name);
  // Where the rule stands behind the one that blocks, a new one has to come before it.
  const isEffective = isBeforeBlocker(checked, judged, rule.priority);
  const mend = isEffective ? replaced : mendSecurity(checked, judged, proposed);
  return findingOf(code, {
    file,
    rule: `${address}: ${rule.name}`,
    flow: flowText(flow),
    requirement: flow.requirement,
    message: `security rule ${quoted(rule.name)} ${what}, while ${flowText(flow)} is required (${flow.purpose}) and blocked; ${remedy}`,
    mend,
  });
}

function isBeforeBlocker({ model }: PathUnderCheck, { parts }: JudgedFlow, priority: number): boolean {
  return parts.every(({ verdict: { security } }) => {
    if (security === undefined || security.access === "Allow" || security.rule === undefined) return true;
    return priority < (model.securityRules?.[security.rule]?.priority ?? 0);
  });
}

function mayBeMeant(rule: ConfiguredSecurityRule["rule"], flow: RequiredFlow): boolean {
  const texts = [...listOf(rule.destination_port_range), ...listOf(rule.destination_port_ranges)];
  const ports = formatPorts(flow.ports);
  return (
    rule.access === "Allow" &&
    rule.direction === flow.direction &&
    (rule.protocol === "*" || rule.protocol === flow.protocol) &&
    texts.some((text) => text !== "*" && ports.some((port) => overlap(text, port)))
  );
}

/** Whether a text of ports holds all of another one. */
export function overlap(text: string, port: string): boolean {
  const [one, other] = [readPortInterval(text), readPortInterval(port)];
  return one !== undefined && other !== undefined && one.first <= other.first && other.last <= one.last;
}

/** Whether the tag stands on a side of the rule, and not on the other as well. */
function isSide(rule: ConfiguredSecurityRule["rule"], side: "source" | "destination", tag: string): boolean {
  const other = side === "source" ? "destination" : "source";
  const [held] = listOf(rule[`${side}_address_prefix`]);
  return held === tag && listOf(rule[`${other}_address_prefix`])[0] !== tag;
}

/** Whether a text is another region of the tag, or a name that is one slip away. */
export function isNearly(other: string, tag: string): boolean {
  if (other === tag || readAddressText(other).kind !== "tag") return false;
  if (endpointTagOf(tag).tag === other) return false;
  return (
    endpointTagOf(other).tag === endpointTagOf(tag).tag ||
    nearestNames(other, [tag]).length > 0 ||
    sharesPrefix(other, tag)
  );
}

/** `AzureFrontDoor.Backend` and `AzureFrontDoor.Frontend`: tags of one family. */
function sharesPrefix(other: string, tag: string): boolean {
  const [one, two] = [other.split(".")[0], tag.split(".")[0]];
  return one === two && other.includes(".") && tag.includes(".");
}

/** Whether a requirement has a tag, whatever its ports, in the direction and protocol of the flow. */
export function isAskedFor(
  { forms }: PathUnderCheck,
  { direction, protocol }: RequiredFlow,
  other: string,
): boolean {
  return forms.some(({ tags }) =>
    tags.some(
      (flow) =>
        flow.direction === direction &&
        flow.protocol === protocol &&
        flow.peer.kind === "tag" &&
        (flow.peer.tag === other || endpointTagOf(flow.peer.tag).tag === other),
    ),
  );
}

function near({ direction }: RequiredFlow): "source" | "destination" {
  return direction === "Outbound" ? "source" : "destination";
}

function far({ direction }: RequiredFlow): "source" | "destination" {
  return direction === "Outbound" ? "destination" : "source";
}
