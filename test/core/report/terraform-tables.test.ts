import { terraformTables } from "../../../lib/core/report/terraform-tables";

const RULE = {
  access: "Allow",
  direction: "Outbound",
  name: "AllowStorage",
  priority: 110,
  protocol: "Tcp",
  source_address_prefixes: ["10.0.0.0/24", "10.0.1.0/24"],
  destination_address_prefix: "Storage",
  destination_port_ranges: ["443", "445"],
};

describe("the tables of a Terraform document", () => {
  it("show inline and separate security rules by direction and priority", () => {
    const document = {
      resource: {
        azurerm_network_security_group: {
          a: {
            name: "nsg-a",
            security_rule: [
              {
                ...RULE,
                priority: 120,
                name: "Second",
                destination_port_range: "*",
                destination_port_ranges: null,
              },
              RULE,
              { ...RULE, direction: "Inbound", name: "In" },
            ],
          },
        },
        azurerm_network_security_rule: { b: { ...RULE, network_security_group_name: "nsg-b" } },
      },
    };
    const head = ["Priority", "Access", "Name", "Source", "Destination", "Protocol", "Ports"];
    const row = ["110", "Allow", "AllowStorage", "10.0.0.0/24\n10.0.1.0/24", "Storage", "Tcp", "443\n445"];
    expect(terraformTables(document)).toEqual([
      {
        title: "Network security group nsg-a, inbound",
        head,
        rows: [["110", "Allow", "In", ...row.slice(3)]],
      },
      {
        title: "Network security group nsg-a, outbound",
        head,
        rows: [row, ["120", "Allow", "Second", ...row.slice(3, 6), "*"]],
      },
      { title: "Rules added to the network security group nsg-b, outbound", head, rows: [row] },
    ]);
  });

  it("show each rule collection, network collections first", () => {
    const group = {
      name: "rcg",
      priority: 500,
      application_rule_collection: [
        {
          name: "app",
          priority: 100,
          action: "Allow",
          rule: [
            {
              name: "web",
              protocols: [
                { type: "Http", port: 80 },
                { type: "Https", port: 443 },
              ],
              source_addresses: ["10.0.0.0/24"],
              destination_fqdns: ["a.example.com", "*.b.example.com"],
            },
          ],
        },
      ],
      network_rule_collection: [
        {
          name: "net",
          priority: 200,
          action: "Deny",
          rule: [
            {
              name: "smb",
              protocols: ["TCP"],
              destination_ports: ["445"],
              source_addresses: ["10.0.0.0/24"],
              destination_addresses: ["Storage"],
            },
          ],
        },
      ],
    };
    const head = ["Rule", "Sources", "Destinations", "Protocol", "Ports"];
    const document = { resource: { azurerm_firewall_policy_rule_collection_group: { g: group } } };
    expect(terraformTables(document)).toEqual([
      {
        title: "Rule collection net (network, priority 200, Deny) of the group rcg (priority 500)",
        head,
        rows: [["smb", "10.0.0.0/24", "Storage", "TCP", "445"]],
      },
      {
        title: "Rule collection app (application, priority 100, Allow) of the group rcg (priority 500)",
        head,
        rows: [["web", "10.0.0.0/24", "a.example.com\n*.b.example.com", "Http\nHttps", "80\n443"]],
      },
    ]);
  });

  it("show inline and separate routes", () => {
    const route = {
      name: "out",
      address_prefix: "0.0.0.0/0",
      next_hop_type: "Internet",
      next_hop_in_ip_address: null,
    };
    const document = {
      resource: {
        azurerm_route_table: { t: { name: "rt-a", route: [route] } },
        azurerm_route: { r: { ...route, route_table_name: "rt-b" } },
      },
    };
    const head = ["Name", "Destination", "Next hop", "Address"];
    const rows = [["out", "0.0.0.0/0", "Internet", ""]];
    expect(terraformTables(document)).toEqual([
      { title: "Route table rt-a", head, rows },
      { title: "Routes added to the route table rt-b", head, rows },
    ]);
  });

  it.each<[string, unknown]>([
    ["a document without resources", {}],
    ["text", "resource"],
    ["null", null],
    ["a list", [1, 2]],
  ])("are none for %s", (_fact, document) => {
    expect(terraformTables(document)).toEqual([]);
  });
});
