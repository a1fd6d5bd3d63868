import { DIAGNOSTIC_CODES, type DiagnosticCode } from "../../../lib/core/diagnostics/codes";
import { diagnostic, formatDiagnostic, hasErrors } from "../../../lib/core/diagnostics/diagnostic";

const ERROR = diagnostic("empty-source", "subnets", "there is no subnet");
const WARNING = diagnostic("missing-parameter", "requirement batch", "left out", "batch");
const NOTE = diagnostic("firewall-bypassed", "requirement return", "goes around");

describe("a finding", () => {
  it("has the severity of its code", () => {
    for (const code of Object.keys(DIAGNOSTIC_CODES) as DiagnosticCode[]) {
      expect(diagnostic(code, "x", "y")).toEqual({
        code,
        severity: DIAGNOSTIC_CODES[code].severity,
        subject: "x",
        message: "y",
      });
    }
  });

  it("names a requirement only where there is one", () => {
    expect(ERROR).toStrictEqual({
      code: "empty-source",
      severity: "error",
      subject: "subnets",
      message: "there is no subnet",
    });
    expect(WARNING).toStrictEqual({
      code: "missing-parameter",
      severity: "warning",
      subject: "requirement batch",
      message: "left out",
      requirement: "batch",
    });
  });

  it("is shown as code, place and message in one line", () => {
    expect(formatDiagnostic(ERROR)).toBe("[empty-source] subnets: there is no subnet");
    expect(formatDiagnostic(WARNING)).toBe("[missing-parameter] requirement batch: left out");
  });

  it("that was acknowledged is shown with the reason", () => {
    expect(formatDiagnostic({ ...WARNING, acknowledged: "it is not used" })).toBe(
      "[missing-parameter] requirement batch: left out (acknowledged: it is not used)",
    );
  });
});

describe("findings", () => {
  it.each([
    ["that there are none of", []],
    ["that are warnings and notes", [WARNING, NOTE]],
    ["that were acknowledged", [{ ...WARNING, acknowledged: "it is not used" }]],
  ])("%s hold no error", (_fact, findings) => {
    expect(hasErrors(findings)).toBe(false);
  });

  it.each([
    ["with an error among others", [NOTE, ERROR, WARNING]],
    ["with a warning that a strict selection made an error", [{ ...WARNING, severity: "error" as const }]],
  ])("%s hold an error", (_fact, findings) => {
    expect(hasErrors(findings)).toBe(true);
  });
});
