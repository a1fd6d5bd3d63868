import { parsePrefixes } from "../../../lib/core/prefixes/parse-prefixes";
import { PrefixSet } from "../../../lib/core/prefixes/prefix-set";

describe("a list of prefixes", () => {
  it.each<[string, string, string]>([
    [
      "host bits",
      "10.0.0.5/24",
      "`10.0.0.5/24` has host bits set; write `10.0.0.0/24` for the network or `10.0.0.5/32` for the address",
    ],
    [
      "host bits of IPv6",
      "2001:db8::1/64",
      "`2001:db8::1/64` has host bits set; write `2001:db8::/64` for the network or `2001:db8::1/128` for the address",
    ],
    [
      "three numbers",
      "1.2.3/24",
      "`1.2.3/24` does not have the 4 numbers of an IPv4 address; write all four, as in `10.0.0.0`",
    ],
    [
      "a leading zero",
      "010.0.0.0/8",
      "`010.0.0.0/8` has a leading zero in `010`, which some programs read as octal; write decimal numbers without leading zeros",
    ],
    [
      "a negative length",
      "10.0.0.0/-1",
      "`10.0.0.0/-1` has `-1` for a prefix length; write a whole number from 0 to 32 without sign or leading zero",
    ],
    ["no length", "10.0.0.5", "`10.0.0.5` has no prefix length; write `10.0.0.5/32` for the one address"],
    [
      "an IPv4-mapped address",
      "::ffff:10.0.0.0/104",
      "`::ffff:10.0.0.0/104` is an IPv4-mapped IPv6 address; write the IPv4 address `10.0.0.0`, or the IPv4 network that is meant",
    ],
    ["a zone id", "fe80::%eth0/10", "`fe80::%eth0/10` has the zone id `%eth0`; write the address without it"],
    [
      "a space",
      "10.0.0.0/8 ",
      "`10.0.0.0/8 ` contains a space; write a network such as `10.0.0.0/24` or `2001:db8::/32`, without spaces",
    ],
  ])("with %s is refused, with its place and text", (_what, text, problem) => {
    expect(parsePrefixes(["10.0.0.0/8", text])).toEqual({
      ok: false,
      problems: [{ index: 1, text, problem }],
    });
  });

  it("tells every text that is wrong, in order", () => {
    const parsed = parsePrefixes(["x", "10.0.0.0/8", "10.0.0.0/33"]);
    expect(parsed.ok ? [] : parsed.problems.map(({ index, text }) => [index, text])).toEqual([
      [0, "x"],
      [2, "10.0.0.0/33"],
    ]);
  });

  it("without texts is the set without addresses, and not every address", () => {
    const parsed = parsePrefixes([]);
    expect(parsed).toEqual({ ok: true, value: PrefixSet.EMPTY });
    expect(parsed.ok && parsed.value.prefixes()).toEqual([]);
  });
});
