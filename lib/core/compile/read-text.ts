import { type Parsed, refused } from "../address/parsed";
import { refuseTemplate } from "../address/template";
import type { DiagnosticCode } from "../diagnostics/codes";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";

/**
 * Reads a text that a user wrote. What is wrong with it becomes a finding of the given code, or of
 * `template-in-value` where Terraform would evaluate the text.
 *
 * @returns the value, or undefined with a finding
 */
export function readText<T>(
  text: string,
  parse: (text: string) => Parsed<T>,
  code: DiagnosticCode,
  subject: string,
  diagnostics: Diagnostic[],
): T | undefined {
  const template = refuseTemplate(text);
  const result = template === undefined ? parse(text) : refused<T>(template);
  if (!result.ok) {
    diagnostics.push(
      diagnostic(template === undefined ? code : "template-in-value", subject, result.problem),
    );
    return undefined;
  }
  return result.value;
}
