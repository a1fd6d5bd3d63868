import { outboundRule, withMore, withRules } from "./changed-configuration";
import { checked, direct } from "./finding-cases";

describe("a security group without any rule", () => {
  const bare = withRules(direct, () => []);

  it("is told to admit more than is required, since Azure's own rule lets everything out", () => {
    const { summary, findings } = checked("direct", bare);
    expect(findings).toEqual([
      expect.objectContaining({
        code: "admitted-not-required",
        severity: "warning",
        rule: direct.securityGroups[0]?.address,
        message: expect.stringMatching(
          /^`aml-nsg` has no rule that allows anything out, and Azure's AllowInternetOutBound admits what no requirement asks for: .*; add the allow rules of what is required, and a deny to `Internet` behind them$/,
        ),
      }),
    ]);
    // What stays within the virtual network, Azure's AllowVnetOutBound admits for itself.
    expect(summary).toMatchObject({ blocked: 0, broad: summary.required - 1 });
  });

  it("is told so where it denies some of it as well", () => {
    const denying = withMore(bare, outboundRule({ access: "Deny", destination_address_prefix: "Sql" }));
    expect(checked("direct", denying).findings.map(({ code }) => code)).toEqual(["admitted-not-required"]);
  });
});
