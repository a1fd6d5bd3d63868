import fc from "fast-check";
import { CLOUD_DOCUMENTS, CLOUD_IDS, MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type { ServiceDocuments } from "../../../lib/core/catalog/documents";
import type {
  DenyScope,
  EgressInput,
  FirewallEgressInput,
  FirewallStrategy,
} from "../../../lib/core/compile/network-input";
import { documentsOf, type SmallCatalog } from "./catalogs";
import { closedUnderImplications, featuresOf, subsetsOf } from "./expected-features";
import type { ExpectedSelection } from "./expected-flows";

/** A subnet's prefix with its first and last address. */
export interface ChosenPrefix {
  readonly text: string;
  readonly first: string;
  readonly last: string;
}

/** All that a plan depends on, as a test chooses it. */
export interface Choice {
  /** Default: the built-in catalog. */
  readonly catalog?: SmallCatalog;
  readonly selection: ExpectedSelection;
  readonly prefixes: readonly ChosenPrefix[];
  /** Whether the prefixes belong to one subnet, or each to its own. */
  readonly isOneSubnet: boolean;
  readonly egress: EgressInput;
  readonly denyScope: DenyScope;
  /** Whether tags of all regions may stand in for a region's tag that does not exist. */
  readonly acceptsWiderTags: boolean;
}

/** Where every chosen prefix lies; the firewall's address lies beside it. */
export const VIRTUAL_NETWORK_PREFIXES: readonly string[] = ["10.0.0.0/8", "172.16.0.0/24"];

export const FIREWALL_ADDRESS = "172.16.0.4";

/** An address of the virtual network that is in no chosen prefix. */
export const OTHER_SUBNET_ADDRESS = "172.16.0.200";

/** The files of a choice's catalog. */
export function documentsIn({ catalog }: Pick<Choice, "catalog">): ServiceDocuments {
  return catalog === undefined ? MACHINE_LEARNING_DOCUMENTS : documentsOf(catalog);
}

export const REVISIONS: readonly string[] = MACHINE_LEARNING_DOCUMENTS.service.revisions;

export const DIRECT: EgressInput = { kind: "direct" };

/** A firewall that can do all that the library plans for, except to see paths. */
export function firewall(strategy: FirewallStrategy): FirewallEgressInput {
  return { kind: "firewall", privateIpAddress: FIREWALL_ADDRESS, strategy, sku: "Standard", dnsProxy: true };
}

/** A firewall that opens TLS and sees paths. */
export function openingFirewall(strategy: FirewallStrategy): FirewallEgressInput {
  return { ...firewall(strategy), sku: "Premium", tlsInspection: true };
}

/**
 * The features that are on where these are asked for, in the order of preference: those that the cloud and revision
 * have, with what they imply, without any that one before them excludes.
 */
export function together(
  wanted: readonly string[],
  { cloud, revision }: Pick<ExpectedSelection, "cloud" | "revision">,
  documents: ServiceDocuments = MACHINE_LEARNING_DOCUMENTS,
): string[] {
  const there = featuresOf(cloud, revision, documents).map(({ id }) => id);
  let on: string[] = [];
  for (const id of wanted.filter((each) => there.includes(each))) {
    const more = closedUnderImplications([...on, id], cloud, revision, documents);
    const isExclusive = more.some((one) =>
      documents.service.features[one]?.excludes?.some((other) => more.includes(other)),
    );
    on = isExclusive ? on : more;
  }
  return on;
}

/** Up to this many features every subset is tried; twice as many would take a quarter of an hour. */
const EVERY_SUBSET_UP_TO = 6;

/**
 * Sets of features that can be on together: every subset where there are few features; where there are many, none, the
 * default ones, all, each one alone and each one off, and pairs of such as stand at some distance from each other.
 */
export function featureSets(cloud: ExpectedSelection["cloud"], revision: string): string[][] {
  const ids = featuresOf(cloud, revision).map(({ id }) => id);
  const implies = (one: string, other: string): boolean =>
    closedUnderImplications([one], cloud, revision).includes(other);
  const without = (off: string): string[] => ids.filter((id) => !implies(id, off));
  const distance = Math.floor(ids.length / 3) + 1;
  const pairs = ids
    .filter((_id, index) => index % 6 === 0)
    .map((id) => [id, ids[(ids.indexOf(id) + distance) % ids.length] ?? id]);
  const wanted =
    ids.length <= EVERY_SUBSET_UP_TO
      ? subsetsOf(ids)
      : [[], defaultFeatures(cloud, revision), ids, ...ids.map((id) => [id]), ...ids.map(without), ...pairs];
  const sets = wanted.map((set) => together(set, { cloud, revision }));
  return [...new Map(sets.map((set) => [set.join(" "), set])).values()];
}

/** The features that are on where nothing is said about them. */
export function defaultFeatures(cloud: string, revision: string): string[] {
  return featuresOf(cloud, revision)
    .filter(({ isDefault }) => isDefault)
    .map(({ id }) => id);
}

export function regionsOf(cloud: ExpectedSelection["cloud"]): string[] {
  return Object.keys(CLOUD_DOCUMENTS[cloud].regions);
}

/** A prefix of 17 to 30 bits within a block `10.x.0.0/16` of its own. */
const prefixIn = (block: number): fc.Arbitrary<ChosenPrefix> =>
  fc.tuple(fc.integer({ min: 17, max: 30 }), fc.nat(65535)).map(([length, bits]) => {
    const size = 2 ** (32 - length);
    const first = (10 * 256 + block) * 65536 + Math.floor(bits / size) * size;
    return {
      text: `${addressText(first)}/${length}`,
      first: addressText(first),
      last: addressText(first + size - 1),
    };
  });

export const prefixes: fc.Arbitrary<ChosenPrefix[]> = fc
  .uniqueArray(fc.nat(255), { minLength: 1, maxLength: 4 })
  .chain((blocks) => fc.tuple(...blocks.map(prefixIn)));

function selectionsIn(documents: ServiceDocuments): fc.Arbitrary<ExpectedSelection> {
  return fc
    .constantFrom(...CLOUD_IDS)
    .chain((cloud) =>
      fc.tuple(fc.constant(cloud), fc.constantFrom(...regionsOf(cloud)), fc.constantFrom(...REVISIONS)),
    )
    .chain(([cloud, region, revision]) =>
      fc.record({
        cloud: fc.constant(cloud),
        region: fc.constant(region),
        revision: fc.constant(revision),
        features: fc
          .subarray(featuresOf(cloud, revision, documents).map(({ id }) => id))
          .map((wanted) => together(wanted, { cloud, revision }, documents)),
        parameters: fc.record(
          {
            storageAccount: fc.stringMatching(/^[a-z0-9]{3,24}$/),
            containerRegistry: fc.constant("mlregistry"),
            workspaceId: fc.constant("00000000-1111-2222-3333-444444444444"),
          },
          { requiredKeys: [] },
        ),
      }),
    );
}

export const firewalls: fc.Arbitrary<EgressInput> = fc.record({
  kind: fc.constant("firewall"),
  privateIpAddress: fc.constant(FIREWALL_ADDRESS),
  strategy: fc.constantFrom("service-tags", "fqdn", "hybrid"),
  sku: fc.constantFrom("Basic", "Standard", "Premium"),
  dnsProxy: fc.boolean(),
  tlsInspection: fc.boolean(),
});

/** The same, with rules that stay as they are and with the fewest. */
export const coveringFirewalls: fc.Arbitrary<EgressInput> = fc
  .tuple(firewalls, fc.constantFrom("stable" as const, "fewest" as const))
  .map(([egress, ruleCover]) => ({ ...egress, ruleCover }));

/** Choices over everything, with one kind of egress. Default: the built-in catalog. */
export function choicesOf(
  egress: fc.Arbitrary<EgressInput>,
  catalogs: fc.Arbitrary<SmallCatalog | undefined> = fc.constant(undefined),
): fc.Arbitrary<Choice> {
  return catalogs.chain((catalog) =>
    fc.record({
      ...(catalog === undefined ? {} : { catalog: fc.constant(catalog) }),
      selection: selectionsIn(documentsIn({ catalog })),
      prefixes,
      isOneSubnet: fc.boolean(),
      egress,
      denyScope: fc.constantFrom<DenyScope>("internet", "everything"),
      acceptsWiderTags: fc.boolean(),
    }),
  );
}

function addressText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
