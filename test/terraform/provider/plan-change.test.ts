import { planChange, settledState } from "./plan-change";
import { RESOURCE_TYPES } from "./resource-types";
import { providerSchemas } from "./schema";
import { completed, type ObjectValue, UNKNOWN } from "./value";

function planned(name: string, prior: ObjectValue | undefined, proposed: ObjectValue) {
  const schema = providerSchemas.resources[name];
  const type = RESOURCE_TYPES[name];
  if (schema === undefined || type === undefined) throw new Error(name);
  return planChange(
    schema,
    type,
    prior === undefined ? undefined : completed(schema, prior),
    completed(schema, proposed),
  );
}

it("every resource of the schema has a type, and every type a schema", () => {
  expect(Object.keys(RESOURCE_TYPES).sort()).toEqual(Object.keys(providerSchemas.resources).sort());
});

it.each(Object.keys(RESOURCE_TYPES))("what replaces %s, and its defaults, are attributes of it", (name) => {
  const { attributes = {} } = providerSchemas.resources[name] ?? {};
  const { replacedBy = [], defaults = {} } = RESOURCE_TYPES[name] ?? {};
  expect([...replacedBy, ...Object.keys(defaults)].filter((each) => attributes[each] === undefined)).toEqual(
    [],
  );
  expect(Object.keys(defaults).filter((each) => attributes[each]?.computed === true)).toEqual([]);
});

describe("a creation", () => {
  it("leaves to Azure what is computed, and fills in defaults", () => {
    expect(
      planned("azurerm_firewall_policy", undefined, { name: "p", location: "westeurope" }).planned,
    ).toMatchObject({
      id: UNKNOWN,
      rule_collection_groups: UNKNOWN,
      sku: "Standard",
      threat_intelligence_mode: "Alert",
      dns: [],
      base_policy_id: null,
    });
  });

  it("makes unknown what is computed in a nested block", () => {
    const { planned: firewall } = planned("azurerm_firewall", undefined, {
      name: "f",
      ip_configuration: [{ name: "c", subnet_id: "s" }],
    });
    expect(firewall.ip_configuration).toEqual([
      { name: "c", subnet_id: "s", private_ip_address: UNKNOWN, public_ip_address_id: null },
    ]);
  });

  it("leaves a group's rules to Azure where none are configured, and takes none for none", () => {
    const rules = (security_rule: ObjectValue["x"]) =>
      planned("azurerm_network_security_group", undefined, {
        name: "n",
        security_rule: security_rule ?? null,
      }).planned.security_rule;
    expect(rules(null)).toBe(UNKNOWN);
    expect(rules([])).toEqual([]);
  });
});

describe("an update", () => {
  const route = {
    id: "i",
    name: "r",
    resource_group_name: "rg",
    route_table_name: "t",
    address_prefix: "10.0.0.0/8",
  };

  it("keeps the form of what says the same as before", () => {
    const rule = { id: "i", name: "r", source_address_prefixes: ["a", "b"], destination_address_prefix: "" };
    const proposed = { ...rule, source_address_prefixes: ["b", "a"], destination_address_prefix: null };
    expect(planned("azurerm_network_security_rule", rule, proposed).planned).toMatchObject(rule);
  });

  it("keeps what is computed", () => {
    const prior = { id: "i", name: "p", sku: "Standard", rule_collection_groups: ["g"] };
    expect(planned("azurerm_firewall_policy", prior, prior).planned.rule_collection_groups).toEqual(["g"]);
  });

  it("in place names nothing that replaces", () => {
    expect(planned("azurerm_route", route, { ...route, address_prefix: "10.1.0.0/16" }).replacedBy).toEqual(
      [],
    );
  });

  it("replaces for each attribute that cannot be changed in place", () => {
    expect(
      planned("azurerm_route", route, { ...route, name: "s", route_table_name: "u" }).replacedBy,
    ).toEqual(["name", "route_table_name"]);
    const prior = { id: "i", name: "p", sku: "Standard" };
    expect(planned("azurerm_firewall_policy", prior, { ...prior, sku: "Premium" }).replacedBy).toEqual([
      "sku",
    ]);
  });

  it("replaces for one that is unknown", () => {
    expect(planned("azurerm_route", route, { ...route, name: UNKNOWN }).replacedBy).toEqual(["name"]);
  });
});

describe("the state after Azure answered", () => {
  const schema = providerSchemas.resources.azurerm_network_security_rule ?? {};

  it("has the form of the plan where the answer says the same", () => {
    const before = completed(schema, { id: UNKNOWN, name: "r", source_address_prefix: null });
    const state = settledState(schema, before, { id: "i", name: "r", source_address_prefix: "" });
    expect(state).toMatchObject({ id: "i", name: "r", source_address_prefix: null });
  });

  it("has the answer where it differs, and nothing unknown", () => {
    const before = completed(schema, { id: "i", name: "r", priority: 100, description: UNKNOWN });
    expect(settledState(schema, before, { priority: 200 })).toMatchObject({
      priority: 200,
      description: null,
    });
  });
});
