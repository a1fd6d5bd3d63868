import { configuration, expression, findings, RULE, readJson } from "./reading";
import type { Json } from "./rule-printers";

const NSG = "azurerm_network_security_group.nsg";

function group(
  values: { readonly [name: string]: Json },
  more: { readonly [name: string]: Json } = {},
): Json {
  return { ...more, resource: { azurerm_network_security_group: { nsg: { name: "nsg", ...values } } } };
}

function rulesOf(document: Json) {
  return readJson(document).configuration.securityGroups.flatMap(({ rules }) =>
    rules.map(({ rule }) => rule),
  );
}

test("a synthesized file is read with its inline and separate rules and routes", () => {
  const file = "cdk.tf.json";
  const document = {
    "//": { metadata: { version: "0.21.0" } },
    provider: { azurerm: [{ features: [{}] }] },
    resource: {
      azurerm_network_security_group: {
        nsg: { "//": {}, name: "nsg", resource_group_name: "rg", security_rule: [RULE] },
      },
      azurerm_network_security_rule: {
        deny: {
          ...RULE,
          name: "Deny",
          priority: "200",
          access: "Deny",
          destination_port_range: 443,
          network_security_group_name: expression("azurerm_network_security_group.nsg.name"),
        },
      },
      azurerm_route_table: [
        {
          rt: [
            { name: "rt", route: { name: "in", address_prefix: "10.0.0.0/8", next_hop_type: "VnetLocal" } },
          ],
        },
      ],
      azurerm_route: {
        out: {
          name: "out",
          address_prefix: "0.0.0.0/0",
          next_hop_type: "VirtualAppliance",
          next_hop_in_ip_address: "10.0.1.4",
          route_table_name: "rt",
        },
      },
    },
  };
  expect(readJson(document, file)).toEqual({
    configuration: configuration({
      securityGroups: [
        {
          file,
          address: NSG,
          name: "nsg",
          rules: [
            { file, address: NSG, rule: RULE },
            {
              file,
              address: "azurerm_network_security_rule.deny",
              rule: { ...RULE, name: "Deny", priority: 200, access: "Deny" },
            },
          ],
        },
      ],
      routeTables: [
        {
          file,
          address: "azurerm_route_table.rt",
          name: "rt",
          routes: [
            {
              file,
              address: "azurerm_route_table.rt",
              route: { name: "in", address_prefix: "10.0.0.0/8", next_hop_type: "VnetLocal" },
            },
            {
              file,
              address: "azurerm_route.out",
              route: {
                name: "out",
                address_prefix: "0.0.0.0/0",
                next_hop_type: "VirtualAppliance",
                next_hop_in_ip_address: "10.0.1.4",
              },
            },
          ],
        },
      ],
    }),
    diagnostics: [],
  });
});

test.each<[string, { readonly [name: string]: Json }, string]>([
  ["a variable's literal default", { variable: { p: { default: "Udp" } } }, "var.p"],
  ["a literal local", { locals: { p: "Udp" } }, "local.p"],
  ["a literal local in one of several blocks", { locals: [{ a: 1 }, { p: "Udp" }] }, " local.p "],
])("%s is taken where it is the whole value", (_, more, reference) => {
  expect(
    rulesOf(group({ security_rule: [{ ...RULE, protocol: expression(reference) }] }, more))[0]?.protocol,
  ).toBe("Udp");
});

test("a default that was taken is told once", () => {
  const rule = { ...RULE, protocol: expression("var.p"), access: expression("var.p") };
  const document = group({ security_rule: [rule] }, { variable: { p: { default: "Udp" } } });
  expect(findings(document).filter(([code]) => code === "default-value-assumed")).toEqual([
    [
      "default-value-assumed",
      "variable.p.default",
      "the variable `p` is taken at its default; another value can change every verdict that depends on it",
    ],
  ]);
});

test("a list of a local is taken with the expressions in it", () => {
  const locals = { prefixes: ["10.0.0.0/8", expression("var.more")] };
  const { source_address_prefix: _, ...rule } = RULE;
  const document = group(
    { security_rule: [{ ...rule, source_address_prefixes: expression("local.prefixes") }] },
    { locals },
  );
  expect(rulesOf(document)[0]?.source_address_prefixes).toEqual(["10.0.0.0/8", expression("var.more")]);
  expect(findings(document).map(([code, path]) => [code, path])).toEqual([
    ["unresolved-value", "locals.prefixes"],
  ]);
});

