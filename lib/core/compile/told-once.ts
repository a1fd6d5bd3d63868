import type { Diagnostic } from "../diagnostics/diagnostic";
import { distinctBy } from "../grouped-by";

/** The same finding of several layers or workloads once, the first of them. */
export function toldOnce(found: readonly Diagnostic[]): Diagnostic[] {
  return distinctBy(
    found,
    ({ code, subject, message, acknowledged = "" }) => `${code}\n${subject}\n${message}\n${acknowledged}`,
  );
}
