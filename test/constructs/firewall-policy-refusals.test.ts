import {
  type FirewallPolicyProps,
  FirewallSku,
  type FirewallTlsInspection,
  ThreatIntelligenceMode,
} from "cdktf-azure-network-catalog";
import { IDENTITY_ID, PARENT_ID, policy, TLS } from "./policies";
import { refusalsOf } from "./synthesized-stack";

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
