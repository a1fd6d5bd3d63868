import rulesSchema from "../../../../catalog/schema/rules.schema.json";
import type { RulesDocument } from "../../../../lib/core/catalog/documents";
import { LAST_SECURITY_RULE_SLOT, rule } from "../../../../lib/core/catalog/lint/slots-unique";
import { foundBy } from "./found-by";
import { type Difference, requirement, routed, smallCatalog } from "./small-catalog";

const { rules } = smallCatalog().service;
const [monitor, internet] = rules.securityRules;
const [route] = rules.routes;
const subnetRule = { slot: 10, direction: "outbound", protocol: "Tcp", name: "AllowSubnets" };
const NONE: RulesDocument["retired"] = rules.retired;

if (monitor === undefined || internet === undefined || route === undefined) {
  throw new Error("the small catalog has two security rules and a route");
}

describe("slots are accepted", () => {
  it.each<[string, Difference]>([
    ["that differ", {}],
    [
      "that an inbound and an outbound rule share",
      { rules: { securityRules: [monitor, { ...monitor, direction: "inbound", name: "AllowMonitorIn" }] } },
    ],
    ["that a rule, a route and a requirement share", { base: [requirement({ slot: 10 })] }],
    [
      "that are retired in the other direction only",
      { rules: { retired: { ...NONE, securityRules: { inbound: [10], outbound: [] } } } },
    ],
    [
      "that an inbound rule between subnets and an outbound rule share",
      { rules: { subnetRules: [{ ...subnetRule, direction: "inbound" }] } },
    ],
    [
      "at both ends of the band",
      {
        rules: {
          securityRules: [
            { ...monitor, slot: 0 },
            { ...internet, slot: 999 },
          ],
        },
      },
    ],
  ])("%s", (_, difference) => {
    expect(foundBy(rule, difference)).toEqual([]);
  });
});

describe("a slot is refused", () => {
  it.each<[string, Difference, string]>([
    [
      "that two requirements of one file have",
      { base: [requirement(), requirement({ id: "logs" })] },
      "base.json requirements[1].slot: slot 10 of requirements is taken by `monitoring`; give it a free one, such as 20",
    ],
    [
      "that requirements of two files have",
      { base: [requirement()], extra: [routed({ slot: 10 })] },
      "extra.json requirements[0].slot: slot 10 of requirements is taken by `monitoring`; give it a free one, such as 20",
    ],
    [
      "that a removed requirement had",
      { rules: { retired: { ...NONE, requirements: [300] } } },
      "extra.json requirements[0].slot: slot 300 of requirements is retired and is never given again; give it a free one, such as 310",
    ],
    [
      "that two outbound rules have",
      { rules: { securityRules: [monitor, { ...internet, slot: 10 }] } },
      "rules.json securityRules[1].slot: slot 10 of outbound rules is taken by `AllowMonitor`; give it a free one, such as 20",
    ],
    [
      "that two inbound rules have",
      {
        rules: {
          securityRules: [
            { ...monitor, direction: "inbound" },
            { ...internet, direction: "inbound", slot: 10 },
          ],
        },
      },
      "rules.json securityRules[1].slot: slot 10 of inbound rules is taken by `AllowMonitor`; give it a free one, such as 20",
    ],
    [
      "that an outbound rule and a deny beside a route have",
      { rules: { bypassDenies: [{ slot: 10, tag: "AzureMonitor", name: "DenyMonitor" }] } },
      "rules.json bypassDenies[0].slot: slot 10 of outbound rules is taken by `AllowMonitor`; give it a free one, such as 20",
    ],
    [
      "that an outbound rule between subnets and one of a tag have",
      { rules: { subnetRules: [subnetRule] } },
      "rules.json subnetRules[0].slot: slot 10 of outbound rules is taken by `AllowMonitor`; give it a free one, such as 20",
    ],
    [
      "between two whole numbers",
      { base: [requirement({ slot: 10.5 })] },
      "base.json requirements[0].slot: slot 10.5 is no whole number; write one from 0 up, such as 10",
    ],
    [
      "that is not a number",
      { rules: { bypassDenies: [{ slot: Number.NaN, tag: "AzureMonitor", name: "DenyMonitor" }] } },
      "rules.json bypassDenies[0].slot: slot NaN is no whole number; write one from 0 up, such as 10",
    ],
    [
      "of a route below nothing",
      { rules: { routes: [{ ...route, slot: -10 }] } },
      "rules.json routes[0].slot: slot -10 is below 0; write a whole number from 0 up, such as 10",
    ],
    [
      "that a removed outbound rule had",
      { rules: { retired: { ...NONE, securityRules: { inbound: [], outbound: [10, 20] } } } },
      "rules.json securityRules[0].slot: slot 10 of outbound rules is retired and is never given again; give it a free one, such as 30",
    ],
    [
      "that two routes have",
      { rules: { routes: [route, { ...route, tag: "Storage", name: "Other" }] } },
      "rules.json routes[1].slot: slot 10 of routes is taken by `MonitorToInternet`; give it a free one, such as 20",
    ],
    [
      "that a removed route had",
      { rules: { retired: { ...NONE, routes: [10] } } },
      "rules.json routes[0].slot: slot 10 of routes is retired and is never given again; give it a free one, such as 20",
    ],
    [
      "beyond the priorities of the catalog's rules",
      { rules: { securityRules: [monitor, { ...internet, slot: 1000 }] } },
      "rules.json securityRules[1].slot: slot 1000 leaves the band of the catalog's priorities; use one from 0 to 999",
    ],
    [
      "below nothing",
      { rules: { securityRules: [monitor, { ...internet, slot: -10 }] } },
      "rules.json securityRules[1].slot: slot -10 leaves the band of the catalog's priorities; use one from 0 to 999",
    ],
  ])("%s", (_, difference, finding) => {
    expect(foundBy(rule, difference)).toEqual([finding]);
  });
});

it("two requirements with one id are refused", () => {
  expect(foundBy(rule, { extra: [routed({ id: "monitoring" })] })).toEqual([
    "extra.json requirements[0].id: the id `monitoring` is taken by requirements[0] of small/base.json; choose another",
  ]);
});

it("the schema of slots takes those that the lint takes", () => {
  const { slot } = rulesSchema.properties.securityRules.items.properties;
  expect(slot).toMatchObject({ minimum: 0, maximum: LAST_SECURITY_RULE_SLOT });
});
