import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { type Diagnostic, formatDiagnostic } from "../core/diagnostics/diagnostic";

/**
 * Reports findings at a construct: errors fail the synthesis, all at once; warnings and notes are shown by it.
 * A warning that was acknowledged is shown as a note.
 */
export function reportDiagnostics(scope: Construct, diagnostics: readonly Diagnostic[]): void {
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(formatDiagnostic);
  scope.node.addValidation({ validate: () => errors });
  for (const found of diagnostics) {
    if (found.severity === "error") {
      continue;
    }
    const annotations = Annotations.of(scope);
    if (found.severity === "warning" && found.acknowledged === undefined) {
      annotations.addWarning(formatDiagnostic(found));
    } else {
      annotations.addInfo(formatDiagnostic(found));
    }
  }
}
