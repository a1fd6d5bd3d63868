import type { FeatureDocument, RequirementsDocument } from "../../../../lib/core/catalog/documents";
import { rule } from "../../../../lib/core/catalog/lint/features-known";
import { found } from "./features-found";
import { foundBy } from "./found-by";
import { type Difference, routed, smallCatalog } from "./small-catalog";

describe("features are accepted", () => {
  it.each<[string, Record<string, Partial<FeatureDocument>>]>([
    ["without limits", { extra: {} }],
    ["from one revision until another", { extra: { since: "2024-01-01", until: "2025-01-01" } }],
    [
      "that exclude each other",
      { extra: { excludes: ["other"] }, other: { default: true, excludes: ["extra"] } },
    ],
  ])("%s", (_, features) => {
    expect(found(features)).toEqual([]);
  });
});

describe("features are refused", () => {
  it.each<[string, Record<string, Partial<FeatureDocument>>, readonly string[]]>([
    [
      "where a file's feature is misspelt",
      { extras: {} },
      ["extra.json features[0]: `extra` is no feature of the service; did you mean `extras`?"],
    ],
    [
      "from a revision that the service lacks",
      { extra: { since: "2023-01-01" } },
      [
        "service.json features.extra.since: `2023-01-01` is no revision of the service; did you mean `2024-01-01` or `2025-01-01`?",
      ],
    ],
    [
      "until the oldest revision",
      { extra: { until: "2024-01-01" } },
      [
        "service.json features.extra.until: `2024-01-01` is not after `2024-01-01`, so that it holds in no revision; `until` is the first revision that no longer has it",
      ],
    ],
    [
      "that exclude what does not exist",
      { extra: { excludes: ["exta"] } },
      ["service.json features.extra.excludes[0]: `exta` is no feature of the service; did you mean `extra`?"],
    ],
    [
      "that exclude themselves",
      { extra: { excludes: ["extra"] } },
      ["service.json features.extra.excludes[0]: `extra` excludes itself; remove it"],
    ],
    [
      "that exclude one which does not exclude them",
      { extra: { excludes: ["other"] }, other: {} },
      [
        "service.json features.extra.excludes[0]: `extra` excludes `other`, which does not exclude it in turn; add it to `features.other.excludes`, or remove it here",
      ],
    ],
    [
      "that exclude each other and are both on by default",
      { extra: { default: true, excludes: ["other"] }, other: { default: true, excludes: ["extra"] } },
      [
        "service.json features.extra.excludes[0]: `extra` and `other` exclude each other and are both on by default, so that no selection works by default; turn one off",
        "service.json features.other.excludes[0]: `other` and `extra` exclude each other and are both on by default, so that no selection works by default; turn one off",
      ],
    ],
  ])("%s", (_, features, findings) => {
    expect(found(features)).toEqual(findings);
  });
});

describe("features that a list of requirements names are refused", () => {
  it.each<[string, Difference, readonly string[]]>([
    [
      "that take away and do not exist",
      { unless: ["extras"] },
      ["extra.json unless[0]: `extras` is no feature of the service; did you mean `extra`?"],
    ],
    [
      "whose name every object has",
      { unless: ["constructor", "__proto__"] },
      [
        "extra.json unless[0]: `constructor` is no feature of the service; known: `extra`",
        "extra.json unless[1]: `__proto__` is no feature of the service; known: `extra`",
      ],
    ],
    [
      "that are named twice",
      { unless: ["extra", "extra"] },
      ["extra.json unless[1]: `extra` is named twice; remove one"],
    ],
  ])("%s", (_, difference, findings) => {
    expect(foundBy(rule, difference)).toEqual(findings);
  });
});

describe("two lists of requirements", () => {
  const features = Object.fromEntries(
    ["extra", "other"].map((id) => [id, { default: false, description: "Something more." }]),
  );
  const { clouds, service } = smallCatalog({ service: { features } });
  const withList = (list: Omit<RequirementsDocument, "requirements">, file?: string): string[] =>
    rule
      .check({
        clouds,
        service: {
          ...service,
          requirements: [...service.requirements, { ...list, requirements: [routed()] }],
          ...(file === undefined ? {} : { requirementFiles: ["small/base.json", "small/extra.json", file] }),
        },
      })
      .map((finding) => `${finding.file} ${finding.path}: ${finding.message}`);

  it.each<[string, Omit<RequirementsDocument, "requirements">]>([
    ["of other features", { features: ["other"] }],
    ["of one feature and another", { features: ["extra", "other"] }],
    ["that other features take away", { features: ["extra"], unless: ["other"] }],
    ["that are always needed, but for a feature", { unless: ["other"] }],
  ])("%s are accepted", (_, list) => {
    expect(withList(list)).toEqual([]);
  });

  it("of one feature are refused", () => {
    expect(withList({ features: ["extra"] })).toEqual([
      "small/extra.json features: a second list of requirements has the features `extra`; put their requirements into one",
    ]);
  });

  it("of what is always needed are refused", () => {
    expect(withList({})).toEqual([
      "small/base.json : a second list of requirements has no `features`; put what is always needed into one",
    ]);
  });

  it("of the same features in another order are refused", () => {
    const both = { features: ["other", "extra"], requirements: [] };
    const requirements = [both, { ...both, features: ["extra", "other"] }];
    expect(
      rule.check({ clouds, service: { ...service, requirements } }).map(({ message }) => message),
    ).toEqual([
      "a second list of requirements has the features `extra`, `other`; put their requirements into one",
    ]);
  });

  it("of which one is in a folder of the user's own are accepted", () => {
    expect(withList({}, "network/own-requirements.yaml")).toEqual([]);
  });
});
