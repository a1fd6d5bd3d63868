import { readConfiguration } from "../../../../lib/core/analyze/read";
import { AZURE_RULE, expression, RULE } from "./reading";
import type { Json } from "./rule-printers";

/** Many rules of each kind of file, some of them with expressions. */
const LARGE: readonly (readonly [string, (count: number) => Json])[] = [
  [
    "inline rules",
    (count) => ({
      resource: {
        azurerm_network_security_group: {
          n: { name: "n", security_rule: many(count, (name) => ({ ...RULE, name })) },
        },
      },
    }),
  ],
  [
    "separate rules with an expression each",
    (count) => ({
      resource: {
        azurerm_network_security_group: { n: { name: "n" } },
        azurerm_network_security_rule: Object.fromEntries(
          many(count, (name) => name).map((name) => [
            name,
            { ...RULE, name, protocol: expression("var.p"), network_security_group_name: "n" },
          ]),
        ),
      },
    }),
  ],
  [
    "rules that az prints",
    (count) => ({
      type: "Microsoft.Network/networkSecurityGroups",
      name: "n",
      securityRules: many(count, (name) => ({ ...AZURE_RULE, name })),
    }),
  ],
  [
    "firewall rules with an IP group each",
    (count) => ({
      type: "Microsoft.Network/firewallPolicies/ruleCollectionGroups",
      name: "g",
      priority: 100,
      ruleCollections: [
        {
          name: "c",
          priority: 100,
          action: { type: "Allow" },
          rules: many(count, (name) => ({
            ruleType: "NetworkRule",
            name,
            ipProtocols: ["TCP"],
            sourceIpGroups: [`/ipGroups/${name}`],
            destinationAddresses: ["*"],
            destinationPorts: ["443"],
          })),
        },
      ],
    }),
  ],
];

function many<Item>(count: number, make: (name: string) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(`rule${index}`));
}

/** The least processor time of two runs, in milliseconds. */
function timeOf(document: Json): number {
  const text = JSON.stringify(document, null, 1);
  const times = [0, 1].map(() => {
    const start = process.cpuUsage();
    readConfiguration([{ name: "file.json", text }]);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

test.each(LARGE)(
  "%s: 5,000 take well under a second, and three times as many not much more than three times",
  (_, print) => {
    timeOf(print(1000));
    const small = timeOf(print(5000));
    expect(small).toBeLessThan(1000);
    expect(timeOf(print(15_000))).toBeLessThan(6 * small + 100);
  },
);

test("a list that many rules refer to is repeated only so often", () => {
  const prefixes = Array.from({ length: 2000 }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
  const { source_address_prefix: _, ...rule } = RULE;
  const security_rule = many(2000, (name) => ({
    ...rule,
    name,
    source_address_prefixes: expression("local.prefixes"),
  }));
  const document = {
    locals: { prefixes },
    resource: { azurerm_network_security_group: { n: { name: "n", security_rule } } },
  };
  const { configuration, diagnostics } = readConfiguration([{ name: "f", text: JSON.stringify(document) }]);
  const read = configuration.securityGroups[0]?.rules.map(
    ({ rule: { source_address_prefixes } }) => source_address_prefixes,
  );
  expect(read?.[0]).toEqual(prefixes);
  expect(read?.at(-1)).toBe(expression("local.prefixes"));
  expect(diagnostics.at(-1)?.code).toBe("unresolved-value");
});

test("a name whose parts repeat one another stays an expression", () => {
  const bomb = Array.from({ length: 25 }).reduce<string>(
    (inner) => `format('{0}{0}{0}{0}', ${inner})`,
    "'nsg'",
  );
  const document = {
    $schema: "deploymentTemplate.json",
    resources: [{ type: "Microsoft.Network/networkSecurityGroups", name: `[${bomb}]`, properties: {} }],
  };
  const { configuration } = readConfiguration([{ name: "f", text: JSON.stringify(document) }]);
  expect(configuration.securityGroups[0]?.name.length).toBeLessThan(5000);
});
