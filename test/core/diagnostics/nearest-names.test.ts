import fc from "fast-check";
import { nearestNames, suggestion } from "../../../lib/core/diagnostics/nearest-names";

const REGIONS = ["eastus", "eastus2", "westus", "westus2", "westus3", "northeurope", "westeurope"];

/** Edits of one letter between two texts, by the textbook's recursion. */
function edits(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    let diagonal = row[0] ?? 0;
    row[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const above = row[j] ?? 0;
      row[j] = Math.min(above + 1, (row[j - 1] ?? 0) + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1));
      diagonal = above;
    }
  }
  return row[b.length] ?? 0;
}

describe("the nearest names", () => {
  it.each([
    ["eastus22", ["eastus2", "eastus"]],
    ["EastUS2", ["eastus2", "eastus", "westus2"]],
    ["westeurop", ["westeurope"]],
    ["eastus", ["eastus", "eastus2", "westus"]],
    ["antarctica", []],
    ["", []],
  ])("of `%s` are %j", (name, expected) => {
    expect(nearestNames(name, REGIONS)).toEqual(expected);
  });

  it("are three at most", () => {
    expect(nearestNames("aa", ["ab", "ac", "ad", "ae"])).toEqual(["ab", "ac", "ad"]);
  });

  it("are those within a third of the letters, two letters at least", () => {
    expect(nearestNames("abcdefghi", ["abcdefxyz", "abcdewxyz"])).toEqual(["abcdefxyz"]);
    expect(nearestNames("abc", ["axy", "xyz"])).toEqual(["axy"]);
  });

  it("that are equally near stand in the order of their code units", () => {
    expect(nearestNames("tag", ["tas", "Tas", "tab", "tar"])).toEqual(["Tas", "tab", "tar"]);
  });

  it("are those that a slow search finds, whatever the order of the names", () => {
    const words = fc.string({ unit: fc.constantFrom(..."abAB2"), maxLength: 8 });
    fc.assert(
      fc.property(words, fc.uniqueArray(words, { maxLength: 8 }), (name, known) => {
        const limit = Math.max(2, Math.floor(name.length / 3));
        const far = (each: string): number => edits(name.toLowerCase(), each.toLowerCase());
        const expected = [...known]
          .sort()
          .filter((each) => far(each) <= limit)
          .sort((a, b) => far(a) - far(b))
          .slice(0, 3);
        expect(nearestNames(name, known)).toEqual(expected);
        expect(nearestNames(name, [...known].reverse())).toEqual(expected);
      }),
    );
  });
});

describe("a suggestion", () => {
  it.each([
    ["one near name", "westeurop", REGIONS, "; did you mean `westeurope`?"],
    ["several near names", "eastus2", REGIONS, "; did you mean `eastus2` or `eastus` or `westus2`?"],
    ["no near name and a short list", "berlin", ["public", "china"], "; known: `public`, `china`"],
    [
      "no near name and a long list",
      "antarctica",
      Array.from({ length: 41 }, (_, index) => `region-${index}`),
      "",
    ],
  ])("for %s", (_fact, name, known, expected) => {
    expect(suggestion(name, known)).toBe(expected);
  });

  it("lists up to forty names", () => {
    const names = Array.from({ length: 40 }, (_, index) => `region-${index}`);
    expect(suggestion("antarctica", names)).toBe(`; known: ${names.map((name) => `\`${name}\``).join(", ")}`);
  });
});
