import { rule } from "../../../../lib/core/catalog/lint/sources-and-revisions";
import { foundBy } from "./found-by";
import { type Difference, hostEntry, requirement, routed, routeEntry, tagEntry } from "./small-catalog";

const DOCUMENTS = {
  guide: { title: "Guide", revisions: ["2024-01-01", "2025-01-01"] },
  old: { title: "Old guide", revisions: ["2024-01-01"] },
};
const SECTIONS = {
  tables: { document: "guide", heading: "Tables" },
  "old-tables": { document: "old", heading: "Old tables" },
};

describe("an entry's sources and revisions are accepted", () => {
  it.each<[string, Difference]>([
    ["where one source has every revision", {}],
    [
      "where two sources have the revisions together",
      {
        service: {
          documents: { ...DOCUMENTS, guide: { title: "Guide", revisions: ["2025-01-01"] } },
        },
      },
    ],
    [
      "where the entry ended with its only source's last revision",
      { base: [requirement({ tags: [tagEntry({ sources: ["old-tables"], until: "2025-01-01" })] })] },
    ],
    [
      "where a document is named by the regions of a cloud alone",
      {
        service: {
          documents: { ...DOCUMENTS, regions: { title: "Regions", revisions: ["2024-01-01"] } },
          availability: { china: { regions: ["chinaeast2"], document: "regions" } },
        },
      },
    ],
  ])("%s", (_, difference) => {
    expect(foundBy(rule, difference)).toEqual([]);
  });
});

describe("an entry is refused", () => {
  const withTag = (difference: Parameters<typeof tagEntry>[0]): Difference => ({
    base: [requirement({ tags: [tagEntry(difference)] })],
  });
  it.each<[string, Difference, string]>([
    [
      "without a source",
      withTag({ sources: [] }),
      "base.json requirements[0].tags[0].sources: the entry has no source; name the sections that state it",
    ],
    [
      "with a source that is no section",
      withTag({ sources: ["tables", "old-table"] }),
      "base.json requirements[0].tags[0].sources[1]: `old-table` is no section of the service; did you mean `old-tables`?",
    ],
    [
      "with a source whose name every object has",
      withTag({ sources: ["tables", "constructor"] }),
      "base.json requirements[0].tags[0].sources[1]: `constructor` is no section of the service; known: `tables`, `old-tables`",
    ],
    [
      "with a source twice",
      withTag({ sources: ["tables", "tables"] }),
      "base.json requirements[0].tags[0].sources[1]: `tables` is named twice; remove one",
    ],
    [
      "from a revision that the service lacks",
      withTag({ since: "2024-01-02" }),
      "base.json requirements[0].tags[0].since: `2024-01-02` is no revision of the service; did you mean `2024-01-01` or `2025-01-01`?",
    ],
    [
      "until a revision that the service lacks",
      withTag({ until: "2030-06-15" }),
      "base.json requirements[0].tags[0].until: `2030-06-15` is no revision of the service; known: `2024-01-01`, `2025-01-01`",
    ],
    [
      "that ends where it begins",
      withTag({ since: "2025-01-01", until: "2025-01-01", sources: ["tables"] }),
      "base.json requirements[0].tags[0].until: `2025-01-01` is not after `2025-01-01`, so that it holds in no revision; `until` is the first revision that no longer has it",
    ],
    [
      "that holds in a revision of none of its sources",
      withTag({ sources: ["old-tables"] }),
      "base.json requirements[0].tags[0].sources: the entry holds in `2025-01-01`, which none of its sources has; name one that has, or correct `since` and `until`",
    ],
    [
      "with a source that is older than the entry",
      withTag({ since: "2025-01-01" }),
      "base.json requirements[0].tags[0].sources[1]: `old-tables` exists in `2024-01-01` only, where the entry does not hold; remove it, or correct `since` and `until`",
    ],
    [
      "in its host form",
      { base: [requirement({ hosts: [hostEntry({ sources: [] })] })] },
      "base.json requirements[0].hosts[0].sources: the entry has no source; name the sections that state it",
    ],
    [
      "in its route form, in the feature's file",
      { extra: [routed({ routes: [routeEntry({ sources: [] })] })] },
      "extra.json requirements[0].routes[0].sources: the entry has no source; name the sections that state it",
    ],
  ])("%s", (_, difference, finding) => {
    expect(foundBy(rule, difference)).toEqual([finding]);
  });
});

describe("a service is refused", () => {
  it.each<[string, Difference, readonly string[]]>([
    [
      "whose revisions are not in order",
      { service: { revisions: ["2025-01-01", "2024-01-01"] } },
      [
        "service.json revisions[1]: `2024-01-01` is not after `2025-01-01`; write the revisions once each, oldest first, since the last one is the default",
      ],
    ],
    [
      "whose document has a revision of its own",
      {
        service: {
          documents: { ...DOCUMENTS, old: { title: "Old guide", revisions: ["2024-01-01", "2024-02-01"] } },
        },
      },
      [
        "service.json documents.old.revisions[1]: `2024-02-01` is no revision of the service; did you mean `2024-01-01` or `2025-01-01`?",
      ],
    ],
    [
      "whose document is named by nothing",
      { service: { documents: { ...DOCUMENTS, blog: { title: "Blog", revisions: ["2025-01-01"] } } } },
      ["service.json documents.blog: nothing names the document `blog`; remove it, or add its sections"],
    ],
    [
      "whose section is of no document",
      { service: { sections: { ...SECTIONS, "old-tables": { document: "odl", heading: "Old tables" } } } },
      [
        "service.json documents.old: nothing names the document `old`; remove it, or add its sections",
        "service.json sections.old-tables.document: `odl` is no document of the service; did you mean `old`?",
      ],
    ],
    [
      "whose section is the source of nothing",
      { service: { sections: { ...SECTIONS, preface: { document: "guide", heading: "Preface" } } } },
      [
        "service.json sections.preface: no entry names the section `preface`; remove it, or name it as a source",
      ],
    ],
  ])("%s", (_, difference, findings) => {
    const ofService = foundBy(rule, difference).filter((finding) => finding.startsWith("service.json"));
    expect(ofService).toEqual(findings);
  });
});
