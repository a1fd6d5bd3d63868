import fc from "fast-check";
import type { FeatureDocument } from "../../../../lib/core/catalog/documents";
import { rule } from "../../../../lib/core/catalog/lint/features-known";
import { found } from "./features-found";
import { foundBy } from "./found-by";

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
