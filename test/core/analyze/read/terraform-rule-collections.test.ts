import { expression, readJson } from "./reading";
import type { Json } from "./rule-printers";

function firewall(values: { readonly [name: string]: Json }): Json {
  const address = "azurerm_firewall_policy_rule_collection_group";
  return { resource: { [address]: { g: { name: "g", priority: 100, firewall_policy_id: "p", ...values } } } };
}

const NETWORK_RULE = {
  name: "r",
  protocols: ["TCP"],
  source_addresses: ["*"],
  destination_addresses: ["*"],
  destination_ports: ["443"],
};
const WEB_RULE = {
  name: "w",
  protocols: [{ type: "Https", port: 443 }],
  source_addresses: ["*"],
  destination_fqdns: ["a.com"],
};

test.each<[string, { readonly [name: string]: Json }, object]>([
  [
    "a collection without a known priority stands first and matches only perhaps",
    {
      network_rule_collection: [
        { name: "c", priority: expression("var.p"), action: "Deny", rule: [NETWORK_RULE] },
      ],
    },
    {
      priority: 100,
      network_rule_collection: [
        {
          name: "c",
          priority: 0,
          action: "Deny",
          rule: [{ ...NETWORK_RULE, protocols: expression("var.p") }],
        },
      ],
    },
  ],
  [
    "so do all collections of a group without a known priority",
    {
      priority: expression("var.p"),
      application_rule_collection: [{ name: "c", priority: 200, action: "Allow", rule: [WEB_RULE] }],
    },
    {
      priority: 0,
      application_rule_collection: [
        {
          name: "c",
          priority: 200,
          action: "Allow",
          rule: [{ ...WEB_RULE, protocols: [{ type: expression("var.p"), port: null }] }],
        },
      ],
    },
  ],
  [
    "a dynamic collection without content that can be read may do anything",
    { dynamic: { network_rule_collection: { for_each: expression("var.c") } } },
    {
      priority: 100,
      network_rule_collection: [
        {
          name: expression("var.c"),
          priority: 0,
          action: expression("var.c"),
          rule: [
            {
              name: expression("var.c"),
              protocols: expression("var.c"),
              source_addresses: expression("var.c"),
              destination_addresses: expression("var.c"),
              destination_ports: expression("var.c"),
            },
          ],
        },
      ],
    },
  ],
  [
    "rules that are an expression as a whole may be any",
    {
      application_rule_collection: [{ name: "c", priority: 200, action: "Allow", rule: expression("var.r") }],
    },
    {
      priority: 100,
      application_rule_collection: [
        {
          name: "c",
          priority: 200,
          action: "Allow",
          rule: [
            {
              name: expression("var.r"),
              protocols: [{ type: expression("var.r"), port: null }],
              source_addresses: expression("var.r"),
              destination_fqdns: expression("var.r"),
            },
          ],
        },
      ],
    },
  ],
])("%s", (_, values, expected) => {
  const { configuration: read, diagnostics } = readJson(firewall(values));
  expect(read.ruleCollectionGroups[0]?.group).toEqual({ name: "g", ...expected });
  expect(diagnostics.map(({ code }) => code)).toEqual(["unresolved-value"]);
});

test("an IP group is found by the expression that refers to it", () => {
  const document = firewall({
    network_rule_collection: [
      {
        name: "c",
        priority: 200,
        action: "Allow",
        rule: [
          { ...NETWORK_RULE, source_addresses: [], source_ip_groups: [expression("azurerm_ip_group.a.id")] },
        ],
      },
    ],
  }) as { readonly resource: { readonly [type: string]: Json } };
  const withGroup = {
    resource: { ...document.resource, azurerm_ip_group: { a: { name: "a", cidrs: ["10.0.0.0/8"] } } },
  };
  const { configuration: read, diagnostics } = readJson(withGroup);
  expect(read.ipGroups).toEqual(new Map([[expression("azurerm_ip_group.a.id"), ["10.0.0.0/8"]]]));
  expect(diagnostics).toEqual([]);
});
