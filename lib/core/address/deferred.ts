/**
 * A value that Terraform knows only when it plans or applies: an expression such as a reference to a resource.
 * It is passed through as it is: never compared, merged, dropped or looked into.
 */
export interface Deferred {
  /** The expression, in the form in which the framework encodes it. */
  readonly deferred: string;
  /** True when it stands for a list of values. Default: it stands for one. */
  readonly list?: boolean;
}

/** Text that is known now, or a value that Terraform knows later. */
export type Text = string | Deferred;

/** True for a value that Terraform knows later. */
export function isDeferred(value: unknown): value is Deferred {
  return typeof value === "object" && value !== null && "deferred" in value;
}

/** What is written into Terraform: the text, or the encoded expression. */
export function writtenText(text: Text): string {
  return isDeferred(text) ? text.deferred : text;
}
