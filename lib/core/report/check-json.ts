import type { CheckedFlow, Mend } from "../analyze/proof";
import type { CheckResult } from "./check-result";

/** What `check --format json` prints: public, so that keys are only added. */
export interface CheckJson {
  readonly summary: CheckResult["summary"];
  readonly flows: readonly CheckedFlow[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly file: string;
    readonly rule: string;
    /** Empty where it concerns no single flow. */
    readonly flow: string;
    readonly message: string;
    /** Null where nothing mends it by itself. */
    readonly mend: Mend | null;
    /** The reason, where it was acknowledged. */
    readonly acknowledged?: string;
  }[];
}

/** A check's result for programs. */
export function checkJson({ summary, flows, findings }: CheckResult): CheckJson {
  return {
    summary,
    flows,
    findings: findings.map(({ code, severity, file, rule, flow, message, mend, acknowledged }) => ({
      code,
      severity,
      file,
      rule,
      flow,
      message,
      mend: mend ?? null,
      ...(acknowledged === undefined ? {} : { acknowledged }),
    })),
  };
}
