import { providerProblems } from "./provider-validation";
import {
  common,
  resource,
  securityRule,
  standaloneRoute,
  standaloneRule,
  synthesized,
} from "./sample-documents";

const NETWORK = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network";
const NSG_ASSOCIATION = "azurerm_subnet_network_security_group_association";
const ROUTES_ASSOCIATION = "azurerm_subnet_route_table_association";
const subnetId = `${NETWORK}/virtualNetworks/vnet/subnets/default`;
const nsgId = `${NETWORK}/networkSecurityGroups/nsg`;
const routesId = `${NETWORK}/routeTables/routes`;

describe("what neither the provider nor Azure refuses", () => {
  it.each<[fact: string, document: unknown]>([
    ["an empty document", {}],
    ["a document that is no object, which is the schema's business", null],
    ["sections that are no objects, which are the schema's business", { data: 1, provider: 1, resource: [] }],
    ["what cdktf synthesizes", synthesized],
    ["a provider block as one object", { provider: { azurerm: { features: {} } } }],
    [
      "an association by ids",
      resource(NSG_ASSOCIATION, { network_security_group_id: nsgId, subnet_id: subnetId }),
    ],
    [
      "an association by expressions",
      resource(ROUTES_ASSOCIATION, { route_table_id: `\${a.b.id}`, subnet_id: `\${c.d.id}` }),
    ],
    [
      "one subnet with both kinds of association",
      {
        resource: {
          [NSG_ASSOCIATION]: { a: { network_security_group_id: nsgId, subnet_id: subnetId } },
          [ROUTES_ASSOCIATION]: { a: { route_table_id: routesId, subnet_id: subnetId } },
        },
      },
    ],
  ])("%s passes", (_, document) => {
    expect(providerProblems(document)).toEqual([]);
  });

  it("expressions pass in every value of a rule and a route", () => {
    const expressions = (body: object) =>
      Object.fromEntries(
        Object.entries(body).map(([key, value]) => [key, value === null ? null : `\${var.${key}}`]),
      );
    const document = {
      resource: {
        azurerm_network_security_group: { main: { ...common, security_rule: [expressions(securityRule)] } },
        azurerm_network_security_rule: {
          a: { ...expressions(standaloneRule), network_security_group_name: "other" },
          b: { ...expressions(standaloneRule), network_security_group_name: "other" },
        },
        azurerm_route: { a: expressions(standaloneRoute) },
      },
    };
    expect(providerProblems(document)).toEqual([]);
  });
});

describe("what the provider refuses anywhere", () => {
  it.each<[fact: string, document: unknown, problem: string]>([
    [
      "a provider without features",
      { provider: { azurerm: [{ subscription_id: "x" }] } },
      "provider.azurerm[0].features: exactly one block is required, found 0",
    ],
    [
      "a provider with features twice",
      { provider: { azurerm: { features: [{}, {}] } } },
      "provider.azurerm.features: exactly one block is required, found 2",
    ],
    [
      "the id of a resource",
      resource("azurerm_resource_group", { id: "x", location: "westus", name: "rg" }),
      "resource.azurerm_resource_group.main.id: set by the provider, so it cannot be configured",
    ],
    [
      "the id of a data source",
      { data: { azurerm_network_service_tags: { t: { id: "x", location: "westus", service: "Storage" } } } },
      "data.azurerm_network_service_tags.t.id: set by the provider, so it cannot be configured",
    ],
    [
      "an NSG association with the id of a route table",
      resource(NSG_ASSOCIATION, { network_security_group_id: routesId, subnet_id: subnetId }),
      `resource.${NSG_ASSOCIATION}.main.network_security_group_id: expected the id of a Microsoft.Network/networkSecurityGroups, found "${routesId}"`,
    ],
    [
      "a route table association with the id of an NSG",
      resource(ROUTES_ASSOCIATION, { route_table_id: nsgId, subnet_id: subnetId }),
      `resource.${ROUTES_ASSOCIATION}.main.route_table_id: expected the id of a Microsoft.Network/routeTables, found "${nsgId}"`,
    ],
    [
      "an id in another case than Azure's",
      resource(NSG_ASSOCIATION, { network_security_group_id: nsgId, subnet_id: subnetId.toLowerCase() }),
      `resource.${NSG_ASSOCIATION}.main.subnet_id: expected the id of a Microsoft.Network/virtualNetworks/subnets, found "${subnetId.toLowerCase()}"`,
    ],
    [
      "a second NSG on one subnet",
      {
        resource: {
          [NSG_ASSOCIATION]: {
            a: { network_security_group_id: nsgId, subnet_id: subnetId },
            b: { network_security_group_id: `${nsgId}2`, subnet_id: subnetId },
          },
        },
      },
      `resource.${NSG_ASSOCIATION}.b: the subnet ${subnetId} is taken by resource.${NSG_ASSOCIATION}.a`,
    ],
    [
      "a second route table on one subnet that is an expression",
      {
        resource: {
          [ROUTES_ASSOCIATION]: {
            a: { route_table_id: `\${a.id}`, subnet_id: `\${s.id}` },
            b: { route_table_id: `\${b.id}`, subnet_id: `\${s.id}` },
          },
        },
      },
      `resource.${ROUTES_ASSOCIATION}.b: the subnet \${s.id} is taken by resource.${ROUTES_ASSOCIATION}.a`,
    ],
  ])("%s is refused", (_, document, problem) => {
    expect(providerProblems(document)).toEqual([problem]);
  });
});
