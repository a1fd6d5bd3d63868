import {
  FirewallPolicy,
  type FirewallPolicyProps,
  type FirewallTlsInspection,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";
import { ofType, resourcesOf } from "./synthesized-stack";

export const PARENT_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-base";
export const IDENTITY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-firewall";
export const SECRET_ID = "https://kv-hub.vault.azure.net/secrets/firewall-ca";
export const TLS: FirewallTlsInspection = {
  keyVaultSecretId: SECRET_ID,
  certificateName: "firewall-ca",
  identityId: IDENTITY_ID,
};

export function policy(scope: Construct, props: Partial<FirewallPolicyProps> = {}): FirewallPolicy {
  return new FirewallPolicy(scope, "policy", {
    name: "policy-hub",
    resourceGroupName: "rg-hub",
    location: "eastus2",
    ...props,
  });
}

export function emitted(props: Partial<FirewallPolicyProps>): unknown[] {
  return ofType(
    resourcesOf((stack) => policy(stack, props)),
    "azurerm_firewall_policy",
  );
}

export const plain = {
  name: "policy-hub",
  resource_group_name: "rg-hub",
  location: "eastus2",
  sku: "Standard",
  threat_intelligence_mode: "Alert",
  dns: { proxy_enabled: true },
};
