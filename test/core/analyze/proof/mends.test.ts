import type { Configuration } from "../../../../lib/core/analyze/configuration";
import { applyMend, check } from "../../../../lib/core/analyze/proof";
import { withoutFirewallRule, withoutRule, withRoutes } from "./changed-configuration";
import { goldenConfiguration } from "./golden-configuration";
import { EXAMPLE_SELECTIONS, selected } from "./selections";

/** The example with each of its rules and routes taken away, one at a time. */
function impaired(configuration: Configuration): (readonly [string, Configuration])[] {
  const rules = configuration.securityGroups.flatMap((group) => group.rules.map(({ rule }) => rule.name));
  const routes = configuration.routeTables.flatMap((table) => table.routes.map(({ route }) => route.name));
  const ofFirewall = configuration.ruleCollectionGroups.flatMap(({ group }) =>
    [...(group.network_rule_collection ?? []), ...(group.application_rule_collection ?? [])].flatMap(
      ({ rule }) => rule.map(({ name }) => name),
    ),
  );
  return [
    ...rules.map((name) => [name, withoutRule(configuration, name)] as const),
    ...ofFirewall.map((name) => [name, withoutFirewallRule(configuration, name)] as const),
    ...routes.map(
      (name) =>
        [name, withRoutes(configuration, (all) => all.filter((route) => route.name !== name))] as const,
    ),
  ];
}

describe.each(Object.entries(EXAMPLE_SELECTIONS))("the rules of %s, one taken away", (example, input) => {
  const selection = selected(input);
  const configuration = goldenConfiguration(example);
  const subnets = { direct: ["10.1.0.0/24"], "hub-spoke": ["10.20.0.0/22"], china: ["10.3.0.0/24"] }[
    example
  ] ?? ["10.2.0.0/24", "10.2.1.0/24"];

  const options = { subnets, firewallPrivateIpAddress: "10.0.1.4" };

  it.each(impaired(configuration))("%s: every mend makes its flow pass", (_, given) => {
    const { findings } = check(given, selection, options);
    for (const { mend, requirement, flow, code } of findings.filter(({ severity }) => severity === "error")) {
      if (mend === undefined) throw new Error(`${code} of ${flow} has no mend`);
      const after = check(applyMend(given, mend), selection, options);
      const same = after.findings.filter(
        (each) => each.code === code && each.requirement === requirement && each.flow === flow,
      );
      expect(same).toEqual([]);
    }
  });
});
