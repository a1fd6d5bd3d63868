import type { PrefixSet } from "./prefix-set";
import { PrefixSetBuilder } from "./prefix-set-builder";

/** What is wrong with one text of a list. */
export interface PrefixProblem {
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly text: string;
  /** What is wrong with it, in the form of `Parsed`. */
  readonly problem: string;
}

/** What becomes of a list of texts: their addresses, or all that is wrong with them, in the order of the list. */
export type ParsedPrefixes =
  | { readonly ok: true; readonly value: PrefixSet }
  | { readonly ok: false; readonly problems: readonly [PrefixProblem, ...PrefixProblem[]] };

/**
 * Parses a list of prefixes into the set of their addresses. Strict as `parseCidr` is: nothing is rounded, and an empty
 * list is an empty set. Order and repetitions make no difference.
 */
export function parsePrefixes(texts: readonly string[]): ParsedPrefixes {
  const builder = new PrefixSetBuilder();
  const problems: PrefixProblem[] = [];
  texts.forEach((text, index) => {
    const problem = builder.addText(text);
    if (problem !== undefined) {
      problems.push({ index, text, problem });
    }
  });
  const [first, ...others] = problems;
  return first === undefined
    ? { ok: true, value: builder.take() }
    : { ok: false, problems: [first, ...others] };
}
