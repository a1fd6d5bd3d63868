import type { ListAttribute, StringAttribute } from "./attribute-values";

/**
 * A `security_rule` object of `azurerm_network_security_group`, or the attributes of an
 * `azurerm_network_security_rule`, as Terraform prints them.
 */
export interface SecurityRuleAttributes {
  readonly name: string;
  /** 100 to 4096. */
  readonly priority: number;
  /** `Inbound` or `Outbound`. */
  readonly direction: StringAttribute;
  /** `Allow` or `Deny`. */
  readonly access: StringAttribute;
  /** `*`, `Tcp`, `Udp`, `Icmp`, `Esp` or `Ah`. */
  readonly protocol: StringAttribute;
  readonly source_port_range?: StringAttribute;
  readonly source_port_ranges?: ListAttribute;
  readonly destination_port_range?: StringAttribute;
  readonly destination_port_ranges?: ListAttribute;
  readonly source_address_prefix?: StringAttribute;
  readonly source_address_prefixes?: ListAttribute;
  readonly source_application_security_group_ids?: ListAttribute;
  readonly destination_address_prefix?: StringAttribute;
  readonly destination_address_prefixes?: ListAttribute;
  readonly destination_application_security_group_ids?: ListAttribute;
}
