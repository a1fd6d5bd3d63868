import { BlockList, isIP } from "node:net";
import fc from "fast-check";
import {
  type Cidr,
  cidrContains,
  cidrOf,
  cidrsOverlap,
  compareCidrs,
  parseCidr,
  parseIpAddress,
} from "../../../lib/core/address/cidr";
import type { Parsed } from "../../../lib/core/address/parsed";

function accepted<T>(result: Parsed<T>): T {
  if (!result.ok) {
    throw new Error(result.problem);
  }
  return result.value;
}

const cidr = (text: string): Cidr => accepted(parseCidr(text));

/** The oracle's network: the bits that are fixed, as a string of zeros and ones, and how many there can be. */
interface BitString {
  readonly fixed: string;
  readonly width: number;
}

/** Reads an address that `node:net` accepts, by way of the URL parser's serialisation for IPv6. */
function bitStringOf(address: string): string {
  if (isIP(address) === 4) {
    return address
      .split(".")
      .map((number) => Number(number).toString(2).padStart(8, "0"))
      .join("");
  }
  const short = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const missing = 8 - short.split(":").filter((group) => group !== "").length;
  const long = short.replace("::", `:${"0:".repeat(missing)}`).replace(/^:|:$/g, "");
  return long
    .split(":")
    .map((group) => Number.parseInt(group, 16).toString(2).padStart(16, "0"))
    .join("");
}

/** The canonical text of a network by the oracle, or `undefined` when it is none. */
function oracleText(text: string): string | undefined {
  const [address = "", length = "", ...rest] = text.split("/");
  const family = isIP(address);
  const width = family === 4 ? 32 : 128;
  const isLength = String(Number(length)) === length && Number(length) >= 0 && Number(length) <= width;
  if (
    rest.length > 0 ||
    family === 0 ||
    address.includes("%") ||
    !isLength ||
    !Number.isInteger(Number(length))
  ) {
    return undefined;
  }
  const bits = bitStringOf(address);
  const mapped = family === 6 && bits.startsWith("0".repeat(80) + "1".repeat(16));
  if ((family === 6 && address.includes(".")) || mapped || bits.slice(Number(length)).includes("1")) {
    return undefined;
  }
  const canonical = family === 4 ? address : new URL(`http://[${address}]/`).hostname.slice(1, -1);
  return `${canonical}/${length}`;
}

const group = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("0", "1", "ffff", "0000", "a", "DB8", "0db8", "", "10000", "g") },
  { weight: 1, arbitrary: fc.nat(0xffff).map((number) => number.toString(16)) },
);
const nearIpv6 = fc.oneof(
  fc.array(group, { minLength: 1, maxLength: 9 }).map((groups) => groups.join(":")),
  fc
    .tuple(fc.array(group, { maxLength: 5 }), fc.array(group, { maxLength: 5 }))
    .map(([left, right]) => `${left.join(":")}::${right.join(":")}`),
  fc.ipV6(),
);
const nearIpv4 = fc.oneof(
  fc
    .array(fc.constantFrom("0", "10", "255", "256", "00", "1", "128", ""), { minLength: 3, maxLength: 5 })
    .map((numbers) => numbers.join(".")),
  fc.ipV4(),
);
const nearLength = fc.oneof(
  fc.constantFrom(
    "0",
    "8",
    "16",
    "24",
    "32",
    "33",
    "48",
    "64",
    "96",
    "128",
    "129",
    "-1",
    "08",
    "+8",
    "8.0",
    "1e1",
    "",
  ),
  fc.nat(130).map(String),
);
const nearCidr = fc
  .tuple(fc.oneof(nearIpv4, nearIpv6), nearLength)
  .map(([address, length]) => `${address}/${length}`);

/** A network as random bits cut at a random length, with its oracle. */
const anyNetwork = fc
  .tuple(
    fc.constantFrom(4 as const, 6 as const),
    // Runs of one bit make long zero groups and nested networks likely.
    fc.array(fc.tuple(fc.constantFrom("0", "1"), fc.integer({ min: 1, max: 20 })), {
      minLength: 1,
      maxLength: 12,
    }),
    fc.nat(128),
  )
  .map(([family, runs, cut]) => {
    const width = family === 4 ? 32 : 128;
    const bits = runs.map(([bit, times]) => bit.repeat(times)).join("");
    const oracle: BitString = { fixed: bits.padEnd(width, "0").slice(0, cut % (width + 1)), width };
    return { family, oracle };
  })
  .filter(({ family, oracle }) => family === 4 || !/^0{80}1{16}/.test(oracle.fixed.padEnd(128, "0")))
  .map(({ family, oracle }) => {
    const network = BigInt(`0b0${oracle.fixed.padEnd(oracle.width, "0")}`);
    return { oracle, cidr: cidrOf(family, network, oracle.fixed.length) };
  });

/** Two networks of which the second often lies within the first. */
const twoNetworks = fc.tuple(anyNetwork, anyNetwork, fc.boolean(), fc.nat(128)).map(([a, b, nest, more]) => {
  const { family } = a.cidr;
  const fixed = (a.oracle.fixed + "10".repeat(64).slice(0, more)).slice(0, a.oracle.width);
  if (!nest || /^0{80}1{16}/.test(fixed.padEnd(128, "0"))) {
    return [a, b] as const;
  }
  const network = BigInt(`0b0${fixed.padEnd(a.oracle.width, "0")}`);
  return [
    a,
    { oracle: { fixed, width: a.oracle.width }, cidr: cidrOf(family, network, fixed.length) },
  ] as const;
});

