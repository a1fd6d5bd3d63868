import { DEFAULT_SECURITY_RULES, type SecurityRuleAttributes } from "../evaluate";
import type { Attributes } from "./attributes";
import type { FileFindings } from "./file-findings";
import { sourceOf } from "./rule-lists";
import { readSecurityRule } from "./security-rule";

/**
 * Tells where `defaultSecurityRules`, which `az` prints behind the others, are not the six that Azure documents: the
 * documented ones are what stands behind every network security group here. `az` prints `0.0.0.0/0` and `0-65535`
 * for `*` in some places.
 */
export function tellOtherDefaults(owner: Attributes, findings: FileFindings): void {
  const quiet = owner.quietly();
  const blocks = quiet.blocks("defaultSecurityRules");
  if (blocks.length === 0) return;
  const given = blocks.flatMap((block, index) => {
    const source = sourceOf(quiet, block, index);
    return source === undefined ? [] : [keyOf(readSecurityRule(source))];
  });
  const known = DEFAULT_SECURITY_RULES.map(keyOf);
  if (given.length === known.length && known.every((key) => given.includes(key))) return;
  const message = `the default rules of ${owner.owner} are not the six that Azure documents, which are what is judged; compare the two`;
  findings.add("default-rules-differ", owner.place.member("defaultSecurityRules"), message);
}

/** What a default rule decides. Its name differs in case from document to document. */
function keyOf(rule: SecurityRuleAttributes): string {
  const { priority, direction, access, protocol } = rule;
  const parts = [
    rule.source_address_prefix,
    rule.destination_address_prefix,
    rule.source_port_range,
    rule.destination_port_range,
  ].map((text) => (text === "0.0.0.0/0" || text === "0-65535" ? "*" : text));
  return JSON.stringify([priority, direction, access, protocol, ...parts]);
}
