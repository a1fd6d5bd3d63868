import { compareText } from "../../address/compare-text";

/** An item that its list has already, by the indices of both. */
export interface RepeatedItem {
  readonly earlier: number;
  readonly later: number;
}

/** The items that stand in the list before. Objects are equal whatever the order of their keys. */
export function repeatedItems(items: readonly unknown[]): readonly RepeatedItem[] {
  const seen = new Map<string, number>();
  return items.flatMap((item, later) => {
    const text = canonicalText(item);
    const earlier = seen.get(text);
    if (earlier === undefined) {
      seen.set(text, later);
      return [];
    }
    return [{ earlier, later }];
  });
}

/** A value of JSON as one text for all that is equal to it. */
function canonicalText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalText).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).sort(([a], [b]) => compareText(a, b));
    return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonicalText(each)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}
