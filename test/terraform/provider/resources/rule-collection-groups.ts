import { parseResourceId } from "../../azure/resource-id";
import { type Json, objectsIn, stringsIn } from "../../azure/resource-store";
import { azureResource, given, type ResourceType } from "../resource-type";
import { type ObjectValue, objectsOf, textOf, textsOf, type Value } from "../value";
import { policyLock } from "./firewalls";

/** How one kind of rule collection is named by Terraform and by Azure. */
interface Kind {
  readonly block: string;
  readonly collectionType: string;
  readonly ruleType: string;
  readonly lists: Readonly<Record<string, string>>;
}

const COMMON_LISTS = { source_addresses: "sourceAddresses", source_ip_groups: "sourceIpGroups" };

const KINDS: readonly Kind[] = [
  {
    block: "application_rule_collection",
    collectionType: "FirewallPolicyFilterRuleCollection",
    ruleType: "ApplicationRule",
    lists: {
      ...COMMON_LISTS,
      destination_addresses: "destinationAddresses",
      destination_fqdns: "targetFqdns",
      destination_urls: "targetUrls",
      destination_fqdn_tags: "fqdnTags",
      web_categories: "webCategories",
    },
  },
  {
    block: "network_rule_collection",
    collectionType: "FirewallPolicyFilterRuleCollection",
    ruleType: "NetworkRule",
    lists: {
      ...COMMON_LISTS,
      destination_addresses: "destinationAddresses",
      destination_ip_groups: "destinationIpGroups",
      destination_fqdns: "destinationFqdns",
      destination_ports: "destinationPorts",
      protocols: "ipProtocols",
    },
  },
  {
    block: "nat_rule_collection",
    collectionType: "FirewallPolicyNatRuleCollection",
    ruleType: "NatRule",
    lists: { ...COMMON_LISTS, destination_ports: "destinationPorts", protocols: "ipProtocols" },
  },
];

/** A whole group: one PUT, whatever changed in it. */
export const RULE_COLLECTION_GROUP: ResourceType = azureResource({
  replacedBy: ["name", "firewall_policy_id"],
  locks: ({ firewall_policy_id }) => [policyLock(firewall_policy_id)],
  id: ({ name, firewall_policy_id }) => `${String(firewall_policy_id)}/ruleCollectionGroups/${String(name)}`,
  body: (values) => ({
    properties: {
      priority: values.priority,
      ruleCollections: KINDS.flatMap((kind) =>
        objectsOf(values[kind.block]).map((collection) => collectionBody(kind, collection)),
      ),
    },
  }),
  values: (group) => ({
    name: group.name,
    firewall_policy_id: parseResourceId(group.id)?.parent ?? null,
    priority: group.properties.priority as Value,
    ...Object.fromEntries(
      KINDS.map((kind) => [
        kind.block,
        objectsIn(group.properties.ruleCollections)
          .filter((collection) => kindOf(collection) === kind)
          .map((collection) => collectionValues(kind, collection)),
      ]),
    ),
  }),
});

function collectionBody(kind: Kind, collection: ObjectValue): Json {
  return {
    ruleCollectionType: kind.collectionType,
    name: collection.name,
    priority: collection.priority,
    action: { type: collection.action === "Dnat" ? "DNAT" : collection.action },
    rules: objectsOf(collection.rule).map((rule) => ruleBody(kind, rule)),
  };
}

function ruleBody({ ruleType, lists }: Kind, rule: ObjectValue): Json {
  return given<unknown>({
    ruleType,
    name: rule.name,
    description: textOf(rule.description),
    ...Object.fromEntries(Object.entries(lists).map(([name, azure]) => [azure, textsOf(rule[name])])),
    ...(ruleType === "ApplicationRule"
      ? {
          protocols: objectsOf(rule.protocols).map(({ type, port }) => ({ protocolType: type, port })),
          httpHeadersToInsert: objectsOf(rule.http_headers).map(({ name, value }) => ({
            headerName: name,
            headerValue: value,
          })),
          terminateTLS: rule.terminate_tls === true,
        }
      : {}),
    ...(ruleType === "NatRule"
      ? {
          destinationAddresses: [textOf(rule.destination_address)].filter((each) => each !== undefined),
          translatedAddress: textOf(rule.translated_address),
          translatedFqdn: textOf(rule.translated_fqdn),
          translatedPort: String(rule.translated_port),
        }
      : {}),
  });
}

function kindOf(collection: Json): Kind | undefined {
  const [rule] = objectsIn(collection.rules);
  return KINDS.find(({ ruleType }) => ruleType === rule?.ruleType);
}

function collectionValues(kind: Kind, collection: Json): ObjectValue {
  const action = String((collection.action as Json).type);
  return {
    name: String(collection.name),
    priority: collection.priority as Value,
    action: action === "DNAT" ? "Dnat" : action,
    rule: objectsIn(collection.rules).map((rule) => ruleValues(kind, rule)),
  };
}

function ruleValues({ ruleType, lists }: Kind, rule: Json): ObjectValue {
  return {
    name: String(rule.name),
    ...(ruleType === "NatRule" ? {} : { description: (rule.description ?? "") as Value }),
    ...Object.fromEntries(Object.entries(lists).map(([name, azure]) => [name, stringsIn(rule[azure])])),
    ...(ruleType === "ApplicationRule"
      ? {
          protocols: objectsIn(rule.protocols).map(({ protocolType, port }) => ({
            type: protocolType as Value,
            port: port as Value,
          })),
          http_headers: objectsIn(rule.httpHeadersToInsert).map(({ headerName, headerValue }) => ({
            name: headerName as Value,
            value: headerValue as Value,
          })),
          terminate_tls: rule.terminateTLS === true,
        }
      : {}),
    ...(ruleType === "NatRule"
      ? {
          description: (rule.description ?? "") as Value,
          destination_address: stringsIn(rule.destinationAddresses)[0] ?? "",
          translated_address: (rule.translatedAddress ?? "") as Value,
          translated_fqdn: (rule.translatedFqdn ?? "") as Value,
          translated_port: Number(rule.translatedPort),
        }
      : {}),
  };
}
