import { configuration, expression, findings, RULE, readJson } from "./reading";
import { GROUP, plan, resource } from "./terraform-documents";

test("a plan's group, its separate rules in a module, its routes and its rule collections are joined", () => {
  const document = {
    format_version: "1.2",
    planned_values: {
      root_module: {
        resources: [
          resource(GROUP, { name: "nsg", resource_group_name: "rg", security_rule: [RULE] }),
          resource("azurerm_subnet.this", { name: "subnet" }),
          resource(
            "data.azurerm_network_security_group.other",
            { name: "other", security_rule: [RULE] },
            { mode: "data" },
          ),
        ],
        child_modules: [
          {
            address: 'module.rules["a"]',
            resources: [
              resource('module.rules["a"].azurerm_network_security_rule.deny[0]', {
                ...RULE,
                name: "DenyInternet",
                priority: 4000,
                access: "Deny",
                destination_address_prefix: "Internet",
                destination_port_range: "",
                destination_port_ranges: ["80", "443"],
                source_application_security_group_ids: ["/asg/a"],
                network_security_group_name: "NSG",
                resource_group_name: "RG",
              }),
              resource("module.rules.azurerm_route_table.this", {
                name: "table",
                bgp_route_propagation_enabled: false,
                route: [
                  {
                    name: "out",
                    address_prefix: "0.0.0.0/0",
                    next_hop_type: "Internet",
                    next_hop_in_ip_address: "",
                  },
                ],
              }),
              resource("module.rules.azurerm_firewall_policy_rule_collection_group.this", {
                name: "group",
                priority: 500,
                firewall_policy_id: "/policies/p",
                nat_rule_collection: [
                  {
                    name: "nat",
                    priority: 100,
                    action: "Dnat",
                    rule: [
                      {
                        name: "in",
                        protocols: ["TCP"],
                        source_addresses: ["*"],
                        destination_address: "20.0.0.1",
                        destination_ports: ["22"],
                        translated_port: 22,
                      },
                    ],
                  },
                ],
                network_rule_collection: [],
                application_rule_collection: [
                  {
                    name: "web",
                    priority: 200,
                    action: "Allow",
                    rule: [
                      {
                        name: "tags",
                        protocols: [{ type: "Https", port: 443 }],
                        source_addresses: null,
                        source_ip_groups: ["/IP/groups/a"],
                        destination_fqdn_tags: ["WindowsUpdate"],
                        web_categories: ["Business"],
                        terminate_tls: false,
                      },
                    ],
                  },
                ],
              }),
              resource("module.rules.azurerm_ip_group.this", { id: "/ip/groups/A", cidrs: ["10.0.0.0/8"] }),
            ],
          },
        ],
      },
    },
  };
  const file = "plan.json";
  const table = "module.rules.azurerm_route_table.this";
  expect(readJson(document, file)).toEqual({
    configuration: configuration({
      securityGroups: [
        {
          file,
          address: GROUP,
          name: "nsg",
          rules: [
            { file, address: GROUP, rule: RULE },
            {
              file,
              address: 'module.rules["a"].azurerm_network_security_rule.deny[0]',
              rule: {
                name: "DenyInternet",
                priority: 4000,
                direction: "Outbound",
                access: "Deny",
                protocol: "Tcp",
                source_port_range: "*",
                destination_port_ranges: ["80", "443"],
                source_address_prefix: "*",
                source_application_security_group_ids: ["/asg/a"],
                destination_address_prefix: "Internet",
              },
            },
          ],
        },
      ],
      routeTables: [
        {
          file,
          address: table,
          name: "table",
          bgpRoutePropagationEnabled: false,
          routes: [
            {
              file,
              address: table,
              route: { name: "out", address_prefix: "0.0.0.0/0", next_hop_type: "Internet" },
            },
          ],
        },
      ],
      ruleCollectionGroups: [
        {
          file,
          address: "module.rules.azurerm_firewall_policy_rule_collection_group.this",
          policy: "/policies/p",
          group: {
            name: "group",
            priority: 500,
            nat_rule_collection: [
              {
                name: "nat",
                priority: 100,
                action: "Dnat",
                rule: [
                  {
                    name: "in",
                    protocols: ["TCP"],
                    source_addresses: ["*"],
                    destination_address: "20.0.0.1",
                    destination_ports: ["22"],
                  },
                ],
              },
            ],
            application_rule_collection: [
              {
                name: "web",
                priority: 200,
                action: "Allow",
                rule: [
                  {
                    name: "tags",
                    protocols: [{ type: "Https", port: 443 }],
                    source_ip_groups: ["/IP/groups/a"],
                    destination_fqdn_tags: ["WindowsUpdate"],
                    web_categories: ["Business"],
                  },
                ],
              },
            ],
          },
        },
      ],
      ipGroups: new Map([
        [expression("module.rules.azurerm_ip_group.this.id"), ["10.0.0.0/8"]],
        ["/ip/groups/A", ["10.0.0.0/8"]],
        ["/IP/groups/a", ["10.0.0.0/8"]],
      ]),
    }),
    diagnostics: [],
  });
});

test("versions of the provider before 4 say the opposite of route propagation", () => {
  const document = plan([
    resource("azurerm_route_table.t", { name: "t", disable_bgp_route_propagation: true }),
  ]);
  expect(readJson(document).configuration.routeTables).toEqual([
    {
      file: "file.json",
      address: "azurerm_route_table.t",
      name: "t",
      routes: [],
      bgpRoutePropagationEnabled: false,
    },
  ]);
});

test("prefixes that stand apart from their IP group are added to it", () => {
  const document = plan([
    resource("azurerm_ip_group.a", { id: "/ip/a", cidrs: ["10.0.0.0/8"] }),
    resource("azurerm_ip_group_cidr.b", { ip_group_id: "/IP/A", cidr: "192.168.0.0/16" }),
  ]);
  expect(readJson(document).configuration.ipGroups.get("/ip/a")).toEqual(["10.0.0.0/8", "192.168.0.0/16"]);
});

test("a group without values holds a rule that may do anything", () => {
  const document = plan([
    { address: GROUP, mode: "managed", type: "azurerm_network_security_group", name: "this" },
  ]);
  const text = expression("no values");
  expect(readJson(document).configuration.securityGroups[0]?.rules.map(({ rule }) => rule)).toMatchObject([
    { name: text, priority: 0, access: text, protocol: text },
  ]);
  expect(findings(document).map(([code, , message]) => [code, message])).toEqual([
    [
      "unresolved-value",
      `what stands under \`values\` is \`${text}\`, which is known only after the plan is applied; check the state then; until then \`${GROUP}\` is undecided`,
    ],
  ]);
});
