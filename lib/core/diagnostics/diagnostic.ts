import { DIAGNOSTIC_CODES, type DiagnosticCode } from "./codes";

/** How much a finding weighs: an `error` stops the synthesis, a `warning` can be acknowledged, `info` explains. */
export type Severity = "error" | "warning" | "info";

/** A finding: what is wrong or worth knowing, where, and how to mend it. */
export interface Diagnostic {
  /** Stable identifier; see `docs/diagnostics.md`. */
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** Where in the input, as a path such as `subnets[0].addressPrefixes[1]`. */
  readonly subject: string;
  /** What is wrong, the value, what is allowed, and what to do. */
  readonly message: string;
  /** The requirement that it concerns, where there is one. */
  readonly requirement?: string;
  /** Why the user accepts it, where it was acknowledged. */
  readonly acknowledged?: string;
  /** Where it stands in a file of the user. Default: it is about no file. */
  readonly location?: FileLocation;
}

/** A place in a file of the user. */
export interface FileLocation {
  readonly file: string;
  /** The place in the document: `requirements[3].tags[0].ports[1]`. Empty for the file as a whole. */
  readonly path: string;
  /** From 1. Default: the file as a whole. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
}

/** The outcome of a step of the core: a value when there is no error, and everything that was found. */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a finding of a code.
 *
 * @param code the code, whose severity is the table's
 * @param subject the path of the input that it concerns
 * @param message what is wrong, the value, what is allowed, what to do
 * @param requirement the requirement that it concerns
 */
export function diagnostic(
  code: DiagnosticCode,
  subject: string,
  message: string,
  requirement?: string,
): Diagnostic {
  const severity = DIAGNOSTIC_CODES[code].severity;
  return { code, severity, subject, message, ...(requirement === undefined ? {} : { requirement }) };
}

/** Makes a finding of a code in a file of the user; its subject is `file:line path`. */
export function diagnosticAt(code: DiagnosticCode, location: FileLocation, message: string): Diagnostic {
  const { file, path, line } = location;
  const subject = `${file}${line === undefined ? "" : `:${line}`}${path === "" ? "" : ` ${path}`}`;
  return { ...diagnostic(code, subject, message), location };
}

/** True when a finding stops the synthesis. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((found) => found.severity === "error");
}

/** One line for a person: code, place and message, with the reason where it was acknowledged. */
export function formatDiagnostic(found: Diagnostic): string {
  const acknowledged = found.acknowledged === undefined ? "" : ` (acknowledged: ${found.acknowledged})`;
  return `[${found.code}] ${found.subject}: ${found.message}${acknowledged}`;
}
