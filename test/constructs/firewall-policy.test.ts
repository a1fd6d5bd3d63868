import { TerraformVariable } from "cdktf";
import {
  FirewallPolicy,
  type FirewallPolicyProps,
  FirewallSku,
  ThreatIntelligenceMode,
} from "cdktf-azure-network-catalog";
import { providerProblems } from "../terraform/provider-validation";
import { schemaProblems } from "../terraform/schema-conformance";
import { emitted, IDENTITY_ID, PARENT_ID, plain, policy, SECRET_ID, TLS } from "./policies";
import { ofType, outcomeOf, resourcesOf } from "./synthesized-stack";

describe("a firewall policy", () => {
  it.each<[string, Partial<FirewallPolicyProps>, Record<string, unknown>]>([
    ["is a Standard one that alerts, with its DNS proxy on", {}, plain],
    ["keeps its DNS proxy off where asked", { dnsProxy: false }, { ...plain, dns: { proxy_enabled: false } }],
    [
      "asks DNS servers in the order given",
      { dnsServers: ["10.0.0.5", "10.0.0.4"] },
      { ...plain, dns: { proxy_enabled: true, servers: ["10.0.0.5", "10.0.0.4"] } },
    ],
    ["with an empty list of DNS servers asks Azure's", { dnsServers: [] }, plain],
    [
      "denies by threat intelligence where asked",
      { threatIntelligenceMode: ThreatIntelligenceMode.DENY },
      { ...plain, threat_intelligence_mode: "Deny" },
    ],
    [
      "leaves threat intelligence off where asked",
      { threatIntelligenceMode: ThreatIntelligenceMode.OFF },
      { ...plain, threat_intelligence_mode: "Off" },
    ],
    [
      "of the SKU Basic has no DNS settings",
      { sku: FirewallSku.BASIC },
      { ...plain, sku: "Basic", dns: undefined },
    ],
    [
      "of the SKU Premium has everything",
      {
        sku: FirewallSku.PREMIUM,
        dnsServers: ["10.0.0.4"],
        threatIntelligenceMode: ThreatIntelligenceMode.DENY,
        parentPolicyId: PARENT_ID,
        tlsInspection: TLS,
        tags: { owner: "network" },
      },
      {
        ...plain,
        sku: "Premium",
        threat_intelligence_mode: "Deny",
        dns: { proxy_enabled: true, servers: ["10.0.0.4"] },
        base_policy_id: PARENT_ID,
        identity: { type: "UserAssigned", identity_ids: [IDENTITY_ID] },
        tls_certificate: { key_vault_secret_id: SECRET_ID, name: "firewall-ca" },
        tags: { owner: "network" },
      },
    ],
  ])("%s", (_fact, props, expected) => {
    expect(emitted(props)).toEqual([expected]);
  });

  it.each<[string, Partial<FirewallPolicyProps>]>([
    ["Basic", { sku: FirewallSku.BASIC, parentPolicyId: PARENT_ID }],
    ["Standard", { dnsServers: ["10.0.0.4"] }],
    ["Premium", { sku: FirewallSku.PREMIUM, tlsInspection: TLS, tags: { owner: "network" } }],
  ])("of the SKU %s conforms to the provider's schema, as a whole document", (_sku, props) => {
    const { stack, annotations } = outcomeOf((scope) => policy(scope, props));
    expect(stack?.resource.azurerm_firewall_policy).toBeDefined();
    expect(schemaProblems(stack)).toEqual([]);
    expect(providerProblems(stack)).toEqual([]);
    expect(annotations).toEqual([]);
  });

  it("takes references wherever Terraform may know a value only later", () => {
    const [resource] = ofType(
      resourcesOf((stack) => {
        const text = (id: string): string => new TerraformVariable(stack, id, { type: "string" }).stringValue;
        policy(stack, {
          name: text("name"),
          resourceGroupName: text("group"),
          location: text("region"),
          sku: FirewallSku.PREMIUM,
          dnsServers: new TerraformVariable(stack, "servers", { type: "list(string)" }).listValue,
          parentPolicyId: text("parent"),
          tlsInspection: {
            keyVaultSecretId: text("secret"),
            certificateName: text("certificate"),
            identityId: text("identity"),
          },
          tags: { owner: text("owner") },
        });
      }),
      "azurerm_firewall_policy",
    );
    const variable = (id: string): string => `\${var.${id}}`;
    expect(resource).toEqual({
      name: variable("name"),
      resource_group_name: variable("group"),
      location: variable("region"),
      sku: "Premium",
      threat_intelligence_mode: "Alert",
      dns: { proxy_enabled: true, servers: variable("servers") },
      base_policy_id: variable("parent"),
      identity: { type: "UserAssigned", identity_ids: [variable("identity")] },
      tls_certificate: { key_vault_secret_id: variable("secret"), name: variable("certificate") },
      tags: { owner: variable("owner") },
    });
  });

  it.each<[string, Partial<FirewallPolicyProps>, Record<string, unknown>]>([
    ["as it is by default", {}, { sku: "Standard", dnsProxy: true, tlsInspection: false }],
    ["of the SKU Basic", { sku: FirewallSku.BASIC }, { sku: "Basic", dnsProxy: false, tlsInspection: false }],
    ["with its DNS proxy off", { dnsProxy: false }, { sku: "Standard", dnsProxy: false }],
    [
      "that opens TLS",
      { sku: FirewallSku.PREMIUM, tlsInspection: TLS },
      { sku: "Premium", dnsProxy: true, tlsInspection: true },
    ],
  ])("tells what it can do %s", (_fact, props, told) => {
    resourcesOf((stack) => {
      const { sku, dnsProxy, tlsInspection } = policy(stack, props);
      expect({ sku, dnsProxy, tlsInspection }).toMatchObject(told);
    });
  });

  it.each<[string, string]>([
    ["the region's name of another cloud", "usgovvirginia"],
    ["the region's display name", "East US 2"],
  ])("takes %s as its location", (_fact, location) => {
    expect(emitted({ location })).toEqual([{ ...plain, location }]);
  });

  it.each<[string, string]>([
    ["a version", `${SECRET_ID}/0123456789abcdef0123456789abcdef`],
    ["a vault of another cloud", "https://kv-hub.vault.usgovcloudapi.net/secrets/firewall-ca"],
  ])("takes a secret's id with %s", (_fact, keyVaultSecretId) => {
    const props = { sku: FirewallSku.PREMIUM, tlsInspection: { ...TLS, keyVaultSecretId } };
    expect(emitted(props)).toEqual([
      expect.objectContaining({
        tls_certificate: { key_vault_secret_id: keyVaultSecretId, name: "firewall-ca" },
      }),
    ]);
  });
});

describe("a firewall policy that exists", () => {
  it("is known by its id and by what is said of it, and of nothing else", () => {
    expect(FirewallPolicy.fromId(PARENT_ID)).toEqual({ policyId: PARENT_ID });
    expect(
      FirewallPolicy.fromId(PARENT_ID, { sku: FirewallSku.PREMIUM, dnsProxy: false, tlsInspection: true }),
    ).toEqual({ policyId: PARENT_ID, sku: "Premium", dnsProxy: false, tlsInspection: true });
  });
});
