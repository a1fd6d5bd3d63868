import { readConfiguration } from "../../../../lib/core/analyze/read";
import { expression, findings, RULE, readJson } from "./reading";
import type { Json } from "./rule-printers";

function group(rule: { readonly [name: string]: Json }): Json {
  return {
    resource: {
      azurerm_network_security_group: { nsg: { name: "nsg", security_rule: [{ ...RULE, ...rule }] } },
    },
  };
}

const AT = "resource.azurerm_network_security_group.nsg.security_rule[0]";
const OWNER = "`AllowEntra` of `azurerm_network_security_group.nsg`";
const UNREADABLE = expression("not readable");

test.each<[string, { readonly [name: string]: Json }, string, string, object]>([
  ["no direction", { direction: null }, "", `${OWNER} has no \`direction\``, { direction: null }],
  [
    "an object as access",
    { access: {} },
    ".access",
    `\`access\` of ${OWNER} is an object where a text is expected`,
    { access: UNREADABLE },
  ],
  [
    "a protocol in another case",
    { protocol: "tcp" },
    ".protocol",
    `\`protocol\` of ${OWNER} is the text \`tcp\` where one of \`*\`, \`Tcp\`, \`Udp\`, \`Icmp\`, \`Esp\`, \`Ah\` is expected`,
    { protocol: "tcp" },
  ],
  [
    "a priority in words",
    { priority: "high" },
    ".priority",
    `\`priority\` of ${OWNER} is the text \`high\` where a number is expected`,
    { priority: 0 },
  ],
  ["no priority", { priority: null }, "", `${OWNER} has no \`priority\``, { priority: 0 }],
  [
    "a text as a list",
    { source_port_range: "", source_port_ranges: "80" },
    ".source_port_ranges",
    `\`source_port_ranges\` of ${OWNER} is the text \`80\` where a list of texts is expected`,
    { source_port_ranges: UNREADABLE },
  ],
  [
    "a list in a list",
    { source_port_range: "", source_port_ranges: ["80", ["81"]] },
    ".source_port_ranges[1]",
    `\`source_port_ranges\` of ${OWNER} is a list where a text is expected`,
    { source_port_ranges: ["80", UNREADABLE] },
  ],
  [
    "nothing in a list",
    { source_port_range: "", source_port_ranges: [null] },
    ".source_port_ranges[0]",
    `\`source_port_ranges\` of ${OWNER} is \`null\` where a text is expected`,
    { source_port_ranges: [UNREADABLE] },
  ],
])("a rule with %s is undecided there, and told with its place", (_, rule, path, message, expected) => {
  expect(findings(group(rule))).toEqual([
    ["configuration-file-shape", `${AT}${path}`, `${message}; what depends on it is undecided`],
  ]);
  expect(readJson(group(rule)).configuration.securityGroups[0]?.rules[0]?.rule).toMatchObject(expected);
});

test.each<[string, Json, string, string]>([
  [
    "a resource that is no object",
    { resource: { azurerm_route: { r: "x" } } },
    "resource.azurerm_route.r",
    "the resource `azurerm_route.r` is not one object; it is left out",
  ],
  [
    "resources that are no object",
    { resource: "x" },
    "resource",
    "`resource` is not an object; nothing in it is read",
  ],
  [
    "modules that are no list",
    { format_version: "1.0", values: { root_module: { child_modules: {} } } },
    "values.root_module.child_modules",
    "`child_modules` is not a list; nothing in it is read",
  ],
  [
    "a root module that is no object",
    { format_version: "1.0", values: { root_module: [] } },
    "values.root_module",
    "an object is expected here; it is left out",
  ],
  [
    "a template's resource without a type",
    { $schema: "deploymentTemplate.json", resources: [{ name: "x" }] },
    "resources[0]",
    "a resource has no `type`; it is left out",
  ],
  [
    "a template's resources that are none",
    { $schema: "deploymentTemplate.json", resources: 1 },
    "resources",
    "`resources` is neither a list nor an object; nothing in it is read",
  ],
])("%s: it is told with its place", (_, document, path, message) => {
  expect(findings(document)[0]).toEqual(["configuration-file-shape", path, message]);
});

test.each<[string, Json]>([
  [
    "modules",
    nested(
      70,
      (inner) => ({ child_modules: [inner] }),
      (root_module) => ({ format_version: "1.0", values: { root_module } }),
    ),
  ],
  [
    "resources",
    nested(
      70,
      (inner) => ({ type: "a/b", name: "x", resources: [inner] }),
      (inner) => ({ $schema: "deploymentTemplate.json", resources: [inner] }),
    ),
  ],
])("%s inside of one another deeper than is read are refused", (_, document) => {
  expect(findings(document).map(([code]) => code)).toEqual([
    "configuration-file-too-deep",
    "configuration-without-rules",
  ]);
});

