import { quoted } from "../../address/quoted";
import type { Steps, TextProblem } from "./placed-node";
import type { Position } from "./text-positions";

/** At most this many objects and lists stand inside of one another: several times what a catalog has. */
export const MAX_DOCUMENT_DEPTH = 32;

/** A text that a reader reads. */
export interface SourceText {
  /** Without its byte order mark. */
  readonly text: string;
  readonly positionOf: (offset: number) => Position;
}

/** Objects and lists inside of one another, deeper than is read. */
export function tooDeep(offset: number, steps: Steps): TextProblem {
  return {
    code: "catalog-file-too-deep",
    offset,
    steps,
    message: `more than ${MAX_DOCUMENT_DEPTH} objects and lists stand inside of one another, the most that is read; check the brackets and the indentation`,
  };
}

/** A key that its object has already. */
export function duplicateKey(
  source: SourceText,
  key: string,
  firstOffset: number,
  offset: number,
  steps: Steps,
): TextProblem {
  return {
    code: "catalog-file-syntax",
    offset,
    steps,
    message: `the key ${quoted(key)} stands twice in one object, first in line ${source.positionOf(firstOffset).line}; remove one of the two`,
  };
}
