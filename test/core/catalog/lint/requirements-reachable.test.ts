import type { FeatureDocument } from "../../../../lib/core/catalog/documents";
import { rule } from "../../../../lib/core/catalog/lint/requirements-reachable";
import { foundBy } from "./found-by";
import { type Difference, requirement, routed, routeEntry, smallCatalog, tagEntry } from "./small-catalog";

const feature = (difference: object): Difference["service"] => ({
  features: { extra: { default: false, description: "Something more.", ...difference } },
});

/** The features `extra`, `other` and `more`. */
const withOther = (
  extra: Partial<FeatureDocument>,
  other: Partial<FeatureDocument> = {},
): Difference["service"] => ({
  features: {
    extra: { default: false, description: "Something more.", ...extra },
    other: { default: false, description: "Something else.", ...other },
    more: { default: false, description: "Even more." },
  },
});

describe("a requirement is reached", () => {
  it.each<[string, Difference]>([
    ["in every cloud and revision", {}],
    [
      "in one cloud and one revision, which its feature has too",
      {
        extra: [routed({ routes: [routeEntry({ clouds: ["china"], until: "2025-01-01" })] })],
        service: feature({ clouds: ["public", "china"], until: "2025-01-01" }),
      },
    ],
    ["where it has no entries, which another rule tells", { base: [requirement({ tags: [], hosts: [] })] }],
    ["which other features take away", { unless: ["other", "more"], service: withOther({}) }],
    [
      "where the feature that brings it implies another than takes it away",
      { unless: ["more"], service: withOther({ implies: ["other"] }, { implies: ["extra"] }) },
    ],
    [
      "whose feature is implied by one that does nothing else",
      { unless: ["more"], service: withOther({}, { implies: ["extra"] }) },
    ],
    [
      "where its revision is unknown, which another rule tells",
      { base: [requirement({ tags: [tagEntry({ since: "2030-01-01" })] })] },
    ],
    [
      "where its feature's revision is unknown, which another rule tells",
      { service: feature({ until: "2030-01-01" }) },
    ],
  ])("%s", (_, difference) => {
    expect(foundBy(rule, difference)).toEqual([]);
  });

  it("where its feature is unknown, which another rule tells", () => {
    const extra = { default: false, description: "Something more." };
    const findings = foundBy(rule, { service: { features: { other: extra } } });
    expect(findings).toEqual([
      "service.json features.other: nothing adds or removes requirements for the feature `other`; add them, or remove the feature",
    ]);
  });
});

describe("lists of several features", () => {
  const features = {
    extra: { default: false, description: "Something more.", clouds: ["public"] },
    other: { default: false, description: "Something else.", clouds: ["china"] },
  };
  const { clouds, service } = smallCatalog({
    service: { features },
    extra: [routed({ routes: [routeEntry({ clouds: ["china"] })] })],
  });
  const findings = (...ids: readonly string[]): string[] =>
    rule
      .check({
        clouds,
        service: {
          ...service,
          requirements: service.requirements.map((list) =>
            list.features === undefined ? list : { ...list, features: ids },
          ),
        },
      })
      .map(({ path, message }) => `${path}: ${message}`);

  it("reach what one of the features reaches", () => {
    expect(findings("extra", "other")).toEqual([]);
  });

  it("do not reach what none of them reaches", () => {
    expect(findings("extra", "extra")).toEqual([
      "features.other: nothing adds or removes requirements for the feature `other`; add them, or remove the feature",
      "requirements[0]: no selection has `way-back`: there is no cloud and revision in which it holds and one of `extra`, `extra` exists; correct the validity of its entries, or remove it and retire slot 300",
    ]);
  });

  it("reach nothing where they are empty", () => {
    expect(findings()).toEqual([
      "features.extra: nothing adds or removes requirements for the feature `extra`; add them, or remove the feature",
      "features.other: nothing adds or removes requirements for the feature `other`; add them, or remove the feature",
      "requirements[0]: no selection has `way-back`: its list of features is empty; name some, or remove it for always",
    ]);
  });
});

describe("what no selection has is refused", () => {
  it.each<[string, Difference, readonly string[]]>([
    [
      "a requirement in another cloud than its feature",
      {
        extra: [routed({ routes: [routeEntry({ clouds: ["china"] })] })],
        service: feature({ clouds: ["public"] }),
      },
      [
        "extra.json requirements[0]: no selection has `way-back`: there is no cloud and revision in which it holds and the feature `extra` exists; correct the validity of its entries, or remove it and retire slot 300",
      ],
    ],
    [
      "a requirement that begins when its feature ends",
      {
        extra: [routed({ routes: [routeEntry({ since: "2025-01-01" })] })],
        service: feature({ until: "2025-01-01" }),
      },
      [
        "extra.json requirements[0]: no selection has `way-back`: there is no cloud and revision in which it holds and the feature `extra` exists; correct the validity of its entries, or remove it and retire slot 300",
      ],
    ],
    [
      "one entry of a requirement that is reached by another",
      {
        extra: [routed({ routes: [routeEntry(), routeEntry({ clouds: ["usgovernment"] })] })],
        service: feature({ clouds: ["public"] }),
      },
      [
        "extra.json requirements[0].routes[1]: no selection has the entry: there is no cloud and revision in which it holds and the feature `extra` exists; correct its clouds and revisions, or remove it",
      ],
    ],
    [
      "a requirement in no known cloud",
      { base: [requirement({ tags: [tagEntry({ clouds: ["germany"] })], hosts: [] })] },
      [
        "base.json requirements[0]: no selection has `monitoring`: there is no cloud and revision in which it holds; correct the validity of its entries, or remove it and retire slot 10",
      ],
    ],
    [
      "a requirement that its own feature takes away",
      { unless: ["extra"] },
      [
        "extra.json requirements[0]: no selection has `way-back`: each of `extra` that brings it is or implies one of `extra`, which takes it away; correct `features` or `unless`",
      ],
    ],
    [
      "a requirement that its feature takes away by implying another",
      { unless: ["more"], service: withOther({ implies: ["other"] }, { implies: ["more"] }) },
      [
        "extra.json requirements[0]: no selection has `way-back`: each of `extra` that brings it is or implies one of `more`, which takes it away; correct `features` or `unless`",
      ],
    ],
    [
      "a feature whose file brings nothing",
      { extra: [] },
      [
        "service.json features.extra: nothing adds or removes requirements for the feature `extra`; add them, or remove the feature",
      ],
    ],
  ])("%s", (_, difference, findings) => {
    expect(foundBy(rule, difference)).toEqual(findings);
  });
});
