import { badRequest, notFound } from "./azure-error";
import { FIREWALL_SKUS, skuOf } from "./firewall-policies";
import type { ResourceRules } from "./resource-rules";
import { type Json, objectsIn, propertiesOf, referencesIn } from "./resource-store";

/** A firewall, with the policy that it follows. */
export const AZURE_FIREWALL: ResourceRules = {
  checkPut: ({ id, properties }, { store }) => {
    const tier = String((properties.sku as Json | undefined)?.tier);
    const [policyId] = referencesIn(properties.firewallPolicy);
    const policy = policyId === undefined ? undefined : store.find(policyId);
    if (policyId !== undefined && policy === undefined) {
      throw notFound("InvalidResourceReference", id, `the firewall policy ${policyId} does not exist`);
    }
    if (policy !== undefined && !policiesFor(tier).includes(skuOf(policy))) {
      throw badRequest(
        "AzureFirewallPolicySkuMismatch",
        id,
        `a ${tier} firewall does not take a ${skuOf(policy)} policy`,
      );
    }
    for (const configuration of objectsIn(properties.ipConfigurations).map(propertiesOf)) {
      const missing = referencesIn([configuration.subnet, configuration.publicIPAddress]).find(
        (reference) => store.find(reference) === undefined,
      );
      if (missing !== undefined) {
        throw notFound("InvalidResourceReference", id, `the resource ${missing} does not exist`);
      }
      const [subnet = ""] = referencesIn(configuration.subnet);
      if (subnet !== "" && !/\/subnets\/AzureFirewallSubnet$/i.test(subnet)) {
        throw badRequest("AzureFirewallSubnetNameInvalid", id, `${subnet} is not named AzureFirewallSubnet`);
      }
    }
  },
  occupied: ({ id, properties }) => [id, ...referencesIn(properties.firewallPolicy)],
};

function policiesFor(tier: string): readonly string[] {
  return tier === "Basic" ? ["Basic"] : FIREWALL_SKUS.slice(1, FIREWALL_SKUS.indexOf(tier) + 1);
}
