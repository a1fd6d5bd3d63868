import type { CheckResult, ReportedFinding } from "../../../lib/core/report/check-result";
import { sarifLog } from "../../../lib/core/report/sarif";

const FINDING: ReportedFinding = {
  code: "rule-never-matches",
  severity: "warning",
  file: "nsg.json",
  rule: "group: Rule",
  flow: "",
  message: "It never matches.",
};

interface Result {
  readonly level: string;
  readonly locations?: readonly {
    readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string } };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

function resultsOf(...findings: readonly ReportedFinding[]): readonly Result[] {
  const summary = { required: 0, admitted: 0, broad: 0, blocked: 0, undecided: 0 };
  const result: CheckResult = { summary, flows: [], findings };
  const log = sarifLog(result, { name: "tool", version: "1.0.0", sha256Of: (text) => text }) as {
    readonly runs: readonly [{ readonly results: readonly Result[] }];
  };
  return log.runs[0].results;
}

describe("a finding's place in SARIF", () => {
  it.each([
    ["nsg.json", "nsg.json"],
    ["./a/../nsg.json", "./a/../nsg.json"],
    ["a b/c#d?e%.json", "a%20b/c%23d%3Fe%25.json"],
    ["a:b.json", "a%3Ab.json"],
    ["/tmp/nsg.json", "file:///tmp/nsg.json"],
    ["C:\\work\\nsg.json", "file:///C%3A/work/nsg.json"],
    ["ü.json", "%C3%BC.json"],
    ["\ud800.json", "%EF%BF%BD.json"],
  ])("of the file %j is the reference %s", (file, uri) => {
    const [result] = resultsOf({ ...FINDING, file });
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation.uri).toBe(uri);
  });

  it("is its line, where that is known, and otherwise the file's first", () => {
    const regions = resultsOf({ ...FINDING, line: 7 }, FINDING).map(({ locations }) => locations?.[0]);
    expect(regions).toMatchObject([
      { physicalLocation: { region: { startLine: 7 } } },
      { physicalLocation: { region: { startLine: 1 } } },
    ]);
  });

  it("is left out where it is not known", () => {
    expect(resultsOf({ ...FINDING, file: "", rule: "" })[0]).not.toHaveProperty("locations");
    expect(resultsOf({ ...FINDING, file: "" })[0]?.locations).toEqual([
      { logicalLocations: [{ fullyQualifiedName: "group: Rule", kind: "resource" }] },
    ]);
  });
});

it.each([
  ["error", "error"],
  ["warning", "warning"],
  ["info", "note"],
] as const)("the severity %s is the level %s", (severity, level) => {
  expect(resultsOf({ ...FINDING, severity })[0]?.level).toBe(level);
});

describe("a finding's fingerprint", () => {
  const of = (...findings: readonly ReportedFinding[]) =>
    resultsOf(...findings).map(({ partialFingerprints }) => partialFingerprints["findingIdentity/v1"]);

  it("does not depend on the message, the line or the findings around it", () => {
    const [alone] = of(FINDING);
    const others = of({ ...FINDING, rule: "group: Other" }, { ...FINDING, message: "Other.", line: 9 });
    expect(others[1]).toBe(alone);
  });

  it.each<[string, Partial<ReportedFinding>]>([
    ["code", { code: "admitted-not-required" }],
    ["file", { file: "other.json" }],
    ["rule", { rule: "group: Other" }],
    ["flow", { flow: "outbound Tcp 443 to Storage" }],
    ["requirement", { requirement: "entra-id" }],
  ])("depends on the %s", (_, changed) => {
    const [first, second] = of(FINDING, { ...FINDING, ...changed });
    expect(second).not.toBe(first);
  });

  it("tells equal findings apart by their number", () => {
    const [first, second] = of(FINDING, FINDING);
    expect(first?.endsWith(":1")).toBe(true);
    expect(second).toBe(first?.replace(/:1$/, ":2"));
  });
});
