import type { ListAttribute, StringAttribute } from "./attribute-values";

/** The attributes of an `azurerm_firewall_policy_rule_collection_group`, as Terraform prints them. */
export interface RuleCollectionGroupAttributes {
  readonly name: string;
  /** 100 to 65000. */
  readonly priority: number;
  readonly nat_rule_collection?: readonly RuleCollectionAttributes<NatRuleAttributes>[] | null;
  readonly network_rule_collection?: readonly RuleCollectionAttributes<NetworkRuleAttributes>[] | null;
  readonly application_rule_collection?:
    | readonly RuleCollectionAttributes<ApplicationRuleAttributes>[]
    | null;
}

/** A rule collection. The order of its rules counts. */
export interface RuleCollectionAttributes<Rule> {
  readonly name: string;
  /** 100 to 65000. */
  readonly priority: number;
  /** `Allow` or `Deny`; of a NAT rule collection `Dnat`. */
  readonly action: StringAttribute;
  readonly rule: readonly Rule[];
}

/** A rule of a network rule collection. */
export interface NetworkRuleAttributes {
  readonly name: string;
  /** `Any`, `TCP`, `UDP`, `ICMP`. */
  readonly protocols: ListAttribute;
  readonly source_addresses?: ListAttribute;
  readonly source_ip_groups?: ListAttribute;
  readonly destination_addresses?: ListAttribute;
  readonly destination_fqdns?: ListAttribute;
  readonly destination_ip_groups?: ListAttribute;
  readonly destination_ports: ListAttribute;
}

/** A rule of an application rule collection. */
export interface ApplicationRuleAttributes {
  readonly name: string;
  readonly protocols?: readonly ApplicationProtocolAttributes[] | null;
  readonly source_addresses?: ListAttribute;
  readonly source_ip_groups?: ListAttribute;
  readonly destination_addresses?: ListAttribute;
  readonly destination_fqdns?: ListAttribute;
  readonly destination_fqdn_tags?: ListAttribute;
  readonly destination_urls?: ListAttribute;
  readonly web_categories?: ListAttribute;
  readonly terminate_tls?: boolean | null;
}

/** `type` is `Http`, `Https` or `Mssql`; `port` is 0 to 64000. */
export interface ApplicationProtocolAttributes {
  readonly type: StringAttribute;
  readonly port: number | null;
}

/** A rule of a NAT rule collection. */
export interface NatRuleAttributes {
  readonly name: string;
  /** `TCP`, `UDP`. */
  readonly protocols: ListAttribute;
  readonly source_addresses?: ListAttribute;
  readonly source_ip_groups?: ListAttribute;
  readonly destination_address?: StringAttribute;
  readonly destination_ports?: ListAttribute;
}
