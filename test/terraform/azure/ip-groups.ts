import { isFirewallAddress } from "./address-values";
import { badRequest } from "./azure-error";
import { policiesAbove } from "./firewall-policies";
import { checkCount, type ResourceRules, refuseInUse } from "./resource-rules";
import { type Resource, type ResourceStore, sameId, stringsIn } from "./resource-store";
import { ipGroupsIn } from "./rule-collection-groups";

/** Addresses under a name, which the rules of many firewalls use. */
export const IP_GROUP: ResourceRules = {
  nameKind: "ip-group",
  checkPut: ({ id, properties }) => {
    const addresses = stringsIn(properties.ipAddresses);
    const wrong = addresses.find((text) => !isFirewallAddress(text));
    if (wrong !== undefined) {
      throw badRequest("IpGroupInvalidAddress", id, `"${wrong}" is no address, range or prefix`);
    }
    checkCount(addresses.length, "ip-group-prefixes", "IpGroupTooManyAddresses", id);
  },
  checkDelete: (group, { store }) => refuseInUse("IpGroupInUse", group, groupsWith(group, store)),
  answered: (group, store) => ({
    firewallPolicies: policiesWith(group, store).map((id) => ({ id })),
    firewalls: policiesWith(group, store).flatMap((id) =>
      store.referrers(id, "azureFirewalls", "firewallPolicy").map((each) => ({ id: each.id })),
    ),
  }),
  occupied: (group, store) => [
    group.id,
    ...new Set(policiesWith(group, store).flatMap((id) => policiesAbove(id, store))),
  ],
};

function groupsWith({ id }: Resource, store: ResourceStore): Resource[] {
  return store
    .list("firewallPolicies/ruleCollectionGroups")
    .filter((group) => ipGroupsIn(group).some((each) => sameId(each, id)));
}

function policiesWith(group: Resource, store: ResourceStore): string[] {
  const ids = groupsWith(group, store).map(({ id }) => id.replace(/\/ruleCollectionGroups\/[^/]+$/i, ""));
  return [...new Set(ids)];
}
