import { fitPrefixes, type PrefixBudget } from "../../../lib/core/prefixes/fit-prefixes";
import { PrefixSet } from "../../../lib/core/prefixes/prefix-set";
import { setOf } from "./arbitrary-prefixes";

const budget = (
  maxPrefixes: number,
  maxExtraShare: number,
  more: Partial<PrefixBudget> = {},
): PrefixBudget => ({
  family: 4,
  maxPrefixes,
  maxExtraShare,
  ...more,
});

/** Three prefixes: two near each other, one far away. */
const THREE = setOf(["20.0.0.0/26", "20.0.0.128/26", "20.0.8.0/24", "2603:1000::/48"]);

describe("prefixes within a budget", () => {
  it("are the addresses' own where there are enough", () => {
    for (const maxPrefixes of [3, 4, 1000]) {
      expect(fitPrefixes(THREE, budget(maxPrefixes, 0))).toEqual({
        fits: true,
        prefixes: ["20.0.0.0/26", "20.0.0.128/26", "20.0.8.0/24"],
        addresses: THREE.only(4),
        added: [],
        addedCount: 0n,
      });
    }
  });

  it("join those that cost least, and tell what was added", () => {
    expect(fitPrefixes(THREE, budget(2, 1))).toEqual({
      fits: true,
      prefixes: ["20.0.0.0/24", "20.0.8.0/24"],
      addresses: setOf(["20.0.0.0/24", "20.0.8.0/24"]),
      added: [
        { family: 4, first: "20.0.0.64", last: "20.0.0.127", count: 64n },
        { family: 4, first: "20.0.0.192", last: "20.0.0.255", count: 64n },
      ],
      addedCount: 128n,
    });
  });

  it("can be a single one", () => {
    const fitted = fitPrefixes(THREE, budget(1, 100));
    expect(fitted).toMatchObject({ fits: true, prefixes: ["20.0.0.0/20"], addedCount: 4096n - 384n });
  });

  it("of no addresses are none", () => {
    expect(fitPrefixes(THREE.only(6), budget(1, 0))).toEqual({
      fits: true,
      prefixes: [],
      addresses: PrefixSet.EMPTY,
      added: [],
      addedCount: 0n,
    });
  });

  it("are of IPv6 as well, where the extra addresses are more than a double can count", () => {
    const two = setOf(["2603:1000::/48", "2603:1000:1::/48", "2603:1000:8::/48", "2603:1000:f:ffff::1/128"]);
    const fitted = fitPrefixes(two, budget(2, 5, { family: 6 }));
    expect(fitted).toMatchObject({
      fits: true,
      prefixes: ["2603:1000::/47", "2603:1000:8::/45"],
      addedCount: (7n << 80n) - 1n,
    });
  });

  it("are not more than are needed for the fewest addresses", () => {
    // A fourth prefix would divide what is asked for as a whole.
    expect(fitPrefixes(setOf(["20.0.0.0/24"]), budget(4, 1))).toMatchObject({ prefixes: ["20.0.0.0/24"] });
  });
});

describe("a budget that is too small", () => {
  it("tells how many prefixes would do, and how many extra addresses", () => {
    expect(fitPrefixes(THREE, budget(2, 0.1))).toEqual({
      fits: false,
      leastPrefixes: 3,
      leastExtra: 128n,
      allowedExtra: 38n,
    });
    expect(fitPrefixes(THREE, budget(1, 0.5))).toEqual({
      fits: false,
      leastPrefixes: 2,
      leastExtra: 3712n,
      allowedExtra: 192n,
    });
  });

  it.each([
    [0.333_333, false],
    [0.333_334, true],
    [0.333_333_7, true],
  ])("of the share %d of 384 addresses, to the nearest millionth, allows 128 of them: %s", (share, fits) => {
    expect(fitPrefixes(THREE, budget(2, share)).fits).toBe(fits);
  });
});

describe("special-purpose addresses", () => {
  it("are never added, however few prefixes there may be", () => {
    const around = setOf(["9.255.255.0/24", "11.0.0.0/24"]);
    expect(fitPrefixes(around, budget(1, 1_000_000))).toEqual({
      fits: false,
      leastPrefixes: 2,
      allowedExtra: 512_000_000n,
    });
    expect(fitPrefixes(around, budget(1, 1_000_000, { never: PrefixSet.EMPTY }))).toMatchObject({
      fits: true,
      prefixes: ["8.0.0.0/6"],
    });
  });

  it.each<[string, 4 | 6, string, string]>([
    ["private", 4, "172.15.255.0/24", "172.32.0.0/24"],
    ["shared", 4, "100.63.255.0/24", "100.128.0.0/24"],
    ["link-local", 4, "169.253.255.0/24", "169.255.0.0/24"],
    ["loopback", 4, "126.255.255.0/24", "128.0.0.0/24"],
    ["for documentation", 4, "198.51.99.0/24", "198.51.101.0/24"],
    ["the platform's", 4, "168.63.128.0/24", "168.63.130.0/24"],
    ["multicast", 4, "223.255.255.0/24", "240.0.0.0/24"],
    ["unique-local", 6, "fbff::/16", "fe00::/16"],
    ["for documentation of IPv6", 6, "2001:db7::/32", "2001:db9::/32"],
    ["IPv4-mapped", 6, "::fffe:0:0/96", "::1:0:0:0/96"],
    ["multicast of IPv6", 6, "feff::/16", "fec0::/128"],
  ])(
    "that are %s are not covered by joining the IPv%i neighbours %s and %s",
    (_what, family, lower, upper) => {
      const fitted = fitPrefixes(setOf([lower, upper]), {
        family,
        maxPrefixes: 1,
        maxExtraShare: Number.MAX_SAFE_INTEGER,
      });
      expect(fitted).toMatchObject({ fits: false, leastPrefixes: 2 });
      expect(fitted).not.toHaveProperty("leastExtra");
    },
  );

  it("do not keep neighbours apart that have none between them", () => {
    const fitted = fitPrefixes(setOf(["223.255.253.0/24", "223.255.255.0/24"]), budget(1, 1));
    expect(fitted).toMatchObject({ fits: true, prefixes: ["223.255.252.0/22"] });
  });

  it("that are asked for themselves are no addition", () => {
    const asked = setOf(["10.0.0.0/24", "10.0.1.0/25"]);
    expect(fitPrefixes(asked, budget(2, 0))).toMatchObject({ prefixes: ["10.0.0.0/24", "10.0.1.0/25"] });
    expect(fitPrefixes(asked, budget(1, 1))).toMatchObject({ fits: false, leastPrefixes: 2 });
    expect(fitPrefixes(asked, budget(1, 1))).not.toHaveProperty("leastExtra");
  });
});

describe("a budget's numbers", () => {
  it.each<[number, number, string]>([
    [0, 0, "maxPrefixes is 0; it is a whole number from 1 on"],
    [1.5, 0, "maxPrefixes is 1.5; it is a whole number from 1 on"],
    [1, -0.1, "maxExtraShare is -0.1; it is a number from 0 on"],
    [1, Number.NaN, "maxExtraShare is NaN; it is a number from 0 on"],
    [1, Number.POSITIVE_INFINITY, "maxExtraShare is Infinity; it is a number from 0 on"],
  ])("%d and %d are a bug of the caller", (maxPrefixes, maxExtraShare, message) => {
    expect(() => fitPrefixes(THREE, budget(maxPrefixes, maxExtraShare))).toThrow(new RangeError(message));
  });
});
