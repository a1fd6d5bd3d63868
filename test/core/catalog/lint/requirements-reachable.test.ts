import { rule } from "../../../../lib/core/catalog/lint/requirements-reachable";
import { foundBy } from "./found-by";
import { type Difference, requirement, routed, routeEntry, tagEntry } from "./small-catalog";

const feature = (difference: object): Difference["service"] => ({
  features: { extra: { default: false, description: "Something more.", ...difference } },
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
      "service.json features.other: no file brings requirements for the feature `other`; add small/other.json, or remove the feature",
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
      "a feature whose file brings nothing",
      { extra: [] },
      [
        "service.json features.extra: no file brings requirements for the feature `extra`; add small/extra.json, or remove the feature",
      ],
    ],
  ])("%s", (_, difference, findings) => {
    expect(foundBy(rule, difference)).toEqual(findings);
  });
});
