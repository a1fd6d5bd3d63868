/**
 * What a strict parser answers: the value, or the problem with the text.
 *
 * `problem` is a whole sentence that begins in lower case (or with the quoted value) and has no full stop at
 * its end, so that it can stand after a field's name. It quotes the text, says what is allowed and what to do.
 */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

/** The answer of a parser that accepts the text. */
export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** The answer of a parser that refuses the text. `problem`: see {@link Parsed}. */
export function refused<T>(problem: string): Parsed<T> {
  return { ok: false, problem };
}
