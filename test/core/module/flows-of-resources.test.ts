import { flowsOfResources } from "../../../lib/core/module/flows-of-resources";

const NSG_RULE = {
  access: "Allow",
  direction: "Outbound",
  name: "AllowStorage",
  protocol: "Tcp",
  source_address_prefix: null,
  source_address_prefixes: `\${var.subnet_address_prefixes}`,
  destination_address_prefix: "Storage.EastUS2",
  destination_address_prefixes: null,
  destination_port_range: null,
  destination_port_ranges: ["443", "445"],
};

const flow = (changed: object) => ({
  layer: "nsg",
  action: "Allow",
  direction: "outbound",
  protocol: "Tcp",
  ports: "443",
  source: "var.subnet_address_prefixes",
  destination: "Storage.EastUS2",
  rule: "AllowStorage",
  ...changed,
});

describe("the flows of a module", () => {
  it("are the same of inline rules and of separate ones, a port at a time", () => {
    const inline = { azurerm_network_security_group: { this: { security_rule: [NSG_RULE] } } };
    const separate = { azurerm_network_security_rule: { AllowStorage: NSG_RULE } };
    expect(flowsOfResources(inline)).toEqual([flow({}), flow({ ports: "445" })]);
    expect(flowsOfResources(separate)).toEqual(flowsOfResources(inline));
  });

  it("tell an inbound rule from an outbound one, and each source and destination", () => {
    const rule = {
      ...NSG_RULE,
      direction: "Inbound",
      source_address_prefixes: ["10.0.0.0/24", "10.2.0.0/24"],
      destination_address_prefix: "*",
      destination_port_ranges: null,
      destination_port_range: "44224",
    };
    expect(flowsOfResources({ azurerm_network_security_rule: { rule } })).toEqual([
      flow({ direction: "inbound", source: "10.0.0.0/24", destination: "*", ports: "44224" }),
      flow({ direction: "inbound", source: "10.2.0.0/24", destination: "*", ports: "44224" }),
    ]);
  });

  it("take a firewall's rules apart, network and application, with the action of their collection", () => {
    const group = {
      network_rule_collection: [
        {
          action: "Deny",
          rule: [
            {
              name: "Net",
              protocols: ["TCP", "UDP"],
              destination_ports: ["53"],
              source_addresses: ["10.0.0.0/24"],
              destination_fqdns: ["dns.example.net"],
            },
          ],
        },
      ],
      application_rule_collection: [
        {
          action: "Allow",
          rule: [
            {
              name: "App",
              protocols: [
                { type: "Https", port: 443 },
                { type: "Http", port: 80 },
              ],
              source_addresses: ["10.0.0.0/24"],
              destination_fqdns: ["*.azureml.ms"],
            },
          ],
        },
      ],
    };
    const of = (changed: object) => flow({ layer: "firewall", source: "10.0.0.0/24", ...changed });
    const resources = { azurerm_firewall_policy_rule_collection_group: { this: group } };
    expect(flowsOfResources(resources)).toEqual([
      of({ protocol: "Http", ports: "80", destination: "*.azureml.ms", rule: "App" }),
      of({ protocol: "Https", destination: "*.azureml.ms", rule: "App" }),
      of({ action: "Deny", protocol: "TCP", ports: "53", destination: "dns.example.net", rule: "Net" }),
      of({ action: "Deny", protocol: "UDP", ports: "53", destination: "dns.example.net", rule: "Net" }),
    ]);
  });

  it("hold each route with its next hop", () => {
    const route = { name: "Default", address_prefix: "0.0.0.0/0", next_hop_type: "VirtualAppliance" };
    const of = flow({
      layer: "routes",
      action: "VirtualAppliance",
      protocol: "",
      ports: "",
      source: "",
      destination: "0.0.0.0/0",
      rule: "Default",
    });
    expect(flowsOfResources({ azurerm_route_table: { this: { route: [route] } } })).toEqual([of]);
    expect(flowsOfResources({ azurerm_route: { Default: route } })).toEqual([of]);
  });

  it("are none of a file that a hand has made into something else", () => {
    const broken = {
      azurerm_network_security_group: { this: { security_rule: "none" }, that: null },
      azurerm_network_security_rule: [],
      azurerm_firewall_policy_rule_collection_group: {
        this: { network_rule_collection: [{ rule: 3 }, null] },
      },
      azurerm_route_table: 7,
    };
    expect(flowsOfResources(broken)).toEqual([]);
  });
});
