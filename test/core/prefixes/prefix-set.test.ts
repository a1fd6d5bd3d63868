import { PrefixSet } from "../../../lib/core/prefixes/prefix-set";
import { prefixSetOf } from "../../../lib/core/prefixes/prefix-set-builder";
import { setOf } from "./arbitrary-prefixes";

const ALL_IPV6 = 1n << 128n;

describe("the fewest prefixes of a set", () => {
  it.each<[string, string[], string[]]>([
    ["join two halves", ["10.0.0.0/25", "10.0.0.128/25"], ["10.0.0.0/24"]],
    ["join halves of halves", ["10.0.0.0/25", "10.0.0.192/26", "10.0.0.128/26"], ["10.0.0.0/24"]],
    [
      "do not join neighbours that are no halves",
      ["10.0.1.0/24", "10.0.2.0/24"],
      ["10.0.1.0/24", "10.0.2.0/24"],
    ],
    ["leave out what another holds", ["10.0.0.0/8", "10.1.2.3/32", "10.0.0.0/8"], ["10.0.0.0/8"]],
    ["begin with IPv4", ["2001:db8::/32", "10.0.0.0/8"], ["10.0.0.0/8", "2001:db8::/32"]],
    ["join all of IPv4", ["128.0.0.0/1", "0.0.0.0/1"], ["0.0.0.0/0"]],
    ["join all of IPv6", ["8000::/1", "::/1"], ["::/0"]],
    ["reach the last address", ["255.255.255.255/32", "255.255.255.254/32"], ["255.255.255.254/31"]],
    [
      "do not join the last address to the first",
      ["255.255.255.255/32", "0.0.0.0/32"],
      ["0.0.0.0/32", "255.255.255.255/32"],
    ],
    [
      "join over the end of a word",
      [
        "2001:db8:0:0:0:0:ffff:ffff/128",
        "2001:db8:0:0:0:1::/128",
        "2001:db8::ffff:fffe/128",
        "2001:db8:0:0:0:1:0:1/128",
      ],
      ["2001:db8::ffff:fffe/127", "2001:db8::1:0:0/127"],
    ],
    ["are written as RFC 5952 says", ["2001:0DB8:0:0:1::/80", "::/128"], ["::/128", "2001:db8:0:0:1::/80"]],
  ])("%s", (_fact, texts, prefixes) => {
    expect(setOf(texts).prefixes()).toEqual(prefixes);
    expect(setOf([...texts].reverse()).prefixes()).toEqual(prefixes);
  });

  it("are the same as networks, and are counted", () => {
    const set = setOf(["10.0.0.0/24", "2001:db8::/33", "10.0.1.0/24"]);
    expect(set.cidrs().map(({ text }) => text)).toEqual(set.prefixes());
    expect(prefixSetOf(set.cidrs()).equals(set)).toBe(true);
    expect([set.prefixCount(), set.prefixCount(4), set.prefixCount(6)]).toEqual([2, 1, 1]);
    expect(set.cidrs(6)).toEqual([
      { family: 6, network: 0x2001_0db8n << 96n, prefixLength: 33, text: "2001:db8::/33" },
    ]);
  });
});

describe("two sets", () => {
  const a = setOf(["10.0.0.0/24", "2001:db8::/32"]);
  const b = setOf(["10.0.0.64/26", "10.0.1.0/24", "2001:db8:8000::/33"]);

  it("are united", () => {
    expect(a.union(b).prefixes()).toEqual(["10.0.0.0/23", "2001:db8::/32"]);
    expect(PrefixSet.unionOf([]).isEmpty).toBe(true);
  });

  it("are intersected", () => {
    expect(a.intersection(b).prefixes()).toEqual(["10.0.0.64/26", "2001:db8:8000::/33"]);
  });

  it("are subtracted", () => {
    expect(a.difference(b).prefixes()).toEqual(["10.0.0.0/26", "10.0.0.128/25", "2001:db8::/33"]);
    expect(b.difference(a).prefixes()).toEqual(["10.0.1.0/24"]);
  });

  it("leave all but one address of everything", () => {
    const rest = setOf(["::/0"]).difference(setOf(["::/128"]));
    expect(rest.addressCount(6)).toBe(ALL_IPV6 - 1n);
    expect(rest.ranges()).toEqual([
      { family: 6, first: "::1", last: "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", count: ALL_IPV6 - 1n },
    ]);
    expect(rest.prefixCount()).toBe(128);
  });

  it("contain one another only where all addresses are there", () => {
    expect(setOf(["10.0.0.0/25", "10.0.0.128/25"]).contains(setOf(["10.0.0.0/24"]))).toBe(true);
    expect(a.contains(b)).toBe(false);
    expect(a.contains(PrefixSet.EMPTY)).toBe(true);
    expect(PrefixSet.EMPTY.contains(a)).toBe(false);
  });

  it("are equal where their addresses are, whatever they were made of", () => {
    expect(setOf(["10.0.0.0/25", "10.0.0.128/25"]).equals(setOf(["10.0.0.0/24"]))).toBe(true);
    expect(a.equals(a.only(4))).toBe(false);
    expect(a.only(4).union(a.only(6)).equals(a)).toBe(true);
  });
});

describe("the ranges of a set", () => {
  it("reach over prefixes, and count their addresses", () => {
    const set = setOf(["10.0.1.0/24", "10.0.2.0/23", "2001:db8::/127"]);
    expect(set.ranges()).toEqual([
      { family: 4, first: "10.0.1.0", last: "10.0.3.255", count: 768n },
      { family: 6, first: "2001:db8::", last: "2001:db8::1", count: 2n },
    ]);
    expect([set.addressCount(4), set.addressCount(6)]).toEqual([768n, 2n]);
    expect(set.ranges(6)).toHaveLength(1);
  });

  it("are counted for all addresses that there are", () => {
    expect(setOf(["0.0.0.0/0"]).addressCount(4)).toBe(1n << 32n);
    expect(setOf(["::/0"]).addressCount(6)).toBe(ALL_IPV6);
  });
});
