import { badRequest, notFound } from "./azure-error";
import { type ResourceRules, refuseInUse } from "./resource-rules";
import { type Json, type Resource, type ResourceStore, referencesIn, stringsIn } from "./resource-store";

/** The SKUs, from the least to the most. */
export const FIREWALL_SKUS = ["Basic", "Standard", "Premium"];

/** The policy's SKU: `Basic`, `Standard` or `Premium`. */
export function skuOf(policy: Resource): string {
  return String((policy.properties.sku as Json | undefined)?.tier ?? "Standard");
}

/** A firewall policy. One request at a time changes it, its groups, or the IP groups that they name. */
export const FIREWALL_POLICY: ResourceRules = {
  nameKind: "firewall-policy",
  checkPut: (policy, { store }) => {
    const { id, properties } = policy;
    const sku = skuOf(policy);
    if (!FIREWALL_SKUS.includes(sku))
      throw badRequest("InvalidSku", id, `the SKU "${sku}" is none of ${FIREWALL_SKUS.join(", ")}`);
    const [parent] = referencesIn(properties.basePolicy);
    const base = parent === undefined ? undefined : store.find(parent);
    if (parent !== undefined && base === undefined) {
      throw notFound("InvalidResourceReference", id, `the parent policy ${parent} does not exist`);
    }
    if (base !== undefined && base.location !== policy.location) {
      throw badRequest(
        "FirewallPolicyBasePolicyInDifferentRegion",
        id,
        `the policy is in ${policy.location} and its parent in ${base.location}`,
      );
    }
    const dns = properties.dnsSettings as Json | undefined;
    if (sku === "Basic" && (dns?.enableProxy === true || stringsIn(dns?.servers).length > 0)) {
      throw badRequest("FirewallPolicyDnsNotSupportedForBasicSku", id, "a Basic policy has no DNS settings");
    }
    if (sku === "Basic" && properties.threatIntelMode === "Deny") {
      throw badRequest("FirewallPolicyThreatIntelModeNotSupported", id, "a Basic policy does not take Deny");
    }
    if (sku !== "Premium" && properties.transportSecurity !== undefined) {
      throw badRequest("FirewallPolicyTlsNotSupported", id, `a ${sku} policy does not inspect TLS`);
    }
  },
  checkDelete: (policy, { store }) => {
    const users = [
      ...store.parts(policy.id),
      ...store.referrers(policy.id, "azureFirewalls", "firewallPolicy"),
      ...store.referrers(policy.id, "firewallPolicies", "basePolicy"),
    ];
    refuseInUse("FirewallPolicyInUse", policy, users);
  },
  answered: ({ id }, store) => ({
    ruleCollectionGroups: store.parts(id).map((group) => ({ id: group.id })),
    firewalls: store.referrers(id, "azureFirewalls", "firewallPolicy").map((each) => ({ id: each.id })),
    childPolicies: store.referrers(id, "firewallPolicies", "basePolicy").map((each) => ({ id: each.id })),
  }),
  occupied: ({ id }, store) => policiesAbove(id, store),
};

/** A policy and its parents: a change of a child is rolled out with its parent's rules. */
export function policiesAbove(id: string, store: ResourceStore): string[] {
  const [parent] = referencesIn(store.find(id)?.properties.basePolicy);
  return parent === undefined ? [id] : [id, ...policiesAbove(parent, store)];
}
