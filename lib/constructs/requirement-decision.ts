/** How a requirement of the selection is met, or why it is not. */
export interface RequirementDecision {
  /** The requirement's id, for example `entra-id`. */
  readonly requirement: string;

  /**
   * `service-tag`, `hosts`, `subnets`, `route`, `not-needed`, `served-by-another`, `left-out` or `not-expressible`. The last two
   * come with a finding.
   */
  readonly form: string;

  /** A clause that says so to a reviewer. */
  readonly why: string;

  /**
   * Why a catalog of your own changed what the documents say of it.
   *
   * @default - it is as documented
   */
  readonly corrected?: string;
}
