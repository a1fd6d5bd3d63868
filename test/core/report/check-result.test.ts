import type { CheckReport, Finding } from "../../../lib/core/analyze/proof";
import { diagnosticAt } from "../../../lib/core/diagnostics/diagnostic";
import { checkJson } from "../../../lib/core/report/check-json";
import { checkResult, unacceptedFindings } from "../../../lib/core/report/check-result";

const SUMMARY = { required: 1, admitted: 1, broad: 0, blocked: 0, undecided: 0 };

const NEVER: Finding = {
  code: "rule-never-matches",
  severity: "warning",
  file: "nsg.json",
  rule: "group: Rule",
  flow: "",
  message: "It never matches.",
  breadth: 3,
};
const BLOCKED: Finding = { ...NEVER, code: "required-flow-blocked", severity: "error", requirement: "a" };
const UNDECIDED: Finding = { ...NEVER, code: "required-flow-undecided", severity: "info" };
const UNRESOLVED = diagnosticAt(
  "unresolved-value",
  { file: "nsg.json", path: "resource.group.rule[0]", line: 4, column: 2 },
  "It is an expression.",
);

function report(...findings: readonly Finding[]): CheckReport {
  return { summary: SUMMARY, flows: [], findings };
}

describe("the result of a check", () => {
  it("has what was found in reading among the findings, errors first", () => {
    const { findings } = checkResult(report(UNDECIDED, NEVER, BLOCKED), [UNRESOLVED], []);
    expect(findings.map(({ code }) => code)).toEqual([
      "required-flow-blocked",
      "unresolved-value",
      "rule-never-matches",
      "required-flow-undecided",
    ]);
    expect(findings[1]).toEqual({
      code: "unresolved-value",
      severity: "warning",
      file: "nsg.json",
      rule: "resource.group.rule[0]",
      flow: "",
      message: "It is an expression.",
      line: 4,
    });
  });

  it("marks what is acknowledged, also of what was found in reading", () => {
    const given = [{ code: "unresolved-value", reason: "A plan is checked as well." }];
    const { findings } = checkResult(report(NEVER), [UNRESOLVED], given);
    expect(findings.map(({ acknowledged }) => acknowledged)).toEqual([
      "A plan is checked as well.",
      undefined,
    ]);
  });

  it.each([
    ["error", ["required-flow-blocked"]],
    ["warning", ["required-flow-blocked", "rule-never-matches"]],
    ["info", ["required-flow-blocked", "rule-never-matches", "required-flow-undecided"]],
  ] as const)("counts findings from the severity %s on", (severity, expected) => {
    const { findings } = checkResult(report(BLOCKED, NEVER, UNDECIDED), [], []);
    expect(unacceptedFindings(findings, severity).map(({ code }) => code)).toEqual(expected);
  });

  it("does not count what is acknowledged", () => {
    const { findings } = checkResult(
      report(BLOCKED),
      [],
      [{ code: "required-flow-blocked", reason: "Known." }],
    );
    expect(unacceptedFindings(findings, "info")).toEqual([]);
  });

  it("has in JSON the keys that are public, and no others", () => {
    const result = checkResult(report(BLOCKED), [], []);
    expect(checkJson(result)).toEqual({
      summary: SUMMARY,
      flows: [],
      findings: [
        {
          code: "required-flow-blocked",
          severity: "error",
          file: "nsg.json",
          rule: "group: Rule",
          flow: "",
          message: "It never matches.",
          mend: null,
        },
      ],
    });
  });
});
