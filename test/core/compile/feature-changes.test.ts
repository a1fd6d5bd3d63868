import fc from "fast-check";
import { formatPorts } from "../../../lib/core/address/port-range";
import { CLOUD_IDS } from "../../../lib/core/catalog/built-in";
import type { RequirementsDocument } from "../../../lib/core/catalog/documents";
import { catalogs, FEATURES, type SmallCatalog } from "./catalogs";
import { closedUnderImplications, featuresOf } from "./expected-features";
import { FeatureChange } from "./feature-change";
import type { Part } from "./plan-parts";
import { planOf } from "./planned-choice";
import {
  type Choice,
  choicesOf,
  DIRECT,
  defaultFeatures,
  documentsIn,
  firewall,
  firewalls,
  openingFirewall,
  REVISIONS,
  together,
} from "./selections";

/** One region of each cloud: regions change names of tags, and nothing else that features touch. */
const REGIONS = { public: "eastus2", usgovernment: "usgovvirginia", china: "chinaeast2" } as const;

const EGRESSES = {
  "direct egress": DIRECT,
  "a firewall by service tags": firewall("service-tags"),
  "a firewall by host names that opens TLS": openingFirewall("fqdn"),
  "a firewall by the narrowest form": firewall("hybrid"),
} as const;

/** The newest revision has the most features; the narrowest forms are tried there alone, for the sake of time. */
const REVISIONS_OF: Partial<Record<keyof typeof EGRESSES, readonly string[]>> = {
  "a firewall by the narrowest form": REVISIONS.slice(-1),
};

const cases = CLOUD_IDS.flatMap((cloud) =>
  (Object.keys(EGRESSES) as (keyof typeof EGRESSES)[]).flatMap((egress) =>
    (REVISIONS_OF[egress] ?? REVISIONS).map((revision) => ({ cloud, revision, egress })),
  ),
);

type Case = (typeof cases)[number];

/**
 * What a feature is turned on beside: nothing, the default features, all others that do not need it, and one other at
 * some distance.
 */
function surroundings({ cloud, revision }: Case): [set: string[], feature: string][] {
  const ids = featuresOf(cloud, revision).map(({ id }) => id);
  const distance = Math.floor(ids.length / 3) + 1;
  return ids.flatMap((feature, index) => {
    const others = ids.filter((id) => !closedUnderImplications([id], cloud, revision).includes(feature));
    const sets = [[], defaultFeatures(cloud, revision), others, [ids[(index + distance) % ids.length] ?? ""]];
    return sets.map((set): [string[], string] => [
      together(
        set.filter((id) => others.includes(id)),
        { cloud, revision },
      ),
      feature,
    ]);
  });
}

function choiceOf({ cloud, revision, egress }: Case, features: readonly string[]): Choice {
  return {
    selection: {
      cloud,
      region: REGIONS[cloud],
      revision,
      features,
      parameters: { storageAccount: "mlstore" },
    },
    prefixes: [{ text: "10.1.0.0/24", first: "10.1.0.0", last: "10.1.0.255" }],
    isOneSubnet: true,
    egress: EGRESSES[egress],
    denyScope: "internet",
    acceptsWiderTags: false,
  };
}

/** A requirement of one tag or host; without a feature it is always needed. */
function needing(slot: number, destination: string, port: string, feature?: string): RequirementsDocument {
  const entry = { since: "2022-09-08", sources: [], protocol: "Tcp", ports: [port] };
  const form = destination.endsWith(".net")
    ? { hosts: [{ ...entry, hosts: [destination] }] }
    : { tags: [{ ...entry, tag: destination }] };
  return {
    ...(feature === undefined ? {} : { features: [feature] }),
    requirements: [
      { id: `requirement-${slot}`, slot, purpose: "A purpose.", direction: "outbound", ...form },
    ],
  };
}

describe("turning one feature on adds to the rules that it concerns and leaves all others as they are", () => {
  it.each(cases)("in $cloud at $revision with $egress, whatever else is on", (each) => {
    const change = new FeatureChange(choiceOf(each, []));
    const tried = new Set<string>();
    const effects = surroundings(each).flatMap(([set, feature]) => {
      const after = change.after(set, feature);
      if (after === undefined) {
        return [];
      }
      tried.add(feature);
      return (change.effects(set, after) ?? ["there is no plan"]).map(
        (effect) => `${feature} beside [${set.join(" ")}]: ${effect}`,
      );
    });
    expect(effects.slice(0, 5)).toEqual([]);
    expect([...tried].sort()).toEqual(change.features().sort());
  });

  it.each(cases)("in $cloud at $revision with $egress, behind what is always there", (each) => {
    const change = new FeatureChange(choiceOf(each, []));
    const always = (change.partsWith([]) ?? []).filter(({ destinations }) => destinations.length > 0);
    const alone = change.features().map((id) => change.after([], id) ?? []);
    const collectionOf = (key: string): string => key.slice(0, key.lastIndexOf(" "));
    for (const set of [...alone, together(alone.flat(), each)]) {
      const parts = change.partsWith(set) ?? [];
      for (const { key, destinations } of always) {
        const now = parts.find((part) => part.key === key)?.destinations.slice(0, destinations.length);
        expect({ set, key, first: now }).toEqual({ set, key, first: destinations });
      }
      for (const collection of new Set(always.map(({ key }) => collectionOf(key)))) {
        const rulesIn = (those: readonly Part[]): string[] =>
          those.map(({ key }) => key).filter((key) => collectionOf(key) === collection);
        const first = rulesIn(always);
        expect(rulesIn(parts).slice(0, first.length)).toEqual(first);
      }
    }
    expect(alone.length).toBeGreaterThan(5);
  });
});

