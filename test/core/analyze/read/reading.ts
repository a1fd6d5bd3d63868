import type { Configuration } from "../../../../lib/core/analyze/configuration";
import { readConfiguration } from "../../../../lib/core/analyze/read";
import type { Json } from "./rule-printers";

/** What one document is read as, from a file of that name. */
export function readJson(document: Json, name = "file.json") {
  return readConfiguration([{ name, text: JSON.stringify(document, null, 2) }]);
}

/** The findings of one document, each as its code, the path of its place, and its message. */
export function findings(document: Json): readonly (readonly [string, string, string])[] {
  return readJson(document).diagnostics.map(({ code, location, message }) => [
    code,
    location?.path ?? "",
    message,
  ]);
}

/** A configuration with nothing in it, but for what is given. */
export function configuration(parts: Partial<Configuration>): Configuration {
  return { securityGroups: [], ruleCollectionGroups: [], routeTables: [], ipGroups: new Map(), ...parts };
}

/** An expression of Terraform. */
export function expression(text: string): string {
  return `\${${text}}`;
}

/** A security rule as Terraform has it. */
export const RULE = {
  name: "AllowEntra",
  priority: 100,
  direction: "Outbound",
  access: "Allow",
  protocol: "Tcp",
  source_port_range: "*",
  destination_port_range: "443",
  source_address_prefix: "*",
  destination_address_prefix: "AzureActiveDirectory",
};

/** The same rule as Azure has it. */
export const AZURE_RULE = {
  priority: 100,
  direction: "Outbound",
  access: "Allow",
  protocol: "Tcp",
  sourcePortRange: "*",
  destinationPortRange: "443",
  sourceAddressPrefix: "*",
  destinationAddressPrefix: "AzureActiveDirectory",
};
