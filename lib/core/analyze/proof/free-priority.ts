/**
 * The greatest number below a limit that is not taken, so that a rule there comes before what stands at the limit and
 * behind as much else as can be; undefined when all are taken.
 */
export function freePriority(
  taken: Iterable<number>,
  { least, below }: { readonly least: number; readonly below: number },
): number | undefined {
  const used = new Set(taken);
  for (let priority = below - 1; priority >= least; priority -= 1) {
    if (!used.has(priority)) return priority;
  }
  return undefined;
}
