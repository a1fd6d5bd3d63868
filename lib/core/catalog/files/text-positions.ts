/** A place in a text, as editors show it. */
export interface Position {
  /** From 1. Lines end with a line feed. */
  readonly line: number;
  /** From 1, in UTF-16 units. A byte order mark at the beginning of the text is not counted. */
  readonly column: number;
}

/**
 * Answers where an offset of the text stands.
 *
 * @param text without its byte order mark.
 */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
