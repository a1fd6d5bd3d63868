import fc from "fast-check";
import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type {
  HostEntryDocument,
  RequirementDocument,
  RequirementsDocument,
  RulesDocument,
  ServiceDocuments,
  TagEntryDocument,
} from "../../../lib/core/catalog/documents";

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

const PORTS = ["80", "443", "445", "8080-8082"];

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

/** The forms of one requirement. */
const forms: fc.Arbitrary<Pick<RequirementDocument, "direction" | "tags" | "hosts" | "routes">> = fc.oneof(
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
  fc.record({
    direction: fc.constantFrom("inbound", "outbound"),
    tags: ports.map((each) => [{ ...entry, tag: "VirtualNetwork", protocol: "Tcp", ports: each }]),
  }),
);

/** Up to seven requirements, each always needed or of one of three features, in any order of slots. */
export const catalogs: fc.Arbitrary<readonly RequirementsDocument[]> = fc
  .array(fc.tuple(fc.constantFrom(undefined, undefined, ...FEATURES), forms), { minLength: 1, maxLength: 7 })
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
    requirements.map(([feature, each], index) => ({
      ...(feature === undefined ? {} : { feature }),
      requirements: [
        { ...each, id: `requirement-${index}`, slot: slots[index] ?? 0, purpose: `The purpose ${index}.` },
      ],
    })),
  );

/** The requirements as a service's files, with a slot for every rule that can be made of them. */
export function documentsOf(requirements: readonly RequirementsDocument[]): ServiceDocuments {
  const features = Object.fromEntries(
    FEATURES.map((id) => [id, { default: id === "one", description: `The feature ${id}.` }]),
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
  routes: [{ slot: 10, tag: "AzureMachineLearning", name: "AzureMachineLearningToInternet" }],
  bypassDenies: [{ slot: 900, tag: "AzureMachineLearning", name: "DenyAzureMachineLearningOut" }],
  retired: { securityRules: { inbound: [], outbound: [] }, routes: [], requirements: [] },
};
