import type { SecurityRuleInput } from "../../../../lib/core/compile/network-input";
import { readGroupPriority } from "../../../../lib/core/compile/read-resources";
import type { Diagnostic } from "../../../../lib/core/diagnostics/diagnostic";
import { type Change, errorsOf, type Refusal, securityRule } from "./changed-input";

const rule = (priority: number): Change => ({ securityRules: [securityRule({ priority })] });

const rules = (...changes: Partial<SecurityRuleInput>[]): Change => ({
  securityRules: changes.map((change, index) => securityRule({ name: `rule-${index}`, ...change })),
});

describe("the priority of a security rule of the user", () => {
  it.each<Refusal>([
    ...[99, 4097, 0, -100, 100.5, Number.NaN, Number.POSITIVE_INFINITY].map(
      (priority): Refusal => [
        `${priority}`,
        rule(priority),
        "priority-out-of-range",
        "securityRules[0].priority",
        `the priority ${priority} is out of Azure's range; use a whole number from 100 to 4096, here from 100 to 999`,
      ],
    ),
    ...[1000, 1010, 2999, 3000, 4096].map(
      (priority): Refusal => [
        `${priority}`,
        rule(priority),
        "priority-outside-user-band",
        "securityRules[0].priority",
        `the priority ${priority} belongs to the catalog's rules; yours have 100 to 999`,
      ],
    ),
    [
      "one that stands twice in one direction",
      rules({ priority: 200 }, { priority: 300 }, { priority: 200 }),
      "priority-taken",
      "securityRules.rule-2",
      "the inbound priority 200 of `rule-2` is taken by `rule-0`; priorities are unique in one direction",
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });

  it("a priority that stands three times is told twice", () => {
    const found = errorsOf(rules({}, {}, {}));
    expect(found.map(({ subject }) => subject)).toEqual(["securityRules.rule-1", "securityRules.rule-2"]);
  });

  it.each([
    ["the first of the band", rule(100)],
    ["the last of the band", rule(999)],
    ["one priority in two directions", rules({ direction: "inbound" }, { direction: "outbound" })],
  ])("%s can be planned", (_fact, change) => {
    expect(errorsOf(change)).toEqual([]);
  });
});

describe("the priority of a rule collection group", () => {
  const findings = (priority: number): Diagnostic[] => {
    const found: Diagnostic[] = [];
    readGroupPriority(priority, "priority", found);
    return found;
  };

  it.each([99, 65001, -1, 100.5, Number.NaN])("%d is refused", (priority) => {
    expect(findings(priority)).toEqual([
      {
        code: "priority-out-of-range",
        severity: "error",
        subject: "priority",
        message: `the priority ${priority} is out of Azure's range for groups; use a whole number from 100 to 65000`,
      },
    ]);
  });

  it.each([100, 1000, 65000])("%d is taken", (priority) => {
    expect(findings(priority)).toEqual([]);
  });
});
