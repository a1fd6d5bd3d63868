/** Items by a key, in the order in which the keys first come; within a group, in their own order. */
export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [item]);
    } else {
      group.push(item);
    }
  }
  return groups;
}

/** The first item of each key. Items without a key are never compared, so all of them stay. */
export function distinctBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (key === undefined) {
      return true;
    }
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
