import fc from "fast-check";

/** Values that a careless or hostile hand puts where others belong. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  65536,
  1e300,
  "",
  " ",
  "*",
  "Any",
  "any",
  "*.com",
  "*com",
  "*.*.com",
  "*contoso.com",
  "0.0.0.0/0",
  "10.0.0.0/8",
  "::/0",
  "https://www.contoso.com/",
  "a b.com",
  `\${env}`,
  `\${var.x}.contoso.com`,
  "%{ if true }",
  "{region}.contoso.com",
  "{account}",
  "{unknown}.contoso.com",
  "{account}{account}{account}{account}{account}.contoso.com",
  "Internet",
  "VirtualNetwork",
  "AzureLoadBalancer",
  "AzureCloud",
  "AzureCloud.{Region}",
  "Storage",
  "Storage.{Region}",
  "Storage.WestUS",
  "storage",
  "Keyvault.{Region}",
  "Tcp",
  "Udp",
  "Icmp",
  "0",
  "1-65535",
  "70000",
  "443-80",
  "443-443",
  "inbound",
  "outbound",
  "internal",
  "1999-01-01",
  "2024-01-01",
  "2025-01-01",
  "archive",
  "no-peers",
  "__proto__",
  "constructor",
  "public",
  "china",
  "\u202e",
  "\ud800",
  "x".repeat(300),
  [],
  {},
  ["public", "public"],
  [["443"]],
  { hosts: ["*"] },
  { constructor: { prototype: 1 } },
];

const KEYS = [
  "features",
  "unless",
  "tags",
  "hosts",
  "urls",
  "subnets",
  "routes",
  "until",
  "clouds",
  "implies",
  "excludes",
  "note",
  "tls",
  "__proto__",
  "firewallRule",
  "undocumentedIn",
  "notes",
  "colour",
];

/** Where a change takes place, and what it does; numbers pick from what there is. */
interface Mutation {
  readonly where: number;
  readonly what: "remove" | "repeat" | "replace" | "rename" | "insert" | "move";
  readonly which: number;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  where: fc.nat(),
  what: fc.constantFrom("remove", "repeat", "replace", "replace", "replace", "rename", "insert", "move"),
  which: fc.nat(),
});

/** One to four changes of a document. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(mutation, {
  minLength: 1,
  maxLength: 4,
});

/** A change of a text: what is taken out, and what is put in its place. */
export const textMutations = fc.array(
  fc.record({
    at: fc.nat(),
    length: fc.nat(12),
    put: fc.oneof(
      fc.constantFrom(
        "",
        ":",
        "- ",
        "[",
        "}",
        "\n",
        "\t",
        '"',
        "'",
        "&a ",
        "*a",
        "!!js ",
        "<<: ",
        "---\n",
        "#",
        "\u0000",
        "${",
        "|",
        ">",
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

/** The text with the changes made one after the other. */
export function withTextMutations(
  text: string,
  changes: readonly { readonly at: number; readonly length: number; readonly put: string }[],
): string {
  return changes.reduce((current, { at, length, put }) => {
    const start = at % (current.length + 1);
    return current.slice(0, start) + put + current.slice(start + length);
  }, text);
}

type Holder = Record<string, unknown> | unknown[];

/** The document with the changes made one after the other; the original stays as it is. */
export function withMutations(document: object, changes: readonly Mutation[]): object {
  const copy = structuredClone(document) as Record<string, unknown>;
  for (const change of changes) {
    mutate(copy, change);
  }
  return copy;
}

function mutate(root: Record<string, unknown>, { where, what, which }: Mutation): void {
  const places = placesIn(root);
  const place = places[where % places.length];
  if (place === undefined) {
    return;
  }
  const { holder, key } = place;
  const value = valueAt(holder, key);
  const strange = structuredClone(STRANGE[which % STRANGE.length]);
  switch (what) {
    case "remove":
      if (Array.isArray(holder)) {
        holder.splice(Number(key), 1);
      } else {
        delete holder[key];
      }
      break;
    case "repeat":
      put(holder, Array.isArray(holder) ? String(holder.length) : `${key}2`, structuredClone(value));
      break;
    case "replace":
      put(holder, key, strange);
      break;
    case "rename":
      if (!Array.isArray(holder)) {
        delete holder[key];
        put(holder, KEYS[which % KEYS.length] ?? "", value);
      }
      break;
    case "insert":
      put(holder, Array.isArray(holder) ? String(holder.length) : (KEYS[where % KEYS.length] ?? ""), strange);
      break;
    case "move": {
      const other = places[which % places.length];
      put(holder, key, structuredClone(other === undefined ? null : valueAt(other.holder, other.key)));
    }
  }
}

function placesIn(holder: Holder): { readonly holder: Holder; readonly key: string }[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder, key },
    ...(typeof value === "object" && value !== null ? placesIn(value as Holder) : []),
  ]);
}

function valueAt(holder: Holder, key: string): unknown {
  return Array.isArray(holder) ? holder[Number(key)] : holder[key];
}

function put(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
