import { isPortRange, prefixFamily } from "./address-values";
import { badRequest, conflict } from "./azure-error";
import { parseResourceId } from "./resource-id";
import {
  azureLimit,
  checkCount,
  checkName,
  type ResourceRules,
  refuseInUse,
  type Surroundings,
} from "./resource-rules";
import { type Json, type Resource, referencesIn, stringsIn } from "./resource-store";
import { isServiceTagOf, isUsableTag } from "./service-tags";

const ENDS = ["source", "destination"] as const;

/** A group: a PUT replaces all its rules by those in the request, whoever made them. */
export const NETWORK_SECURITY_GROUP: ResourceRules = {
  nameKind: "network-security-group",
  parts: { securityRules: "networkSecurityGroups/securityRules" },
  checkDelete: (group, { store }) =>
    refuseInUse(
      "InUseNetworkSecurityGroupCannotBeDeleted",
      group,
      store.referrers(group.id, "virtualNetworks/subnets", "networkSecurityGroup"),
    ),
  answered: (group, store) => ({
    subnets: store
      .referrers(group.id, "virtualNetworks/subnets", "networkSecurityGroup")
      .map(({ id }) => ({ id })),
  }),
};

/** A rule of a group, whether it came inline or by itself. */
export const SECURITY_RULE: ResourceRules = {
  nameKind: "security-rule",
  checkPut: (rule, surroundings) => {
    checkRule(rule, surroundings);
    checkAmongOthers(rule, surroundings);
  },
};

function checkRule(rule: Resource, { cloud }: Surroundings): void {
  checkName("security-rule", rule);
  const { id, properties } = rule;
  const { priority, description = "" } = properties;
  const min = azureLimit("security-rule-priority-min");
  const max = azureLimit("security-rule-priority-max");
  if (typeof priority !== "number" || !Number.isInteger(priority) || priority < min || priority > max) {
    throw badRequest(
      "SecurityRuleInvalidPriority",
      id,
      `the priority ${String(priority)} is not between ${min} and ${max}`,
    );
  }
  checkCount(
    String(description).length,
    "security-rule-description-length",
    "SecurityRuleInvalidDescription",
    id,
  );
  for (const end of ENDS) {
    checkPorts(id, properties, end);
    checkAddresses(id, properties, end, cloud);
  }
  const families = new Set(
    ENDS.flatMap((end) => addressesOf(properties, end))
      .map(prefixFamily)
      .filter((family) => family !== undefined),
  );
  if (families.size > 1) {
    throw badRequest(
      "ResourceCannotContainAddressPrefixesFromDifferentAddressFamilies",
      id,
      `IPv4 and IPv6 in one rule: ${ENDS.flatMap((end) => addressesOf(properties, end)).join(", ")}`,
    );
  }
}

function checkPorts(id: string, properties: Json, end: "source" | "destination"): void {
  const single = properties[`${end}PortRange`];
  const several = stringsIn(properties[`${end}PortRanges`]);
  if (!isText(single) && several.length === 0) {
    throw badRequest("SecurityRuleParameterNotSpecified", id, `${end}PortRange is not specified`);
  }
  const wrong = [...(isText(single) && single !== "*" ? [single] : []), ...several].find(
    (port) => !isPortRange(port, 0, 65535),
  );
  if (wrong !== undefined) {
    throw badRequest("SecurityRuleInvalidPortRange", id, `${end} has the port range "${wrong}"`);
  }
}

function checkAddresses(
  id: string,
  properties: Json,
  end: "source" | "destination",
  cloud: Surroundings["cloud"],
): void {
  const single = properties[`${end}AddressPrefix`];
  const several = stringsIn(properties[`${end}AddressPrefixes`]);
  const groups = referencesIn(properties[`${end}ApplicationSecurityGroups`]);
  if (!isText(single) && several.length === 0 && groups.length === 0) {
    throw badRequest("SecurityRuleParameterNotSpecified", id, `${end}AddressPrefix is not specified`);
  }
  checkCount(groups.length, "application-security-groups-per-rule", "SecurityRuleTooManyGroups", id);
  const tagInList = several.find((text) => text === "*" || isServiceTagOf(cloud, text));
  if (tagInList !== undefined) {
    throw badRequest(
      "SecurityRuleParameterContainsUnsupportedValue",
      id,
      `${end}AddressPrefixes holds "${tagInList}"; tags and "*" go into ${end}AddressPrefix`,
    );
  }
  const wrong = [
    ...(isText(single) && single !== "*" && !isUsableTag(cloud, single, "NSG") ? [single] : []),
    ...several,
  ].find((text) => prefixFamily(text) === undefined);
  if (wrong !== undefined) {
    throw badRequest(
      "SecurityRuleInvalidAddressPrefix",
      id,
      `the rule has an invalid address prefix as ${end}. Value provided: ${wrong}`,
    );
  }
}

/** What holds between the rules of one group. */
function checkAmongOthers(rule: Resource, { store }: Surroundings): void {
  const parent = parseResourceId(rule.id)?.parent ?? "";
  const others = store.parts(parent).filter(({ id }) => id.toLowerCase() !== rule.id.toLowerCase());
  const { direction, priority } = rule.properties;
  const same = others.find(
    ({ properties }) => properties.direction === direction && properties.priority === priority,
  );
  if (same !== undefined) {
    throw conflict(
      "SecurityRuleConflict",
      rule.id,
      `the rule "${same.name}" has the priority ${String(priority)} and direction ${String(direction)} as well`,
    );
  }
  const rules = [...others, rule];
  checkCount(rules.length, "security-rules-per-group", "NetworkSecurityGroupRulesLimitReached", parent);
  for (const end of ENDS) {
    const count = rules.reduce((sum, { properties }) => sum + addressesOf(properties, end).length, 0);
    checkCount(count, "security-rule-addresses", "NetworkSecurityGroupAddressPrefixesLimitReached", parent);
  }
}

function addressesOf(properties: Json, end: "source" | "destination"): string[] {
  const single = properties[`${end}AddressPrefix`];
  const all = [...(isText(single) ? [single] : []), ...stringsIn(properties[`${end}AddressPrefixes`])];
  return all.filter((text) => prefixFamily(text) !== undefined);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
