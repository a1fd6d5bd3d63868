import type { RouteAttributes, RuleCollectionGroupAttributes, SecurityRuleAttributes } from "./evaluate";

/** Where something stands in what a user gave: enough to find it there. */
export interface ConfigurationPlace {
  /** The file's name as the user gave it. */
  readonly file: string;
  /**
   * The address of the resource in its file: a Terraform address (`module.aml.azurerm_network_security_group.this`), an
   * ARM resource id or the name within a template.
   */
  readonly address: string;
}

/** The rules of one network security group, inline and separate ones together. */
export interface ConfiguredSecurityGroup extends ConfigurationPlace {
  readonly name: string;
  readonly rules: readonly ConfiguredSecurityRule[];
}

/** A security rule and where it stands: a separate rule has an address of its own. */
export interface ConfiguredSecurityRule extends ConfigurationPlace {
  readonly rule: SecurityRuleAttributes;
}

/** A rule collection group of a firewall policy. */
export interface ConfiguredRuleCollectionGroup extends ConfigurationPlace {
  readonly group: RuleCollectionGroupAttributes;
  /** What its policy is called in the file: an id, an expression, or a name. */
  readonly policy: string;
}

/** The routes of one route table, inline and separate ones together. */
export interface ConfiguredRouteTable extends ConfigurationPlace {
  readonly name: string;
  readonly routes: readonly ConfiguredRoute[];
  readonly bgpRoutePropagationEnabled?: boolean;
}

/** A route and where it stands. */
export interface ConfiguredRoute extends ConfigurationPlace {
  readonly route: RouteAttributes;
}

/** Everything on the path of packets that files hold, joined. Several groups or tables are judged one by one. */
export interface Configuration {
  readonly securityGroups: readonly ConfiguredSecurityGroup[];
  readonly ruleCollectionGroups: readonly ConfiguredRuleCollectionGroup[];
  readonly routeTables: readonly ConfiguredRouteTable[];
  /** The prefixes of IP groups by what rules call them: id, or expression. */
  readonly ipGroups: ReadonlyMap<string, readonly string[]>;
}
