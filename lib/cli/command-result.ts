import type { Diagnostic } from "../core/diagnostics/diagnostic";
import { formatDiagnostic } from "../core/diagnostics/diagnostic";
import { printable } from "./printable";
import { type Paint, plain } from "./terminal-colours";

/** How a command ends: 0 done and nothing found, 1 findings, 2 the question itself was wrong. */
export type ExitCode = 0 | 1 | 2;

/** What a command prints, and how it ends. */
export interface CommandResult {
  readonly exitCode: ExitCode;
  /** Results; empty, or whole lines. */
  readonly stdout: string;
  /** Errors and warnings; empty, or whole lines. */
  readonly stderr: string;
}

/** A command cannot answer: each line says what is wrong and what to do. It ends with the code 2. */
export class CommandRefusal extends Error {
  public constructor(
    /** Whole problems, each in a line or more of its own, without `error:`. */
    public readonly problems: readonly string[],
    /** Findings of the core, which are told first. */
    public readonly diagnostics: readonly Diagnostic[] = [],
  ) {
    super([...diagnostics.map(formatDiagnostic), ...problems].join("\n"));
  }
}

/** Lines of a problem that is no finding of the core. */
export function problemLines(problems: readonly string[], paint: Paint = plain): string {
  return problems.map((problem) => `${paint("red", "error")}: ${printable(problem)}\n`).join("");
}

/** The findings, one in each line, errors first: `warning [missing-parameter] selection: …`. */
export function diagnosticLines(diagnostics: readonly Diagnostic[], paint: Paint = plain): string {
  return SEVERITIES.flatMap((severity) => diagnostics.filter((found) => severityShown(found) === severity))
    .map((found) => {
      const severity = severityShown(found);
      return `${paint(COLOURS[severity], severity)} ${printable(formatDiagnostic(found))}\n`;
    })
    .join("");
}

const SEVERITIES = ["error", "warning", "info"] as const;

const COLOURS = { error: "red", warning: "yellow", info: "cyan" } as const;

/** What was acknowledged is no more than a note. */
function severityShown({ severity, acknowledged }: Diagnostic): Diagnostic["severity"] {
  return severity === "warning" && acknowledged !== undefined ? "info" : severity;
}
