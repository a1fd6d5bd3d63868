import { configuration, findings, readJson } from "./reading";
import type { Json } from "./rule-printers";

const PREFIX = "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Network";
const POLICY = `${PREFIX}/firewallPolicies/p`;

function collectionGroup(ruleCollections: Json): Json {
  const id = `${POLICY}/ruleCollectionGroups/g`;
  return {
    id,
    name: "g",
    priority: 200,
    ruleCollections,
    type: "Microsoft.Network/FirewallPolicies/RuleCollectionGroups",
  };
}

test("rule collection groups and the IP groups that their rules name are read from one list", () => {
  const ipGroup = `${PREFIX}/ipGroups/ipg`;
  const rules = {
    nat: {
      ruleType: "NatRule",
      name: "in",
      ipProtocols: ["TCP"],
      sourceAddresses: ["*"],
      destinationAddresses: ["20.0.0.1", "20.0.0.2"],
      destinationPorts: ["22"],
      translatedAddress: "10.0.0.4",
    },
    network: {
      ruleType: "NetworkRule",
      name: "n",
      ipProtocols: ["tcp", "Any"],
      sourceAddresses: [],
      sourceIpGroups: [ipGroup.toLowerCase()],
      destinationFqdns: [],
      destinationAddresses: ["AzureMonitor"],
      destinationIpGroups: [],
      destinationPorts: ["443"],
    },
    application: {
      ruleType: "ApplicationRule",
      name: "a",
      protocols: [{ protocolType: "Https", port: 443 }],
      sourceAddresses: ["10.0.0.0/8"],
      targetFqdns: [],
      targetUrls: ["a.com/x/*"],
      fqdnTags: [],
      webCategories: [],
      terminateTLS: true,
    },
  };
  const filter = "FirewallPolicyFilterRuleCollection";
  const document = [
    collectionGroup([
      {
        name: "dnat",
        priority: 100,
        ruleCollectionType: "FirewallPolicyNatRuleCollection",
        action: { type: "DNAT" },
        rules: [rules.nat],
      },
      {
        name: "net",
        priority: 200,
        ruleCollectionType: filter,
        action: { type: "Allow" },
        rules: [rules.network],
      },
      {
        name: "mixed",
        priority: 300,
        ruleCollectionType: filter,
        action: { type: "Deny" },
        rules: [rules.application, rules.network],
      },
    ]),
    { id: ipGroup, name: "ipg", type: "Microsoft.Network/ipGroups", ipAddresses: ["10.0.0.0/24"] },
  ];
  const network = {
    name: "n",
    protocols: ["TCP", "Any"],
    source_ip_groups: [ipGroup.toLowerCase()],
    destination_addresses: ["AzureMonitor"],
    destination_ports: ["443"],
  };
  const nat = { name: "in", protocols: ["TCP"], source_addresses: ["*"], destination_ports: ["22"] };
  expect(readJson(document)).toEqual({
    configuration: configuration({
      ruleCollectionGroups: [
        {
          file: "file.json",
          address: `${POLICY}/ruleCollectionGroups/g`,
          policy: POLICY,
          group: {
            name: "g",
            priority: 200,
            nat_rule_collection: [
              {
                name: "dnat",
                priority: 100,
                action: "Dnat",
                rule: [
                  { ...nat, destination_address: "20.0.0.1" },
                  { ...nat, destination_address: "20.0.0.2" },
                ],
              },
            ],
            network_rule_collection: [
              { name: "net", priority: 200, action: "Allow", rule: [network] },
              { name: "mixed", priority: 300, action: "Deny", rule: [network] },
            ],
            application_rule_collection: [
              {
                name: "mixed",
                priority: 300,
                action: "Deny",
                rule: [
                  {
                    name: "a",
                    protocols: [{ type: "Https", port: 443 }],
                    source_addresses: ["10.0.0.0/8"],
                    destination_urls: ["a.com/x/*"],
                    terminate_tls: true,
                  },
                ],
              },
            ],
          },
        },
      ],
      ipGroups: new Map([
        [ipGroup, ["10.0.0.0/24"]],
        [ipGroup.toLowerCase(), ["10.0.0.0/24"]],
      ]),
    }),
    diagnostics: [],
  });
});

test("a rule whose type is not known may be of any", () => {
  const document = collectionGroup([
    { name: "c", priority: 100, action: { type: "Allow" }, rules: [{ ruleType: "OtherRule", name: "r" }] },
  ]);
  const { group } = readJson(document).configuration.ruleCollectionGroups[0] ?? {};
  const text = "[ruleType OtherRule]";
  const head = { name: "c", priority: 100, action: "Allow" };
  expect(group).toMatchObject({
    nat_rule_collection: [{ ...head, rule: [{ name: text, protocols: text }] }],
    network_rule_collection: [{ ...head, rule: [{ name: text, protocols: text }] }],
    application_rule_collection: [
      { ...head, rule: [{ name: text, protocols: [{ type: text, port: null }] }] },
    ],
  });
  expect(findings(document)).toEqual([
    [
      "configuration-file-shape",
      "ruleCollections[0].rules[0].ruleType",
      `\`ruleType\` of a rule of rule collection \`c\` of \`${POLICY}/ruleCollectionGroups/g\` is the text \`OtherRule\` where one of \`NatRule\`, \`NetworkRule\`, \`ApplicationRule\` is expected; what depends on it is undecided`,
    ],
  ]);
});
