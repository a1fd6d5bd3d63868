import { machineLearningService } from "../../../lib/core/catalog/built-in";
import { type SelectionInput, select } from "../../../lib/core/catalog/selection";
import type { Diagnostic } from "../../../lib/core/diagnostics/diagnostic";

export const PUBLIC = { cloud: "public", region: "eastus2" } as const;

/** The built-in service's answer: `error unknown-cloud selection.cloud: message`, for each finding. */
export function told(input: SelectionInput, service = machineLearningService()): string[] {
  return inLines(select(service, input).diagnostics);
}

export function inLines(diagnostics: readonly Diagnostic[] = []): string[] {
  return diagnostics.map(
    ({ severity, code, subject, message }) => `${severity} ${code} ${subject}: ${message}`,
  );
}
