/**
 * A function that computes the value of each object once, for as long as the object lives.
 *
 * @param compute depends on the object alone, which never changes; its value is shared, so that it never changes either
 */
export function remembered<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, Kept<Value>>();
  return (key) => kept(values, key, compute);
}

/** How many details {@link rememberedFor} keeps of an object: more than the regions of a cloud. */
const MOST_DETAILS = 1000;

/**
 * A function that computes the value of an object once for each detail of what else is given. It forgets those of an
 * object when they become too many.
 *
 * @param detailOf what of the second argument the value depends on, beside the object: a text, or an object itself
 */
export function rememberedFor<Key extends object, Given, Value>(
  detailOf: (given: Given, key: Key) => unknown,
  compute: (key: Key, given: Given) => Value,
): (key: Key, given: Given) => Value {
  const ofKey = remembered((_key: Key) => new Map<unknown, Kept<Value>>());
  return (key, given) => keptAmong(ofKey(key), MOST_DETAILS, detailOf(given, key), () => compute(key, given));
}

/** How many texts {@link rememberedTexts} keeps: more than a large policy holds. */
const MOST_TEXTS = 20_000;

/**
 * A function that reads each text once, for as long as it keeps it: it forgets all when they become too many.
 *
 * @param read depends on the text alone; its value is shared, so that it never changes
 */
export function rememberedTexts<Value>(read: (text: string) => Value): (text: string) => Value {
  const values = new Map<string, Kept<Value>>();
  return (text) => keptAmong(values, MOST_TEXTS, text, read);
}

/** A value that was computed, which may be undefined. */
interface Kept<Value> {
  readonly value: Value;
}

/** Where values are kept. */
interface Store<Key, Value> {
  get(key: Key): Kept<Value> | undefined;
  set(key: Key, kept: Kept<Value>): unknown;
}

function kept<Key, Value>(values: Store<Key, Value>, key: Key, compute: (key: Key) => Value): Value {
  const known = values.get(key);
  if (known !== undefined) {
    return known.value;
  }
  const value = compute(key);
  values.set(key, { value });
  return value;
}

function keptAmong<Key, Value>(
  values: Map<Key, Kept<Value>>,
  most: number,
  key: Key,
  compute: (key: Key) => Value,
): Value {
  if (values.size >= most && !values.has(key)) {
    values.clear();
  }
  return kept(values, key, compute);
}
