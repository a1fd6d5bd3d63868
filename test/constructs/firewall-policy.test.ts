import { TerraformVariable } from "cdktf";
import {
  FirewallPolicy,
  type FirewallPolicyProps,
  FirewallSku,
  type FirewallTlsInspection,
  ThreatIntelligenceMode,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";
import { providerProblems } from "../terraform/provider-validation";
import { schemaProblems } from "../terraform/schema-conformance";
import { ofType, outcomeOf, refusalsOf, resourcesOf } from "./synthesized-stack";

const PARENT_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-base";
const IDENTITY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-firewall";
const SECRET_ID = "https://kv-hub.vault.azure.net/secrets/firewall-ca";
const TLS: FirewallTlsInspection = {
  keyVaultSecretId: SECRET_ID,
  certificateName: "firewall-ca",
  identityId: IDENTITY_ID,
};

function policy(scope: Construct, props: Partial<FirewallPolicyProps> = {}): FirewallPolicy {
  return new FirewallPolicy(scope, "policy", {
    name: "policy-hub",
    resourceGroupName: "rg-hub",
    location: "eastus2",
    ...props,
  });
}

function emitted(props: Partial<FirewallPolicyProps>): unknown[] {
  return ofType(
    resourcesOf((stack) => policy(stack, props)),
    "azurerm_firewall_policy",
  );
}

const plain = {
  name: "policy-hub",
  resource_group_name: "rg-hub",
  location: "eastus2",
  sku: "Standard",
  threat_intelligence_mode: "Alert",
  dns: { proxy_enabled: true },
};

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

const premium = (tls: Partial<FirewallTlsInspection>): Partial<FirewallPolicyProps> => ({
  sku: FirewallSku.PREMIUM,
  tlsInspection: { ...TLS, ...tls },
});
const notASecret =
  "is not the id of a Key Vault secret; the certificate is read as a secret, such as `https://{vault}.vault.azure.net/secrets/{name}`, with or without `/{version}`";

describe("a firewall policy is refused", () => {
  it.each<[string, Partial<FirewallPolicyProps>, string]>([
    [
      "with a name of one letter",
      { name: "p" },
      "[invalid-name] name: `p` has 1 characters; a firewall policy's name (letters, digits, `_`, `.` and `-`, a letter or digit first and no `.` or `-` last) has 2 to 80",
    ],
    [
      "with a name that ends in a hyphen",
      { name: "policy-" },
      "[invalid-name] name: `policy-` is no name for this: a firewall policy's name (letters, digits, `_`, `.` and `-`, a letter or digit first and no `.` or `-` last), for example `policy-hub` (pattern ^[A-Za-z0-9][A-Za-z0-9_.-]{0,78}[A-Za-z0-9_]$)",
    ],
    [
      "with a resource group that cannot be",
      { resourceGroupName: "rg hub" },
      "[invalid-name] resourceGroupName: `rg hub` is no name for this: a resource group's name (letters, digits, `_`, `-`, `.`, `(` and `)`, no `.` last), for example `rg-ml` (pattern ^[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]$)",
    ],
    [
      "in a region that no cloud has",
      { location: "eastus22" },
      "[unknown-region] location: unknown region `eastus22`; did you mean `eastus2` or `eastus` or `eastus3`?",
    ],
    [
      "of a SKU that does not exist, whatever else is asked of it",
      { sku: "Ultra" as never, dnsServers: ["10.0.0.4"], tlsInspection: TLS },
      "[unknown-firewall-setting] sku: unknown SKU `Ultra`; use `Basic`, `Standard` or `Premium`",
    ],
    [
      "of a SKU that is written otherwise",
      { sku: "premium" as never },
      "[unknown-firewall-setting] sku: unknown SKU `premium`; use `Basic`, `Standard` or `Premium`",
    ],
    [
      "of a SKU that is no text",
      { sku: 2 as never },
      "[unknown-firewall-setting] sku: unknown SKU `2`; use `Basic`, `Standard` or `Premium`",
    ],
    [
      "with a mode of threat intelligence that does not exist",
      { threatIntelligenceMode: "Block" as never },
      "[unknown-firewall-setting] threatIntelligenceMode: unknown mode `Block`; use `Alert`, `Deny` or `Off`",
    ],
    [
      "of the SKU Basic with a DNS proxy",
      { sku: FirewallSku.BASIC, dnsProxy: true },
      "[feature-not-in-firewall-sku] dnsProxy: the SKU `Basic` has no DNS proxy; leave `dnsProxy` out, or use the SKU `Standard` or `Premium`",
    ],
    [
      "of the SKU Basic with DNS servers",
      { sku: FirewallSku.BASIC, dnsServers: ["10.0.0.4"] },
      "[feature-not-in-firewall-sku] dnsServers: the SKU `Basic` takes no DNS servers; leave `dnsServers` out, or use the SKU `Standard` or `Premium`",
    ],
    [
      "of the SKU Basic that denies by threat intelligence",
      { sku: FirewallSku.BASIC, threatIntelligenceMode: ThreatIntelligenceMode.DENY },
      "[feature-not-in-firewall-sku] threatIntelligenceMode: the SKU `Basic` alerts on threat intelligence and cannot deny by it; use the mode `Alert`, or use the SKU `Standard` or `Premium`",
    ],
    ...[FirewallSku.BASIC, FirewallSku.STANDARD].map(
      (sku): [string, Partial<FirewallPolicyProps>, string] => [
        `of the SKU ${sku} that opens TLS`,
        { sku, tlsInspection: TLS },
        `[feature-not-in-firewall-sku] tlsInspection: the SKU \`${sku}\` does not open TLS; leave \`tlsInspection\` out, or use the SKU \`Premium\``,
      ],
    ),
    [
      "with a host's name for a DNS server",
      { dnsServers: ["10.0.0.4", "dns.contoso.com"] },
      "[invalid-address] dnsServers[1]: `dns.contoso.com` is a name and not an address (a service tag or a host?); write one address such as `10.0.0.4` or `2001:db8::4`",
    ],
    [
      "with a prefix for a DNS server",
      { dnsServers: ["10.0.0.0/24"] },
      "[invalid-address] dnsServers[0]: `10.0.0.0/24` has the prefix length `/24` where one address is expected; write the address alone, as in `10.0.0.4`",
    ],
    [
      "with an IPv6 address for a DNS server",
      { dnsServers: ["2001:db8::4"] },
      "[unsupported-address-family] dnsServers[0]: `2001:db8::4` is an IPv6 address; a firewall policy takes the IPv4 addresses of DNS servers",
    ],
    [
      "with something else than a policy for its parent",
      { parentPolicyId: IDENTITY_ID },
      `[invalid-resource-id] parentPolicyId: \`${IDENTITY_ID}\` is not the id of a firewall policy; such an id is \`/subscriptions/{id}/resourceGroups/{name}/providers/Microsoft.Network/firewallPolicies/{name}\``,
    ],
    ...[
      "firewall-ca",
      "http://kv-hub.vault.azure.net/secrets/firewall-ca",
      "https://kv-hub.vault.azure.net/certificates/firewall-ca",
      "https://kv-hub.vault.azure.net/secrets/firewall ca",
    ].map((keyVaultSecretId): [string, Partial<FirewallPolicyProps>, string] => [
      `with \`${keyVaultSecretId}\` for the secret`,
      premium({ keyVaultSecretId }),
      `[invalid-resource-id] tlsInspection.keyVaultSecretId: \`${keyVaultSecretId}\` ${notASecret}`,
    ]),
    [
      "with a certificate without a name",
      premium({ certificateName: " " }),
      "[invalid-name] tlsInspection.certificateName: the certificate's name is empty; give one, such as `firewall-ca`",
    ],
    [
      "with something else than a user-assigned identity",
      premium({ identityId: PARENT_ID }),
      `[invalid-resource-id] tlsInspection.identityId: \`${PARENT_ID}\` is not the id of a user assigned identity; such an id is \`/subscriptions/{id}/resourceGroups/{name}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}\``,
    ],
  ])("%s", (_fact, props, refusal) => {
    expect(refusalsOf((stack) => policy(stack, props))).toEqual([`[stack/policy] ${refusal}`]);
  });

  // biome-ignore lint/suspicious/noTemplateCurlyInString: what Terraform would evaluate
  const template = "a${file(1)}";
  it.each<[string, Partial<FirewallPolicyProps>]>([
    ["name", { name: template }],
    ["resourceGroupName", { resourceGroupName: template }],
    ["location", { location: template }],
    ["dnsServers[0]", { dnsServers: [template] }],
    ["parentPolicyId", { parentPolicyId: template }],
    ["tlsInspection.keyVaultSecretId", premium({ keyVaultSecretId: template })],
    ["tlsInspection.certificateName", premium({ certificateName: template })],
    ["tlsInspection.identityId", premium({ identityId: template })],
    ["tags.owner", { tags: { owner: template } }],
  ])("with a template in `%s`, once", (place, props) => {
    expect(refusalsOf((stack) => policy(stack, props))).toEqual([
      expect.stringContaining(`[stack/policy] [template-in-value] ${place}: `),
    ]);
  });

  it("for everything that is wrong at once", () => {
    const refusals = refusalsOf((stack) =>
      policy(stack, {
        name: "p",
        location: "mars",
        sku: FirewallSku.BASIC,
        dnsProxy: true,
        tlsInspection: TLS,
      }),
    );
    expect(refusals.map((line) => line.replace(/^\[stack\/policy\] \[([\w-]+)\].*$/, "$1"))).toEqual([
      "invalid-name",
      "unknown-region",
      "feature-not-in-firewall-sku",
      "feature-not-in-firewall-sku",
    ]);
  });
});
