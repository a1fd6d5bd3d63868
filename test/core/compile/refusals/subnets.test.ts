import fc from "fast-check";
import { errorsOf, FIREWALL, type Refusal } from "./changed-input";

/** One subnet with these prefixes. */
const subnet = (...addressPrefixes: string[]) => ({ subnets: [{ addressPrefixes }] });

const NETWORK = "a network such as `10.0.0.0/24` or `2001:db8::/32`";

describe("subnets", () => {
  it.each<Refusal>([
    [
      "an input without a subnet",
      { subnets: [] },
      "empty-source",
      "subnets",
      "there is no subnet; give the subnets of the workspace with their address prefixes",
    ],
    [
      "a subnet without a prefix",
      subnet(),
      "empty-source",
      "subnets[0].addressPrefixes",
      "the subnet has no address prefix; give at least one, such as `10.1.0.0/24`",
    ],
    [
      "a second subnet without a prefix",
      { subnets: [{ addressPrefixes: ["10.1.0.0/24"] }, { addressPrefixes: [] }] },
      "empty-source",
      "subnets[1].addressPrefixes",
      "the subnet has no address prefix; give at least one, such as `10.1.0.0/24`",
    ],
    [
      "a prefix with host bits",
      subnet("10.1.0.5/24"),
      "invalid-address",
      "subnets[0].addressPrefixes[0]",
      "`10.1.0.5/24` has host bits set; write `10.1.0.0/24` for the network or `10.1.0.5/32` for the address",
    ],
    [
      "an IPv6 prefix with host bits",
      subnet("2001:db8::1/64"),
      "invalid-address",
      "subnets[0].addressPrefixes[0]",
      "`2001:db8::1/64` has host bits set; write `2001:db8::/64` for the network or `2001:db8::1/128` for the address",
    ],
    [
      "an address without a prefix length",
      subnet("10.1.0.0/24", "10.2.0.4"),
      "invalid-address",
      "subnets[0].addressPrefixes[1]",
      "`10.2.0.4` has no prefix length; write `10.2.0.4/32` for the one address",
    ],
    [
      "a service tag in the place of a prefix",
      subnet("VirtualNetwork"),
      "invalid-address",
      "subnets[0].addressPrefixes[0]",
      `\`VirtualNetwork\` is a name and not an address (a service tag or a host?); write ${NETWORK}`,
    ],
    [
      "the prefix `*`",
      subnet("*"),
      "invalid-address",
      "subnets[0].addressPrefixes[0]",
      `\`*\` stands for every address; write ${NETWORK}`,
    ],
    [
      "an empty prefix",
      subnet(""),
      "invalid-address",
      "subnets[0].addressPrefixes[0]",
      `the text is empty (\`\`); write ${NETWORK}`,
    ],
    [
      "the prefix of every IPv4 address",
      subnet("0.0.0.0/0"),
      "invalid-address",
      "subnets[0].addressPrefixes[0]",
      "`0.0.0.0/0` is every address and no subnet; give the subnet's own prefix",
    ],
    [
      "the prefix of every IPv6 address",
      subnet("::/0"),
      "invalid-address",
      "subnets[0].addressPrefixes[0]",
      "`::/0` is every address and no subnet; give the subnet's own prefix",
    ],
    [
      "a prefix that stands twice",
      subnet("10.1.0.0/24", "10.1.0.0/24"),
      "overlapping-prefixes",
      "subnets[0].addressPrefixes[1]",
      "`10.1.0.0/24` overlaps with `10.1.0.0/24` (subnets[0].addressPrefixes[0]); subnets cannot overlap",
    ],
    [
      "a prefix within an earlier one",
      { subnets: [{ addressPrefixes: ["10.1.0.0/16"] }, { addressPrefixes: ["10.1.7.0/24"] }] },
      "overlapping-prefixes",
      "subnets[1].addressPrefixes[0]",
      "`10.1.7.0/24` overlaps with `10.1.0.0/16` (subnets[0].addressPrefixes[0]); subnets cannot overlap",
    ],
    [
      "a prefix around an earlier one",
      subnet("10.1.7.0/24", "10.1.0.0/16"),
      "overlapping-prefixes",
      "subnets[0].addressPrefixes[1]",
      "`10.1.0.0/16` overlaps with `10.1.7.0/24` (subnets[0].addressPrefixes[0]); subnets cannot overlap",
    ],
    [
      "an IPv6 prefix that is an earlier one in another spelling",
      subnet("2001:db8::/64", "2001:0DB8:0:0::/64"),
      "overlapping-prefixes",
      "subnets[0].addressPrefixes[1]",
      "`2001:db8::/64` overlaps with `2001:db8::/64` (subnets[0].addressPrefixes[0]); subnets cannot overlap",
    ],
    [
      "an IPv6 prefix beside an IPv4 prefix",
      { subnets: [{ addressPrefixes: ["2001:db8::/64"] }, { addressPrefixes: ["10.1.0.0/24"] }] },
      "mixed-address-families",
      "subnets",
      "`10.1.0.0/24` is IPv4 and `2001:db8::/64` is IPv6; a rule takes prefixes of one family, so give one family",
    ],
    [
      "an IPv6 subnet behind a firewall",
      { ...subnet("2001:db8::/64"), egress: FIREWALL },
      "unsupported-address-family",
      "subnets",
      "`2001:db8::/64` is IPv6; the rules of Azure Firewall take IPv4 prefixes",
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });

  it("of three prefixes each overlap is told", () => {
    const found = errorsOf(subnet("10.1.0.0/16", "10.1.7.0/24", "10.1.7.128/25"));
    expect(found.map(({ subject, message }) => [subject, message])).toEqual([
      [
        "subnets[0].addressPrefixes[1]",
        "`10.1.7.0/24` overlaps with `10.1.0.0/16` (subnets[0].addressPrefixes[0]); subnets cannot overlap",
      ],
      [
        "subnets[0].addressPrefixes[2]",
        "`10.1.7.128/25` overlaps with `10.1.0.0/16` (subnets[0].addressPrefixes[0]); subnets cannot overlap",
      ],
      [
        "subnets[0].addressPrefixes[2]",
        "`10.1.7.128/25` overlaps with `10.1.7.0/24` (subnets[0].addressPrefixes[1]); subnets cannot overlap",
      ],
    ]);
  });

  it("of many prefixes each overlap is told as comparing every pair tells it, in the order given", () => {
    const prefix = fc
      .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 4 }))
      .map(([address, free]) => `10.1.0.${(address >> free) << free}/${32 - free}`);
    const range = (text: string): [number, number] => {
      const [, first = "", length = ""] = /^10\.1\.0\.(\d+)\/(\d+)$/.exec(text) ?? [];
      return [Number(first), Number(first) + 2 ** (32 - Number(length))];
    };
    const overlap = (a: string, b: string): boolean => {
      const [[from, to], [first, last]] = [range(a), range(b)];
      return from < last && first < to;
    };
    fc.assert(
      fc.property(fc.array(prefix, { minLength: 1, maxLength: 12 }), (prefixes) => {
        const expected = prefixes.flatMap((later, index) =>
          prefixes
            .slice(0, index)
            .flatMap((earlier, before) =>
              overlap(earlier, later) ? [`${index} ${later} ${before} ${earlier}`] : [],
            ),
        );
        const found = errorsOf(subnet(...prefixes)).map(({ subject, message }) => {
          const [later = "", earlier = ""] = message.match(/10[^`]+/g) ?? [];
          const [before = ""] = message.match(/(?<=Prefixes\[)\d+/) ?? [];
          return `${subject.replace(/^.*\[(\d+)\]$/, "$1")} ${later} ${before} ${earlier}`;
        });
        expect(found).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ["neighbouring prefixes", subnet("10.1.0.0/25", "10.1.0.128/25")],
    ["an IPv6 subnet without a firewall", subnet("2001:db8::/64")],
    [
      "an IPv6 subnet whose firewall is planned elsewhere",
      { ...subnet("2001:db8::/64"), egress: FIREWALL, layers: ["nsg", "routes"] as const },
    ],
  ])("%s can be planned", (_fact, change) => {
    expect(errorsOf(change)).toEqual([]);
  });

  it("prefixes that Terraform knows later are not compared", () => {
    const later = { deferred: "later" };
    expect(errorsOf({ subnets: [{ addressPrefixes: [later, later, "10.1.0.0/24"] }] })).toEqual([]);
  });
});
