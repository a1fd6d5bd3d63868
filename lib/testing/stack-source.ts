import type { Configuration } from "../core/analyze/configuration";
import { readConfiguration } from "../core/analyze/read";
import type { DiagnosticCode } from "../core/diagnostics/codes";
import { formatDiagnostic } from "../core/diagnostics/diagnostic";

/** What can say its own Terraform: a `TerraformStack` of cdktf. */
export interface TerraformSource {
  toTerraform(): unknown;
}

/**
 * A stack: a cdktf `TerraformStack`; or its synthesized Terraform JSON, as text or as an object. Other texts that
 * `azure-network-catalog check` reads are taken as well: `terraform show -json`, exports of `az`, ARM templates.
 *
 * A stack that is given itself is not validated as `app.synth()` does.
 */
export type StackSource = string | TerraformSource | object;

const NAME = "stack";

/** The Terraform JSON of a stack, as text. */
export function textOfStack(stack: StackSource): string {
  if (typeof stack === "string") return stack;
  const { toTerraform } = stack as Partial<TerraformSource>;
  const value = typeof toTerraform === "function" ? toTerraform.call(stack) : stack;
  return JSON.stringify(value);
}

/** The rules and routes of a stack, and what in them only Terraform knows. */
export interface ReadStack {
  readonly configuration: Configuration;
  /** Findings on values that the stack does not resolve, as text. */
  readonly unresolved: readonly string[];
}

/** Nothing can be said of the whole where a part of it stands elsewhere. */
const UNRESOLVED: readonly DiagnosticCode[] = [
  "unresolved-value",
  "ip-group-elsewhere",
  "configuration-elsewhere",
];

/**
 * The rules and routes of a stack.
 *
 * @throws Error when the stack cannot be read, or holds no rules
 */
export function readStack(stack: StackSource): ReadStack {
  const { configuration, diagnostics } = readConfiguration([{ name: NAME, text: textOfStack(stack) }]);
  const problems = diagnostics.filter(
    ({ severity, code }) => severity === "error" || code === "configuration-without-rules",
  );
  if (problems.length > 0) throw new Error(problems.map(formatDiagnostic).join("\n"));
  const unresolved = diagnostics.filter(({ code }) => UNRESOLVED.includes(code)).map(formatDiagnostic);
  return { configuration, unresolved };
}
