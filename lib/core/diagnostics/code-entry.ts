/** What a code stands for, as `docs/diagnostics.md` shows it. */
export interface CodeEntry {
  readonly severity: "error" | "warning" | "info";
  /** What was found, in a few words. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** Makes an entry of the table of codes. */
export function code(severity: CodeEntry["severity"], title: string, why: string, remedy: string): CodeEntry {
  return { severity, title, why, remedy };
}

/** What to do about a warning that may be intended. */
export const ACKNOWLEDGE = "Acknowledge it with a reason where that is intended.";
