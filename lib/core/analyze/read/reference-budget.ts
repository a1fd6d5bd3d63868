/** How much one file may repeat by reference: nodes and characters of text together. */
const MAX_REPEATED = 8 * 1024 * 1024;

/**
 * Keeps a file from growing without bound by references: one long list that many rules refer to counts once for each
 * of them. What goes beyond stays the expression.
 */
export class ReferenceBudget {
  private left = MAX_REPEATED;

  /** Whether the value may be repeated once more. */
  public take(value: unknown): boolean {
    this.left -= sizeUpTo(value, this.left);
    return this.left > 0;
  }
}

/** The nodes and characters of a value, counted up to a bound. */
function sizeUpTo(value: unknown, most: number): number {
  let size = 0;
  const open: unknown[] = [value];
  while (open.length > 0 && size < most) {
    const top = open.pop();
    size += typeof top === "string" ? top.length + 1 : 1;
    if (typeof top === "object" && top !== null) {
      for (const each of Object.values(top)) open.push(each);
    }
  }
  return size;
}
