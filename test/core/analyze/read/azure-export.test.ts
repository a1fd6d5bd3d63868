import { readConfiguration } from "../../../../lib/core/analyze/read";
import { AZURE_RULE, configuration, findings, RULE, readJson } from "./reading";
import type { Json } from "./rule-printers";

const PREFIX = "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Network";
const NSG = `${PREFIX}/networkSecurityGroups/nsg`;

const DEFAULTS = [
  ["AllowVnetInBound", 65000, "Inbound", "Allow", "VirtualNetwork", "VirtualNetwork"],
  ["AllowAzureLoadBalancerInBound", 65001, "Inbound", "Allow", "AzureLoadBalancer", "*"],
  ["DenyAllInBound", 65500, "Inbound", "Deny", "*", "*"],
  ["AllowVnetOutBound", 65000, "Outbound", "Allow", "VirtualNetwork", "VirtualNetwork"],
  ["AllowInternetOutBound", 65001, "Outbound", "Allow", "*", "Internet"],
  ["DenyAllOutBound", 65500, "Outbound", "Deny", "*", "*"],
].map(([name, priority, direction, access, source, destination]) => ({
  name: name ?? "",
  priority: priority ?? 0,
  direction: direction ?? "",
  access: access ?? "",
  protocol: "*",
  sourcePortRange: "*",
  destinationPortRange: "*",
  sourceAddressPrefix: source ?? "",
  sourceAddressPrefixes: [],
  destinationAddressPrefix: destination ?? "",
}));

/** What `az network nsg show` prints. */
const SHOWN = {
  defaultSecurityRules: DEFAULTS,
  etag: 'W/"1"',
  id: NSG,
  location: "westus",
  name: "nsg",
  provisioningState: "Succeeded",
  resourceGroup: "rg",
  securityRules: [
    {
      ...AZURE_RULE,
      name: "AllowEntra",
      id: `${NSG}/securityRules/AllowEntra`,
      description: null,
      sourceAddressPrefixes: [],
      sourcePortRanges: [],
      destinationApplicationSecurityGroups: null,
      type: "Microsoft.Network/networkSecurityGroups/securityRules",
    },
    {
      ...AZURE_RULE,
      name: "DenyGroup",
      priority: 200,
      access: "deny",
      protocol: "TCP",
      destinationAddressPrefix: null,
      destinationApplicationSecurityGroups: [{ id: "/asg/a", resourceGroup: "rg" }],
    },
  ],
  type: "Microsoft.Network/networkSecurityGroups",
};

const { destination_address_prefix: _, ...WITHOUT_DESTINATION } = RULE;
const READ_GROUP = {
  file: "file.json",
  address: NSG,
  name: "nsg",
  rules: [
    { file: "file.json", address: `${NSG}/securityRules/AllowEntra`, rule: RULE },
    {
      file: "file.json",
      address: NSG,
      rule: {
        ...WITHOUT_DESTINATION,
        name: "DenyGroup",
        priority: 200,
        access: "Deny",
        destination_application_security_group_ids: ["/asg/a"],
      },
    },
  ],
};

test.each<[string, Json]>([
  ["az network nsg show", SHOWN],
  ["az network nsg list", [SHOWN]],
  ["the API's answer with a list", { value: [SHOWN] }],
  ["the API's answer, with properties", { id: NSG, name: "nsg", type: SHOWN.type, properties: SHOWN }],
  ["an answer without a type", { ...SHOWN, type: null }],
])("%s is read with its rules, and its default rules are those that Azure documents", (_name, document) => {
  expect(readJson(document)).toEqual({
    configuration: configuration({ securityGroups: [READ_GROUP] }),
    diagnostics: [],
  });
});

test.each<[string, Json]>([
  ["other than documented", DEFAULTS.map((rule) => ({ ...rule, access: "Allow" }))],
  ["fewer than documented", DEFAULTS.slice(1)],
])("default rules that are %s are told", (_name, defaultSecurityRules) => {
  expect(findings({ ...SHOWN, defaultSecurityRules })).toEqual([
    [
      "default-rules-differ",
      "defaultSecurityRules",
      `the default rules of \`${NSG}\` are not the six that Azure documents, which are what is judged; compare the two`,
    ],
  ]);
});

test("default rules that are printed with 0.0.0.0/0 and 0-65535 are those that Azure documents", () => {
  const any = (text: Json, other: string): Json => (text === "*" ? other : text);
  const defaultSecurityRules = DEFAULTS.map((rule) => ({
    ...rule,
    sourcePortRange: "0-65535",
    sourceAddressPrefix: any(rule.sourceAddressPrefix, "0.0.0.0/0"),
  }));
  expect(findings({ ...SHOWN, defaultSecurityRules })).toEqual([]);
});

test("what az network nsg rule list prints is put to the group in another file", () => {
  const { securityRules, ...group } = SHOWN;
  const files = [
    {
      name: "rules.json",
      text: JSON.stringify([
        { ...securityRules[0], priority: 300, name: "More", id: `${NSG.toUpperCase()}/securityRules/More` },
      ]),
    },
    { name: "group.json", text: JSON.stringify({ ...group, securityRules: [] }) },
  ];
  const { configuration: read, diagnostics } = readConfiguration(files);
  expect(diagnostics).toEqual([]);
  expect(read.securityGroups).toEqual([
    {
      file: "group.json",
      address: NSG,
      name: "nsg",
      rules: [
        {
          file: "rules.json",
          address: `${NSG.toUpperCase()}/securityRules/More`,
          rule: { ...RULE, name: "More", priority: 300 },
        },
      ],
    },
  ]);
});

test("what az network route-table show prints is read, the opposite of its propagation included", () => {
  const id = `${PREFIX}/routeTables/rt`;
  const document: Json = {
    disableBgpRoutePropagation: true,
    id,
    name: "rt",
    resourceGroup: "rg",
    routes: [
      {
        addressPrefix: "0.0.0.0/0",
        name: "out",
        nextHopIpAddress: "10.0.1.4",
        nextHopType: "VirtualAppliance",
        id: `${id}/routes/out`,
      },
      { addressPrefix: "AzureMachineLearning", name: "aml", nextHopIpAddress: null, nextHopType: "internet" },
    ],
    type: "Microsoft.Network/routeTables",
  };
  expect(readJson(document)).toEqual({
    configuration: configuration({
      routeTables: [
        {
          file: "file.json",
          address: id,
          name: "rt",
          bgpRoutePropagationEnabled: false,
          routes: [
            {
              file: "file.json",
              address: `${id}/routes/out`,
              route: {
                name: "out",
                address_prefix: "0.0.0.0/0",
                next_hop_type: "VirtualAppliance",
                next_hop_in_ip_address: "10.0.1.4",
              },
            },
            {
              file: "file.json",
              address: id,
              route: { name: "aml", address_prefix: "AzureMachineLearning", next_hop_type: "Internet" },
            },
          ],
        },
      ],
    }),
    diagnostics: [],
  });
});
