import fc from "fast-check";
import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type {
  HostEntryDocument,
  RequirementDocument,
  RequirementsDocument,
  RulesDocument,
  ServiceDocuments,
  SubnetEntryDocument,
  TagEntryDocument,
  UrlEntryDocument,
} from "../../../lib/core/catalog/documents";
import type { Presence } from "./expected-features";

/**
 * Small catalogs in which tags and hosts contain each other, forms and ports overlap, and features share all of them:
 * what the built-in catalog does not hold today, and may hold tomorrow.
 */

const TAGS = [
  "AzureActiveDirectory",
  "AzureKeyVault",
  "AzureMachineLearning",
  "MicrosoftContainerRegistry",
  "MicrosoftContainerRegistry.{Region}",
  "Storage",
  "Storage.{Region}",
];

const HOSTS = [
  "*.a.contoso.net",
  "*.contoso.net",
  "a.contoso.net",
  "b.a.contoso.net",
  "{region}.contoso.net",
  "{storageAccount}.contoso.net",
  "www.fabrikam.org",
];

const URLS = [
  "a.contoso.net/org/*",
  "www.fabrikam.org/org/*",
  "www.fabrikam.org/org/repository",
  "www.fabrikam.org/x/*",
];

const PORTS = ["80", "443", "445", "8080-8082"];

/** Requirements, and what their features imply. */
export interface SmallCatalog {
  readonly requirements: readonly RequirementsDocument[];
  readonly implies: Readonly<Record<string, readonly string[]>>;
}

/** The features of these catalogs; the first is on by default. */
export const FEATURES = ["one", "two", "three"];

const [oldest = ""] = MACHINE_LEARNING_DOCUMENTS.service.revisions;

const entry = { since: oldest, sources: [] };

const ROUTE = { ...entry, tag: "AzureMachineLearning", nextHop: "Internet" };

const ports = fc.subarray(PORTS, { minLength: 1 });

const tagEntry: fc.Arbitrary<TagEntryDocument> = fc
  .record({ tag: fc.constantFrom(...TAGS), protocol: fc.constantFrom("Tcp", "Tcp", "Udp"), ports })
  .map((each) => ({ ...entry, ...each }));

const tagEntries = fc.uniqueArray(tagEntry, { selector: ({ tag }) => tag, minLength: 1, maxLength: 2 });

const hostEntry = (
  protocols: readonly string[],
  ofPorts: fc.Arbitrary<string[]>,
): fc.Arbitrary<HostEntryDocument> =>
  fc
    .record({
      hosts: fc.subarray(HOSTS, { minLength: 1, maxLength: 2 }),
      protocol: fc.constantFrom(...protocols),
      ports: ofPorts,
    })
    .map((each) => ({ ...entry, ...each }));

/** Ports that carry TLS with a server name, so that application rules take wildcards on them. */
const tlsEntries: fc.Arbitrary<HostEntryDocument[]> = hostEntry(
  ["Tcp"],
  fc.constantFrom(["8084"], ["443", "8084"], ["8080-8082"]),
).map((each) => [{ ...each, tls: true }]);

const urlEntries: fc.Arbitrary<UrlEntryDocument[]> = fc
  .record({
    urls: fc.subarray(URLS, { minLength: 1, maxLength: 2 }),
    protocol: fc.constant("Tcp"),
    ports: fc.constantFrom(["443"], ["443"], ["80", "443"], ["443", "8443"]),
  })
  .map((each) => [{ ...entry, ...each }]);

const subnetEntries: fc.Arbitrary<SubnetEntryDocument[]> = fc
  .uniqueArray(fc.record({ protocol: fc.constantFrom("Tcp", "Udp"), ports }), {
    selector: ({ protocol }) => protocol,
    minLength: 1,
    maxLength: 2,
  })
  .map((entries) => entries.map((each) => ({ ...entry, ...each })));

/** The forms of one requirement. */
type Forms = Omit<RequirementDocument, "id" | "slot" | "purpose">;

