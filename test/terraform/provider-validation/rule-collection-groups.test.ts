import { providerProblems } from "../provider-validation";
import {
  applicationCollection,
  common,
  natCollection,
  networkCollection,
  networkRule,
  resource,
  ruleCollectionGroup,
} from "../sample-documents";

const POLICY = "azurerm_firewall_policy";
const GROUP = "azurerm_firewall_policy_rule_collection_group";
const path = `resource.${GROUP}.main`;

const group = (changes: object) => resource(GROUP, { ...ruleCollectionGroup, ...changes });
const network = (...rules: readonly object[]) =>
  group({ network_rule_collection: [{ ...networkCollection, rule: rules }] });
const NAME = (min: number) =>
  `expected a name of ${min} to 80 letters, digits, "_", "." and "-", which starts with a letter or digit and ends with a letter, digit or "_"`;

describe("groups, policies and IP groups that neither the provider nor Azure refuses", () => {
  it.each<[fact: string, document: unknown]>([
    ["a group whose name has two letters", group({ name: "ml" })],
    ["a group without collections", group({})],
    [
      "a policy with DNS servers",
      resource(POLICY, {
        ...common,
        dns: { servers: ["10.0.0.4"] },
        sku: "Premium",
        threat_intelligence_mode: "Deny",
      }),
    ],
    ["an IP group", resource("azurerm_ip_group", { ...common, cidrs: ["10.0.0.0/8", "10.0.0.1-10.0.0.9"] })],
  ])("%s passes", (_, document) => {
    expect(providerProblems(document)).toEqual([]);
  });
});

describe("collections, groups, policies and IP groups that the provider or Azure refuses", () => {
  const second = { ...networkCollection, name: "second", priority: 501 };
  const policy = (changes: object) => resource(POLICY, { ...common, ...changes });
  const policyPath = `resource.${POLICY}.main`;

  it.each<[fact: string, document: unknown, problem: string]>([
    ["a group's name of one letter", group({ name: "g" }), `${path}.name: ${NAME(2)}, found "g"`],
    [
      "a group's priority below 100",
      group({ priority: 99 }),
      `${path}.priority: expected an integer from 100 to 65000, found 99`,
    ],
    [
      "a group's priority above 65000",
      group({ priority: 65001 }),
      `${path}.priority: expected an integer from 100 to 65000, found 65001`,
    ],
    [
      "a group on something else than a policy",
      group({ firewall_policy_id: "policy" }),
      `${path}.firewall_policy_id: expected the id of a Microsoft.Network/firewallPolicies, found "policy"`,
    ],
    [
      "an empty collection's name",
      group({ network_rule_collection: [{ ...second, name: "" }] }),
      `${path}.network_rule_collection[0].name: ${NAME(1)}, found ""`,
    ],
    [
      "a collection's priority below 100",
      group({ network_rule_collection: [{ ...second, priority: 1 }] }),
      `${path}.network_rule_collection[0].priority: expected an integer from 100 to 65000, found 1`,
    ],
    [
      "a NAT action on network rules",
      group({ network_rule_collection: [{ ...second, action: "Dnat" }] }),
      `${path}.network_rule_collection[0].action: expected one of Allow, Deny, found "Dnat"`,
    ],
    [
      "an action in another case",
      group({ application_rule_collection: [{ ...applicationCollection, action: "ALLOW" }] }),
      `${path}.application_rule_collection[0].action: expected one of Allow, Deny, found "ALLOW"`,
    ],
    [
      "a filter's action on NAT rules",
      group({ nat_rule_collection: [{ ...natCollection, action: "Allow" }] }),
      `${path}.nat_rule_collection[0].action: expected one of Dnat, found "Allow"`,
    ],
    [
      "one priority in two collections of a kind",
      group({ network_rule_collection: [networkCollection, { ...second, priority: 500 }] }),
      `${path}.network_rule_collection[1]: the priority 500 is taken by ${path}.network_rule_collection[0]`,
    ],
    [
      "one priority in collections of two kinds",
      group({
        application_rule_collection: { ...applicationCollection, priority: 500 },
        network_rule_collection: networkCollection,
      }),
      `${path}.network_rule_collection: the priority 500 is taken by ${path}.application_rule_collection`,
    ],
    [
      "one name in two collections",
      group({ network_rule_collection: [networkCollection, { ...second, name: "Network" }] }),
      `${path}.network_rule_collection[1]: the name network is taken by ${path}.network_rule_collection[0]`,
    ],
    [
      "one name in two rules of a collection",
      network(networkRule, { ...networkRule, destination_ports: ["53"] }),
      `${path}.network_rule_collection[0].rule[1]: the name entra is taken by ${path}.network_rule_collection[0].rule[0]`,
    ],
    ["a policy's name of one letter", policy({ name: "p" }), `${policyPath}.name: ${NAME(2)}, found "p"`],
    [
      "an unknown SKU",
      policy({ sku: "premium" }),
      `${policyPath}.sku: expected one of Basic, Standard, Premium, found "premium"`,
    ],
    [
      "an unknown threat intelligence mode",
      policy({ threat_intelligence_mode: "On" }),
      `${policyPath}.threat_intelligence_mode: expected one of Alert, Deny, Off, found "On"`,
    ],
    [
      "a base policy that is none",
      policy({ base_policy_id: "base" }),
      `${policyPath}.base_policy_id: expected the id of a Microsoft.Network/firewallPolicies, found "base"`,
    ],
    [
      "a DNS server that is no IPv4 address",
      policy({ dns: [{ servers: ["::1"] }] }),
      `${policyPath}.dns[0].servers[0]: expected an IPv4 address, found "::1"`,
    ],
    [
      "* in an IP group",
      resource("azurerm_ip_group", { ...common, cidrs: ["*"] }),
      'resource.azurerm_ip_group.main.cidrs[0]: expected an IP address, a range of IPv4 addresses or a CIDR prefix, found "*"',
    ],
  ])("%s is refused", (_, document, problem) => {
    expect(providerProblems(document)).toEqual([problem]);
  });

  it("two groups of one policy must differ in name and priority", () => {
    const other = { ...ruleCollectionGroup, firewall_policy_id: `\${var.other}` };
    const groups = { a: ruleCollectionGroup, b: ruleCollectionGroup, c: other };
    const where = `in \${${POLICY}.main.id}`;
    expect(providerProblems({ resource: { [GROUP]: groups } })).toEqual([
      `resource.${GROUP}.b: the name group ${where} is taken by resource.${GROUP}.a`,
      `resource.${GROUP}.b: the priority 500 ${where} is taken by resource.${GROUP}.a`,
    ]);
  });
});
