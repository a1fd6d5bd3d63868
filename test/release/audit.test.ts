import { auditOutcome } from "../../scripts/release/audit";

const answered = (report: object) => ({ status: 0, stdout: JSON.stringify(report), stderr: "" });

describe("the answer of npm audit", () => {
  it("is clean where the registry knows of nothing", () => {
    expect(
      auditOutcome(answered({ vulnerabilities: {}, metadata: { vulnerabilities: { total: 0 } } })),
    ).toEqual({
      outcome: "clean",
    });
  });

  it("names what it knows of, with versions and severity", () => {
    const vulnerabilities = { ajv: { severity: "high", range: "<9.0.0" } };
    expect(auditOutcome(answered({ vulnerabilities, metadata: { vulnerabilities: { total: 1 } } }))).toEqual({
      outcome: "findings",
      text: "ajv <9.0.0 (high)",
    });
  });

  it("is none where the registry does not answer, which is not taken as clean", () => {
    expect(auditOutcome(answered({ message: "405 Method Not Allowed" }))).toEqual({
      outcome: "unanswered",
      text: "405 Method Not Allowed",
    });
    expect(auditOutcome({ status: 1, stdout: "", stderr: "no network\n" })).toEqual({
      outcome: "unanswered",
      text: "no network",
    });
  });
});
