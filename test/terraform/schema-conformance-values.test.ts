import {
  common,
  networkCollection,
  networkRule,
  resource,
  ruleCollectionGroup,
  securityRule,
} from "./sample-documents";
import { schemaProblems } from "./schema-conformance";

const NSG = "azurerm_network_security_group";
const GROUP = "azurerm_firewall_policy_rule_collection_group";
const path = `resource.${NSG}.main`;
const groupPath = `resource.${GROUP}.main`;
const policyPath = "resource.azurerm_firewall_policy.main";

function withRules(...rules: readonly unknown[]): unknown {
  return resource(NSG, { ...common, security_rule: rules });
}

describe("an expression stands for a value of any type", () => {
  it.each<[fact: string, document: unknown]>([
    [
      "an expression in place of a number",
      resource(GROUP, { ...ruleCollectionGroup, priority: `\${var.p}` }),
    ],
    ["an expression in place of a set", resource(NSG, { ...common, security_rule: `\${var.rules}` })],
    ["an expression in place of a set's object", withRules(`\${var.rule}`)],
    ["an expression in place of a map", resource(NSG, { ...common, tags: `\${var.tags}` })],
    [
      "an expression in place of a bool",
      resource("azurerm_firewall_policy", { ...common, sql_redirect_allowed: `\${var.b}` }),
    ],
  ])("%s conforms", (_, document) => {
    expect(schemaProblems(document)).toEqual([]);
  });
});

describe("values that the provider's schema refuses", () => {
  it.each<[fact: string, document: unknown, problem: string]>([
    [
      "a number for a string",
      resource(NSG, { ...common, name: 7 }),
      `${path}.name: expected string, found the number 7`,
    ],
    [
      "a string for a number",
      resource(GROUP, { ...ruleCollectionGroup, priority: "500" }),
      `${groupPath}.priority: expected number, found the string "500"`,
    ],
    [
      "an escaped expression for a number",
      resource(GROUP, { ...ruleCollectionGroup, priority: "$${var.p}" }),
      `${groupPath}.priority: expected number, found the string "$\${var.p}"`,
    ],
    [
      "a string for a bool",
      resource("azurerm_firewall_policy", { ...common, sql_redirect_allowed: "true" }),
      `${policyPath}.sql_redirect_allowed: expected bool, found the string "true"`,
    ],
    [
      "a bool for a string",
      resource("azurerm_firewall_policy", { ...common, sku: true }),
      `${policyPath}.sku: expected string, found the bool true`,
    ],
    [
      "a string for a list",
      resource("azurerm_firewall_policy", { ...common, private_ip_ranges: "10.0.0.0/8" }),
      `${policyPath}.private_ip_ranges: expected list of string, found the string "10.0.0.0/8"`,
    ],
    [
      "a string for a set",
      resource("azurerm_ip_group", { ...common, cidrs: "10.0.0.0/8" }),
      'resource.azurerm_ip_group.main.cidrs: expected set of string, found the string "10.0.0.0/8"',
    ],
    [
      "one object for a set of objects",
      resource(NSG, { ...common, security_rule: securityRule }),
      `${path}.security_rule: expected set of object, found an object`,
    ],
    [
      "an array for a map",
      resource(NSG, { ...common, tags: ["ml"] }),
      `${path}.tags: expected map of string, found an array`,
    ],
    [
      "a number in a map of strings",
      resource(NSG, { ...common, tags: { team: 1 } }),
      `${path}.tags.team: expected string, found the number 1`,
    ],
    [
      "a number in a list of strings",
      resource(GROUP, {
        ...ruleCollectionGroup,
        network_rule_collection: {
          ...networkCollection,
          rule: [{ ...networkRule, destination_ports: ["80", 443] }],
        },
      }),
      `${groupPath}.network_rule_collection.rule[0].destination_ports[1]: expected string, found the number 443`,
    ],
    [
      "null in a set of strings",
      resource("azurerm_ip_group", { ...common, cidrs: [null] }),
      "resource.azurerm_ip_group.main.cidrs[0]: expected string, found null",
    ],
    [
      "a string in a set of objects",
      withRules("allow"),
      `${path}.security_rule[0]: expected object, found the string "allow"`,
    ],
    [
      "a value of the wrong type in a set's object",
      withRules({ ...securityRule, priority: "100" }),
      `${path}.security_rule[0].priority: expected number, found the string "100"`,
    ],
    [
      "an unknown attribute in a set's object",
      withRules({ ...securityRule, destination_ports: null }),
      `${path}.security_rule[0].destination_ports: unknown attribute`,
    ],
    [
      "several missing keys in a set's object, told in one sentence",
      withRules({ ...securityRule, description: undefined, source_port_ranges: undefined }),
      `${path}.security_rule[0]: attributes description, source_port_ranges are required; write null where one is unused`,
    ],
    [
      "a missing key in a list of objects inside a set's object",
      resource("azurerm_virtual_network", {
        ...common,
        subnet: [{ ...subnet(), delegation: [{ name: "d" }] }],
      }),
      "resource.azurerm_virtual_network.main.subnet[0].delegation[0]: attributes service_delegation are required; write null where one is unused",
    ],
    [
      "equal strings in a set",
      resource("azurerm_ip_group", { ...common, cidrs: ["10.0.0.0/8", "10.1.0.0/16", "10.0.0.0/8"] }),
      "resource.azurerm_ip_group.main.cidrs[2]: the set already holds this element, as [0]",
    ],
    [
      "equal expressions in a set",
      resource("azurerm_ip_group", { ...common, cidrs: [`\${var.a}`, `\${var.a}`] }),
      "resource.azurerm_ip_group.main.cidrs[1]: the set already holds this element, as [0]",
    ],
    [
      "equal objects in a set, whatever the order of keys and of sets in them",
      withRules(
        securityRule,
        Object.fromEntries(
          Object.entries({ ...securityRule, destination_port_ranges: ["445", "443"] }).reverse(),
        ),
      ),
      `${path}.security_rule[1]: the set already holds this element, as [0]`,
    ],
  ])("%s is refused", (_, document, problem) => {
    expect(schemaProblems(document)).toEqual([problem]);
  });
});

