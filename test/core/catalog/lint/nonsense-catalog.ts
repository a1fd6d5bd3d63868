import fc from "fast-check";
import { CLOUD_DOCUMENTS } from "../../../../lib/core/catalog/built-in";
import type { CloudDocument } from "../../../../lib/core/catalog/documents";
import type { CatalogDocuments } from "../../../../lib/core/catalog/lint/catalog-rule";

/** What may stand in any place of a text: what some place means, what every object has, and anything else. */
const text = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...["extra", "other", "guide", "tables", "2024-01-01", "2025-01-01", "public", "china", "issue"],
      ...["inbound", "outbound", "internal", "Tcp", "Udp", "Any", "Icmp", "443", "80", "8704-8710", "65000"],
      ...[
        "AzureMonitor",
        "Storage.{Region}",
        "Internet",
        "VirtualNetwork",
        "www.contoso.com",
        "{storageAccount}.a.com",
      ],
      ...["*contoso.com", "contoso.com/x/*", "Internet", "AllowHosts", "AllowInstall", "storage-account"],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        "constructor",
        "__proto__",
        "toString",
        "hasOwnProperty",
        "valueOf",
        "",
        " ",
        ".",
        "a.b",
        "[0]",
        "a[0].b",
      ],
      ...[
        "Keyvault",
        "Storage.{Region}.{Region}",
        ".{Region}",
        "{",
        "{}",
        "$".concat("{x}"),
        "\u202e",
        "\ud800",
        "\n",
        "é",
        "<x>",
        "\\",
      ],
      ...["443-80", "0", "99999999999999999999", "*", "*.*", "0.0.0.0/0", "x".repeat(300)],
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);

const number = fc.oneof(fc.integer({ min: -10, max: 1010 }), fc.double(), fc.constantFrom(2 ** 53, -0));

const listOf = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 3 });

const recordOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  listOf(fc.tuple(text, value)).map((entries) => Object.fromEntries(entries));

const texts = listOf(text);

/** Revisions that there are, as often as not: without any, most rules have nothing to look at. */
const revisions = fc.oneof(fc.constant(["2024-01-01", "2025-01-01"]), texts);
const since = fc.oneof(fc.constantFrom("2024-01-01", "2025-01-01"), text);

/** An object with all of the first keys and about half of the second. */
const objectOf = <T, R>(
  always: { [K in keyof T]: fc.Arbitrary<T[K]> },
  sometimes: { [K in keyof R]: fc.Arbitrary<R[K]> },
): fc.Arbitrary<T & Partial<R>> => {
  const keys = Object.keys(sometimes) as (keyof R)[];
  return fc
    .tuple(fc.record<T>(always), fc.record<R>(sometimes), fc.subarray(keys))
    .map(([whole, part, had]) => {
      const kept = Object.entries(part as object).filter(([key]) => had.includes(key as keyof R));
      return { ...whole, ...Object.fromEntries(kept) } as T & Partial<R>;
    });
};

const inClouds = fc.oneof(fc.constantFrom(["public"], ["public", "china"]), texts);
const validity = { clouds: inClouds, until: text, note: text };

const entry = <T, R>(
  required: { [K in keyof T]: fc.Arbitrary<T[K]> },
  others: { [K in keyof R]: fc.Arbitrary<R[K]> },
) => objectOf({ since, sources: texts, ...required }, { ...validity, ...others });

const forms = {
  tags: listOf(entry({ tag: text, protocol: text, ports: texts }, {})),
  hosts: listOf(entry({ hosts: texts, protocol: text, ports: texts }, { tls: fc.boolean() })),
  urls: listOf(entry({ urls: texts, protocol: text, ports: texts }, {})),
  subnets: listOf(entry({ protocol: text, ports: texts }, {})),
  routes: listOf(entry({ tag: text, nextHop: text }, {})),
};

const note = objectOf({ text }, { reference: text, offers: text });

const requirement = objectOf(
  { id: text, slot: number, purpose: text, direction: text },
  { ...forms, firewallRule: text, webSocket: fc.boolean(), undocumentedIn: texts, notes: listOf(note) },
);

const requirements = objectOf({ requirements: listOf(requirement) }, { features: texts, unless: texts });

const feature = objectOf(
  { default: fc.boolean(), description: text },
  { clouds: texts, since: text, until: text, excludes: texts, implies: texts },
);

const service = objectOf(
  {
    id: text,
    displayName: text,
    revisions,
    documents: recordOf(fc.record({ title: text, revisions: texts })),
    sections: recordOf(fc.record({ document: text, heading: text })),
    parameters: recordOf(fc.record({ description: text, name: text })),
    features: recordOf(feature),
  },
  {
    availability: recordOf(fc.record({ regions: texts, document: text })),
    references: recordOf(fc.record({ title: text, url: text, date: text })),
  },
);

const rules = objectOf(
  {
    securityRules: listOf(
      fc.record({ slot: number, direction: text, tag: text, protocol: text, name: text }),
    ),
    routes: listOf(fc.record({ slot: number, tag: text, name: text })),
    bypassDenies: listOf(fc.record({ slot: number, tag: text, name: text })),
    retired: fc.record({
      securityRules: fc.record({ inbound: listOf(number), outbound: listOf(number) }),
      routes: listOf(number),
      requirements: listOf(number),
    }),
  },
  { subnetRules: listOf(fc.record({ slot: number, direction: text, protocol: text, name: text })) },
);

const cloud: fc.Arbitrary<CloudDocument> = fc.record({
  id: text,
  displayName: text,
  sources: fc.constant({}),
  suffixes: recordOf(fc.record({ value: text, source: text })),
  regions: recordOf(fc.record({ tagSuffix: text, pair: text })),
  serviceTags: recordOf(
    fc.record({
      usableIn: fc.option(texts),
      regional: fc.record({
        usableIn: fc.option(texts),
        regions: fc.constantFrom("all" as const, ["WestUS"]),
      }),
      source: text,
    }),
  ),
});

/** Small catalogs whose values have the right types and are otherwise anything. */
export const nonsenseCatalogs: fc.Arbitrary<CatalogDocuments> = fc
  .record({
    clouds: fc.oneof(
      { weight: 1, arbitrary: fc.constant(CLOUD_DOCUMENTS) },
      { weight: 12, arbitrary: fc.record({ public: cloud, usgovernment: cloud, china: cloud }) },
    ),
    service,
    rules,
    requirements: listOf(requirements),
    requirementFiles: fc.option(listOf(text), { nil: undefined }),
  })
  .map(({ clouds, requirementFiles, ...documents }) => ({
    clouds,
    service: { ...documents, ...(requirementFiles === undefined ? {} : { requirementFiles }) },
  }));
