import {
  common,
  networkCollection,
  networkRule,
  resource,
  ruleCollectionGroup,
  synthesized,
} from "./sample-documents";
import { azurermSchema, type BlockSchema, schemaProblems } from "./schema-conformance";

const NSG = "azurerm_network_security_group";
const GROUP = "azurerm_firewall_policy_rule_collection_group";
const path = `resource.${NSG}.main`;
const groupPath = `resource.${GROUP}.main`;
const policyPath = "resource.azurerm_firewall_policy.main";

describe("what conforms to the provider's schema", () => {
  it.each<[fact: string, document: unknown]>([
    ["an empty document", {}],
    ["what cdktf synthesizes", synthesized],
    [
      "Terraform's own top-level blocks",
      {
        locals: { a: 1 },
        module: { m: { source: "./m" } },
        output: { o: { value: 1 } },
        variable: { v: {} },
      },
    ],
    [
      "Terraform's own arguments beside the provider's",
      resource(NSG, {
        ...common,
        connection: {},
        count: 1,
        depends_on: [],
        for_each: {},
        lifecycle: {},
        provider: "azurerm.hub",
        provisioner: [],
      }),
    ],
    ["a provider block as one object", { provider: { azurerm: { alias: "hub", features: {} } } }],
    ["null for an optional attribute", resource(NSG, { ...common, tags: null, security_rule: null })],
    ["null for a computed attribute", resource("azurerm_firewall_policy", { ...common, firewalls: null })],
    ["null for an optional block", resource("azurerm_firewall_policy", { ...common, dns: null })],
    ["a comment in a nested block", resource("azurerm_firewall_policy", { ...common, dns: { "//": "x" } })],
    [
      "equal elements of a list",
      resource(GROUP, {
        ...ruleCollectionGroup,
        network_rule_collection: [networkCollection, networkCollection],
      }),
    ],
  ])("%s conforms", (_, document) => {
    expect(schemaProblems(document)).toEqual([]);
  });
});

