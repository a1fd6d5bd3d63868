import { quoted } from "../address/quoted";
import { DIAGNOSTIC_CODES } from "./codes";
import { type Diagnostic, diagnostic } from "./diagnostic";
import { suggestion } from "./nearest-names";

/** A finding that the user has looked at and accepts, with the reason that the report shows. */
export interface Acknowledgement {
  /** The code of the finding, for example `host-only-requirement`. */
  readonly code: string;
  /** Only for this requirement. Default: for every requirement and subject. */
  readonly requirement?: string;
  /** Why it is accepted; not empty. */
  readonly reason: string;
}

/** The acknowledgement that covers a code and requirement, if there is one. */
export function acknowledgementOf(
  acknowledgements: readonly Acknowledgement[],
  code: string,
  requirement: string | undefined,
): Acknowledgement | undefined {
  const ofCode = acknowledgements.filter((given) => given.code === code);
  return (
    ofCode.find((given) => given.requirement !== undefined && given.requirement === requirement) ??
    ofCode.find((given) => given.requirement === undefined)
  );
}

/** Tells acknowledgements that cannot be used, where there is no plan whose findings they could acknowledge. */
export function refuseUnusable(acknowledgements: readonly Acknowledgement[]): Diagnostic[] {
  return acknowledgements.flatMap((given, index) => problemsOf(given, index, true));
}

/**
 * Marks what the user acknowledged. A warning keeps its text and gains the reason. Errors stay errors: where an
 * error can be accepted, the step that finds it decides so, because accepting it changes the plan.
 * An acknowledgement of an unknown code, without a reason, or of nothing that was found is a finding itself.
 *
 * @param wholePath whether every layer was looked at. Otherwise an acknowledgement of nothing may belong to a layer
 *   that is planned elsewhere, for example in the hub's stack, and is not told. Default: true.
 */
export function acknowledge(
  found: readonly Diagnostic[],
  acknowledgements: readonly Acknowledgement[],
  wholePath = true,
): Diagnostic[] {
  const used = new Set<Acknowledgement>();
  const marked = found.map((each) => {
    const given = acknowledgementOf(acknowledgements, each.code, each.requirement);
    if (given === undefined) {
      return each;
    }
    used.add(given);
    return each.severity === "error" ? each : { ...each, acknowledged: given.reason };
  });
  return [
    ...marked,
    ...acknowledgements.flatMap((given, index) => problemsOf(given, index, used.has(given) || !wholePath)),
  ];
}

function problemsOf(given: Acknowledgement, index: number, used: boolean): Diagnostic[] {
  const subject = `acknowledgements[${index}]`;
  const codes = Object.keys(DIAGNOSTIC_CODES);
  if (!codes.includes(given.code)) {
    const hint = suggestion(given.code, codes);
    return [
      diagnostic(
        "invalid-acknowledgement",
        subject,
        `there is no finding with the code ${quoted(given.code)}${hint}`,
      ),
    ];
  }
  if (given.reason.trim() === "") {
    return [
      diagnostic(
        "invalid-acknowledgement",
        subject,
        `the acknowledgement of \`${given.code}\` has no reason; say why it is accepted`,
      ),
    ];
  }
  if (!used) {
    const what = given.requirement === undefined ? given.code : `${given.code} of ${given.requirement}`;
    return [
      diagnostic(
        "unused-acknowledgement",
        subject,
        `nothing was found that ${quoted(what)} acknowledges; remove the acknowledgement`,
      ),
    ];
  }
  return [];
}
