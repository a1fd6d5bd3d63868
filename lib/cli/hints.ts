import type { DiagnosticCode } from "../core/diagnostics/codes";
import type { Diagnostic } from "../core/diagnostics/diagnostic";

/** The command that lists what a finding misses. */
const LISTED_BY: Readonly<Partial<Record<DiagnosticCode, "features" | "regions">>> = {
  "unknown-cloud": "regions",
  "unknown-region": "regions",
  "region-of-another-cloud": "regions",
  "unknown-feature": "features",
  "feature-not-in-cloud": "features",
  "feature-not-in-revision": "features",
  "unknown-parameter": "features",
  "unknown-revision": "features",
};

const HINTS = {
  features: "`azure-network-catalog features` lists features, parameters and revisions",
  regions: "`azure-network-catalog regions` lists clouds and regions",
} as const;

/** Where to look up what the findings say is unknown; each command once. */
export function hintsOf(diagnostics: readonly Diagnostic[]): string[] {
  const commands = new Set(diagnostics.flatMap(({ code }) => LISTED_BY[code] ?? []));
  return (["features", "regions"] as const).filter((each) => commands.has(each)).map((each) => HINTS[each]);
}