test.each<[string, string, { readonly [name: string]: Json }]>([
  ["a variable without a default", expression("var.p"), { variable: { p: {} } }],
  ["a variable that is not there", expression("var.p"), {}],
  ["a variable whose default is null", expression("var.p"), { variable: { p: { default: null } } }],
  [
    "a local that is computed",
    expression("local.p"),
    { locals: { p: expression("var.q") }, variable: { q: { default: "Udp" } } },
  ],
  ["a local of itself", expression("local.p"), { locals: { p: expression("local.p") } }],
  ["a part of a text", `${expression("var.p")}p`, { variable: { p: { default: "Tc" } } }],
  ["another expression", expression("upper(var.p)"), { variable: { p: { default: "udp" } } }],
  ["a directive", "%{ if true }Tcp%{ endif }", {}],
  ["an inherited member", expression("var.constructor"), { variable: {} }],
])("%s stays the expression and is told by name", (_, text, more) => {
  const document = group({ security_rule: [{ ...RULE, protocol: text }] }, more);
  expect(rulesOf(document)).toEqual([{ ...RULE, protocol: text }]);
  expect(findings(document)).toEqual([
    [
      "unresolved-value",
      "resource.azurerm_network_security_group.nsg.security_rule[0].protocol",
      `\`protocol\` of \`AllowEntra\` of \`${NSG}\` is \`${text}\`, which this file does not resolve; check a plan (\`terraform show -json\`), where it is; until then what depends on it is undecided`,
    ],
  ]);
});

test("a rule of a dynamic block keeps what is literal, and matches only perhaps", () => {
  const { protocol: _, ...rule } = RULE;
  const content = { ...rule, protocol: "Tcp", destination_port_range: expression("security_rule.value") };
  const document = group({ dynamic: { security_rule: { for_each: expression("var.ports"), content } } });
  expect(rulesOf(document)).toEqual([{ ...content, protocol: expression("var.ports") }]);
  expect(findings(document)).toEqual([
    [
      "unresolved-value",
      "resource.azurerm_network_security_group.nsg.dynamic.security_rule",
      `the dynamic block \`security_rule\` is \`${expression("var.ports")}\`, which this file does not resolve; check a plan (\`terraform show -json\`), where it is; until then \`${NSG}\` is undecided`,
    ],
  ]);
});

test.each<[string, { readonly [name: string]: Json }, string | undefined]>([
  ["count of 1", { count: 1 }, "Tcp"],
  ["count of a variable's default of 1", { count: expression("var.one") }, "Tcp"],
  ["count of 2", { count: 2 }, expression("count")],
  ["count of an expression", { count: expression("var.a ? 1 : 0") }, expression("var.a ? 1 : 0")],
  ["for_each", { for_each: expression("toset(var.a)") }, expression("toset(var.a)")],
  ["for_each of an object", { for_each: { a: 1 } }, expression("for_each")],
  ["count of 0", { count: 0 }, undefined],
])("a separate rule with %s: its protocol is %s", (_, more, protocol) => {
  const document = {
    variable: { one: { default: 1 } },
    resource: {
      azurerm_network_security_rule: { r: { ...RULE, network_security_group_name: "nsg", ...more } },
    },
  };
  expect(rulesOf(document)).toEqual(protocol === undefined ? [] : [{ ...RULE, protocol }]);
});

test("a group that exists perhaps is undecided as a whole", () => {
  const document = group({ security_rule: [RULE], count: expression("var.n") });
  expect(rulesOf(document)).toMatchObject([{ name: expression("var.n"), priority: 0 }, RULE]);
  expect(findings(document)).toEqual([
    [
      "unresolved-value",
      "resource.azurerm_network_security_group.nsg",
      `\`count\` or \`for_each\` is \`${expression("var.n")}\`, which this file does not resolve; check a plan (\`terraform show -json\`), where it is; until then \`${NSG}\` is undecided`,
    ],
  ]);
});

test("a module is told, because what it holds stands elsewhere", () => {
  const document = { ...(group({ security_rule: [RULE] }) as object), module: { hub: { source: "./hub" } } };
  expect(findings(document)).toEqual([
    [
      "configuration-elsewhere",
      "module.hub",
      "the module `hub` stands elsewhere, and what it holds is not read; give a plan (`terraform show -json`)",
    ],
  ]);
});
