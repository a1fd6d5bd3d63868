import type { PeerInput, SecurityRuleInput } from "../../../../lib/core/compile/network-input";
import { errorsOf, type Refusal, securityRule } from "./changed-input";

/** One rule that is wrong in this. */
const rule = (change: Partial<SecurityRuleInput>) => ({ securityRules: [securityRule(change)] });

const addresses = (...texts: string[]): PeerInput => ({ kind: "addresses", addresses: texts });
const host: PeerInput = { kind: "host", host: "pypi.org" };

const NO_HOSTS = "a security rule knows addresses and service tags, no host names; use a firewall rule";
const EMPTY = "the list of addresses is empty; give at least one prefix, or say `any` by name";

describe("a security rule of the user", () => {
  it.each<Refusal>([
    ["a host as source", rule({ source: host }), "invalid-rule", "securityRules[0].source", NO_HOSTS],
    [
      "a host as destination",
      rule({ destination: host }),
      "invalid-rule",
      "securityRules[0].destination",
      NO_HOSTS,
    ],
    ["an empty source", rule({ source: addresses() }), "empty-source", "securityRules[0].source", EMPTY],
    [
      "an empty destination",
      rule({ destination: addresses() }),
      "empty-source",
      "securityRules[0].destination",
      EMPTY,
    ],
    [
      "a source with host bits",
      rule({ source: addresses("10.9.0.0/24", "10.8.0.1/24") }),
      "invalid-address",
      "securityRules[0].source[1]",
      "`10.8.0.1/24` has host bits set; write `10.8.0.0/24` for the network or `10.8.0.1/32` for the address",
    ],
    [
      "a destination that is no address",
      rule({ destination: addresses("Storage") }),
      "invalid-address",
      "securityRules[0].destination[0]",
      "`Storage` is a name and not an address (a service tag or a host?); write a network such as `10.0.0.0/24` or `2001:db8::/32`",
    ],
    [
      "a source of IPv4 and IPv6",
      rule({ source: addresses("10.9.0.0/24", "2001:db8::/64") }),
      "mixed-address-families",
      "securityRules[0].source",
      "`10.9.0.0/24` is IPv4 and `2001:db8::/64` is IPv6; a rule takes prefixes of one family, so give one family",
    ],
    [
      "a destination of IPv4 and IPv6",
      rule({ destination: addresses("2001:db8::/64", "10.9.0.0/24") }),
      "mixed-address-families",
      "securityRules[0].destination",
      "`10.9.0.0/24` is IPv4 and `2001:db8::/64` is IPv6; a rule takes prefixes of one family, so give one family",
    ],
    [
      "a description of 141 characters",
      rule({ description: "d".repeat(141) }),
      "description-too-long",
      "securityRules[0].description",
      "the description has 141 characters; Azure keeps at most 140",
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });

  // The provider counts the bytes of UTF-8: 71 characters of two bytes are more than 140.
  it("a description of 71 characters that are 142 bytes is refused", () => {
    const change = rule({ description: "é".repeat(71) });
    expect(errorsOf(change).map(({ code }) => code)).toEqual(["description-too-long"]);
  });

  // Azure: ResourceCannotContainAddressPrefixesFromDifferentAddressFamilies, which counts both ends of a rule.
  it("an IPv4 source with an IPv6 destination is refused", () => {
    const change = rule({ source: addresses("10.9.0.0/24"), destination: addresses("2001:db8::/64") });
    expect(errorsOf(change).map(({ code }) => code)).toEqual(["mixed-address-families"]);
  });

  // Azure: OverlappingSubnetsNotPermittedInSecurityRule.
  it.each([
    ["a source that names a prefix twice", rule({ source: addresses("10.9.0.0/24", "10.9.0.0/24") })],
    ["a source with one prefix within another", rule({ source: addresses("10.9.0.0/16", "10.9.7.0/24") })],
    [
      "a destination with overlapping prefixes",
      rule({ destination: addresses("10.9.7.0/24", "10.9.0.0/16") }),
    ],
  ])("%s is refused", (_fact, change) => {
    expect(errorsOf(change).map(({ code }) => code)).toEqual(["overlapping-prefixes"]);
  });

  it.each([
    ["any source, asked for by name", rule({ source: { kind: "any" } })],
    ["a description of 140 characters", rule({ description: "d".repeat(140) })],
    ["a description in any script", rule({ description: "für Büro und 研究" })],
    [
      "an IPv6 source and destination",
      rule({ source: addresses("2001:db8::/64"), destination: addresses("2001:db8:1::/64") }),
    ],
  ])("%s can be planned", (_fact, change) => {
    expect(errorsOf(change)).toEqual([]);
  });
});
