import { isExpression, isGiven, type JsonObject, type Located } from "../terraform-json";
import { addressFamily } from "./address-syntax";

/** IPv4 and IPv6 do not go together in one rule. `names` are the attributes that hold addresses, one or several. */
export function mixedFamilyProblems(block: Located, names: readonly string[]): string[] {
  const families = new Set(
    names
      .flatMap((name) => literalStrings(block.body, name))
      .map(addressFamily)
      .filter((family) => family !== undefined),
  );
  return families.size > 1
    ? [`${block.path}: IPv4 and IPv6 addresses in one rule (${names.join(", ")})`]
    : [];
}

/** The literal strings of an attribute that holds one string or an array of them. */
export function literalStrings(body: JsonObject, name: string): string[] {
  const value = body[name];
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entries.filter((entry): entry is string => typeof entry === "string" && !isExpression(entry));
}

/** The attributes that say something: neither missing, null, an empty text nor an empty array. */
export function filled(body: JsonObject, names: readonly string[]): string[] {
  return names.filter((name) => {
    const value = body[name];
    return isGiven(value) && value !== "" && !(Array.isArray(value) && value.length === 0);
  });
}

/** Exactly one of the attributes is filled. */
export function exactlyOneProblems(block: Located, names: readonly string[]): string[] {
  const found = filled(block.body, names);
  if (found.length === 1) return [];
  return [
    `${block.path}: exactly one of ${names.join(", ")} is allowed, found ${found.length === 0 ? "none" : found.join(" and ")}`,
  ];
}

/**
 * No two blocks have the same key.
 *
 * @param keyOf the block's key, or undefined for a block that has none that is known before the apply
 * @param what what the key is, for the sentence "… is taken by …"
 */
export function duplicateProblems<T extends Located>(
  blocks: readonly T[],
  what: string,
  keyOf: (block: T) => string | undefined,
): string[] {
  const first = new Map<string, string>();
  return blocks.flatMap((block) => {
    const key = keyOf(block);
    if (key === undefined) return [];
    const taken = first.get(key);
    if (taken !== undefined) return [`${block.path}: ${what} ${key} is taken by ${taken}`];
    first.set(key, block.path);
    return [];
  });
}

/** The block's name as Azure compares names, without case; undefined where it is not a literal. */
export function nameKey(block: Located): string | undefined {
  const name = block.body.name;
  return typeof name === "string" && !isExpression(name) ? name.toLowerCase() : undefined;
}