function nested(depth: number, around: (inner: Json) => Json, outermost: (inner: Json) => Json): Json {
  return outermost(Array.from({ length: depth }).reduce<Json>((inner) => around(inner), {}));
}

test("a finding tells the line of its place", () => {
  const { diagnostics } = readJson(group({ access: {} }));
  expect(diagnostics[0]?.location).toEqual({ file: "file.json", path: `${AT}.access`, line: 11, column: 13 });
});

test("names with unseen or many characters are told so that they can be seen", () => {
  const document = { resource: { azurerm_route: { "\u202ex": 1, ["a".repeat(200)]: 1 } } };
  const [first, second] = findings(document);
  expect(first?.slice(1)).toEqual([
    'resource.azurerm_route["\\u{202e}x"]',
    "the resource `azurerm_route.\\u{202e}x` is not one object; it is left out",
  ]);
  expect(second?.[1]).toBe(`resource.azurerm_route["${"a".repeat(100)}"... (200 characters)]`);
});

test("more than a thousand places are counted, not told, and their weight is that of the heaviest", () => {
  const rules = (protocol: Json, count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...RULE, name: `r${index}`, protocol }));
  const document = (protocol: Json): Json => ({
    resource: { azurerm_network_security_group: { n: { name: "n", security_rule: rules(protocol, 1002) } } },
  });
  const message = "2 more places have findings; mend those that are told and run the command again";
  const last = (protocol: Json) => readJson(document(protocol)).diagnostics.at(-1);
  expect(last(expression("var.p"))).toMatchObject({ code: "unresolved-value", severity: "warning", message });
  expect(last({})).toMatchObject({ code: "configuration-file-shape", severity: "error", message });
});

test.each<[string, Json, string]>([
  [
    "security rules",
    {
      resource: {
        azurerm_network_security_group: {
          n: { name: "n", security_rule: [RULE, { ...RULE, name: "allowentra" }] },
        },
      },
    },
    "the network security group `azurerm_network_security_group.n` has several rules named `allowentra`; give each a name of its own",
  ],
  [
    "routes",
    {
      type: "Microsoft.Network/routeTables",
      name: "rt",
      routes: [0, 1].map(() => ({ name: "r", addressPrefix: "0.0.0.0/0", nextHopType: "None" })),
    },
    "the route table `rt` has several rules named `r`; give each a name of its own",
  ],
  [
    "firewall rules",
    {
      type: "Microsoft.Network/firewallPolicies/ruleCollectionGroups",
      name: "g",
      priority: 100,
      ruleCollections: [
        {
          name: "c",
          priority: 100,
          action: { type: "Allow" },
          rules: [0, 1].map(() => ({
            ruleType: "NetworkRule",
            name: "r",
            ipProtocols: ["TCP"],
            destinationPorts: ["1"],
          })),
        },
      ],
    },
    "rule collection `c` of `g` has several rules named `r`; give each a name of its own",
  ],
])("%s of one name are all read, and told", (_, document, message) => {
  expect(findings(document).map(([code, , text]) => [code, text])).toEqual([["repeated-rule-name", message]]);
});

test("keys such as __proto__ and constructor name resources like others", () => {
  const text = `{"resource": {"azurerm_network_security_group": {"__proto__": {"name": "a", "security_rule": [${JSON.stringify(RULE)}]}, "constructor": {"name": "b"}}}}`;
  const { configuration: read, diagnostics } = readConfiguration([{ name: "f", text }]);
  expect(read.securityGroups.map(({ address, rules }) => [address, rules.length])).toEqual([
    ["azurerm_network_security_group.__proto__", 1],
    ["azurerm_network_security_group.constructor", 0],
  ]);
  expect(diagnostics).toEqual([]);
});

test("a rule collection without a list of rules may have any, and is told", () => {
  const type = "azurerm_firewall_policy_rule_collection_group";
  const collection = { name: "c", priority: 200, action: "Allow" };
  const document = {
    resource: { [type]: { g: { name: "g", priority: 100, network_rule_collection: [collection] } } },
  };
  expect(
    readJson(document).configuration.ruleCollectionGroups[0]?.group.network_rule_collection,
  ).toMatchObject([{ ...collection, rule: [{ name: UNREADABLE, protocols: UNREADABLE }] }]);
  expect(findings(document)).toEqual([
    [
      "configuration-file-shape",
      `resource.${type}.g.network_rule_collection[0]`,
      `rule collection \`c\` of \`${type}.g\` has no \`rule\`; what depends on it is undecided`,
    ],
  ]);
});
