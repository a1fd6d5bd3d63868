import { instancesOf, isExpression, isGiven } from "../terraform-json";
import { isAddressPrefix, isLookUpOnly, isPortOrRange, isServiceTag } from "./address-syntax";
import { duplicateProblems, exactlyOneProblems, filled, mixedFamilyProblems, nameKey } from "./block-checks";
import { type Child, familiesOf, mixedFormProblems, type Ownership } from "./owned-children";
import {
  atMostBytes,
  attributeProblems,
  azureName,
  elements,
  integerBetween,
  notEmpty,
  oneOf,
  text,
  type ValueCheck,
} from "./value-checks";

const OWNERSHIP: Ownership = {
  ownerType: "azurerm_network_security_group",
  inlineAttribute: "security_rule",
  childType: "azurerm_network_security_rule",
  ownerNameAttribute: "network_security_group_name",
};

const port = (value: string): boolean => isPortOrRange(value, 0, 65535);

/** An empty text is judged with the attributes that it stands beside: inline, the provider takes it for none. */
const unlessEmpty = (accepts: (value: string) => boolean) => (value: string) =>
  value === "" || accepts(value);

const portRange = text(
  unlessEmpty((value) => value === "*" || port(value)),
  "a port, a range a-b with a < b, or *",
);
const portRanges = elements(
  text(port, "a port or a range a-b with a < b (* goes into the singular attribute)"),
);

const addressPrefix = text(
  unlessEmpty(
    (value) => value === "*" || isAddressPrefix(value) || (isServiceTag(value) && !isLookUpOnly(value)),
  ),
  "an IP address, a CIDR prefix, *, or a service tag that an NSG takes",
);
/** Azure: SecurityRuleParameterContainsUnsupportedValue. */
const addressPrefixes = elements(
  text(isAddressPrefix, "an IP address or a CIDR prefix (a tag or * goes into the singular attribute)"),
);
const applicationSecurityGroups = elements(notEmpty, { max: 10 });

const RULE_CHECKS: Readonly<Record<string, ValueCheck>> = {
  name: azureName(1),
  description: atMostBytes(140),
  protocol: oneOf("*", "Tcp", "Udp", "Icmp", "Ah", "Esp"),
  access: oneOf("Allow", "Deny"),
  direction: oneOf("Inbound", "Outbound"),
  priority: integerBetween(100, 4096),
  source_port_range: portRange,
  source_port_ranges: portRanges,
  destination_port_range: portRange,
  destination_port_ranges: portRanges,
  source_address_prefix: addressPrefix,
  source_address_prefixes: addressPrefixes,
  source_application_security_group_ids: applicationSecurityGroups,
  destination_address_prefix: addressPrefix,
  destination_address_prefixes: addressPrefixes,
  destination_application_security_group_ids: applicationSecurityGroups,
};

const REQUIRED = ["name", "protocol", "access", "direction", "priority"];

/** What the provider or Azure refuses in network security groups and their rules, inline or of their own. */
export function securityRuleProblems(document: unknown): string[] {
  return [
    ...instancesOf(document, "resource", OWNERSHIP.ownerType).flatMap((group) =>
      attributeProblems(group, { name: azureName(1) }),
    ),
    ...familiesOf(document, OWNERSHIP).flatMap((family) => [
      ...family.children.flatMap(ruleProblems),
      ...mixedFormProblems(family, OWNERSHIP),
      ...duplicateProblems(family.children, "the name", nameKey),
      ...duplicateProblems(family.children, "the priority", directionAndPriority),
    ]),
  ];
}

function ruleProblems(rule: Child): string[] {
  const missing = rule.form === "inline" ? REQUIRED.filter((name) => !isGiven(rule.body[name])) : [];
  return [
    ...missing.map((name) => `${rule.path}.${name}: required in a rule, but null or missing`),
    ...attributeProblems(rule, RULE_CHECKS),
    ...["source", "destination"].flatMap((end) => [
      ...exactlyOneProblems(rule, [`${end}_port_range`, `${end}_port_ranges`]),
      ...exactlyOneProblems(rule, [
        `${end}_address_prefix`,
        `${end}_address_prefixes`,
        `${end}_application_security_group_ids`,
      ]),
    ]),
    ...(rule.form === "standalone" ? emptyButGivenProblems(rule) : []),
    ...mixedFamilyProblems(rule, [
      "source_address_prefix",
      "source_address_prefixes",
      "destination_address_prefix",
      "destination_address_prefixes",
    ]),
  ];
}

/** For a rule of its own the provider counts an empty text or array as given; inline it counts as absent. */
function emptyButGivenProblems(rule: Child): string[] {
  return Object.keys(RULE_CHECKS)
    .filter((name) => /_(prefix|prefixes|range|ranges|ids)$/.test(name))
    .filter((name) => isGiven(rule.body[name]) && filled(rule.body, [name]).length === 0)
    .map((name) => `${rule.path}.${name}: empty, which counts as given; write null`);
}

/** Inbound and outbound priorities do not meet each other. */
function directionAndPriority({ body }: Child): string | undefined {
  const known =
    typeof body.priority === "number" && typeof body.direction === "string" && !isExpression(body.direction);
  return known ? `${body.priority} ${body.direction}` : undefined;
}
