import type { Acknowledgement } from "../../diagnostics/acknowledgement";
import type { Finding } from "./finding";

/** A finding that the user has looked at and accepts. */
export interface FindingAcknowledgement extends Acknowledgement {
  /** Only for this rule: its name, or its address and name as findings show them. Default: for every rule. */
  readonly rule?: string;
}

/**
 * Marks the findings that are accepted, each with its reason. They stay in the report. The narrowest acknowledgement
 * counts: one for the rule, then one for the requirement, then one for the code alone.
 */
export function acknowledgeFindings(
  findings: readonly Finding[],
  acknowledgements: readonly (Acknowledgement | FindingAcknowledgement)[],
): Finding[] {
  return findings.map((finding) => {
    const [best] = acknowledgements
      .filter((given) => covers(given, finding))
      .sort((a, b) => narrowness(b) - narrowness(a));
    return best === undefined ? finding : { ...finding, acknowledged: best.reason };
  });
}

function covers(given: FindingAcknowledgement, { code, rule, requirement }: Finding): boolean {
  const isOfRule = given.rule === undefined || rule === given.rule || rule.endsWith(`: ${given.rule}`);
  const isOfRequirement = given.requirement === undefined || given.requirement === requirement;
  return given.code === code && given.reason.trim() !== "" && isOfRule && isOfRequirement;
}

function narrowness(given: FindingAcknowledgement): number {
  return (given.rule === undefined ? 0 : 2) + (given.requirement === undefined ? 0 : 1);
}
