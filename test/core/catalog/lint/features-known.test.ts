import fc from "fast-check";
import type { FeatureDocument, RequirementsDocument } from "../../../../lib/core/catalog/documents";
import { rule } from "../../../../lib/core/catalog/lint/features-known";
import { foundBy } from "./found-by";
import { type Difference, routed, smallCatalog } from "./small-catalog";

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

describe("implications are accepted", () => {
  it.each<[string, Record<string, Partial<FeatureDocument>>]>([
    ["of a feature that is everywhere", { extra: { implies: ["other"], clouds: ["china"] }, other: {} }],
    [
      "of a feature that implies another",
      { extra: { implies: ["other"] }, other: { implies: ["more"] }, more: {} },
    ],
    [
      "of one feature by two ways",
      { extra: { implies: ["other", "more"] }, other: { implies: ["more"] }, more: {} },
    ],
    [
      "of a feature that begins earlier",
      { extra: { implies: ["other"], since: "2025-01-01" }, other: { since: "2024-01-01" } },
    ],
  ])("%s", (_, features) => {
    expect(found(features)).toEqual([]);
  });
});

describe("implications are refused", () => {
  const at = "service.json features.extra.implies[0]";
  it.each<[string, Record<string, Partial<FeatureDocument>>, readonly string[]]>([
    [
      "of what does not exist",
      { extra: { implies: ["exta"] } },
      [`${at}: \`exta\` is no feature of the service; did you mean \`extra\`?`],
    ],
    [
      "of what every object has",
      { extra: { implies: ["toString"] } },
      [`${at}: \`toString\` is no feature of the service; known: \`extra\``],
    ],
    [
      "of the feature itself",
      { extra: { implies: ["extra"] } },
      [`${at}: \`extra\` implies itself: \`extra\`, \`extra\`; remove one of these`],
    ],
    [
      "that lead in a circle",
      { extra: { implies: ["other"] }, other: { implies: ["more"] }, more: { implies: ["extra"] } },
      [
        `${at}: \`extra\` implies itself: \`extra\`, \`other\`, \`more\`, \`extra\`; remove one of these`,
        "service.json features.other.implies[0]: `other` implies itself: `other`, `more`, `extra`, `other`; remove one of these",
        "service.json features.more.implies[0]: `more` implies itself: `more`, `extra`, `other`, `more`; remove one of these",
      ],
    ],
    [
      "of an excluded feature",
      { extra: { implies: ["other"], excludes: ["other"] }, other: { excludes: ["extra"] } },
      [`${at}: \`extra\` implies \`other\` and excludes it; remove one of the two`],
    ],
    [
      "of a feature that another one excludes",
      {
        extra: { implies: ["other", "more"] },
        other: { excludes: ["more"] },
        more: { excludes: ["other"] },
      },
      [
        "service.json features.extra.implies: `extra` brings `other` and `more`, which exclude each other, so that it is never on; remove one of the implications",
      ],
    ],
    [
      "of a feature that implies an excluded one",
      {
        extra: { implies: ["other"], excludes: ["more"] },
        other: { implies: ["more"] },
        more: { excludes: ["extra"] },
      },
      [
        "service.json features.extra.implies: `extra` brings `extra` and `more`, which exclude each other, so that it is never on; remove one of the implications",
      ],
    ],
    [
      "that turn on by default what another default excludes",
      {
        extra: { default: true, implies: ["other"] },
        other: { excludes: ["more"] },
        more: { default: true, excludes: ["other"] },
      },
      [
        "service.json features.other.excludes[0]: `other` and `more` exclude each other and are both on by default, so that no selection works by default; turn one off",
        "service.json features.more.excludes[0]: `more` and `other` exclude each other and are both on by default, so that no selection works by default; turn one off",
      ],
    ],
    [
      "of a feature that a cloud lacks",
      { extra: { implies: ["other"] }, other: { clouds: ["public", "china"] } },
      [
        `${at}: \`extra\` implies \`other\`, which does not exist in \`usgovernment\`; limit \`features.extra\` likewise`,
      ],
    ],
    [
      "of a feature that a revision lacks",
      { extra: { implies: ["other"] }, other: { since: "2025-01-01" } },
      [
        `${at}: \`extra\` implies \`other\`, which does not exist in \`2024-01-01\`; limit \`features.extra\` likewise`,
      ],
    ],
  ])("%s", (_, features, findings) => {
    expect(found(features)).toEqual(findings);
  });

  it("in a circle of a thousand features, once for each", () => {
    const features = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`f${index}`, { implies: [`f${(index + 1) % 1000}`] }]),
    );
    expect(found({ ...features, extra: {} })).toHaveLength(1000);
  });
});

it("a feature implies itself exactly when a walk along the implications comes back", () => {
  const ids = ["extra", "b", "c", "d"];
  const implications = fc.array(fc.subarray(ids), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(implications, (lists) => {
      const implies = (id: string): readonly string[] => lists[ids.indexOf(id)] ?? [];
      const found = foundBy(rule, {
        service: {
          features: Object.fromEntries(
            ids.map((id) => [id, { default: false, description: "X.", implies: implies(id) }]),
          ),
        },
      });
      // As many steps as there are features lead everywhere that any number of steps leads.
      const reached = (from: string): Set<string> => {
        let all = new Set(implies(from));
        for (const _ of ids) {
          all = new Set([...all].flatMap((id) => [id, ...implies(id)]));
        }
        return all;
      };
      const expected = ids.flatMap((id) =>
        implies(id)
          .filter((other) => other === id || reached(other).has(id))
          .map((other) => `${id} ${other}`),
      );
      expect(found).toHaveLength(expected.length);
      expect(found.every((finding) => finding.includes("implies itself"))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
