import { isFirewallAddress, isPortRange } from "./address-values";
import { type AzureError, badRequest } from "./azure-error";
import { azureLimit } from "./resource-rules";
import { type Json, objectsIn, stringsIn } from "./resource-store";
import { type CloudName, isUsableTag } from "./service-tags";

/** What a rule's policy decides about the rule. */
export interface PolicyFacts {
  readonly cloud: CloudName;
  /** `Basic`, `Standard` or `Premium`. */
  readonly sku: string;
  readonly dnsProxy: boolean;
}

/**
 * Holds one rule of a rule collection to what Azure takes.
 *
 * @param group the id of the rule collection group, for messages
 * @throws AzureError for the first thing that is wrong
 */
export function checkFirewallRule(group: string, rule: Json, policy: PolicyFacts): void {
  const refuse = (code: string, explanation: string): AzureError =>
    badRequest(code, group, `the rule "${String(rule.name)}" ${explanation}`);
  checkSources(rule, refuse);
  if (rule.ruleType === "NetworkRule") checkNetworkRule(rule, policy, refuse);
  if (rule.ruleType === "ApplicationRule") checkApplicationRule(rule, policy, refuse);
}

type Refuse = (code: string, explanation: string) => AzureError;

function checkSources(rule: Json, refuse: Refuse): void {
  const addresses = stringsIn(rule.sourceAddresses);
  if (addresses.length === 0 && stringsIn(rule.sourceIpGroups).length === 0) {
    throw refuse("FirewallPolicyRuleMissingSource", "has neither sourceAddresses nor sourceIpGroups");
  }
  const wrong = addresses.find((text) => text !== "*" && !isFirewallAddress(text));
  if (wrong !== undefined) {
    throw refuse(
      "FirewallPolicyRuleInvalidSourceAddress",
      `has the source "${wrong}", which is no address, range or prefix`,
    );
  }
}

function checkNetworkRule(rule: Json, { cloud, sku, dnsProxy }: PolicyFacts, refuse: Refuse): void {
  const addresses = stringsIn(rule.destinationAddresses);
  const fqdns = stringsIn(rule.destinationFqdns);
  if (addresses.length === 0 && fqdns.length === 0 && stringsIn(rule.destinationIpGroups).length === 0) {
    throw refuse(
      "FirewallPolicyNetworkRuleMissingDestination",
      "has none of destinationAddresses, destinationIpGroups and destinationFqdns",
    );
  }
  const unknown = addresses.find(
    (text) => text !== "*" && !isFirewallAddress(text) && !isUsableTag(cloud, text, "FW"),
  );
  if (unknown !== undefined) {
    throw refuse(
      "FirewallPolicyRuleInvalidDestinationAddress",
      `has the destination "${unknown}", which is neither an address nor a service tag that a firewall takes`,
    );
  }
  if (fqdns.length > 0 && sku === "Basic") {
    throw refuse("FirewallPolicyFqdnNotSupportedForBasicSku", `names ${fqdns.join(", ")} in a Basic policy`);
  }
  if (fqdns.length > 0 && !dnsProxy) {
    throw refuse("FirewallPolicyFqdnRequiresDnsProxy", `names ${fqdns.join(", ")} without a DNS proxy`);
  }
  const wildcard = fqdns.find((fqdn) => fqdn.includes("*"));
  if (wildcard !== undefined) {
    throw refuse("FirewallPolicyRuleInvalidFqdn", `has "${wildcard}"; a network rule takes no wildcard`);
  }
  const ports = stringsIn(rule.destinationPorts);
  const min = azureLimit("network-rule-port-min");
  const max = azureLimit("network-rule-port-max");
  const wrongPort = ports.find((port) => port !== "*" && !isPortRange(port, min, max));
  if (ports.length === 0 || wrongPort !== undefined) {
    throw refuse("FirewallPolicyRuleInvalidPort", `has the destination port "${wrongPort ?? ""}"`);
  }
}

function checkApplicationRule(rule: Json, { sku }: PolicyFacts, refuse: Refuse): void {
  const fqdns = stringsIn(rule.targetFqdns);
  const urls = stringsIn(rule.targetUrls);
  const tags = stringsIn(rule.fqdnTags);
  const categories = stringsIn(rule.webCategories);
  if (fqdns.length + urls.length + tags.length + categories.length === 0) {
    throw refuse(
      "FirewallPolicyApplicationRuleMissingTarget",
      "has none of targetFqdns, targetUrls, fqdnTags and webCategories",
    );
  }
  if (fqdns.length > 0 && urls.length > 0) {
    throw refuse("FirewallPolicyRuleFqdnsAndUrls", "has both targetFqdns and targetUrls");
  }
  const protocols = objectsIn(rule.protocols);
  if (protocols.length === 0) {
    throw refuse("FirewallPolicyApplicationRuleMissingProtocols", "has no protocols");
  }
  const wrong = fqdns.find((fqdn) => fqdn !== "*" && !/^\*?\.?[^*/:\s]+$/.test(fqdn));
  if (wrong !== undefined) {
    throw refuse("FirewallPolicyRuleInvalidFqdn", `has the host "${wrong}"; "*" stands at the left end only`);
  }
  if (categories.length > 0 && sku === "Basic") {
    throw refuse("FirewallPolicyWebCategoriesNotSupported", "has webCategories in a Basic policy");
  }
  if (urls.length > 0 && sku !== "Premium") {
    throw refuse("FirewallPolicyUrlsRequirePremium", `has the URL "${urls[0]}" in a ${sku} policy`);
  }
  const https = protocols.some(({ protocolType }) => protocolType === "Https");
  if (urls.length > 0 && https && rule.terminateTLS !== true) {
    throw refuse("FirewallPolicyUrlsRequireTls", `has the URL "${urls[0]}" over Https without terminateTLS`);
  }
}
