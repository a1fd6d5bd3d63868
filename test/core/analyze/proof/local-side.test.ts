import type { SecurityRuleAttributes } from "../../../../lib/core/analyze/evaluate";
import { configurationPaths } from "../../../../lib/core/analyze/proof";
import { localSideOf } from "../../../../lib/core/analyze/proof/local-side";
import { outboundRule, withRules } from "./changed-configuration";
import { goldenConfiguration } from "./golden-configuration";

/** The subnets that are read off a group with these rules. */
function subnetsOf(...rules: readonly SecurityRuleAttributes[]): readonly string[] {
  const [path] = configurationPaths(withRules(goldenConfiguration("direct"), () => rules));
  return path === undefined ? [] : localSideOf(path).subnets;
}

const inbound = outboundRule({
  name: "AllowSsh",
  direction: "Inbound",
  source_address_prefix: "Internet",
  destination_address_prefix: "10.9.0.0/24",
  destination_port_range: "22",
});

describe("the workload's subnets", () => {
  it("are the sources of a group's outbound allow rules", () => {
    expect(subnetsOf(inbound, outboundRule({ name: "Out", source_address_prefix: "10.1.0.0/24" }))).toEqual([
      "10.1.0.0/24",
    ]);
  });

  it("are the destinations of its inbound allow rules where no outbound one writes a prefix", () => {
    expect(subnetsOf(inbound)).toEqual(["10.9.0.0/24"]);
    expect(subnetsOf(inbound, outboundRule({ name: "Out", source_address_prefix: "*" }))).toEqual([
      "10.9.0.0/24",
    ]);
  });

  it("are not read off a deny", () => {
    expect(subnetsOf({ ...inbound, access: "Deny" })).toEqual([]);
  });
});
