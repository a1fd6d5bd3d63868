import { isIPv4, isIPv6 } from "node:net";
import fc from "fast-check";
import { readIpAddress } from "../../../../lib/core/analyze/evaluate/ip-addresses";
import {
  holdsAddress,
  liesWithin,
  readAddressRange,
  readPrefix,
} from "../../../../lib/core/analyze/evaluate/prefixes";

function holds(range: string, address: string): boolean {
  const read = readPrefix(range) ?? readAddressRange(range);
  const value = readIpAddress(address);
  if (read === undefined || value === undefined) throw new Error(`cannot read ${range} or ${address}`);
  return holdsAddress(read, value);
}

test.each([
  ["10.0.0.0/8", "10.255.255.255", true],
  ["10.0.0.0/8", "11.0.0.0", false],
  ["10.0.0.4", "10.0.0.4", true],
  ["10.0.0.4", "10.0.0.5", false],
  ["10.0.0.4/32", "10.0.0.4", true],
  ["0.0.0.0/0", "255.255.255.255", true],
  ["0.0.0.0/0", "::1", false],
  ["::/0", "10.0.0.4", false],
  ["2603:1030::/32", "2603:1030:ffff::1", true],
  ["2603:1030::/32", "2603:1031::", false],
  ["::ffff:10.0.0.4", "::ffff:a00:4", true],
  ["10.0.0.4-10.0.0.7", "10.0.0.7", true],
  ["10.0.0.4-10.0.0.4", "10.0.0.4", true],
  ["10.0.0.4-10.0.0.7", "10.0.0.8", false],
])("%s holds %s: %s", (range, address, expected) => {
  expect(holds(range, address)).toBe(expected);
});

test.each([
  ["10.0.0.5/24", "host bits"],
  ["10.0.0.0/33", "a length beyond 32"],
  ["10.0.0.0/-1", "a negative length"],
  ["10.0.0.0/08", "a length with a leading zero"],
  ["10.0.0.0/", "an empty length"],
  ["10.0.0.0/8/8", "two lengths"],
  ["10.0.0", "three numbers"],
  ["010.0.0.0", "a leading zero"],
  ["10.0.0.256", "a number beyond 255"],
  ["2603:1030::1/32", "host bits in IPv6"],
  ["::/129", "a length beyond 128"],
  [":::", "three colons"],
  ["1::2::3", "two omissions"],
  ["1:2:3:4:5:6:7", "seven groups"],
  ["1:2:3:4:5:6:7:8::", "an omission of nothing"],
  ["1.2.3.4::", "IPv4 at the wrong end"],
  ["12345::", "a group of five digits"],
  ["Storage", "a service tag"],
  ["", "nothing"],
])("%s is no prefix: %s", (text) => {
  expect(readPrefix(text)).toBeUndefined();
});

test.each(["10.0.0.7-10.0.0.4", "10.0.0.4-::1", "10.0.0.4", "10.0.0.4-10.0.0.5-10.0.0.6"])(
  "%s is no range of addresses",
  (text) => {
    expect(readAddressRange(text)).toBeUndefined();
  },
);

test.each([
  ["10.0.0.0/16", "10.0.0.0/8", true],
  ["10.0.0.0/8", "10.0.0.0/16", false],
  ["10.0.0.0/8", "10.0.0.0/8", true],
  ["::/0", "0.0.0.0/0", false],
])("%s lies within %s: %s", (inner, outer, expected) => {
  const [a, b] = [readPrefix(inner), readPrefix(outer)];
  expect(a !== undefined && b !== undefined && liesWithin(a, b)).toBe(expected);
});

const octets = fc.array(fc.constantFrom(0, 1, 10, 127, 128, 255), { minLength: 4, maxLength: 4 });

function bits(parts: readonly number[]): string {
  return parts.map((part) => part.toString(2).padStart(8, "0")).join("");
}

test("a prefix holds exactly the addresses that begin with its bits", () => {
  fc.assert(
    fc.property(octets, octets, fc.integer({ min: 0, max: 32 }), (network, address, length) => {
      const start = bits(network).slice(0, length);
      const canonical = start.padEnd(32, "0").match(/.{8}/g) ?? [];
      const text = `${canonical.map((octet) => Number.parseInt(octet, 2)).join(".")}/${length}`;
      expect(holds(text, address.join("."))).toBe(bits(address).startsWith(start));
    }),
  );
});

test("an address is read exactly where the platform's own reader takes it for one", () => {
  const part = fc.oneof(
    fc.nat({ max: 300 }).map(String),
    fc.nat({ max: 0x1ffff }).map((value) => value.toString(16)),
    fc.constant(""),
  );
  const separators = fc.constantFrom(".", ":", "::");
  const text = fc
    .array(fc.tuple(part, separators), { minLength: 1, maxLength: 9 })
    .map((pairs) => pairs.map(([left, right]) => left + right).join(""))
    .chain((joined) => fc.constantFrom(joined, joined.replace(/[.:]+$/, "")));
  const likely = fc.oneof(fc.ipV4(), fc.ipV6(), text);
  fc.assert(
    fc.property(likely, (literal) => {
      const family = readIpAddress(literal)?.family;
      expect(family).toBe(isIPv4(literal) ? 4 : isIPv6(literal) ? 6 : undefined);
    }),
    { numRuns: 2000 },
  );
});

test("an IPv6 address has one value however it is written", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1, 0xff, 0xffff), { minLength: 8, maxLength: 8 }), (groups) => {
      const full = groups.map((group) => group.toString(16).padStart(4, "0")).join(":");
      const short = new URL(`http://[${full}]/`).hostname.slice(1, -1);
      expect(readIpAddress(short)).toEqual(readIpAddress(full));
      expect(readIpAddress(full.toUpperCase())?.value).toBe(BigInt(`0x${full.replaceAll(":", "")}`));
    }),
  );
});
