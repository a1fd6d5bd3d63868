import { type Cidr, cidrOf, parseCidr, parseIpAddress } from "../../../lib/core/address/cidr";
import type { Parsed } from "../../../lib/core/address/parsed";

function accepted<T>(result: Parsed<T>): T {
  if (!result.ok) {
    throw new Error(result.problem);
  }
  return result.value;
}

const cidr = (text: string): Cidr => accepted(parseCidr(text));

describe("a network in CIDR notation", () => {
  it.each([
    ["10.0.0.0/24", 4, 0x0a000000n, 24],
    ["0.0.0.0/0", 4, 0n, 0],
    ["255.255.255.255/32", 4, 0xffffffffn, 32],
    ["168.63.129.16/32", 4, 0xa83f8110n, 32],
    ["::/0", 6, 0n, 0],
    ["::1/128", 6, 1n, 128],
    ["2001:db8::/32", 6, 0x20010db8n << 96n, 32],
  ])("%s is read", (text, family, network, prefixLength) => {
    expect(parseCidr(text)).toEqual({ ok: true, value: { family, network, prefixLength, text } });
  });

  it.each([
    ["2001:DB8::/32", "2001:db8::/32"],
    ["2001:0db8:0000::/48", "2001:db8::/48"],
    ["2001:db8:0:0:1:0:0:0/80", "2001:db8:0:0:1::/80"],
    ["2001:db8:0:0:1:0:0:1/128", "2001:db8::1:0:0:1/128"],
    ["1:0:2:0:3:0:4:0/112", "1:0:2:0:3:0:4:0/112"],
    ["1::2:3:4:5:6:7/128", "1:0:2:3:4:5:6:7/128"],
    ["0:0:0:0:0:0:0:0/0", "::/0"],
    ["0::ffff/128", "::ffff/128"],
    ["64:ff9b::102:304/128", "64:ff9b::102:304/128"],
    ["::ffff:0:0:0/128", "::ffff:0:0:0/128"],
    ["::fffe:102:304/128", "::fffe:102:304/128"],
  ])("%s becomes %s, its canonical text", (text, canonical) => {
    expect(cidr(text).text).toBe(canonical);
  });

  const network = "a network such as `10.0.0.0/24` or `2001:db8::/32`";

  it.each([
    [
      "host bits",
      "10.0.0.5/24",
      "`10.0.0.5/24` has host bits set; write `10.0.0.0/24` for the network or `10.0.0.5/32` for the address",
    ],
    [
      "host bits of IPv6",
      "2001:db8::1/32",
      "`2001:db8::1/32` has host bits set; write `2001:db8::/32` for the network or `2001:db8::1/128` for the address",
    ],
    ["no length", "10.0.0.5", "`10.0.0.5` has no prefix length; write `10.0.0.5/32` for the one address"],
    ["no length of IPv6", "::1", "`::1` has no prefix length; write `::1/128` for the one address"],
    [
      "a leading zero",
      "010.0.0.0/8",
      "`010.0.0.0/8` has a leading zero in `010`, which some programs read as octal; write decimal numbers without leading zeros",
    ],
    [
      "three numbers",
      "1.2.3/24",
      "`1.2.3/24` does not have the 4 numbers of an IPv4 address; write all four, as in `10.0.0.0`",
    ],
    [
      "five numbers",
      "1.2.3.4.5/24",
      "`1.2.3.4.5/24` does not have the 4 numbers of an IPv4 address; write all four, as in `10.0.0.0`",
    ],
    [
      "an integer for an address",
      "167772160/8",
      "`167772160/8` does not have the 4 numbers of an IPv4 address; write all four, as in `10.0.0.0`",
    ],
    [
      "a number over 255",
      "10.0.0.256/32",
      "`10.0.0.256/32` has `256` where an IPv4 address has a number; write a whole number from 0 to 255",
    ],
    [
      "a hexadecimal number",
      "10.0.0x1.0/24",
      "`10.0.0x1.0/24` has `0x1` where an IPv4 address has a number; write a whole number from 0 to 255",
    ],
    [
      "an empty number",
      "10..0.0/8",
      "`10..0.0/8` has `` where an IPv4 address has a number; write a whole number from 0 to 255",
    ],
    [
      "a negative length",
      "10.0.0.0/-1",
      "`10.0.0.0/-1` has `-1` for a prefix length; write a whole number from 0 to 32 without sign or leading zero",
    ],
    [
      "a length with a leading zero",
      "10.0.0.0/033",
      "`10.0.0.0/033` has `033` for a prefix length; write a whole number from 0 to 32 without sign or leading zero",
    ],
    [
      "a length over 32",
      "10.0.0.0/33",
      "`10.0.0.0/33` has `33` for a prefix length; write a whole number from 0 to 32 without sign or leading zero",
    ],
    [
      "a length over 128",
      "::/129",
      "`::/129` has `129` for a prefix length; write a whole number from 0 to 128 without sign or leading zero",
    ],
    [
      "a length with a sign",
      "10.0.0.0/+8",
      "`10.0.0.0/+8` has `+8` for a prefix length; write a whole number from 0 to 32 without sign or leading zero",
    ],
    [
      "an empty length",
      "10.0.0.0/",
      "`10.0.0.0/` has `` for a prefix length; write a whole number from 0 to 32 without sign or leading zero",
    ],
    [
      "a netmask",
      "10.0.0.0/255.0.0.0",
      "`10.0.0.0/255.0.0.0` has `255.0.0.0` for a prefix length; write a whole number from 0 to 32 without sign or leading zero",
    ],
    ["two lengths", "10.0.0.0/8/8", `\`10.0.0.0/8/8\` has more than one \`/\`; write ${network}`],
    ["a space", " 10.0.0.0/8", `\` 10.0.0.0/8\` contains a space; write ${network}, without spaces`],
    [
      "a zone id",
      "fe80::1%eth0/128",
      "`fe80::1%eth0/128` has the zone id `%eth0`; write the address without it",
    ],
    ["brackets", "[::1]/128", "`[::1]/128` has brackets; write the IPv6 address without them"],
    [
      "an IPv4-mapped address",
      "::ffff:1.2.3.4/128",
      "`::ffff:1.2.3.4/128` is an IPv4-mapped IPv6 address; write the IPv4 address `1.2.3.4`, or the IPv4 network that is meant",
    ],
    [
      "the IPv4-mapped range",
      "::ffff:0:0/96",
      "`::ffff:0:0/96` is an IPv4-mapped IPv6 address; write the IPv4 address `0.0.0.0`, or the IPv4 network that is meant",
    ],
    [
      "an IPv4-mapped address in hexadecimal",
      "0:0:0:0:0:FFFF:0102:0304/64",
      "`0:0:0:0:0:FFFF:0102:0304/64` is an IPv4-mapped IPv6 address; write the IPv4 address `1.2.3.4`, or the IPv4 network that is meant",
    ],
    [
      "a dotted part",
      "64:ff9b::1.2.3.4/128",
      "`64:ff9b::1.2.3.4/128` ends in a dotted IPv4 part; write the address in hexadecimal, `64:ff9b::102:304`",
    ],
    [
      "a wrong dotted part",
      "64:ff9b::1.2.3/128",
      "`64:ff9b::1.2.3/128` does not have the 4 numbers of an IPv4 address; write all four, as in `10.0.0.0`",
    ],
    ["two gaps", "1::2::3/128", "`1::2::3/128` has `::` more than once; write it at most once"],
    [
      "a group of five digits",
      "2001:0db80::/32",
      "`2001:0db80::/32` has `0db80` where an IPv6 address has a group; write 1 to 4 hexadecimal digits between colons",
    ],
    [
      "an empty group",
      ":1:2:3:4:5:6:7/128",
      "`:1:2:3:4:5:6:7/128` has `` where an IPv6 address has a group; write 1 to 4 hexadecimal digits between colons",
    ],
    [
      "seven groups",
      "1:2:3:4:5:6:7/128",
      "`1:2:3:4:5:6:7/128` does not have the 8 groups of an IPv6 address; write all of them, or `::` once in place of those that are zero",
    ],
    [
      "eight groups and a gap",
      "1:2:3:4::5:6:7:8/128",
      "`1:2:3:4::5:6:7:8/128` does not have the 8 groups of an IPv6 address; write all of them, or `::` once in place of those that are zero",
    ],
    [
      "a service tag",
      "Storage.WestEurope",
      `\`Storage.WestEurope\` is a name and not an address (a service tag or a host?); write ${network}`,
    ],
    [
      "a host",
      "*.contoso.com",
      `\`*.contoso.com\` is a name and not an address (a service tag or a host?); write ${network}`,
    ],
    ["everything", "*", `\`*\` stands for every address; write ${network}`],
    [
      "a range of addresses",
      "10.0.0.1-10.0.0.9",
      `\`10.0.0.1-10.0.0.9\` is a range from one address to another; write ${network}, once for each part of the range`,
    ],
    ["an empty text", "", `the text is empty (\`\`); write ${network}`],
    [
      "full-width digits",
      "１0.0.0.0/8",
      `\`１0.0.0.0/8\` contains \`１\` (U+FF11), which is not ASCII; write ${network}`,
    ],
    [
      "a template",
      `\${var.cidr}`,
      `\`\${var.cidr}\` contains \`\${\`, which Terraform would evaluate; write the plain value`,
    ],
    [
      "a line break",
      "10.0.0.0/8\n",
      "`10.0.0.0/8\\u{a}` contains the control character `\\u{a}` (U+000A); write one line of visible characters",
    ],
  ])("with %s is refused", (_, text, problem) => {
    expect(parseCidr(text)).toEqual({ ok: false, problem });
  });
});