describe("parsing of networks, against node:net and the URL parser", () => {
  it("accepts what they call an address with a fitting length and no host bits, and writes it as they do", () => {
    let seen = 0;
    fc.assert(
      fc.property(nearCidr, (text) => {
        const expected = oracleText(text);
        const result = parseCidr(text);
        expect(result.ok ? result.value.text : undefined).toBe(expected);
        seen += expected === undefined ? 0 : 1;
      }),
      { numRuns: 5000 },
    );
    expect(seen).toBeGreaterThan(50);
  });

  it("reads one address exactly when it is one that needs no second spelling", () => {
    fc.assert(
      fc.property(fc.oneof(nearIpv4, nearIpv6), (text) => {
        const full = isIP(text) === 4 ? `${text}/32` : `${text}/128`;
        const result = parseIpAddress(text);
        expect(result.ok ? result.value.text : undefined).toBe(oracleText(full));
      }),
      { numRuns: 3000 },
    );
  });

  it("reads back the text of every network", () => {
    fc.assert(
      fc.property(anyNetwork, ({ cidr: value }) => {
        expect(parseCidr(value.text)).toEqual({ ok: true, value });
      }),
      { numRuns: 1000 },
    );
  });
});

describe("containment of networks", () => {
  it.each([
    ["10.0.0.0/8", "10.1.0.0/16", true],
    ["10.0.0.0/8", "10.0.0.0/8", true],
    ["10.1.0.0/16", "10.0.0.0/8", false],
    ["10.0.0.0/9", "10.128.0.0/9", false],
    ["0.0.0.0/0", "::/0", false],
    ["::/0", "0.0.0.0/0", false],
    ["::/0", "2001:db8::/32", true],
    ["0.0.0.0/0", "255.255.255.255/32", true],
  ])("%s contains %s: %s", (outer, inner, contains) => {
    expect(cidrContains(cidr(outer), cidr(inner))).toBe(contains);
  });

  it("is what the fixed bits say, and what node's block list says of the first and last address", () => {
    let contained = 0;
    fc.assert(
      fc.property(twoNetworks, ([outer, inner]) => {
        const expected =
          outer.oracle.width === inner.oracle.width && inner.oracle.fixed.startsWith(outer.oracle.fixed);
        expect(cidrContains(outer.cidr, inner.cidr)).toBe(expected);
        contained += expected ? 1 : 0;

        const blocks = new BlockList();
        const [address = ""] = outer.cidr.text.split("/");
        const type = outer.cidr.family === 4 ? "ipv4" : "ipv6";
        blocks.addSubnet(address, outer.cidr.prefixLength, type);
        const ends = ["0", "1"].map((bit) => inner.oracle.fixed.padEnd(inner.oracle.width, bit));
        const family = inner.cidr.family === 4 ? "ipv4" : "ipv6";
        // A block list compares an IPv4-mapped address with IPv4 networks; none of the ends here is one.
        fc.pre(family === "ipv4" || ends.every((end) => !/^0{80}1{16}/.test(end)));
        expect(type === family && ends.every((end) => blocks.check(addressText(end), family))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
    expect(contained).toBeGreaterThan(100);
  });

  it("overlap is that one's fixed bits begin with the other's, whichever is asked first", () => {
    fc.assert(
      fc.property(twoNetworks, ([a, b]) => {
        const same = a.oracle.width === b.oracle.width;
        const shorter = Math.min(a.oracle.fixed.length, b.oracle.fixed.length);
        const expected = same && a.oracle.fixed.slice(0, shorter) === b.oracle.fixed.slice(0, shorter);
        expect(cidrsOverlap(a.cidr, b.cidr)).toBe(expected);
        expect(cidrsOverlap(b.cidr, a.cidr)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the order of networks", () => {
  it("is IPv4 first, then the first address, then the wider network", () => {
    const ascending = [
      "9.0.0.0/8",
      "10.0.0.0/8",
      "10.0.0.0/16",
      "100.0.0.0/8",
      "::/0",
      "::1/128",
      "2001:db8::/32",
    ];
    const sorted = [...ascending].reverse().map(cidr).sort(compareCidrs);
    expect(sorted.map((value) => value.text)).toEqual(ascending);
  });

  it("is the order of the bit strings, and is zero for the same network only", () => {
    const key = ({ oracle }: { oracle: BitString }): string =>
      `${oracle.width === 32 ? "4" : "6"} ${oracle.fixed.padEnd(oracle.width, "0")} ${String(oracle.fixed.length).padStart(3, "0")}`;
    fc.assert(
      fc.property(twoNetworks, ([a, b]) => {
        const expected = key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
        expect(Math.sign(compareCidrs(a.cidr, b.cidr))).toBe(expected);
        expect(compareCidrs(a.cidr, b.cidr) === 0).toBe(a.cidr.text === b.cidr.text);
      }),
      { numRuns: 1000 },
    );
  });
});

function addressText(bits: string): string {
  const size = bits.length === 32 ? 8 : 16;
  const numbers = Array.from({ length: bits.length / size }, (_, index) =>
    Number.parseInt(bits.slice(index * size, (index + 1) * size), 2),
  );
  return size === 8 ? numbers.join(".") : numbers.map((number) => number.toString(16)).join(":");
}
