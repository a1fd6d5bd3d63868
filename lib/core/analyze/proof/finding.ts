import { DIAGNOSTIC_CODES, type DiagnosticCode } from "../../diagnostics/codes";
import type { Severity } from "../../diagnostics/diagnostic";

/** How to mend a finding. */
export interface Mend {
  /** `add` a rule or route, `replace` the finding's rule, or `remove` it. */
  readonly action: "add" | "replace" | "remove";
  readonly layer: "nsg" | "firewall" | "routes";
  /** The file and the resource that it concerns. */
  readonly file: string;
  readonly address: string;
  /** The name of the rule or route that is replaced or removed. */
  readonly rule?: string;
  /**
   * Terraform JSON: the attributes of a `security_rule`, of a `route`, or of a rule collection group with the
   * collection to add. Absent where something is removed.
   */
  readonly terraform?: Readonly<Record<string, unknown>>;
  /** A security rule as an element of `securityRules` in ARM. */
  readonly arm?: Readonly<Record<string, unknown>>;
}

/**
 * Makes a finding of a code.
 *
 * @param code the code, whose severity is the table's
 */
export function findingOf(
  code: DiagnosticCode,
  { mend, ...details }: Omit<Finding, "code" | "severity" | "acknowledged">,
): Finding {
  const { severity } = DIAGNOSTIC_CODES[code];
  return { code, severity, ...details, ...(mend === undefined ? {} : { mend }) };
}

/** Something that `check` found. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** The file of the rule or resource. */
  readonly file: string;
  /** The address of the resource in its file, and the rule's name: `azurerm_network_security_group.a: AllowAll`. */
  readonly rule: string;
  /** The flow that it concerns, as one line; empty where it concerns none. */
  readonly flow: string;
  /** The requirement that it concerns, where there is one. */
  readonly requirement?: string;
  /** What is wrong, the value, what is allowed, and what to do. */
  readonly message: string;
  readonly mend?: Mend;
  /** Why the user accepts it, where it was acknowledged. */
  readonly acknowledged?: string;
  /** For sorting: the less, the narrower. */
  readonly breadth?: number;
}
