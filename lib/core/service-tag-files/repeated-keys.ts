/** A key that its object has already. */
export interface RepeatedKey {
  readonly key: string;
  /** Where it stands the second time, in UTF-16 units. */
  readonly offset: number;
}

/**
 * The first key of a JSON text that stands twice in one object. `JSON.parse` keeps the last of them and forgets the
 * others, and with them their prefixes.
 *
 * @param text valid JSON
 * @param value what `JSON.parse` makes of it
 */
export function repeatedKey(text: string, value: unknown): RepeatedKey | undefined {
  // A quote and a colon end a key, or stand inside of a text: there are as many of them as keys, or more.
  const isPlain = !/"\s+:/.test(text) && textCount(text, '":') === keyCount(value);
  return isPlain ? undefined : findRepeatedKey(text);
}

function textCount(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) {
    count += 1;
  }
  return count;
}

/** How many keys all objects in a value have together. */
function keyCount(value: unknown): number {
  let count = 0;
  const open: unknown[] = [value];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    if (Array.isArray(top)) {
      for (const item of top) {
        if (typeof item === "object" && item !== null) {
          open.push(item);
        }
      }
    } else if (typeof top === "object" && top !== null) {
      const below = Object.values(top);
      count += below.length;
      for (const each of below) {
        if (typeof each === "object" && each !== null) {
          open.push(each);
        }
      }
    }
  }
  return count;
}

/** Goes through the text: whatever is no bracket, comma or text in quotes makes no difference. */
function findRepeatedKey(text: string): RepeatedKey | undefined {
  /** The keys of each open object; nothing for an open list. */
  const open: (Set<string> | undefined)[] = [];
  let isKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "{" || character === "[") {
      open.push(character === "{" ? new Set() : undefined);
      isKey = character === "{";
    } else if (character === "}" || character === "]") {
      open.pop();
    } else if (character === ",") {
      isKey = open.at(-1) !== undefined;
    } else if (character === '"') {
      const end = endOfText(text, at);
      const keys = open.at(-1);
      if (isKey && keys !== undefined) {
        const key: unknown = JSON.parse(text.slice(at, end));
        if (keys.has(String(key))) {
          return { key: String(key), offset: at };
        }
        keys.add(String(key));
        isKey = false;
      }
      at = end - 1;
    }
  }
  return undefined;
}

/** The offset behind the closing quote of a text in JSON; beyond the end where there is none. */
export function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    at += text[at] === "\\" ? 2 : 1;
  }
  return at + 1;
}
