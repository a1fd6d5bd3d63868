import { type NpmResult, npmInShippedProject } from "./shipped-project";

/** What the registry knows of what ships: nothing, something, or it could not be asked. */
export type AuditOutcome =
  | { readonly outcome: "clean" }
  | { readonly outcome: "findings"; readonly text: string }
  | { readonly outcome: "unanswered"; readonly text: string };

/** Asks the registry for advisories on what ships. */
export function auditShipped(): AuditOutcome {
  return auditOutcome(npmInShippedProject(["audit", "--json"]));
}

/** What an answer of `npm audit --json` means. */
export function auditOutcome({ stdout, stderr }: NpmResult): AuditOutcome {
  let report: {
    readonly metadata?: { readonly vulnerabilities?: { readonly total?: number } };
    readonly vulnerabilities?: Readonly<
      Record<string, { readonly severity: string; readonly range: string }>
    >;
    readonly message?: string;
  };
  try {
    report = JSON.parse(stdout);
  } catch {
    return { outcome: "unanswered", text: stderr.trim() };
  }
  const total = report.metadata?.vulnerabilities?.total;
  if (total === undefined) {
    return { outcome: "unanswered", text: report.message ?? stderr.trim() };
  }
  return total === 0
    ? { outcome: "clean" }
    : {
        outcome: "findings",
        text: Object.entries(report.vulnerabilities ?? {})
          .map(([name, { severity, range }]) => `${name} ${range} (${severity})`)
          .join(", "),
      };
}
