import { compareText } from "../address/compare-text";
import { DIAGNOSTIC_CODES } from "../diagnostics/codes";
import type { Severity } from "../diagnostics/diagnostic";
import type { CheckResult, ReportedFinding } from "./check-result";

/** Which tool found it, and what the core has not by itself. */
export interface SarifTool {
  readonly name: string;
  readonly version: string;
  /** The SHA-256 of a text, in hexadecimal digits. */
  readonly sha256Of: (text: string) => string;
}

/** The key under which fingerprints stand; a new way to make them gets a new version. */
const FINGERPRINT = "findingIdentity/v1";

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/**
 * A check's findings as SARIF, for code scanning.
 *
 * A finding keeps its fingerprint as long as its code, file, rule, flow and requirement are the same, whatever its
 * message says and in whatever order findings come. An acknowledged one is suppressed, with the reason.
 *
 * Source: "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS, 2020-03-27.
 */
export function sarifLog({ findings }: CheckResult, { name, version, sha256Of }: SarifTool): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort(compareText);
  const seen = new Map<string, number>();
  const fingerprintOf = ({ code, file, rule, flow, requirement }: ReportedFinding): string => {
    const identity = sha256Of(JSON.stringify([code, file, rule, flow, requirement ?? ""]));
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return `${identity}:${count}`;
  };
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name, version, rules: codes.map(reportingDescriptor) } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: codes.indexOf(finding.code),
          level: LEVELS[finding.severity],
          message: { text: finding.message },
          ...locationsOf(finding),
          partialFingerprints: { [FINGERPRINT]: fingerprintOf(finding) },
          ...(finding.acknowledged === undefined
            ? {}
            : {
                suppressions: [{ kind: "external", status: "accepted", justification: finding.acknowledged }],
              }),
          properties: {
            ...(finding.flow === "" ? {} : { flow: finding.flow }),
            ...(finding.requirement === undefined ? {} : { requirement: finding.requirement }),
            ...(finding.mend === undefined ? {} : { mend: finding.mend }),
          },
        })),
      },
    ],
  };
}

function reportingDescriptor(id: keyof typeof DIAGNOSTIC_CODES): object {
  const { severity, title, why, remedy } = DIAGNOSTIC_CODES[id];
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${why}` },
    help: { text: `${why} ${remedy}` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

/** Where a finding stands. Code scanning wants a line; where none is known, it is the file's first. */
function locationsOf({ file, rule, line }: ReportedFinding): object {
  const physical =
    file === ""
      ? {}
      : {
          physicalLocation: {
            artifactLocation: { uri: uriOf(file) },
            region: { startLine: line ?? 1 },
          },
        };
  const logical = rule === "" ? {} : { logicalLocations: [{ fullyQualifiedName: rule, kind: "resource" }] };
  const location = { ...physical, ...logical };
  return Object.keys(location).length === 0 ? {} : { locations: [location] };
}

/** A path as a reference of RFC 3986: relative ones stay so, and nothing of a name is taken for a scheme or a query. */
function uriOf(path: string): string {
  const isDrive = /^[A-Za-z]:[\\/]/.test(path);
  const slashed = isDrive ? `/${path.replaceAll("\\", "/")}` : path;
  const text = slashed.split("/").map(encoded).join("/");
  return slashed.startsWith("/") ? `file://${text}` : text;
}

function encoded(segment: string): string {
  // Half of a surrogate pair, which a file name may hold, has no place in UTF-8.
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, "\ufffd"));
}
