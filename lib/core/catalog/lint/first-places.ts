/**
 * The index of the first item of each key, so that a rule can say what a later one repeats without comparing each
 * with each.
 */
export function firstPlaces<T>(items: readonly T[], key: (item: T) => unknown): ReadonlyMap<unknown, number> {
  const first = new Map<unknown, number>();
  for (const [index, item] of items.entries()) {
    const its = key(item);
    if (!first.has(its)) {
      first.set(its, index);
    }
  }
  return first;
}
