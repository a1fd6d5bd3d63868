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
