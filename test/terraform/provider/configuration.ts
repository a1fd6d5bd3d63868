/** Instances of a type by logical id. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** Terraform JSON with the provider and these resources, for tests. */
export function configuration(resource: Blocks, others: object = {}): object {
  return {
    terraform: { required_providers: { azurerm: { source: "hashicorp/azurerm", version: "4.55.0" } } },
    provider: { azurerm: [{ features: [{}] }] },
    ...(Object.keys(resource).length === 0 ? {} : { resource }),
    ...others,
  };
}

/** A security rule's attributes, all of them, as an inline rule has to have them. */
export function inlineRule(name: string, priority: number, changes: object = {}): object {
  return {
    access: "Allow",
    description: null,
    destination_address_prefix: "Storage.WestEurope",
    destination_address_prefixes: null,
    destination_application_security_group_ids: null,
    destination_port_range: null,
    destination_port_ranges: ["443", "445"],
    direction: "Outbound",
    name,
    priority,
    protocol: "Tcp",
    source_address_prefix: null,
    source_address_prefixes: ["10.1.0.0/24", "10.1.1.0/24"],
    source_application_security_group_ids: null,
    source_port_range: "*",
    source_port_ranges: null,
    ...changes,
  };
}

/** A security rule as a resource of its own, in the group `nsg`. */
export function separateRule(name: string, priority: number, changes: object = {}): object {
  return {
    ...inlineRule(name, priority, changes),
    resource_group_name: "rg",
    network_security_group_name: "nsg",
  };
}

/** Attributes that most resources have. */
export const COMMON = { resource_group_name: "rg", location: "westeurope" };

/** A value that Terraform knows only when it applies: the output of a resource that is not made yet. */
export function knownAfterApply(value: unknown): { resource: Blocks; reference: string } {
  return {
    resource: { terraform_data: { later: { input: value } } },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is Terraform's template.
    reference: "${terraform_data.later.output}",
  };
}

/** A network security group with inline rules. */
export function nsg(security_rule: readonly object[], name = "nsg"): Blocks {
  return { azurerm_network_security_group: { nsg: { ...COMMON, name, security_rule } } };
}