describe("what the provider's schema refuses", () => {
  it.each<[fact: string, document: unknown, problem: string]>([
    ["a document that is no object", [], "document: expected an object, found an array"],
    [
      "an unknown top-level property",
      { resources: {} },
      "resources: unknown top-level property; Terraform knows //, check, data, import, locals, module, moved, output, provider, removed, resource, terraform, variable",
    ],
    ["a section that is no object", { resource: [] }, "resource: expected an object, found an array"],
    [
      "a provider other than azurerm",
      { provider: { azuread: [{}] } },
      "provider.azuread: unknown provider; the schema at hand is that of azurerm",
    ],
    [
      "an unknown attribute of the provider",
      { provider: { azurerm: [{ features: [{}], region: "westus" }] } },
      "provider.azurerm[0].region: unknown attribute or block",
    ],
    [
      "an unknown feature of the provider",
      { provider: { azurerm: [{ features: [{ network: {} }] }] } },
      "provider.azurerm[0].features[0].network: unknown attribute or block",
    ],
    [
      "an unknown data source type",
      { data: { azurerm_subnet: {} } },
      "data.azurerm_subnet: unknown data source type; the schema at hand has azurerm_network_service_tags",
    ],
    [
      "resources of a type that are no object",
      { resource: { [NSG]: [] } },
      `resource.${NSG}: expected an object, found an array`,
    ],
    ["a resource that is no object", resource(NSG, []), `${path}: expected an object, found an array`],
    [
      "an unknown attribute",
      resource(NSG, { ...common, security_rules: [] }),
      `${path}.security_rules: unknown attribute or block`,
    ],
    [
      "a property's name that every JavaScript object has",
      resource(NSG, { ...common, toString: "x" }),
      `${path}.toString: unknown attribute or block`,
    ],
    [
      "an argument of Terraform's inside a nested block",
      resource("azurerm_firewall_policy", { ...common, dns: { lifecycle: {} } }),
      `${policyPath}.dns.lifecycle: unknown attribute or block`,
    ],
    [
      "a resource's argument on a data source",
      {
        data: {
          azurerm_network_service_tags: { t: { location: "westus", service: "Storage", connection: {} } },
        },
      },
      "data.azurerm_network_service_tags.t.connection: unknown attribute or block",
    ],
    [
      "a missing required attribute",
      resource(NSG, { name: "nsg", location: "westus" }),
      `${path}.resource_group_name: required, but missing`,
    ],
    [
      "null for a required attribute",
      resource(NSG, { ...common, name: null }),
      `${path}.name: required, but null`,
    ],
    [
      "a missing required attribute in a nested block",
      resource(GROUP, {
        ...ruleCollectionGroup,
        network_rule_collection: [{ ...networkCollection, rule: { ...networkRule, protocols: null } }],
      }),
      `${groupPath}.network_rule_collection[0].rule.protocols: required, but null`,
    ],
    [
      "an attribute that the provider computes",
      resource("azurerm_firewall_policy", { ...common, firewalls: [] }),
      `${policyPath}.firewalls: computed by the provider, so it cannot be set`,
    ],
    [
      "an expression in place of a block",
      resource("azurerm_firewall_policy", { ...common, dns: `\${var.dns}` }),
      `${policyPath}.dns: expected a block, which is an object or an array of objects, found the string "\${var.dns}"`,
    ],
    [
      "null among a list's blocks",
      resource(GROUP, { ...ruleCollectionGroup, network_rule_collection: [null] }),
      `${groupPath}.network_rule_collection[0]: expected a block, which is an object or an array of objects, found null`,
    ],
    [
      "fewer blocks than min_items",
      resource(GROUP, {
        ...ruleCollectionGroup,
        network_rule_collection: [{ ...networkCollection, rule: [] }],
      }),
      `${groupPath}.network_rule_collection[0].rule: at least 1 block(s) required, found 0`,
    ],
    [
      "a missing block that min_items requires",
      resource(GROUP, {
        ...ruleCollectionGroup,
        network_rule_collection: [{ ...networkCollection, rule: undefined }],
      }),
      `${groupPath}.network_rule_collection[0].rule: at least 1 block(s) required, found 0`,
    ],
    [
      "more blocks than max_items",
      resource("azurerm_firewall_policy", { ...common, dns: [{}, {}] }),
      `${policyPath}.dns: at most 1 block(s) allowed, found 2`,
    ],
    [
      "several blocks where the nesting is single",
      resource(NSG, { ...common, timeouts: [{}, {}] }),
      `${path}.timeouts: at most 1 block(s) allowed, found 2`,
    ],
  ])("%s is refused", (_, document, problem) => {
    expect(schemaProblems(document)).toEqual([problem]);
  });

  it("an unknown resource type is refused, with the types that are known", () => {
    const problems = schemaProblems({ resource: { azurerm_network_securitygroup: { main: {} } } });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^resource\.azurerm_network_securitygroup: unknown resource type; the schema at hand has azurerm_firewall_policy, /,
    );
    expect(problems[0]).toContain(NSG);
  });

  it("every problem of a document is told, not the first alone", () => {
    const document = {
      resource: {
        [NSG]: { a: { ...common, name: 1, extra: 1 }, b: { location: "westus", name: "b" } },
      },
    };
    expect(schemaProblems(document)).toEqual([
      `resource.${NSG}.a.extra: unknown attribute or block`,
      `resource.${NSG}.a.name: expected string, found the number 1`,
      `resource.${NSG}.b.resource_group_name: required, but missing`,
    ]);
  });
});

describe("the excerpt of the provider's schema", () => {
  const blocks = [
    azurermSchema.provider,
    ...Object.values(azurermSchema.resource_schemas),
    ...Object.values(azurermSchema.data_source_schemas),
  ].flatMap(withNested);

  it("names its source and version", () => {
    expect(azurermSchema.source).toMatch(/`terraform providers schema -json`.*azurerm, version 4\.55\.0/);
  });

  it("says of every attribute how it is set", () => {
    const attributes = blocks.flatMap((block) => Object.entries(block.attributes ?? {}));
    expect(attributes.length).toBeGreaterThan(300);
    expect(
      attributes.filter(([, { required, optional, computed }]) => !required && !optional && !computed),
    ).toEqual([]);
  });

  it("nests blocks as lists, sets or single blocks only", () => {
    const nestings = blocks.flatMap((block) =>
      Object.values(block.block_types ?? {}).map(({ nesting }) => nesting),
    );
    expect([...new Set(nestings)].sort()).toEqual(["list", "single"]);
  });

  it("has security_rule and route as attributes", () => {
    const types = azurermSchema.resource_schemas;
    expect(types[NSG]?.attributes?.security_rule?.type).toHaveLength(2);
    expect(types.azurerm_route_table?.attributes?.route?.type).toHaveLength(2);
  });
});

function withNested(block: BlockSchema): BlockSchema[] {
  return [block, ...Object.values(block.block_types ?? {}).flatMap((nested) => withNested(nested.block))];
}
