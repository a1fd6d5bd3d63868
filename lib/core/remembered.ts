/**
 * A function that computes the value of each object once, for as long as the object lives.
 *
 * @param compute depends on the object alone, which never changes; its value is shared, so that it never changes either
 */
export function remembered<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) {
      return known.value;
    }
    const value = compute(key);
    values.set(key, { value });
    return value;
  };
}

/** How many texts {@link rememberedTexts} keeps: more than a large policy holds. */
const MOST_TEXTS = 20_000;

/**
 * A function that reads each text once, for as long as it keeps it: it forgets all when they become too many.
 *
 * @param read depends on the text alone; its value is shared, so that it never changes
 */
export function rememberedTexts<Value>(read: (text: string) => Value): (text: string) => Value {
  const values = new Map<string, { readonly value: Value }>();
  return (text) => {
    const known = values.get(text);
    if (known !== undefined) {
      return known.value;
    }
    const value = read(text);
    if (values.size >= MOST_TEXTS) {
      values.clear();
    }
    values.set(text, { value });
    return value;
  };
}
