/** A finding that you have looked at and accept, with the reason, which ends up in the report. */
export interface Acknowledgement {
  /** The code of the finding, as it stands in brackets in its message, for example `host-only-requirement`. */
  readonly code: string;

  /**
   * Only for this requirement, for example `microsoft-graph`.
   *
   * @default - every finding of the code
   */
  readonly requirement?: string;

  /** Why it is accepted. */
  readonly reason: string;
}
