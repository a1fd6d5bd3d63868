import { NSG_TYPE, nsg, ruleWith, template } from "./arm-documents";
import { AZURE_RULE, configuration, RULE, readJson } from "./reading";
import type { Json } from "./rule-printers";

const CHILD = {
  type: `${NSG_TYPE}/securityRules`,
  apiVersion: "2024-03-01",
  properties: { ...AZURE_RULE, priority: 200 },
};

test.each<[string, Json]>([
  [
    "a child beside its group, its name as Bicep prints it",
    [nsg({ securityRules: [ruleWith({})] }), { ...CHILD, name: "[format('{0}/{1}', 'nsg', 'More')]" }],
  ],
  [
    "a child beside its group, its name joined",
    [nsg({ securityRules: [ruleWith({})] }), { ...CHILD, name: "[concat('nsg', '/', 'More')]" }],
  ],
  [
    "a child inside of its group",
    [
      nsg(
        { securityRules: [ruleWith({})] },
        { resources: [{ ...CHILD, type: "securityRules", name: "More" }] },
      ),
    ],
  ],
  [
    "a child inside of its group, with whole type and name",
    [nsg({ securityRules: [ruleWith({})] }, { resources: [{ ...CHILD, name: "nsg/More" }] })],
  ],
  [
    "symbolic names",
    {
      group: nsg({ securityRules: [ruleWith({})] }),
      old: { type: NSG_TYPE, existing: true, name: "nsg" },
      rule: { ...CHILD, name: "[format('{0}/{1}', parameters('group'), 'More')]" },
    },
  ],
])("a template with %s is read", (_, resources) => {
  const document = template(resources, { parameters: { group: { type: "string", defaultValue: "nsg" } } });
  const file = "file.json";
  const { configuration: read, diagnostics } = readJson(document);
  expect(read).toEqual(
    configuration({
      securityGroups: [
        {
          file,
          address: "nsg",
          name: "nsg",
          rules: [
            { file, address: "nsg", rule: RULE },
            { file, address: "nsg/More", rule: { ...RULE, name: "More", priority: 200 } },
          ],
        },
      ],
    }),
  );
  expect(diagnostics.filter(({ code }) => code !== "default-value-assumed")).toEqual([]);
});

test("a route table, a rule collection group and the IP group that it names are read", () => {
  const document = template(
    [
      {
        type: "microsoft.network/routetables",
        name: "rt",
        properties: {
          disableBgpRoutePropagation: false,
          routes: [{ name: "out", properties: { addressPrefix: "0.0.0.0/0", nextHopType: "None" } }],
        },
        resources: [
          {
            type: "routes",
            name: "in",
            properties: { addressPrefix: "10.0.0.0/8", nextHopType: "VnetLocal" },
          },
        ],
      },
      {
        type: "Microsoft.Network/ipGroups",
        name: "[parameters('ipg')]",
        properties: { ipAddresses: ["10.0.0.0/24"] },
      },
      {
        type: "Microsoft.Network/firewallPolicies/ruleCollectionGroups",
        name: "[format('{0}/{1}', parameters('policy'), 'g')]",
        properties: {
          priority: 200,
          ruleCollections: [
            {
              name: "c",
              priority: 100,
              ruleCollectionType: "FirewallPolicyFilterRuleCollection",
              action: { type: "Allow" },
              rules: [
                {
                  ruleType: "NetworkRule",
                  name: "r",
                  ipProtocols: ["TCP"],
                  sourceIpGroups: ["[resourceId('Microsoft.Network/ipGroups', parameters('ipg'))]"],
                  destinationAddresses: ["*"],
                  destinationPorts: ["443"],
                },
              ],
            },
          ],
        },
      },
    ],
    { parameters: { ipg: {}, policy: {} } },
  );
  const file = "file.json";
  const ipGroup = "[resourceId('Microsoft.Network/ipGroups', parameters('ipg'))]";
  const { configuration: read, diagnostics } = readJson(document);
  expect(diagnostics).toEqual([]);
  expect(read).toMatchObject({
    securityGroups: [],
    routeTables: [
      {
        file,
        address: "rt",
        name: "rt",
        bgpRoutePropagationEnabled: true,
        routes: [
          { file, address: "rt", route: { name: "out", address_prefix: "0.0.0.0/0", next_hop_type: "None" } },
          {
            file,
            address: "rt/in",
            route: { name: "in", address_prefix: "10.0.0.0/8", next_hop_type: "VnetLocal" },
          },
        ],
      },
    ],
    ruleCollectionGroups: [
      {
        file,
        address: "[parameters('policy')]/g",
        policy: "[parameters('policy')]",
        group: {
          name: "g",
          priority: 200,
          network_rule_collection: [
            {
              name: "c",
              priority: 100,
              action: "Allow",
              rule: [
                {
                  name: "r",
                  protocols: ["TCP"],
                  source_ip_groups: [ipGroup],
                  destination_addresses: ["*"],
                  destination_ports: ["443"],
                },
              ],
            },
          ],
        },
      },
    ],
  });
  expect(read.ipGroups.get(ipGroup)).toEqual(["10.0.0.0/24"]);
});
