import { providerProblems } from "../provider-validation";
import { common, resource, securityRule, standaloneRule } from "../sample-documents";

const NSG = "azurerm_network_security_group";
const RULE = "azurerm_network_security_rule";
const rulePath = `resource.${RULE}.main`;
const NAME =
  'expected a name of 1 to 80 letters, digits, "_", "." and "-", which starts with a letter or digit and ends with a letter, digit or "_"';

function withRules(...rules: readonly object[]): unknown {
  return resource(NSG, { ...common, security_rule: rules });
}

/** A second rule that meets the first nowhere. */
const other = { ...securityRule, name: "other", priority: 110 };

describe("rules that go together", () => {
  it.each<[fact: string, first: object, second: object]>([
    ["two rules", securityRule, other],
    ["one priority in two directions", securityRule, { ...other, direction: "Inbound", priority: 100 }],
  ])("%s in one NSG pass", (_, first, second) => {
    expect(providerProblems(withRules(first, second))).toEqual([]);
  });

  it("one priority and name in two NSGs passes", () => {
    const rules = { a: standaloneRule, b: { ...standaloneRule, network_security_group_name: "second" } };
    expect(providerProblems({ resource: { [RULE]: rules } })).toEqual([]);
  });
});

describe("rules that do not go together in one NSG", () => {
  const at = (index: number) => `resource.${NSG}.main.security_rule[${index}]`;

  it.each<[fact: string, second: object, problem: string]>([
    [
      "one priority in one direction",
      { ...other, priority: 100 },
      `${at(1)}: the priority 100 Outbound is taken by ${at(0)}`,
    ],
    ["one name", { ...other, name: "storage" }, `${at(1)}: the name storage is taken by ${at(0)}`],
    [
      "one name in two cases",
      { ...other, name: "Storage" },
      `${at(1)}: the name storage is taken by ${at(0)}`,
    ],
  ])("%s is refused", (_, second, problem) => {
    expect(providerProblems(withRules(securityRule, second))).toEqual([problem]);
  });

  it.each<[fact: string, owner: object]>([
    ["by its name", {}],
    ["by its name in another case", { network_security_group_name: "MAIN" }],
    [
      "by an expression",
      { network_security_group_name: `\${${NSG}.main.name}`, resource_group_name: `\${var.rg}` },
    ],
  ])("inline rules and a rule that names the NSG %s are refused", (_, owner) => {
    const document = {
      resource: {
        [NSG]: { main: { ...common, security_rule: [securityRule] } },
        [RULE]: { main: { ...standaloneRule, name: "other", priority: 110, ...owner } },
      },
    };
    expect(providerProblems(document)).toEqual([
      `${rulePath}: resource.${NSG}.main has inline security_rule already; use one form`,
    ]);
  });

  it("rules of their own on one NSG must differ in priority and name", () => {
    expect(providerProblems({ resource: { [RULE]: { a: standaloneRule, b: standaloneRule } } })).toEqual([
      `resource.${RULE}.b: the name storage is taken by resource.${RULE}.a`,
      `resource.${RULE}.b: the priority 100 Outbound is taken by resource.${RULE}.a`,
    ]);
  });

  it("the NSG's own name is checked", () => {
    expect(providerProblems(resource(NSG, { ...common, name: "-nsg" }))).toEqual([
      `resource.${NSG}.main.name: ${NAME}, found "-nsg"`,
    ]);
  });
});
