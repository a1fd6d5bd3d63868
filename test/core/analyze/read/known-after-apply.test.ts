import { expression, findings, RULE, readJson } from "./reading";
import type { Json } from "./rule-printers";
import { GROUP, plan, resource } from "./terraform-documents";

test("a value that is known after apply stands as what it refers to, and is told by name", () => {
  const rule = {
    ...RULE,
    name: "FromSubnet",
    source_address_prefix: null,
    source_address_prefixes: [null, "10.0.0.0/8"],
  };
  const document = plan(
    [
      resource("azurerm_network_security_rule.a", {
        ...rule,
        priority: null,
        network_security_group_name: "nsg",
      }),
    ],
    {
      "azurerm_network_security_rule.a": { id: true, priority: true, source_address_prefixes: [true, false] },
    },
    [
      {
        address: "azurerm_network_security_rule.a",
        expressions: { priority: { references: ["random_integer.p.result", "random_integer.p"] } },
      },
    ],
  );
  expect(readJson(document).configuration.securityGroups[0]?.rules[0]?.rule).toMatchObject({
    priority: 0,
    source_address_prefixes: [expression("known after apply"), "10.0.0.0/8"],
  });
  const apply =
    "which is known only after the plan is applied; check the state then; until then what depends on it is undecided";
  const owner = "`FromSubnet` of `azurerm_network_security_rule.a`";
  expect(findings(document).filter(([code]) => code === "unresolved-value")).toEqual([
    [
      "unresolved-value",
      "planned_values.root_module.resources[0].values.priority",
      `\`priority\` of ${owner} is \`${expression("random_integer.p.result")}\`, ${apply}`,
    ],
    [
      "unresolved-value",
      "planned_values.root_module.resources[0].values.source_address_prefixes",
      `\`source_address_prefixes\` of ${owner} is \`${expression("known after apply")}\`, ${apply}`,
    ],
  ]);
});

test("an IP group that a plan creates is found by what its rules refer to", () => {
  const rule = {
    name: "r",
    protocols: ["TCP"],
    source_ip_groups: [null, "/ip/b"],
    destination_addresses: ["*"],
    destination_ports: ["443"],
  };
  const address = "azurerm_firewall_policy_rule_collection_group.g";
  const document = plan(
    [
      resource(address, {
        name: "g",
        priority: 100,
        network_rule_collection: [{ name: "c", priority: 100, action: "Allow", rule: [rule] }],
      }),
      resource("azurerm_ip_group.a[0]", { cidrs: ["10.0.0.0/8"] }),
    ],
    {
      [address]: {
        firewall_policy_id: true,
        network_rule_collection: [{ rule: [{ source_ip_groups: [true, false] }] }],
      },
      "azurerm_ip_group.a[0]": { id: true },
    },
    [
      {
        address,
        expressions: {
          firewall_policy_id: { references: ["azurerm_firewall_policy.p.id", "azurerm_firewall_policy.p"] },
          network_rule_collection: [
            {
              rule: [
                { source_ip_groups: { references: ["azurerm_ip_group.a[0].id", "azurerm_ip_group.a"] } },
              ],
            },
          ],
        },
      },
    ],
  );
  const { configuration: read, diagnostics } = readJson(document);
  const text = expression("azurerm_ip_group.a[0].id");
  expect(read.ruleCollectionGroups[0]?.policy).toBe(expression("azurerm_firewall_policy.p.id"));
  expect(read.ruleCollectionGroups[0]?.group.network_rule_collection?.[0]?.rule[0]?.source_ip_groups).toEqual(
    [text, "/ip/b"],
  );
  expect(read.ipGroups.get(text)).toEqual(["10.0.0.0/8"]);
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    [
      "ip-group-elsewhere",
      `the IP group \`/ip/b\`, which \`r\` of rule collection \`c\` of \`${address}\` names, is in none of the files; what its addresses decide is undecided`,
    ],
  ]);
});

test("rules whose group is known only after apply match only perhaps", () => {
  const document = plan(
    [resource("azurerm_network_security_rule.a", { ...RULE, network_security_group_name: null })],
    { "azurerm_network_security_rule.a": { network_security_group_name: true } },
  );
  expect(readJson(document).configuration.securityGroups[0]).toMatchObject({
    name: expression("known after apply"),
    rules: [{ rule: { ...RULE, protocol: expression("known after apply") } }],
  });
});

test("an object that only waits to be destroyed does not make its successor unknown", () => {
  const document: Json = {
    ...(plan([resource(GROUP, { name: "nsg", security_rule: [RULE] })]) as object),
    resource_changes: [
      { address: GROUP, change: { after_unknown: { id: true } } },
      { address: GROUP, deposed: "abc", change: { after_unknown: { security_rule: true } } },
    ],
  };
  expect(readJson(document).configuration.securityGroups[0]?.rules).toHaveLength(1);
  expect(findings(document)).toEqual([]);
});

test("a group whose rules are all known only after apply holds one that may do anything", () => {
  const document = plan([resource(GROUP, { name: "nsg" })], { [GROUP]: { security_rule: true } });
  const text = expression("known after apply");
  expect(readJson(document).configuration.securityGroups[0]?.rules).toEqual([
    {
      file: "file.json",
      address: GROUP,
      rule: {
        name: text,
        priority: 0,
        direction: text,
        access: text,
        protocol: text,
        source_port_range: text,
        destination_port_range: text,
        source_address_prefix: text,
        destination_address_prefix: text,
      },
    },
  ]);
});
