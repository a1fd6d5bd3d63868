/** A value that JSON can write. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** The way to a value: keys, and indices of lists. */
export type Steps = readonly (string | number)[];

/** A value of a file with its place, before it becomes a plain value. Offsets are UTF-16 units of the text. */
export type PlacedNode = PlacedScalar | PlacedList | PlacedObject;

export interface PlacedScalar {
  readonly kind: "scalar";
  readonly offset: number;
  readonly value: null | boolean | number | string;
  /** The text as it is written, for a number; otherwise not used. */
  readonly source: string;
}

export interface PlacedList {
  readonly kind: "list";
  readonly offset: number;
  readonly items: readonly PlacedNode[];
}

export interface PlacedObject {
  readonly kind: "object";
  readonly offset: number;
  readonly entries: ReadonlyMap<string, PlacedEntry>;
}

export interface PlacedEntry {
  /** Where the key stands. */
  readonly keyOffset: number;
  readonly node: PlacedNode;
}

/** Something that a reader found wrong, by its offset in the text. */
export interface TextProblem {
  readonly code: "catalog-file-syntax" | "catalog-file-too-deep" | "catalog-file-shape";
  readonly offset: number;
  readonly steps: Steps;
  readonly message: string;
}

/** What a reader makes of a text. The root is only of use where there is no problem. */
export interface ReadText {
  readonly root?: PlacedNode;
  readonly problems: readonly TextProblem[];
}

/** The steps as text: `requirements[0].hosts[1].ports[2]`. Empty for no steps. */
export function pathText(steps: Steps): string {
  return steps
    .map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join("");
}

/**
 * The offset of what the steps lead to, or of the last known thing on the way. A member of an object stands where its
 * key stands, an item of a list where its value does.
 */
export function offsetAlong(root: PlacedNode, steps: readonly (string | number)[]): number {
  let node: PlacedNode | undefined = root;
  let offset = root.offset;
  for (const step of steps) {
    const below = childOf(node, step);
    if (below === undefined) {
      return offset;
    }
    node = below.node;
    offset = below.offset;
  }
  return offset;
}

/** The same as {@link offsetAlong}, for steps as text. A key may hold dots and brackets itself. */
export function offsetOfPath(root: PlacedNode, path: string): number {
  let longest = { read: 0, offset: root.offset };
  const follow = (node: PlacedNode, offset: number, read: number): void => {
    if (read > longest.read) {
      longest = { read, offset };
    }
    if (node.kind === "list") {
      const index = /^\[(0|[1-9][0-9]{0,8})\]/.exec(path.slice(read, read + 12));
      const item = index === null ? undefined : node.items[Number(index[1])];
      if (index !== null && item !== undefined) {
        follow(item, item.offset, read + index[0].length);
      }
    } else if (node.kind === "object") {
      const from = read === 0 ? 0 : path[read] === "." ? read + 1 : undefined;
      for (const [key, entry] of from === undefined || longest.read === path.length ? [] : node.entries) {
        const end = (from ?? 0) + key.length;
        if (path.startsWith(key, from) && (end === path.length || path[end] === "." || path[end] === "[")) {
          follow(entry.node, entry.keyOffset, end);
        }
      }
    }
  };
  follow(root, root.offset, 0);
  return longest.offset;
}

function childOf(
  node: PlacedNode,
  step: string | number,
): { readonly node: PlacedNode; readonly offset: number } | undefined {
  if (node.kind === "object") {
    const entry = node.entries.get(String(step));
    return entry && { node: entry.node, offset: entry.keyOffset };
  }
  const item = node.kind === "list" ? node.items[Number(step)] : undefined;
  return item && { node: item, offset: item.offset };
}

/** A whole number as JSON or YAML write it. */
const WHOLE_NUMBER = /^[-+]?(?:[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;

/**
 * The plain value. Ports are text in a catalog, because they may be ranges; who writes `443` without quotes means the
 * text, so whole numbers in a list under the key `ports` become the text that they are written with.
 */
export function plainValue(node: PlacedNode, key?: string): JsonValue {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map((item) =>
        key === "ports" &&
        item.kind === "scalar" &&
        typeof item.value === "number" &&
        WHOLE_NUMBER.test(item.source)
          ? item.source
          : plainValue(item),
      );
    case "object": {
      const value: Record<string, JsonValue> = {};
      for (const [name, entry] of node.entries) {
        // An assignment to `__proto__` would set the prototype instead of a key.
        Object.defineProperty(value, name, {
          value: plainValue(entry.node, name),
          configurable: true,
          enumerable: true,
          writable: true,
        });
      }
      return value;
    }
  }
}
