import { applyMend } from "../../../../lib/core/analyze/proof";
import { outboundRule, withMore } from "./changed-configuration";
import { CASES, checked, direct, keysOf } from "./finding-cases";

describe("each kind of finding", () => {
  it.each(CASES.map((each) => [each.name, each] as const))(
    "%s",
    (_, { example, configuration, code, says }) => {
      const report = checked(example, configuration);
      const found = report.findings.filter((each) => each.code === code);
      expect(keysOf(report)).toContainEqual(expect.stringContaining(code));
      expect(found.some(({ message }) => says.every((text) => message.includes(text)))).toBe(true);
    },
  );

  it.each(
    CASES.filter(({ code }) => code !== "required-flow-undecided").map((each) => [each.name, each] as const),
  )("is gone once its mend is applied: %s", (_, { example, configuration, code, says }) => {
    const before = checked(example, configuration);
    const found = before.findings.filter((each) => each.code === code);
    const finding = found.find(({ message }) => says.every((text) => message.includes(text)));
    expect(finding?.mend).toBeDefined();
    if (finding?.mend === undefined) return;
    const after = checked(example, applyMend(configuration, finding.mend));
    expect(keysOf(after)).not.toContain(`${finding.code} | ${finding.rule} | ${finding.flow}`);
    expect(after.findings.filter((each) => each.code === code).length).toBeLessThan(found.length);
    if (finding.requirement !== undefined) {
      const flows = after.flows.filter(({ requirement }) => requirement === finding.requirement);
      expect(flows.map(({ verdict }) => verdict)).not.toContain("blocked");
    }
  });
});

describe("tags where they cannot be used", () => {
  it.each([
    ["an unknown tag", { destination_address_prefix: "AzureStorage" }, "unknown-service-tag", "AzureStorage"],
    [
      "a tag in a list",
      { destination_address_prefix: "", destination_address_prefixes: ["Storage", "10.0.0.0/8"] },
      "service-tag-not-in-layer",
      "list",
    ],
    [
      "a tag of a region that none has",
      { destination_address_prefix: "AzureMachineLearning.EastUS2" },
      "service-tag-not-in-layer",
      "AzureMachineLearning",
    ],
  ])("%s", (_, change, code, text) => {
    const { findings } = checked("direct", withMore(direct, outboundRule({ name: "Tag", ...change })));
    const found = findings.filter((each) => each.code.includes("service-tag"));
    expect(found.map((each) => each.code)).toEqual([code]);
    expect(found[0]?.message).toContain(text);
  });
});
