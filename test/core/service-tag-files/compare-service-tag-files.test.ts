import { compareServiceTagFiles } from "../../../lib/core/service-tag-files/compare-service-tag-files";
import type { ServiceTagFile } from "../../../lib/core/service-tag-files/service-tag-file";
import { discoveryTexts } from "./file-kinds";
import { fullSizeFile } from "./full-size-file";
import { fileOf, fixture, PUBLIC } from "./read-fixture";

function file(tags: Readonly<Record<string, readonly string[]>>, changeNumber = 1): ServiceTagFile {
  const values = Object.entries(tags).map(([name, addressPrefixes]) => ({
    name,
    properties: { addressPrefixes },
  }));
  return fileOf(JSON.stringify({ changeNumber, cloud: "Public", values }));
}

const BEFORE = file({
  Same: ["20.0.0.0/24", "2603:1000::/48"],
  Changed: ["20.1.0.0/24", "20.1.1.0/24"],
  Rewritten: ["20.2.0.0/25", "20.2.0.128/25"],
  Spelt: ["2603:1000::/48"],
  Gone: ["20.3.0.0/24"],
});
const AFTER = file(
  {
    Same: ["2603:1000::/48", "20.0.0.0/24"],
    Changed: ["20.1.0.0/25", "20.1.1.0/24", "2603:1001::/48"],
    Rewritten: ["20.2.0.0/24"],
    Spelt: ["2603:1000:0::/48"],
    Come: ["20.4.0.0/24"],
  },
  2,
);

/** The changes with addresses as prefixes. */
function changes(before: ServiceTagFile, after: ServiceTagFile, names?: string[]): unknown {
  const { value } = compareServiceTagFiles(before, after, names);
  return value?.tags.map(({ name, kind, added, removed }) => [
    name,
    kind,
    added.prefixes,
    added.addresses.prefixes(),
    removed.prefixes,
    removed.addresses.prefixes(),
  ]);
}

describe("what changed from one file to another", () => {
  it("is told tag by tag: prefixes as they are written, and addresses exactly", () => {
    expect(changes(BEFORE, AFTER)).toEqual([
      [
        "Changed",
        "changed",
        ["20.1.0.0/25", "2603:1001::/48"],
        ["2603:1001::/48"],
        ["20.1.0.0/24"],
        ["20.1.0.128/25"],
      ],
      ["Come", "appeared", ["20.4.0.0/24"], ["20.4.0.0/24"], [], []],
      ["Gone", "disappeared", [], [], ["20.3.0.0/24"], ["20.3.0.0/24"]],
      ["Rewritten", "rewritten", ["20.2.0.0/24"], [], ["20.2.0.0/25", "20.2.0.128/25"], []],
    ]);
    expect(compareServiceTagFiles(BEFORE, AFTER).value?.changeNumbers).toEqual([1, 2]);
  });

  it("is told for some tags only, in the order of their names", () => {
    expect(changes(BEFORE, AFTER, ["Same", "Gone", "Come"])).toEqual([
      ["Come", "appeared", ["20.4.0.0/24"], ["20.4.0.0/24"], [], []],
      ["Gone", "disappeared", [], [], ["20.3.0.0/24"], ["20.3.0.0/24"]],
    ]);
  });

  it("is the other way round from the second file to the first", () => {
    const forth = compareServiceTagFiles(BEFORE, AFTER).value?.tags ?? [];
    const back = compareServiceTagFiles(AFTER, BEFORE).value?.tags ?? [];
    expect(back.map(({ name, added, removed }) => [name, removed, added])).toEqual(
      forth.map(({ name, added, removed }) => [name, added, removed]),
    );
  });

  it("is nothing between two kinds of one file", () => {
    const weekly = fixture(PUBLIC);
    expect(changes(fileOf(weekly), fileOf(...discoveryTexts(JSON.parse(weekly))))).toEqual([]);
  });

  it("leads from the first file's addresses to the second's, in every tag", () => {
    const size = { services: 6, regions: 5, prefixes: 12 };
    const [before, after] = [3, 4].map((seed) => fileOf(JSON.stringify(fullSizeFile(seed, size))));
    if (before === undefined || after === undefined) {
      throw new Error("there are two files");
    }
    const { value } = compareServiceTagFiles(before, after);
    expect(value?.tags.length).toBeGreaterThan(30);
    for (const { name, added, removed } of value?.tags ?? []) {
      const old = before.tags.get(name)?.addresses;
      const now = after.tags.get(name)?.addresses;
      expect(old?.difference(removed.addresses).union(added.addresses).prefixes()).toEqual(now?.prefixes());
      expect(added.addresses.intersection(removed.addresses).isEmpty).toBe(true);
    }
  });
});

describe("two files that cannot be compared", () => {
  it("are those of two clouds", () => {
    const china = fileOf(fixture("weekly-china-2026-08-17.json"));
    expect(compareServiceTagFiles(BEFORE, china)).toEqual({
      diagnostics: [
        {
          code: "service-tag-file-of-another-cloud",
          severity: "error",
          subject: "after",
          message: "the first file is of `Public`, the second of `China`; compare two files of one cloud",
        },
      ],
    });
  });

  it("are those of which neither has the tag", () => {
    expect(compareServiceTagFiles(BEFORE, AFTER, ["Changd", "Same"]).diagnostics).toEqual([
      {
        code: "service-tag-not-in-file",
        severity: "error",
        subject: "tags",
        message: "neither file has a tag `Changd`; did you mean `Changed`?",
      },
    ]);
  });
});
