import type { FeatureDocument } from "../../../../lib/core/catalog/documents";
import { rule } from "../../../../lib/core/catalog/lint/features-known";
import { foundBy } from "./found-by";
import { routed, smallCatalog } from "./small-catalog";

const found = (features: Record<string, Partial<FeatureDocument>>): string[] =>
  foundBy(rule, {
    service: {
      features: Object.fromEntries(
        Object.entries(features).map(([id, difference]) => [
          id,
          { default: false, description: "Something more.", ...difference },
        ]),
      ),
    },
  });

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
      ["extra.json feature: `extra` is no feature of service.json; did you mean `extras`?"],
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
      [
        "service.json features.extra.excludes[0]: `exta` is no feature of service.json; did you mean `extra`?",
      ],
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

describe("two files are refused", () => {
  const { clouds, service } = smallCatalog();
  const withFile = (feature: string | undefined): string[] =>
    rule
      .check({
        clouds,
        service: {
          ...service,
          requirements: [
            ...service.requirements,
            { ...(feature === undefined ? {} : { feature }), requirements: [routed()] },
          ],
        },
      })
      .map(({ file, path, message }) => `${file} ${path}: ${message}`);

  it("of one feature", () => {
    expect(withFile("extra")).toEqual([
      "small/extra.json feature: a second file brings the feature `extra`; put its requirements into one",
    ]);
  });

  it("without a feature", () => {
    expect(withFile(undefined)).toEqual([
      "small/base.json feature: a second file has no `feature`; only base.json has none",
    ]);
  });
});
