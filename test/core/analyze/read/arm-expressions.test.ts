import { ADVICE, NSG_TYPE, nsg, rulesOf, ruleWith, template } from "./arm-documents";
import { AZURE_RULE, findings, RULE, readJson } from "./reading";
import type { Json } from "./rule-printers";

const CHILD = {
  type: `${NSG_TYPE}/securityRules`,
  apiVersion: "2024-03-01",
  properties: { ...AZURE_RULE, priority: 200 },
};

test.each<[string, string, { readonly [name: string]: Json }]>([
  ["a parameter's literal default", "[parameters('p')]", { parameters: { P: { defaultValue: "udp" } } }],
  ["a literal variable", "[ variables('p') ]", { variables: { p: "Udp" } }],
])("%s is taken where it is the whole value", (_, protocol, more) => {
  expect(rulesOf(template([nsg({ securityRules: [ruleWith({ protocol })] })], more))).toEqual([
    { ...RULE, protocol: "Udp" },
  ]);
});

test("a default that was taken is told once", () => {
  const rule = ruleWith({ protocol: "[parameters('p')]", sourcePortRange: "[parameters('p')]" });
  const document = template([nsg({ securityRules: [rule] })], { parameters: { p: { defaultValue: "*" } } });
  expect(findings(document)).toEqual([
    [
      "default-value-assumed",
      "parameters.p.defaultValue",
      "the parameter `p` is taken at its default; another value can change every verdict that depends on it",
    ],
  ]);
});

test.each<[string, string, { readonly [name: string]: Json }]>([
  ["a parameter without a default", "[parameters('p')]", { parameters: { p: { type: "string" } } }],
  ["a parameter that is not there", "[parameters('constructor')]", { parameters: {} }],
  [
    "a parameter whose default is an expression",
    "[parameters('p')]",
    { parameters: { p: { defaultValue: "[newGuid()]" } } },
  ],
  ["a variable of itself", "[variables('p')]", { variables: { p: "[variables('p')]" } }],
  ["a member of a variable", "[variables('p').q]", { variables: { p: { q: "Udp" } } }],
  ["another function", "[toLower('UDP')]", {}],
  [
    "what is no expression that is understood",
    "[parameters('p']",
    { parameters: { p: { defaultValue: "Udp" } } },
  ],
])("%s stays the expression and is told by name", (_, protocol, more) => {
  const document = template([nsg({ securityRules: [ruleWith({ protocol })] })], more);
  expect(rulesOf(document)).toEqual([{ ...RULE, protocol }]);
  expect(findings(document)).toEqual([
    [
      "unresolved-value",
      "resources[0].properties.securityRules[0].properties.protocol",
      `\`protocol\` of \`AllowEntra\` of \`nsg\` is \`${protocol}\`, ${ADVICE}; until then what depends on it is undecided`,
    ],
  ]);
});

test("a text that begins with two brackets begins with one", () => {
  const document = template([nsg({ securityRules: [{ name: "[[a]", properties: AZURE_RULE }] })]);
  expect(rulesOf(document)).toEqual([{ ...RULE, name: "[a]" }]);
});

test.each<[string, { readonly [name: string]: Json }, string | undefined]>([
  ["a condition that is true", { condition: true }, "Tcp"],
  ["a condition that is false", { condition: false }, undefined],
  ["a condition that is an expression", { condition: "[equals(1, 1)]" }, "[equals(1, 1)]"],
  ["a copy", { copy: { name: "loop", count: 2 } }, "[copy('loop')]"],
])("a separate rule with %s: its protocol is %s", (_, more, protocol) => {
  const document = template([{ ...CHILD, name: "nsg/AllowEntra", properties: AZURE_RULE, ...more }]);
  expect(rulesOf(document)).toEqual(protocol === undefined ? [] : [{ ...RULE, protocol }]);
});

test("rules that a copy makes may be any", () => {
  const copy = [{ name: "securityRules", count: 2, input: {} }];
  expect(rulesOf(template([nsg({ copy })]))).toMatchObject([
    { name: "[copy('securityRules')]", priority: 0 },
  ]);
});

