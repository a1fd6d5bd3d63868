import fc from "fast-check";
import { CLOUD_IDS } from "../../../lib/core/catalog/built-in";
import type { RequirementsDocument } from "../../../lib/core/catalog/documents";
import { catalogs, FEATURES } from "./catalogs";
import { featuresOf } from "./expected-flows";
import { requirementsOf } from "./expected-forms";
import { type Concern, movements, type Part, partsOf, sideEffects } from "./plan-parts";
import { plannedChoice, planOf } from "./planned-choice";
import { type Choice, choicesOf, DIRECT, featureSets, firewall, firewalls, REVISIONS } from "./selections";

/** One region of each cloud: regions change names of tags, and nothing else that features touch. */
const REGIONS = { public: "eastus2", usgovernment: "usgovvirginia", china: "chinaeast2" } as const;

const EGRESSES = {
  "direct egress": DIRECT,
  "a firewall by service tags": firewall("service-tags"),
  "a firewall by host names": firewall("fqdn"),
} as const;

const cases = CLOUD_IDS.flatMap((cloud) =>
  REVISIONS.flatMap((revision) =>
    Object.keys(EGRESSES).map((egress) => ({ cloud, revision, egress: egress as keyof typeof EGRESSES })),
  ),
);

type Case = (typeof cases)[number];

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

/** What a feature concerns in a choice where it is on. */
function concernOf(choice: Choice, feature: string): Concern {
  const own = requirementsOf({ ...choice, selection: { ...choice.selection, features: [feature] } }).filter(
    (each) => each.feature === feature,
  );
  const routed = choice.egress.kind === "firewall" ? own.flatMap(({ routes }) => routes) : [];
  return {
    requirements: new Set(own.map(({ id }) => id)),
    tags: new Set(routed.map(({ tag, region }) => (region === undefined ? tag : `${tag}.${region}`))),
  };
}

/** A requirement of one tag or host; without a feature it is always needed. */
function needing(slot: number, destination: string, port: string, feature?: string): RequirementsDocument {
  const entry = { since: "2022-09-08", sources: [], protocol: "Tcp", ports: [port] };
  const form = destination.endsWith(".net")
    ? { hosts: [{ ...entry, hosts: [destination] }] }
    : { tags: [{ ...entry, tag: destination }] };
  return {
    ...(feature === undefined ? {} : { feature }),
    requirements: [
      { id: `requirement-${slot}`, slot, purpose: "A purpose.", direction: "outbound", ...form },
    ],
  };
}

describe("turning one feature on adds to the rules that it concerns and leaves all others as they are", () => {
  it.each(cases)("in $cloud at $revision with $egress, whatever else is on", (each) => {
    const ids = featuresOf(each.cloud, each.revision).map(({ id }) => id);
    const known = new Map<string, Part[]>();
    const partsWith = (features: readonly string[]): Part[] => {
      const parts = known.get(features.join(" ")) ?? partsOf(planOf(choiceOf(each, features)));
      known.set(features.join(" "), parts);
      return parts;
    };
    const effects = featureSets(each.cloud, each.revision).flatMap((set) =>
      ids
        .filter((id) => !set.includes(id))
        .flatMap((feature) => {
          const withFeature = ids.filter((id) => id === feature || set.includes(id));
          const concern = concernOf(choiceOf(each, withFeature), feature);
          const before = partsWith(set);
          const after = partsWith(withFeature);
          return [...sideEffects(before, after, concern), ...movements(before, after)].map(
            (effect) => `${feature} beside [${set.join(" ")}]: ${effect}`,
          );
        }),
    );
    expect(effects).toEqual([]);
    expect(known.size).toBeGreaterThan(ids.length);
  });

  it.each(cases)("in $cloud at $revision with $egress, behind what is always there", (each) => {
    const always = partsOf(planOf(choiceOf(each, [])));
    for (const set of featureSets(each.cloud, each.revision)) {
      const parts = new Map(partsOf(planOf(choiceOf(each, set))).map((part) => [part.key, part]));
      for (const { key, destinations } of always) {
        expect({ set, key, first: parts.get(key)?.destinations.slice(0, destinations.length) }).toEqual({
          set,
          key,
          first: destinations,
        });
      }
    }
  });
});

describe("turning one feature of any catalog on", () => {
  const choices = choicesOf(fc.oneof(fc.constant(DIRECT), firewalls), catalogs);

  /** A plan without a feature and with it; the property holds for nothing where one of them has errors. */
  const around = (choice: Choice, feature: string): readonly [Part[], Part[]] => {
    const others = choice.selection.features.filter((id) => id !== feature);
    const [before, after] = [others, [...others, feature]].map(
      (features) => plannedChoice({ ...choice, selection: { ...choice.selection, features } }).plan,
    );
    fc.pre(before !== undefined && after !== undefined);
    return [partsOf(before), partsOf(after)];
  };

  it("adds to the rules that it concerns and leaves all others as they are", () => {
    fc.assert(
      fc.property(choices, fc.constantFrom(...FEATURES), (choice, feature) => {
        expect(sideEffects(...around(choice, feature), concernOf(choice, feature))).toEqual([]);
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
  ])("neither moves nor drops %s", (_, catalog) => {
    const choice = {
      ...choiceOf({ cloud: "public", revision: "2026-03-19", egress: "a firewall by service tags" }, ["two"]),
      catalog,
    };
    const [before, after] = around(choice, "one");
    expect([...sideEffects(before, after, concernOf(choice, "one")), ...movements(before, after)]).toEqual(
      [],
    );
  });

  it("moves no rule and no destination", () => {
    fc.assert(
      fc.property(choices, fc.constantFrom(...FEATURES), (choice, feature) => {
        expect(movements(...around(choice, feature))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});
