import { duplicateProblems } from "./provider-validation/block-checks";
import { firewallRuleProblems } from "./provider-validation/firewall-rules";
import { routeProblems } from "./provider-validation/routes";
import { securityRuleProblems } from "./provider-validation/security-rules";
import { attributeProblems, networkResourceId } from "./provider-validation/value-checks";
import { blocksOf, instancesOf, isGiven, isObject } from "./terraform-json";

const SECTIONS = ["resource", "data"] as const;

/** The resources that tie a subnet to an NSG or a route table; a subnet has at most one of each. */
const ASSOCIATIONS = [
  {
    type: "azurerm_subnet_network_security_group_association",
    checks: { network_security_group_id: networkResourceId("networkSecurityGroups") },
  },
  {
    type: "azurerm_subnet_route_table_association",
    checks: { route_table_id: networkResourceId("routeTables") },
  },
] as const;

/**
 * What the azurerm provider's own validation (4.55.0) or Azure refuses in a Terraform JSON document, beyond the schema:
 * values, and how they go together. Attributes of the wrong type are left to `schemaProblems`, and strings that hold an
 * expression to Terraform.
 *
 * @param terraformJson a parsed `cdk.tf.json`, as `cdktf synth` writes it
 * @returns one sentence for each problem, which begins with the path of what is wrong; empty when nothing is refused
 */
export function providerProblems(terraformJson: unknown): string[] {
  return [
    ...featuresProblems(terraformJson),
    ...idProblems(terraformJson),
    ...securityRuleProblems(terraformJson),
    ...routeProblems(terraformJson),
    ...firewallRuleProblems(terraformJson),
    ...associationProblems(terraformJson),
  ];
}

function featuresProblems(document: unknown): string[] {
  if (!isObject(document) || !isObject(document.provider)) return [];
  return blocksOf({ path: "provider", body: document.provider }, "azurerm").flatMap((provider) => {
    const count = blocksOf(provider, "features").length;
    return count === 1 ? [] : [`${provider.path}.features: exactly one block is required, found ${count}`];
  });
}

/** The schema has `id` as an optional attribute everywhere; the provider refuses it nevertheless. */
function idProblems(document: unknown): string[] {
  return SECTIONS.flatMap((section) => {
    const types = isObject(document) ? document[section] : undefined;
    return Object.keys(isObject(types) ? types : {})
      .flatMap((type) => instancesOf(document, section, type))
      .filter((instance) => isGiven(instance.body.id))
      .map((instance) => `${instance.path}.id: set by the provider, so it cannot be configured`);
  });
}

function associationProblems(document: unknown): string[] {
  return ASSOCIATIONS.flatMap(({ type, checks }) => {
    const associations = instancesOf(document, "resource", type);
    return [
      ...associations.flatMap((association) =>
        attributeProblems(association, {
          ...checks,
          subnet_id: networkResourceId("virtualNetworks", "subnets"),
        }),
      ),
      ...duplicateProblems(associations, "the subnet", ({ body }) =>
        typeof body.subnet_id === "string" ? body.subnet_id : undefined,
      ),
    ];
  });
}
