import fc from "fast-check";
import { compareFqdns, type Fqdn, fqdnCovers, fqdnMatches } from "../../../lib/core/address/fqdn";
import { fqdn } from "./fqdns";

describe("the hosts that a target FQDN matches", () => {
  it.each([
    ["www.contoso.com", "www.contoso.com", true],
    ["www.contoso.com", "WWW.Contoso.COM", true],
    ["www.contoso.com", "contoso.com", false],
    ["www.contoso.com", "a.www.contoso.com", false],
    ["*.contoso.com", "www.contoso.com", true],
    ["*.contoso.com", "a.b.contoso.com", true],
    ["*.contoso.com", "contoso.com", false],
    ["*.contoso.com", "anycontoso.com", false],
    ["*.contoso.com", "contoso.com.evil.org", false],
    ["*contoso.com", "contoso.com", true],
    ["*contoso.com", "www.contoso.com", true],
    ["*contoso.com", "anycontoso.com", true],
    ["*contoso.com", "contoso.net", false],
    ["*.contoso.com", "*.contoso.com", false],
    ["*.contoso.com", ".contoso.com", false],
    ["*.contoso.com", "www.contoso.com.", false],
    ["*.contoso.com", "evil.org/.contoso.com", false],
    ["*contoso.com", "evil.org\ncontoso.com", false],
  ])("of %s and %j: %s", (pattern, host, matches) => {
    expect(fqdnMatches(fqdn(pattern), host)).toBe(matches);
  });
});

describe("cover of target FQDNs", () => {
  it.each([
    ["*contoso.com", "*.contoso.com", true],
    ["*.contoso.com", "*contoso.com", false],
    ["*.contoso.com", "*.www.contoso.com", true],
    ["*.contoso.com", "*www.contoso.com", true],
    ["*.contoso.com", "*x.www.contoso.com", true],
    ["*toso.com", "*.contoso.com", true],
    ["*.contoso.com", "contoso.com", false],
    ["www.contoso.com", "*.www.contoso.com", false],
  ])("%s covers %s: %s", (outer, inner, covers) => {
    expect(fqdnCovers(fqdn(outer), fqdn(inner))).toBe(covers);
  });

  /** Every name of `count` labels out of `labels`. */
  const names = (labels: readonly string[], count: number): string[] =>
    count === 0
      ? [""]
      : names(labels, count - 1).flatMap((rest) =>
          labels.map((label) => (rest === "" ? label : `${label}.${rest}`)),
        );

  const patterns = [...names(["a", "b", "ab"], 2), ...names(["a", "b", "ab"], 3)].flatMap((name) =>
    [name, `*.${name}`, `*${name}`].map(fqdn),
  );
  // One label deeper and one character longer than the patterns, so that each wildcard shows what it adds.
  const hosts = [2, 3, 4].flatMap((count) => names(["a", "b", "ab", "aa", "bab"], count));

  const byRegex = ({ kind, name }: Fqdn): RegExp => {
    const ending = name.replaceAll(".", "\\.");
    const before = { exact: "", subdomains: "([a-z]+\\.)+", suffix: "[a-z.]*" }[kind];
    return new RegExp(`^${before}${ending}$`);
  };

  it("and match are what a regular expression says of every host over a small alphabet", () => {
    const matched = patterns.map((pattern) => hosts.map((host) => byRegex(pattern).test(host)));
    const wrongMatches = patterns.flatMap((pattern, index) =>
      hosts
        .filter((host, at) => fqdnMatches(pattern, host) !== matched[index]?.[at])
        .map((host) => `${pattern.text} ${host}`),
    );
    expect(wrongMatches).toEqual([]);

    const wrongCovers = patterns.flatMap((outer, outerAt) =>
      patterns
        .filter((inner, innerAt) => {
          const contained = hosts.every((_, at) => !matched[innerAt]?.[at] || matched[outerAt]?.[at]);
          return fqdnCovers(outer, inner) !== contained;
        })
        .map((inner) => `${outer.text} ${inner.text}`),
    );
    expect(wrongCovers).toEqual([]);
  });
});

describe("the order of target FQDNs", () => {
  it("is by name, and of one name the wildcards come first", () => {
    const ascending = ["*.a.com", "*a.com", "a.com", "aa.com", "*.b.com", "b.com", "x.a.com"];
    expect(
      [...ascending]
        .reverse()
        .map(fqdn)
        .sort(compareFqdns)
        .map((value) => value.text),
    ).toEqual(ascending);
  });

  it("is the same wherever a sort begins, and zero for the same text only", () => {
    const texts = fc
      .tuple(
        fc.constantFrom("", "*.", "*"),
        fc.array(fc.constantFrom("a", "b", "z-z", "_"), { minLength: 1, maxLength: 2 }),
      )
      .map(([wildcard, labels]) => fqdn(`${wildcard}${labels.join(".")}.com`));
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 8 }), (values) => {
        const once = [...values].sort(compareFqdns).map((value) => value.text);
        expect(
          [...values]
            .reverse()
            .sort(compareFqdns)
            .map((value) => value.text),
        ).toEqual(once);
        for (const a of values) {
          for (const b of values) {
            expect(compareFqdns(a, b) === 0).toBe(a.text === b.text);
          }
        }
      }),
    );
  });
});
