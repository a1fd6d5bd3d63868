import { parseIpAddress } from "../address/cidr";
import { isDeferred, type Text } from "../address/deferred";
import { type Parsed, parsed, refused } from "../address/parsed";
import { quoted } from "../address/quoted";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import {
  refuseUnknownSku,
  refuseUnlessInSku,
  refuseUnlessOneOf,
  type SkuFeature,
} from "./firewall-policy-facts";
import type { FirewallSku } from "./network-input";
import { readRegionOfAnyCloud, readResourceId, readResourceName, readTags } from "./read-resources";
import { readText } from "./read-text";

/** A firewall policy that is to be created, as the user described it. */
export interface FirewallPolicyInput {
  readonly name: Text;
  readonly resourceGroupName: Text;
  readonly location: Text;
  readonly sku: FirewallSku;
  readonly dnsProxy: boolean;
  /** IPv4 addresses; none: Azure's own DNS. */
  readonly dnsServers: readonly Text[];
  readonly threatIntelligenceMode: "Off" | "Alert" | "Deny";
  readonly parentPolicyId?: Text;
  readonly tlsInspection?: TlsInspectionInput;
  readonly tags: Readonly<Record<string, Text>>;
}

/** The certificate with which a firewall opens TLS, and the identity that may read it. */
export interface TlsInspectionInput {
  readonly keyVaultSecretId: Text;
  readonly certificateName: Text;
  readonly identityId: Text;
}

/**
 * The URL of a secret, with or without its version. A vault's objects have names of 1 to 127 letters, digits and
 * hyphens. (Azure Key Vault keys, secrets and certificates overview: "Object identifiers".)
 */
const SECRET_ID =
  /^https:\/\/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\/secrets\/[A-Za-z0-9-]{1,127}(?:\/[A-Za-z0-9]+)?$/;

/** What a policy does by threat intelligence. (Azure Firewall threat intelligence-based filtering.) */
const THREAT_INTELLIGENCE_MODES: readonly FirewallPolicyInput["threatIntelligenceMode"][] = [
  "Alert",
  "Deny",
  "Off",
];

/** Checks a firewall policy that is to be created: its names, and that its SKU has what is asked of it. */
export function checkFirewallPolicy(input: FirewallPolicyInput): Diagnostic[] {
  const found: Diagnostic[] = [];
  const { sku, tlsInspection } = input;
  readResourceName("firewall-policy", input.name, "name", found);
  readResourceName("resource-group", input.resourceGroupName, "resourceGroupName", found);
  readRegionOfAnyCloud(input.location, "location", found);
  const isKnown = refuseUnknownSku(sku, "sku", found);
  const refuseUnlessHad = (feature: SkuFeature, subject: string): void => {
    if (isKnown) {
      refuseUnlessInSku(feature, sku, subject, found);
    }
  };
  if (input.dnsProxy) {
    refuseUnlessHad("dnsProxy", "dnsProxy");
  }
  if (input.dnsServers.length > 0) {
    refuseUnlessHad("dnsServers", "dnsServers");
  }
  input.dnsServers.forEach((server, index) => {
    readDnsServer(server, `dnsServers[${index}]`, found);
  });
  const mode = input.threatIntelligenceMode;
  refuseUnlessOneOf(THREAT_INTELLIGENCE_MODES, mode, "mode", "threatIntelligenceMode", found);
  if (mode === "Deny") {
    refuseUnlessHad("threatIntelligenceDeny", "threatIntelligenceMode");
  }
  if (input.parentPolicyId !== undefined) {
    readResourceId("firewall-policy", input.parentPolicyId, "parentPolicyId", found);
  }
  if (tlsInspection !== undefined) {
    refuseUnlessHad("tlsInspection", "tlsInspection");
    readTlsInspection(tlsInspection, found);
  }
  readTags(input.tags, "tags", found);
  return found;
}

/** The provider takes IPv4 addresses alone. (azurerm_firewall_policy, `dns.servers`.) */
function readDnsServer(text: Text, subject: string, diagnostics: Diagnostic[]): void {
  if (isDeferred(text)) {
    return;
  }
  const address = readText(text, parseIpAddress, "invalid-address", subject, diagnostics);
  if (address?.family === 6) {
    const message = `${quoted(text)} is an IPv6 address; a firewall policy takes the IPv4 addresses of DNS servers`;
    diagnostics.push(diagnostic("unsupported-address-family", subject, message));
  }
}

function readTlsInspection(input: TlsInspectionInput, diagnostics: Diagnostic[]): void {
  const { keyVaultSecretId, certificateName, identityId } = input;
  const at = (name: keyof TlsInspectionInput): string => `tlsInspection.${name}`;
  if (!isDeferred(keyVaultSecretId)) {
    const parse = (given: string): Parsed<string> =>
      SECRET_ID.test(given)
        ? parsed(given)
        : refused(
            `${quoted(given)} is not the id of a Key Vault secret; the certificate is read as a secret, such as \`https://{vault}.vault.azure.net/secrets/{name}\`, with or without \`/{version}\``,
          );
    readText(keyVaultSecretId, parse, "invalid-resource-id", at("keyVaultSecretId"), diagnostics);
  }
  if (!isDeferred(certificateName)) {
    const parse = (given: string): Parsed<string> =>
      given.trim() === ""
        ? refused("the certificate's name is empty; give one, such as `firewall-ca`")
        : parsed(given);
    readText(certificateName, parse, "invalid-name", at("certificateName"), diagnostics);
  }
  readResourceId("user-assigned-identity", identityId, at("identityId"), diagnostics);
}
