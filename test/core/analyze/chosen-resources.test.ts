import { chosenResources } from "../../../lib/core/analyze/chosen-resources";
import type { Configuration } from "../../../lib/core/analyze/configuration";

const place = (address: string) => ({ file: "plan.json", address });
const policy = { group: { name: "rcg-ml", priority: 200 }, policy: "policy-hub" };
const configuration: Configuration = {
  securityGroups: [
    { ...place("module.aml.azurerm_network_security_group.this"), name: "aml-nsg", rules: [] },
  ],
  routeTables: [{ ...place("azurerm_route_table.hub"), name: "rt-hub", routes: [] }],
  ruleCollectionGroups: [
    { ...place("module.aml.azurerm_firewall_policy_rule_collection_group.this"), ...policy },
    { ...place("module.amlx.azurerm_firewall_policy_rule_collection_group.this"), ...policy },
  ],
  ipGroups: new Map([["ipg", ["10.0.0.0/24"]]]),
};

test("a Terraform module stands for all that it holds, and for nothing of another module", () => {
  expect(chosenResources(configuration, ["module.aml"])).toEqual({
    ok: true,
    value: {
      ...configuration,
      routeTables: [],
      ruleCollectionGroups: configuration.ruleCollectionGroups.slice(0, 1),
    },
  });
});

test("several choices add up, and IP groups stay", () => {
  expect(chosenResources(configuration, ["rt-hub", "rcg-ml"])).toEqual({
    ok: true,
    value: { ...configuration, securityGroups: [] },
  });
});

test("a name that is nowhere is refused", () => {
  expect(chosenResources(configuration, ["aml-nsg", "module.other"])).toEqual({
    ok: false,
    problem: expect.stringMatching(/^no network security group, .* is called `module.other`/),
  });
});
