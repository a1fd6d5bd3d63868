import fc from "fast-check";
import { parseCidr } from "../../../lib/core/address/cidr";
import { formatIpAddress } from "../../../lib/core/address/ip-address-text";
import { addressText } from "../../../lib/core/prefixes/address-text";
import { addressToBigint, wordsOf, writeBigint } from "../../../lib/core/prefixes/address-words";
import { PrefixReader } from "../../../lib/core/prefixes/prefix-reader";

const number = fc.oneof(
  fc.nat(300).map(String),
  fc.constantFrom("", "0", "00", "01", "255", "256", "1e1", "-1"),
);
const group = fc.oneof(
  fc.nat(0xffff).map((bits) => bits.toString(16)),
  fc.constantFrom("", "0", "0000", "00000", "FFFF", "ffff", "g", "Db8", "1."),
);
const length = fc.oneof(
  fc.nat(130).map((bits) => `/${bits}`),
  fc.constantFrom("", "/", "/00", "/08", "/+8", "/-1", "/8/8", "/1e1", "/8 ", "/32", "/0", "/128", "/1000"),
);
const ipv4 = fc.array(number, { minLength: 3, maxLength: 5 }).map((numbers) => numbers.join("."));
const zeroEndedIpv4 = fc.tuple(fc.nat(255), fc.nat(255)).map(([a, b]) => `${a}.${b}.0.0`);
const ipv6 = fc.oneof(
  fc.array(group, { minLength: 1, maxLength: 9 }).map((groups) => groups.join(":")),
  fc
    .tuple(fc.array(group, { maxLength: 6 }), fc.array(group, { maxLength: 6 }))
    .map(([left, right]) => `${left.join(":")}::${right.join(":")}`),
  fc
    .array(fc.nat(0xffff), { minLength: 1, maxLength: 5 })
    .map((groups) => `${groups.map((bits) => bits.toString(16)).join(":")}::`),
  fc.constantFrom("::", ":::", "::ffff:0:0", "::ffff:1.2.3.4", "64:ff9b::1.2.3.4", "fe80::%1", "[::]"),
);
const nearPrefix = fc
  .tuple(fc.oneof(ipv4, zeroEndedIpv4, ipv6), length)
  .map(([address, ending]) => `${address}${ending}`);
const anyText = fc.oneof({ weight: 20, arbitrary: nearPrefix }, { weight: 1, arbitrary: fc.string() });

describe("the quick reader of prefixes", () => {
  it("accepts and refuses what the strict parser does, with the same value and the same words", () => {
    const reader = new PrefixReader();
    let accepted = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        const expected = parseCidr(text);
        const problem = reader.read(text);
        if (!expected.ok) {
          expect(problem).toBe(expected.problem);
          return;
        }
        accepted += 1;
        const { family, prefixLength, network } = expected.value;
        const bits = addressToBigint(reader.first, 0, wordsOf(reader.family));
        expect([problem, reader.family, reader.prefixLength, bits]).toEqual([
          undefined,
          family,
          prefixLength,
          network,
        ]);
      }),
      { numRuns: 20_000, seed: 1 },
    );
    expect(accepted).toBeGreaterThan(1000);
  });
});

describe("the quick writer of addresses", () => {
  const sparse = fc
    .array(fc.constantFrom(0, 0, 0, 1, 0x10, 0xabc, 0xffff), { minLength: 8, maxLength: 8 })
    .map((groups) => groups.reduce((bits, each) => (bits << 16n) | BigInt(each), 0n));

  it("writes what the strict formatter does", () => {
    const words = new Uint32Array(5);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }).map((bits) => ({ family: 4 as const, bits })),
          sparse.map((bits) => ({ family: 6 as const, bits })),
        ),
        ({ family, bits }) => {
          writeBigint(bits, words, 1, wordsOf(family));
          expect(addressText(family, words, 1)).toBe(formatIpAddress(family, bits));
        },
      ),
      { numRuns: 5000 },
    );
  });
});