describe("the objects of an attribute hold every key, null where it is unused", () => {
  it.each(Object.keys(securityRule))("a security rule without %s is refused", (key) => {
    const rule = Object.fromEntries(Object.entries(securityRule).filter(([name]) => name !== key));
    expect(schemaProblems(withRules(rule))).toEqual([
      `${path}.security_rule[0]: attributes ${key} are required; write null where one is unused`,
    ]);
  });

  it.each(["address_prefix", "name", "next_hop_in_ip_address", "next_hop_type"])(
    "a route without %s is refused",
    (key) => {
      const route = { address_prefix: null, name: null, next_hop_in_ip_address: null, next_hop_type: null };
      const rest = Object.fromEntries(Object.entries(route).filter(([name]) => name !== key));
      const table = (value: unknown) => resource("azurerm_route_table", { ...common, route: [value] });
      expect(schemaProblems(table(route))).toEqual([]);
      expect(schemaProblems(table(rest))).toEqual([
        `resource.azurerm_route_table.main.route[0]: attributes ${key} are required; write null where one is unused`,
      ]);
    },
  );

  it("a rule of its own may leave its unused attributes out", () => {
    const { access, direction, name, priority, protocol } = securityRule;
    const rule = { access, direction, name, priority, protocol };
    const owner = { network_security_group_name: "nsg", resource_group_name: "rg" };
    expect(schemaProblems(resource("azurerm_network_security_rule", { ...rule, ...owner }))).toEqual([]);
  });
});

/** An inline subnet of a virtual network, with every key. */
function subnet(): Record<string, unknown> {
  return {
    address_prefixes: ["10.0.0.0/24"],
    default_outbound_access_enabled: null,
    delegation: null,
    id: null,
    name: "default",
    private_endpoint_network_policies: null,
    private_link_service_network_policies_enabled: null,
    route_table_id: null,
    security_group: null,
    service_endpoint_policy_ids: null,
    service_endpoints: null,
  };
}
