import fc from "fast-check";
import { rule } from "../../../../lib/core/catalog/lint/gaps-explained";
import { foundBy } from "./found-by";
import {
  type Difference,
  hostEntry,
  internal,
  requirement,
  routed,
  routeEntry,
  subnetEntry,
  tagEntry,
  urlEntry,
} from "./small-catalog";

const ofOne = { clouds: ["public"] } as const;
const revisions = ["2024-01-01", "2025-01-01", "2026-01-01"];

describe("the forms of a requirement are accepted", () => {
  it.each<[string, Difference]>([
    ["that hold everywhere", {}],
    [
      "that hold everywhere by entries of one cloud each",
      {
        base: [
          requirement({
            hosts: ["public", "usgovernment", "china"].map((cloud) => hostEntry({ clouds: [cloud] })),
          }),
        ],
      },
    ],
    ["that begin late in all clouds", { base: [requirement({ tags: [tagEntry({ since: "2025-01-01" })] })] }],
    [
      "that lack clouds, with a note of the entry",
      { base: [requirement({ tags: [tagEntry({ ...ofOne, note: "The others have no such tag." })] })] },
    ],
    [
      "that lack clouds, with a note of the requirement",
      {
        base: [
          requirement({ hosts: [hostEntry(ofOne)], notes: [{ text: "The tables name none elsewhere." }] }),
        ],
      },
    ],
    [
      "that lack a cloud that the documents leave out, as the requirement says",
      {
        base: [
          requirement({
            tags: [tagEntry({ clouds: ["public", "usgovernment"] })],
            hosts: [],
            undocumentedIn: ["china"],
          }),
        ],
      },
    ],
    [
      "that hold in all clouds of the feature",
      {
        extra: [routed({ routes: [routeEntry(ofOne)] })],
        service: { features: { extra: { default: false, description: "Something more.", ...ofOne } } },
      },
    ],
  ])("%s", (_, difference) => {
    expect(foundBy(rule, difference)).toEqual([]);
  });
});

describe("the forms of a requirement are refused", () => {
  const remedy = "add what is missing, or say in a note why there is none";
  it.each<[string, Difference, readonly string[]]>([
    [
      "that lack a cloud",
      { base: [requirement({ hosts: [hostEntry({ clouds: ["public", "china"] })] })] },
      [
        `base.json requirements[0].hosts: in \`2024-01-01\`, \`2025-01-01\` the hosts of \`monitoring\` hold in \`public\`, \`china\` and not in \`usgovernment\`; ${remedy}`,
      ],
    ],
    [
      "that lack a cloud, with an empty list of notes",
      {
        base: [
          requirement({ tags: [], hosts: [hostEntry({ clouds: ["public", "usgovernment"] })], notes: [] }),
        ],
      },
      [
        `base.json requirements[0].hosts: in \`2024-01-01\`, \`2025-01-01\` the hosts of \`monitoring\` hold in \`public\`, \`usgovernment\` and not in \`china\`; ${remedy}`,
      ],
    ],
    [
      "of subnets that lack a cloud",
      { base: [internal({ subnets: [subnetEntry({ clouds: ["public", "china"] })] })] },
      [
        `base.json requirements[0].subnets: in \`2024-01-01\`, \`2025-01-01\` the subnets of \`workers\` hold in \`public\`, \`china\` and not in \`usgovernment\`; ${remedy}`,
      ],
    ],
    [
      "of URLs that lack a cloud",
      { base: [requirement({ urls: [urlEntry({ clouds: ["public", "china"] })] })] },
      [
        `base.json requirements[0].urls: in \`2024-01-01\`, \`2025-01-01\` the urls of \`monitoring\` hold in \`public\`, \`china\` and not in \`usgovernment\`; ${remedy}`,
      ],
    ],
    [
      "that lack a cloud in one revision",
      {
        extra: [
          routed({
            routes: [
              routeEntry({ clouds: ["public", "china"] }),
              routeEntry({ clouds: ["usgovernment"], since: "2025-01-01" }),
            ],
          }),
        ],
      },
      [
        `extra.json requirements[0].routes: in \`2024-01-01\` the routes of \`way-back\` hold in \`public\`, \`china\` and not in \`usgovernment\`; ${remedy}`,
      ],
    ],
    [
      "that lack a revision between two",
      {
        service: { revisions },
        base: [requirement({ tags: [tagEntry({ until: "2025-01-01" }), tagEntry({ since: "2026-01-01" })] })],
      },
      ["public", "usgovernment", "china"].map(
        (cloud) =>
          `base.json requirements[0].tags: in \`${cloud}\` the tags of \`monitoring\` hold before and after \`2025-01-01\` and not there; ${remedy}`,
      ),
    ],
  ])("%s", (_, difference, findings) => {
    expect(foundBy(rule, difference)).toEqual(findings);
  });
});

it("there is a finding exactly when the table of clouds and revisions has a hole", () => {
  const clouds = ["public", "usgovernment", "china"];
  const cells = fc.array(fc.boolean(), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(cells, (held) => {
      const holds = (row: number, column: number): boolean => held[row * 3 + column] ?? false;
      const tags = clouds.flatMap((cloud, row) =>
        revisions.flatMap((since, column) => {
          const until = revisions[column + 1];
          const entry = tagEntry({ clouds: [cloud], since, ...(until === undefined ? {} : { until }) });
          return holds(row, column) ? [entry] : [];
        }),
      );
      const uneven = [0, 1, 2].some(
        (column) => new Set([0, 1, 2].map((row) => holds(row, column))).size === 2,
      );
      const interrupted = [0, 1, 2].some((row) => holds(row, 0) && !holds(row, 1) && holds(row, 2));
      const found = foundBy(rule, { service: { revisions }, base: [requirement({ tags, hosts: [] })] });
      expect(found.length > 0).toBe(uneven || interrupted);
    }),
    { numRuns: 300 },
  );
});
