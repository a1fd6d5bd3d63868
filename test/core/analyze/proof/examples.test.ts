import { check } from "../../../../lib/core/analyze/proof";
import { goldenConfiguration } from "./golden-configuration";
import { EXAMPLE_SELECTIONS, selected } from "./selections";

describe("what an example emits has no finding at the selection that made it", () => {
  it.each(Object.entries(EXAMPLE_SELECTIONS))("%s", (example, input) => {
    const { findings, flows } = check(goldenConfiguration(example), selected(input));
    expect(findings.map(({ code, rule, message }) => `${code} ${rule} ${message}`)).toEqual([]);
    expect(flows.filter(({ verdict }) => verdict === "blocked")).toEqual([]);
  });

  it.each([
    ["westeurope", [], ["10.60.0.0/24"]],
    ["westeurope", ["python-packages"], ["10.60.1.0/24", "10.60.2.0/24"]],
    ["northeurope", ["python-packages"], ["10.61.0.0/22"]],
  ])("shared-hub, for each workload by itself: %s %j", (region, features, subnets) => {
    const selection = selected({ cloud: "public", region, features });
    const { findings, summary } = check(goldenConfiguration("shared-hub"), selection, { subnets });
    expect(findings.map(({ code, rule, message }) => `${code} ${rule} ${message}`)).toEqual([]);
    expect(summary.blocked).toBe(0);
    expect(summary.admitted).toBeGreaterThan(10);
  });
});

describe("what one selection asks for is blocked by the rules of another", () => {
  it("tells the region's tags that differ", () => {
    const selection = selected({ cloud: "public", region: "westus" });
    const { findings } = check(goldenConfiguration("direct"), selection);
    expect(
      findings.filter(({ severity }) => severity === "error").map(({ code, flow }) => `${code} ${flow}`),
    ).toEqual([
      "port-on-wrong-tag outbound Tcp 443 to Storage.WestUS",
      "port-on-wrong-tag outbound Tcp 443 to BatchNodeManagement.WestUS",
      "port-on-wrong-tag outbound Tcp 443 to Storage.WestUS",
    ]);
  });
});