const forms: fc.Arbitrary<Forms> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ direction: "outbound", routes: [ROUTE] }) },
  fc.record({ direction: fc.constant("outbound"), tags: tagEntries }),
  fc.record({
    direction: fc.constant("outbound"),
    tags: tagEntries,
    hosts: fc.array(
      fc.oneof(
        hostEntry(["Tcp", "Tcp", "Udp"], ports),
        hostEntry(["Any"], fc.constantFrom(["443"], ["80", "443"], ["443", "445"])),
      ),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  fc.record({
    direction: fc.constant("outbound"),
    // Whether a tag of another requirement carries them is asked for each entry's ports at once.
    hosts: fc.array(
      hostEntry(
        ["Tcp", "Tcp", "Udp"],
        fc.constantFrom("80", "443", "445").map((port) => [port]),
      ),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  fc.record({ direction: fc.constant("outbound"), hosts: tlsEntries }),
  fc.record({ direction: fc.constant("outbound"), hosts: tlsEntries, tags: tagEntries }),
  fc.record({ direction: fc.constant("outbound"), urls: urlEntries }),
  fc.record({
    direction: fc.constant("outbound"),
    urls: urlEntries,
    hosts: fc.array(hostEntry(["Tcp"], fc.constant(["443"])), { minLength: 1, maxLength: 1 }),
    tags: tagEntries,
  }),
  fc.record({
    direction: fc.constant("outbound"),
    // A rule of its own name has one set of ports.
    hosts: fc.array(hostEntry(["Tcp"], fc.constantFrom(["80"], ["443"], ["445"])), {
      minLength: 1,
      maxLength: 1,
    }),
    firewallRule: fc.constant("Named"),
  }),
  fc.record({ direction: fc.constant("internal"), subnets: subnetEntries }),
  fc.record({
    direction: fc.constantFrom("inbound", "outbound"),
    tags: ports.map((each) => [{ ...entry, tag: "VirtualNetwork", protocol: "Tcp", ports: each }]),
  }),
);

/** What brings a file's requirements, and what takes them away; no feature does both. */
const presence: fc.Arbitrary<Presence> = fc
  .tuple(
    fc.oneof(fc.constant(undefined), fc.subarray(FEATURES, { minLength: 1, maxLength: 2 })),
    fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      fc.subarray(FEATURES, { minLength: 1, maxLength: 2 }),
    ),
  )
  .map(([features, others]) => {
    const unless = others.filter((id) => features?.includes(id) !== true);
    return { ...(features === undefined ? {} : { features }), ...(unless.length === 0 ? {} : { unless }) };
  });

/** Up to seven requirements, each with features of its own or always needed, in any order of slots. */
const requirementFiles: fc.Arbitrary<readonly RequirementsDocument[]> = fc
  .array(fc.tuple(presence, forms), { minLength: 1, maxLength: 7 })
  .map((requirements) => {
    const route = requirements.find(([, { routes }]) => routes !== undefined);
    return requirements.filter((each) => each[1].routes === undefined || each === route);
  })
  .chain((requirements) =>
    fc.tuple(
      fc.constant(requirements),
      fc.shuffledSubarray(
        requirements.map((_, index) => 10 * (index + 1)),
        { minLength: requirements.length },
      ),
    ),
  )
  .map(([requirements, slots]) =>
    requirements.map(([of, each], index) => ({
      ...of,
      requirements: [
        {
          ...each,
          ...(each.firewallRule === undefined ? {} : { firewallRule: `${each.firewallRule}${index}` }),
          id: `requirement-${index}`,
          slot: slots[index] ?? 0,
          purpose: `The purpose ${index}.`,
        },
      ],
    })),
  );

/** What features imply, by their ids; none implies itself. */
const implications: fc.Arbitrary<SmallCatalog["implies"]> = fc.constantFrom<SmallCatalog["implies"][]>(
  {},
  { one: ["three"] },
  { two: ["one"] },
  { one: ["two"], two: ["three"] },
  { three: ["one", "two"] },
);

/** Any small catalog. */
export const catalogs: fc.Arbitrary<SmallCatalog> = fc.record({
  requirements: requirementFiles,
  implies: fc.oneof(fc.constant({}), implications),
});

/** The catalog as a service's files, with a slot for every rule that can be made of it. */
export function documentsOf({ requirements, implies }: SmallCatalog): ServiceDocuments {
  const features = Object.fromEntries(
    FEATURES.map((id) => {
      const implied = implies[id];
      const feature = { default: id === "one", description: `The feature ${id}.` };
      return [id, implied === undefined ? feature : { ...feature, implies: implied }];
    }),
  );
  return {
    service: { ...MACHINE_LEARNING_DOCUMENTS.service, features, availability: {} },
    rules: RULES,
    requirements,
  };
}

const RULES: RulesDocument = {
  securityRules: ["inbound", "outbound"].flatMap((direction) =>
    [...TAGS, "VirtualNetwork", "Internet"].flatMap((tag, index) =>
      ["Tcp", "Udp"].map((protocol, offset) => ({
        // The Internet comes after the denies of what is routed around the firewall.
        slot: (tag === "Internet" ? 920 : 20 * index) + 10 * offset,
        direction,
        tag,
        protocol,
        name: `Allow${tag.replace(/[.{}]/g, "")}${protocol}${direction === "inbound" ? "In" : "Out"}`,
      })),
    ),
  ),
  subnetRules: ["inbound", "outbound"].flatMap((direction) =>
    ["Tcp", "Udp"].map((protocol, index) => ({
      slot: 300 + 10 * index,
      direction,
      protocol,
      name: `AllowSubnets${protocol}${direction === "inbound" ? "In" : "Out"}`,
    })),
  ),
  routes: [{ slot: 10, tag: "AzureMachineLearning", name: "AzureMachineLearningToInternet" }],
  bypassDenies: [{ slot: 900, tag: "AzureMachineLearning", name: "DenyAzureMachineLearningOut" }],
  retired: { securityRules: { inbound: [], outbound: [] }, routes: [], requirements: [] },
};