describe("one IP address", () => {
  it.each([
    ["10.0.0.5", "10.0.0.5/32"],
    ["0.0.0.0", "0.0.0.0/32"],
    ["2001:DB8::0001", "2001:db8::1/128"],
  ])("%s is read as %s", (text, canonical) => {
    expect(parseIpAddress(text)).toEqual(parseCidr(canonical));
    expect(accepted(parseIpAddress(text)).text).toBe(canonical);
  });

  const address = "one address such as `10.0.0.4` or `2001:db8::4`";

  it.each([
    [
      "10.0.0.5/32",
      "`10.0.0.5/32` has the prefix length `/32` where one address is expected; write the address alone, as in `10.0.0.4`",
    ],
    [
      "AzureCloud",
      `\`AzureCloud\` is a name and not an address (a service tag or a host?); write ${address}`,
    ],
    ["*", `\`*\` stands for every address; write ${address}`],
    ["", `the text is empty (\`\`); write ${address}`],
    [
      "10.0.0.05",
      "`10.0.0.05` has a leading zero in `05`, which some programs read as octal; write decimal numbers without leading zeros",
    ],
    ["fe80::1%1", "`fe80::1%1` has the zone id `%1`; write the address without it"],
    [
      "::FFFF:10.0.0.4",
      "`::FFFF:10.0.0.4` is an IPv4-mapped IPv6 address; write the IPv4 address `10.0.0.4`, or the IPv4 network that is meant",
    ],
    ["%{x}", "`%{x}` contains `%{`, which Terraform would evaluate; write the plain value"],
  ])("%j is refused", (text, problem) => {
    expect(parseIpAddress(text)).toEqual({ ok: false, problem });
  });
});

describe("a network that code computes", () => {
  it.each([
    [4, 0n, 33, "prefix length 33 is not a whole number from 0 to 32"],
    [4, 0n, -1, "prefix length -1 is not a whole number from 0 to 32"],
    [6, 0n, 0.5, "prefix length 0.5 is not a whole number from 0 to 128"],
    [4, 1n << 32n, 32, "network 4294967296 does not fit 32 bits"],
    [4, -1n, 32, "network -1 does not fit 32 bits"],
    [4, 1n, 31, "network 1 has host bits set for prefix length 31"],
    [6, 0xffff_0000_0000n, 96, "network 281470681743360 is IPv4-mapped; use family 4"],
  ] as const)(
    "of family %s with bits %s and length %s is a bug of the caller",
    (family, bits, length, message) => {
      expect(() => cidrOf(family, bits, length)).toThrow(new RangeError(message));
    },
  );
});
