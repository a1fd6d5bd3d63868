/** How the rules of a firewall stand to what is possible, and to Azure's limits. */
export interface FirewallReport {
  /** The rules that come from the catalog. */
  readonly rules: number;

  /**
   * No rules that admit exactly the same can be fewer than this, where each has one protocol, and one kind of
   * destinations in the form that the strategy chose. A rule that the documents name (`AllowRStudioInstall`) stands alone
   * by design: what it admits is counted apart, and could not stand in another rule.
   */
  readonly lowerBound: number;

  /**
   * Whether the rules are as few as can be. Those of `FirewallRuleCover.STABLE` may be one or two more for one workload, and
   * several for workloads that differ; those of `FEWEST` are more only where the fewest are not known.
   */
  readonly optimal: boolean;

  /** How much of Azure's limits the rules take, by the limit's name. */
  readonly limits: FirewallLimitUse[];
}

/** How much of one of Azure's limits is used. */
export interface FirewallLimitUse {
  /** The limit, such as `firewall-source-destination-pairs`; see `catalog/limits.json` for its source. */
  readonly limit: string;

  /** How much is used. */
  readonly used: number;

  /** How much Azure allows. */
  readonly most: number;
}