function deployment(inner: Json, properties: { readonly [name: string]: Json }): Json {
  return {
    type: "Microsoft.Resources/deployments",
    name: "net",
    properties: { mode: "Incremental", ...properties, template: inner },
  };
}

test("a nested template is read with the literal parameters that it is given", () => {
  const rule = ruleWith({
    protocol: "[parameters('given')]",
    access: "[parameters('passed')]",
    direction: "[parameters('computed')]",
    sourcePortRange: "[parameters('own')]",
  });
  const inner = template([nsg({ securityRules: [rule] })], {
    parameters: { given: {}, passed: {}, computed: { defaultValue: "Inbound" }, own: { defaultValue: "80" } },
  });
  const parameters = {
    given: { value: "Udp" },
    passed: { value: "[parameters('outer')]" },
    computed: { value: "[toUpper('x')]" },
  };
  const document = template(
    [deployment(inner, { expressionEvaluationOptions: { scope: "inner" }, parameters })],
    { parameters: { outer: { defaultValue: "Deny" }, own: { defaultValue: "443" } } },
  );
  const { configuration: read } = readJson(document);
  expect(read.securityGroups.map(({ address }) => address)).toEqual(["net/nsg"]);
  expect(rulesOf(document)).toEqual([
    {
      ...RULE,
      protocol: "Udp",
      access: "Deny",
      direction: "[parameters('computed')]",
      source_port_range: "80",
    },
  ]);
});

test("the expressions of a nested template belong to the outer one where nothing else is said", () => {
  const inner = template([nsg({ securityRules: [ruleWith({ protocol: "[parameters('p')]" })] })], {
    parameters: { p: { defaultValue: "Udp" } },
  });
  const document = template([deployment(inner, {})], { parameters: { p: { defaultValue: "Esp" } } });
  expect(rulesOf(document)).toEqual([{ ...RULE, protocol: "Esp" }]);
});

test("a linked template is told, because what it holds stands elsewhere", () => {
  const linked = {
    type: "Microsoft.Resources/deployments",
    name: "net",
    properties: { templateLink: { uri: "https://x" } },
  };
  expect(findings(template([nsg({ securityRules: [] }), linked]))).toEqual([
    [
      "configuration-elsewhere",
      "resources[1]",
      "the deployment `net` links to a template elsewhere, and what it holds is not read; give that template, too",
    ],
  ]);
});

test.each<[string, Json, string]>([
  ["an expression", "[variables('all')]", "[variables('all')]"],
  ["no object", 5, "[properties]"],
])("a group whose properties are %s holds a rule that may do anything", (_, properties, text) => {
  const document = template([nsg(properties)]);
  expect(rulesOf(document)).toMatchObject([{ name: text, priority: 0, protocol: text }]);
  expect(findings(document)).toEqual([
    [
      "unresolved-value",
      "resources[0]",
      `\`properties\` is \`${text}\`, ${ADVICE}; until then \`nsg\` is undecided`,
    ],
  ]);
});

test("a rule collection group whose properties are an expression may allow and deny anything", () => {
  const type = "Microsoft.Network/firewallPolicies/ruleCollectionGroups";
  const document = template([{ type, name: "p/g", properties: "[variables('all')]" }]);
  const open = [{ name: "[variables('all')]", priority: 0, action: "[variables('all')]" }];
  expect(readJson(document).configuration.ruleCollectionGroups[0]?.group).toMatchObject({
    nat_rule_collection: open,
    network_rule_collection: open,
    application_rule_collection: open,
  });
});

test("a property in another case is undecided, since it is not documented whether Azure reads it", () => {
  const { protocol, ...properties } = AZURE_RULE;
  const document = template([
    nsg({ securityRules: [{ name: "AllowEntra", properties: { ...properties, Protocol: protocol } }] }),
  ]);
  expect(rulesOf(document)).toEqual([{ ...RULE, protocol: "[Protocol]" }]);
  expect(findings(document).map(([code]) => code)).toEqual(["unresolved-value"]);
});

test("properties that a variable holds are read", () => {
  const document = template([nsg("[variables('all')]")], {
    variables: { all: { securityRules: [ruleWith({})] } },
  });
  expect(rulesOf(document)).toEqual([RULE]);
});