describe("turning one feature of any catalog on", () => {
  const choices = choicesOf(fc.oneof(fc.constant(DIRECT), firewalls), catalogs);

  const ANY_CHOICE = choiceOf(
    { cloud: "public", revision: "2026-03-19", egress: "a firewall by service tags" },
    ["two"],
  );

  /** What it did to what it does not concern; the property holds for nothing where one of the plans has errors. */
  const effectsOf = (choice: Choice, feature: string): string[] => {
    const change = new FeatureChange(choice);
    const { cloud, revision } = choice.selection;
    const before = choice.selection.features.filter(
      (id) => !closedUnderImplications([id], cloud, revision, documentsIn(choice)).includes(feature),
    );
    const after = change.after(before, feature);
    const effects = after === undefined ? undefined : change.effects(before, after);
    fc.pre(effects !== undefined);
    return effects;
  };

  it("adds to the rules that it concerns, takes from them what only the needs ask for that it ends, moves nothing, and leaves all others as they are", () => {
    fc.assert(
      fc.property(choices, fc.constantFrom(...FEATURES), (choice, feature) => {
        expect(effectsOf(choice, feature)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it.each([
    [
      "a rule, although it needs the later one first",
      [
        needing(10, "Storage", "445", "one"),
        needing(20, "AzureKeyVault", "443"),
        needing(30, "Storage", "445"),
      ],
    ],
    [
      "a destination, although it needs the later one first",
      [
        needing(10, "Storage", "443", "one"),
        needing(20, "AzureKeyVault", "443"),
        needing(30, "Storage", "443"),
      ],
    ],
    [
      "a tag of the region, although it brings the tag of all regions",
      [needing(10, "Storage", "443", "one"), needing(20, "Storage.{Region}", "443", "two")],
    ],
    [
      "a host, although it brings all of the hosts beside it",
      [needing(10, "*.contoso.net", "443", "one"), needing(20, "a.contoso.net", "443", "two")],
    ],
    [
      "a rule of the NSG, although it opens the same port to the Internet",
      [needing(10, "a.contoso.net", "443", "one"), needing(20, "Storage", "443", "two")],
    ],
    [
      "a tag of the region, although it ends the need for the tag of all regions",
      [{ ...needing(10, "Storage", "443"), unless: ["one"] }, needing(20, "Storage.{Region}", "443")],
    ],
    [
      "a host, although it ends the need for all of the hosts beside it",
      [{ ...needing(10, "*.contoso.net", "443"), unless: ["one"] }, needing(20, "a.contoso.net", "443")],
    ],
    [
      "a tag of the region that another feature needs as well, although it brings the tag of all regions",
      [
        needing(10, "Storage", "443", "one"),
        { ...needing(20, "Storage.{Region}", "443"), features: ["one", "two"] },
      ],
    ],
  ])("neither moves nor drops %s", (_, requirements) => {
    expect(effectsOf({ ...ANY_CHOICE, catalog: { requirements, implies: {} } }, "one")).toEqual([]);
  });

  /** The plan's catalog rules with some features: `Storage.EastUS2 443,445 for requirement-10`. */
  const rulesWith = (catalog: SmallCatalog, features: readonly string[]): string[] =>
    planOf({ ...ANY_CHOICE, catalog, selection: { ...ANY_CHOICE.selection, features } })
      .securityRules.filter(({ origin }) => origin === "catalog")
      .map(({ destination, destinationPorts, requirements }) => {
        const tag = destination.kind === "service-tag" ? destination.tag.text : destination.kind;
        return `${tag} ${formatPorts(destinationPorts).join()} for ${requirements.join()}`;
      });

  it("takes away the rules and ports that only what it ends asks for", () => {
    const requirements = [
      { ...needing(10, "Storage", "443"), unless: ["two"] },
      needing(20, "Storage", "445"),
      { ...needing(30, "AzureKeyVault", "443"), unless: ["two", "three"] },
      { ...needing(40, "AzureActiveDirectory", "443", "two"), unless: ["three"] },
    ];
    const catalog = { requirements, implies: { one: ["two"] } };
    const [identity, vault] = [
      "AzureActiveDirectory 443 for requirement-40",
      "AzureKeyVault 443 for requirement-30",
    ];
    expect(rulesWith(catalog, []).sort()).toEqual([
      vault,
      "Storage 443,445 for requirement-10,requirement-20",
    ]);
    expect(rulesWith(catalog, ["two"]).sort()).toEqual([identity, "Storage 445 for requirement-20"]);
    expect(rulesWith(catalog, ["three"])).toEqual(["Storage 443,445 for requirement-10,requirement-20"]);
    expect(rulesWith(catalog, ["two", "three"])).toEqual(["Storage 445 for requirement-20"]);
    expect(rulesWith(catalog, ["one", "two"])).toEqual(rulesWith(catalog, ["two"]));
  });

  it("changes nothing where another feature brings the same needs already", () => {
    const shared = { ...needing(10, "Storage", "443"), features: ["one", "two"] };
    const catalog = { requirements: [shared], implies: {} };
    expect(rulesWith(catalog, ["one"])).toEqual(["Storage 443 for requirement-10"]);
    expect(rulesWith(catalog, ["two"])).toEqual(rulesWith(catalog, ["one"]));
    expect(rulesWith(catalog, ["one", "two"])).toEqual(rulesWith(catalog, ["one"]));
    expect(rulesWith(catalog, ["three"])).toEqual([]);
  });
});
