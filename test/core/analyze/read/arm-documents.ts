import { AZURE_RULE, readJson } from "./reading";
import type { Json } from "./rule-printers";

export const SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
export const NSG_TYPE = "Microsoft.Network/networkSecurityGroups";

export function template(resources: Json, more: { readonly [name: string]: Json } = {}): Json {
  return { $schema: SCHEMA, contentVersion: "1.0.0.0", ...more, resources };
}

export function nsg(properties: Json, more: { readonly [name: string]: Json } = {}): Json {
  return {
    type: NSG_TYPE,
    apiVersion: "2024-03-01",
    name: "nsg",
    location: "[resourceGroup().location]",
    properties,
    ...more,
  };
}

export function ruleWith(more: { readonly [name: string]: Json }): Json {
  return { name: "AllowEntra", properties: { ...AZURE_RULE, ...more } };
}

export function rulesOf(document: Json) {
  return readJson(document).configuration.securityGroups.flatMap(({ rules }) =>
    rules.map(({ rule }) => rule),
  );
}

export const ADVICE = "an expression that is not evaluated here; check what Azure holds after the deployment";
