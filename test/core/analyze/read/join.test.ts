import { readConfiguration } from "../../../../lib/core/analyze/read";
import { expression, findings, RULE, readJson } from "./reading";
import type { Json } from "./rule-printers";

function terraform(resource: { readonly [type: string]: Json }): Json {
  return { resource };
}

function group(name: string, resource_group_name: string): Json {
  return { name, resource_group_name };
}

function separate(network_security_group_name: string, more: { readonly [name: string]: Json } = {}): Json {
  return { ...RULE, network_security_group_name, resource_group_name: "rg", ...more };
}

/** The names of the groups with those of their rules. */
function groupsOf(...documents: readonly Json[]) {
  const files = documents.map((document, index) => ({
    name: `${index}.json`,
    text: JSON.stringify(document),
  }));
  const { configuration, diagnostics } = readConfiguration(files);
  const groups = configuration.securityGroups.map(({ address, rules }) => [
    address,
    rules.map(({ rule }) => rule.name),
  ]);
  return { groups, codes: diagnostics.map(({ code }) => code) };
}

const A = "azurerm_network_security_group.a";
const B = "azurerm_network_security_group.b";
const ELSEWHERE = ["rules-of-group-elsewhere"];

test.each<[string, Json, string, { readonly [name: string]: Json }, readonly unknown[], readonly string[]]>([
  [
    "a reference",
    { a: group("nsg", "rg"), b: group("nsg", "rg") },
    expression("azurerm_network_security_group.b.name"),
    {},
    [
      [A, []],
      [B, ["AllowEntra"]],
    ],
    [],
  ],
  [
    "a name in another case",
    { a: group("Nsg", "RG"), b: group("other", "rg") },
    "nSG",
    {},
    [
      [A, ["AllowEntra"]],
      [B, []],
    ],
    [],
  ],
  [
    "a name and its resource group",
    { a: group("nsg", "other"), b: group("nsg", "rg") },
    "nsg",
    {},
    [
      [A, []],
      [B, ["AllowEntra"]],
    ],
    [],
  ],
  [
    "a name where the resource group is an expression",
    { a: group("nsg", expression("var.rg")) },
    "nsg",
    {},
    [[A, ["AllowEntra"]]],
    [],
  ],
  [
    "the same expression as a name",
    { a: group(expression("var.n"), "rg") },
    expression("var.n"),
    {},
    [[A, ["AllowEntra"]]],
    [],
  ],
  [
    "a name that two groups have",
    { a: group("nsg", "rg"), b: group("nsg", "rg") },
    "nsg",
    {},
    [
      [A, []],
      [B, []],
      ["nsg", ["AllowEntra"]],
    ],
    ELSEWHERE,
  ],
  [
    "a name in another resource group",
    { a: group("nsg", "other") },
    "nsg",
    {},
    [
      [A, []],
      ["nsg", ["AllowEntra"]],
    ],
    ELSEWHERE,
  ],
  [
    "a group that is only read there",
    { a: group("nsg", "rg") },
    expression("data.azurerm_network_security_group.a.name"),
    {},
    [
      [A, []],
      [expression("data.azurerm_network_security_group.a.name"), ["AllowEntra"]],
    ],
    ELSEWHERE,
  ],
])("a separate rule with %s as its group", (_, groups, name, more, expected, codes) => {
  const document = terraform({
    azurerm_network_security_group: groups,
    azurerm_network_security_rule: { r: separate(name, more) },
  });
  expect(groupsOf(document)).toEqual({ groups: expected, codes });
});

test("a rule whose group is in another file is put there", () => {
  expect(
    groupsOf(
      terraform({ azurerm_network_security_rule: { r: separate("nsg") } }),
      terraform({ azurerm_network_security_group: { a: group("nsg", "rg") } }),
    ),
  ).toEqual({ groups: [[A, ["AllowEntra"]]], codes: [] });
});

test("the group of the same file comes before one of its name in another", () => {
  const nsg = { azurerm_network_security_group: { a: group("nsg", "rg") } };
  expect(
    groupsOf(terraform(nsg), terraform({ ...nsg, azurerm_network_security_rule: { r: separate("nsg") } })),
  ).toEqual({
    groups: [
      [A, []],
      [A, ["AllowEntra"]],
    ],
    codes: [],
  });
});

test("rules of one group that is in none of the files are judged together, and that is told once", () => {
  const document = terraform({
    azurerm_network_security_rule: {
      r: separate("nsg"),
      s: separate("nsg", { name: "Other", resource_group_name: "RG" }),
    },
  });
  expect(readJson(document).configuration.securityGroups).toEqual([
    {
      file: "file.json",
      address: "nsg",
      name: "nsg",
      rules: [
        { file: "file.json", address: "azurerm_network_security_rule.r", rule: RULE },
        { file: "file.json", address: "azurerm_network_security_rule.s", rule: { ...RULE, name: "Other" } },
      ],
    },
  ]);
  expect(findings(document)).toEqual([
    [
      "rules-of-group-elsewhere",
      "resource.azurerm_network_security_rule.r",
      "the network security group `nsg` is in none of the files, or more than one has its name; its separate rules are judged alone",
    ],
  ]);
});

test("a separate rule that names no group matches only perhaps", () => {
  const document = terraform({ azurerm_network_security_rule: { r: RULE } });
  expect(readJson(document).configuration.securityGroups[0]?.rules[0]?.rule.protocol).toBe(
    expression("known after apply"),
  );
  expect(findings(document)[0]).toEqual([
    "configuration-file-shape",
    "resource.azurerm_network_security_rule.r",
    "`azurerm_network_security_rule.r` has no `network_security_group_name`; what depends on it is undecided",
  ]);
});

test("IP groups that two files call the same and fill differently can be neither", () => {
  const ip = (cidrs: Json) => terraform({ azurerm_ip_group: { g: { cidrs } } });
  const read = (...cidrs: readonly Json[]) =>
    readConfiguration(cidrs.map((each, index) => ({ name: `${index}`, text: JSON.stringify(ip(each)) })));
  const text = expression("azurerm_ip_group.g.id");
  expect(
    read(["10.0.0.0/8", "10.1.0.0/16"], ["10.1.0.0/16", "10.0.0.0/8"]).configuration.ipGroups.get(text),
  ).toEqual(["10.1.0.0/16", "10.0.0.0/8"]);
  expect(read(["10.0.0.0/8"], ["10.1.0.0/16"]).configuration.ipGroups).toEqual(new Map([[text, [text]]]));
});
