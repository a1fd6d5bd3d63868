import { networkId, parseResourceId } from "../../azure/resource-id";
import { type Json, objectsIn, propertiesOf, referencesIn, stringsIn } from "../../azure/resource-store";
import { azureResource, given, type ResourceType, reference } from "../resource-type";
import { type ObjectValue, objectsOf, textOf, textsOf, type Value } from "../value";
import { common, commonValues } from "./common-attributes";

const REPLACED_BY = ["name", "location", "resource_group_name"];

/** The name by which the provider locks a policy: groups of one policy are written one after the other. */
export function policyLock(policyId: Value | undefined): string {
  return `azurerm_firewall_policy ${parseResourceId(String(policyId))?.name}`;
}

export const FIREWALL_POLICY: ResourceType = azureResource({
  replacedBy: [...REPLACED_BY, "sku"],
  defaults: { sku: "Standard", threat_intelligence_mode: "Alert" },
  locks: ({ name }) => [`azurerm_firewall_policy ${String(name)}`],
  id: ({ name, resource_group_name }) =>
    networkId(String(resource_group_name), "firewallPolicies", String(name)),
  body: (values) => ({
    ...common(values),
    properties: given<unknown>({
      sku: { tier: values.sku },
      threatIntelMode: textOf(values.threat_intelligence_mode),
      basePolicy: reference(values.base_policy_id),
      dnsSettings: objectsOf(values.dns).map((dns) => ({
        enableProxy: dns.proxy_enabled === true,
        servers: textsOf(dns.servers) ?? [],
      }))[0],
      transportSecurity: objectsOf(values.tls_certificate).map((certificate) => ({
        certificateAuthority: { name: certificate.name, keyVaultSecretId: certificate.key_vault_secret_id },
      }))[0],
    }),
  }),
  values: (policy) => {
    const { sku, threatIntelMode, basePolicy, dnsSettings } = policy.properties;
    const dns = dnsSettings as Json | undefined;
    return {
      ...commonValues(policy),
      sku: String((sku as Json | undefined)?.tier ?? "Standard"),
      threat_intelligence_mode: (threatIntelMode ?? "Alert") as Value,
      base_policy_id: referencesIn(basePolicy)[0] ?? null,
      dns:
        dns === undefined
          ? []
          : [{ proxy_enabled: dns.enableProxy === true, servers: stringsIn(dns.servers) }],
      child_policies: referencesIn(policy.properties.childPolicies),
      firewalls: referencesIn(policy.properties.firewalls),
      rule_collection_groups: referencesIn(policy.properties.ruleCollectionGroups),
    };
  },
});

/**
 * An IP group. Azure's known issues and the provider's issue 19843 tell that updates of two groups of one firewall fail
 * when they meet. Releases of the provider since then lock the policies that a group's state names; that helps neither
 * against a second apply nor against a state that is behind, so it is not relied on here: no lock is taken.
 */
export const IP_GROUP: ResourceType = azureResource({
  replacedBy: REPLACED_BY,
  id: ({ name, resource_group_name }) => networkId(String(resource_group_name), "ipGroups", String(name)),
  body: (values) => ({ ...common(values), properties: { ipAddresses: textsOf(values.cidrs) ?? [] } }),
  values: (group) => ({
    ...commonValues(group),
    cidrs: stringsIn(group.properties.ipAddresses),
    firewall_ids: referencesIn(group.properties.firewalls),
    firewall_policy_ids: referencesIn(group.properties.firewallPolicies),
  }),
});

export const PUBLIC_IP: ResourceType = azureResource({
  replacedBy: [...REPLACED_BY, "sku", "sku_tier", "ip_version", "zones"],
  defaults: {
    sku: "Standard",
    sku_tier: "Regional",
    ip_version: "IPv4",
    idle_timeout_in_minutes: 4,
    ddos_protection_mode: "VirtualNetworkInherited",
  },
  id: ({ name, resource_group_name }) =>
    networkId(String(resource_group_name), "publicIPAddresses", String(name)),
  body: (values) => ({
    ...common(values),
    sku: { name: values.sku, tier: values.sku_tier },
    properties: { publicIPAllocationMethod: values.allocation_method },
  }),
  values: (address) => ({
    ...commonValues(address),
    allocation_method: (address.properties.publicIPAllocationMethod ?? "Static") as Value,
    sku: String(address.sku?.name ?? "Standard"),
    sku_tier: String(address.sku?.tier ?? "Regional"),
    // Of the documentation's addresses.
    ip_address: "203.0.113.4",
    fqdn: null,
  }),
});

/** The address that every firewall of the model has. */
const FIREWALL_ADDRESS = "10.0.1.4";

export const FIREWALL: ResourceType = azureResource({
  replacedBy: [...REPLACED_BY, "sku_name", "zones"],
  locks: ({ name, firewall_policy_id }) => [
    `azurerm_firewall ${String(name)}`,
    ...(textOf(firewall_policy_id) === undefined ? [] : [policyLock(firewall_policy_id)]),
  ],
  id: ({ name, resource_group_name }) =>
    networkId(String(resource_group_name), "azureFirewalls", String(name)),
  body: (values) => ({
    ...common(values),
    properties: given<unknown>({
      sku: { name: values.sku_name, tier: values.sku_tier },
      firewallPolicy: reference(values.firewall_policy_id),
      threatIntelMode: textOf(values.threat_intel_mode),
      ipConfigurations: objectsOf(values.ip_configuration).map((configuration) => ({
        name: configuration.name,
        properties: ipConfiguration(configuration),
      })),
    }),
  }),
  values: (firewall) => {
    const sku = firewall.properties.sku as Json | undefined;
    return {
      ...commonValues(firewall),
      sku_name: String(sku?.name),
      sku_tier: String(sku?.tier),
      firewall_policy_id: referencesIn(firewall.properties.firewallPolicy)[0] ?? null,
      threat_intel_mode: (firewall.properties.threatIntelMode ?? "") as Value,
      dns_proxy_enabled: false,
      ip_configuration: objectsIn(firewall.properties.ipConfigurations).map((configuration) => ({
        name: String(configuration.name),
        subnet_id: referencesIn(propertiesOf(configuration).subnet)[0] ?? null,
        public_ip_address_id: referencesIn(propertiesOf(configuration).publicIPAddress)[0] ?? null,
        private_ip_address: FIREWALL_ADDRESS,
      })),
    };
  },
});

function ipConfiguration(configuration: ObjectValue): Json {
  return given<unknown>({
    subnet: reference(configuration.subnet_id),
    publicIPAddress: reference(configuration.public_ip_address_id),
    privateIPAddress: FIREWALL_ADDRESS,
  });
}
