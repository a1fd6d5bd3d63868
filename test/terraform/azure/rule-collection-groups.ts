import { badRequest, conflict, notFound } from "./azure-error";
import { policiesAbove, skuOf } from "./firewall-policies";
import { checkFirewallRule } from "./firewall-rules";
import { parseResourceId } from "./resource-id";
import {
  azureLimit,
  checkCount,
  checkPartName,
  type ResourceRules,
  type Surroundings,
} from "./resource-rules";
import { type Json, objectsIn, type Resource, type ResourceStore, stringsIn } from "./resource-store";

/** A group of rule collections, put as a whole. One request at a time changes its policy. */
export const RULE_COLLECTION_GROUP: ResourceRules = {
  nameKind: "rule-collection-group",
  checkPut: (group, surroundings) => {
    const parent = surroundings.store.find(policyOf(group));
    if (parent === undefined) throw notFound("ParentResourceNotFound", group.id, "the policy does not exist");
    checkPriority(group.id, "rule collection group", group.name, group.properties.priority);
    checkAmongOthers(group, surroundings.store);
    checkCollections(group, surroundings, parent);
  },
  occupied: (group, store) => policiesAbove(policyOf(group), store),
};

/** The ids of the IP groups that the group's rules name. */
export function ipGroupsIn(group: Resource): string[] {
  return objectsIn(group.properties.ruleCollections)
    .flatMap(({ rules }) => objectsIn(rules))
    .flatMap((rule) => [...stringsIn(rule.sourceIpGroups), ...stringsIn(rule.destinationIpGroups)]);
}

function policyOf({ id }: Resource): string {
  return parseResourceId(id)?.parent ?? "";
}

function checkPriority(id: string, what: string, name: string, priority: unknown): void {
  const min = azureLimit("rule-collection-group-priority-min");
  const max = azureLimit("rule-collection-group-priority-max");
  if (typeof priority !== "number" || priority < min || priority > max) {
    throw badRequest(
      "FirewallPolicyRuleCollectionGroupInvalidPriority",
      id,
      `the ${what} "${name}" has the priority ${String(priority)}, which is not between ${min} and ${max}`,
    );
  }
}

/** What holds between the groups of one policy. Names differ because ids do. */
function checkAmongOthers(group: Resource, store: ResourceStore): void {
  const policy = policyOf(group);
  const others = store.parts(policy).filter(({ id }) => id.toLowerCase() !== group.id.toLowerCase());
  const same = others.find(({ properties }) => properties.priority === group.properties.priority);
  if (same !== undefined) {
    throw conflict(
      "FirewallPolicyRuleCollectionGroupDuplicatePriority",
      group.id,
      `the group "${same.name}" has the priority ${String(same.properties.priority)} as well`,
    );
  }
  checkCount(others.length + 1, "rule-collection-groups-per-policy", "FirewallPolicyTooManyGroups", policy);
  const collections = [...others, group].flatMap(({ properties }) => objectsIn(properties.ruleCollections));
  checkCount(collections.length, "rule-collections-per-policy", "FirewallPolicyTooManyCollections", policy);
}

function checkCollections(group: Resource, { cloud, store }: Surroundings, policy: Resource): void {
  const { id } = group;
  const collections = objectsIn(group.properties.ruleCollections);
  const names = new Set<string>();
  const priorities = new Map<unknown, string>();
  for (const collection of collections) {
    const name = String(collection.name);
    checkPartName("rule-collection", id, name);
    checkPriority(id, "rule collection", name, collection.priority);
    if (names.has(name.toLowerCase())) {
      throw badRequest(
        "FirewallPolicyDuplicateRuleCollectionName",
        id,
        `two collections are named "${name}"`,
      );
    }
    names.add(name.toLowerCase());
    const taken = priorities.get(collection.priority);
    if (taken !== undefined) {
      throw badRequest(
        "FirewallPolicyDuplicateRuleCollectionPriority",
        id,
        `the collections "${taken}" and "${name}" have the priority ${String(collection.priority)}`,
      );
    }
    priorities.set(collection.priority, name);
    checkRules(id, collection, { cloud, sku: skuOf(policy), dnsProxy: hasDnsProxy(policy) });
  }
  const missing = ipGroupsIn(group).find((each) => store.find(each) === undefined);
  if (missing !== undefined) {
    throw notFound("InvalidResourceReference", id, `the IP group ${missing} does not exist`);
  }
  checkCount(
    Buffer.byteLength(JSON.stringify(collections)),
    "rule-collection-group-bytes",
    "FirewallPolicyRuleCollectionGroupTooLarge",
    id,
  );
}

function checkRules(id: string, collection: Json, policy: Parameters<typeof checkFirewallRule>[2]): void {
  const rules = objectsIn(collection.rules);
  const names = new Set<string>();
  for (const rule of rules) {
    const name = String(rule.name);
    checkPartName("firewall-rule", id, name);
    if (names.has(name.toLowerCase())) {
      throw badRequest(
        "FirewallPolicyDuplicateRuleName",
        id,
        `two rules of the collection "${String(collection.name)}" are named "${name}"`,
      );
    }
    names.add(name.toLowerCase());
    checkFirewallRule(id, rule, policy);
  }
}

function hasDnsProxy(policy: Resource): boolean {
  return (policy.properties.dnsSettings as Json | undefined)?.enableProxy === true;
}
