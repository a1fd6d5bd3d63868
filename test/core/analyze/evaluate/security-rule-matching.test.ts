import {
  evaluateSecurityRules,
  type Packet,
  type SecurityRuleAttributes,
} from "../../../../lib/core/analyze/evaluate";
import { at, outbound, securityRule, UNRESOLVED } from "./packets";

const INTERNET = at("203.0.113.9");
const STORAGE = at("20.60.1.1", "Storage.WestUS", "AzureCloud.westus");

/** What a single rule that denies makes of a packet that the default rules allow. */
function isHit(rule: Partial<SecurityRuleAttributes>, packet: Packet): string {
  const { access } = evaluateSecurityRules([securityRule(rule)], packet);
  return { Deny: "yes", Allow: "no", Undecided: "unknown" }[access];
}

describe("protocols", () => {
  const protocols = ["Tcp", "Udp", "Icmp", "Esp", "Ah"] as const;

  test.each(protocols)("* holds %s", (protocol) => {
    expect(isHit({ protocol: "*" }, outbound(INTERNET, undefined, { protocol }))).toBe("yes");
  });

  test.each(protocols.flatMap((rule) => protocols.map((packet) => [rule, packet] as const)))(
    "%s holds %s only if they are the same",
    (rule, packet) => {
      const expected = rule === packet ? "yes" : "no";
      expect(isHit({ protocol: rule }, outbound(INTERNET, undefined, { protocol: packet }))).toBe(expected);
    },
  );

  test.each(["TCP", "tcp", "Any", "6", "", null, undefined, UNRESOLVED])(
    "%p is no protocol of the provider's, so its rule leaves the verdict open",
    (protocol) => {
      expect(isHit({ protocol }, outbound(INTERNET, 443))).toBe("unknown");
    },
  );

  test.each(["Icmp", "Esp", "Ah"] as const)("a port keeps a rule for any protocol from %s", (protocol) => {
    const packet = outbound(INTERNET, undefined, { protocol });
    expect(isHit({ destination_port_range: "443" }, packet)).toBe("no");
    expect(isHit({ source_port_range: "443" }, packet)).toBe("no");
    expect(isHit({ destination_port_range: "0-65535" }, packet)).toBe("unknown");
  });
});

describe("ports", () => {
  test.each<[string, Partial<SecurityRuleAttributes>, string]>([
    ["*", { destination_port_range: "*" }, "yes"],
    ["the port", { destination_port_range: "443" }, "yes"],
    ["another port", { destination_port_range: "80" }, "no"],
    ["a range around it", { destination_port_range: "400-500" }, "yes"],
    ["a list with it", { destination_port_range: "", destination_port_ranges: ["80", "443"] }, "yes"],
    [
      "a list without it",
      { destination_port_range: null, destination_port_ranges: ["80", "1000-2000"] },
      "no",
    ],
    ["both forms", { destination_port_range: "443", destination_port_ranges: ["443"] }, "unknown"],
    ["neither form", { destination_port_range: null, destination_port_ranges: [] }, "unknown"],
    ["an expression for the port", { destination_port_range: UNRESOLVED }, "unknown"],
    [
      "an expression for the list",
      { destination_port_range: null, destination_port_ranges: UNRESOLVED },
      "unknown",
    ],
    [
      "an element not known yet",
      { destination_port_range: null, destination_port_ranges: [null] },
      "unknown",
    ],
    [
      "the port beside an unknown one",
      { destination_port_range: null, destination_port_ranges: [null, "443"] },
      "yes",
    ],
    ["a source port that is not told", { source_port_range: "1024-65535" }, "unknown"],
  ])("%s, for port 443", (_, rule, expected) => {
    expect(isHit(rule, outbound(INTERNET, 443))).toBe(expected);
  });

  test("a source port is compared when it is told", () => {
    const packet = outbound(INTERNET, 443, { sourcePort: 50000 });
    expect(isHit({ source_port_range: "1024-65535" }, packet)).toBe("yes");
    expect(isHit({ source_port_range: null, source_port_ranges: ["1-1023"] }, packet)).toBe("no");
  });
});

describe("addresses", () => {
  test.each<[string, Partial<SecurityRuleAttributes>, string]>([
    ["*", { destination_address_prefix: "*" }, "yes"],
    ["0.0.0.0/0", { destination_address_prefix: "0.0.0.0/0" }, "yes"],
    ["its prefix", { destination_address_prefix: "20.60.0.0/16" }, "yes"],
    ["its address", { destination_address_prefix: "20.60.1.1" }, "yes"],
    ["another prefix", { destination_address_prefix: "20.61.0.0/16" }, "no"],
    ["the IPv6 Internet", { destination_address_prefix: "::/0" }, "no"],
    ["its regional tag", { destination_address_prefix: "Storage.WestUS" }, "yes"],
    ["the tag around its tag", { destination_address_prefix: "Storage" }, "yes"],
    ["the same tag elsewhere", { destination_address_prefix: "Storage.EastUS" }, "no"],
    ["its tag in another case", { destination_address_prefix: "storage.westus" }, "unknown"],
    ["a tag of Azure's whole cloud", { destination_address_prefix: "AzureCloud" }, "yes"],
    ["the virtual network", { destination_address_prefix: "VirtualNetwork" }, "no"],
    ["a list with its prefix", list("10.0.0.0/8", "20.60.0.0/16"), "yes"],
    ["a list without", list("10.0.0.0/8", "20.61.0.0/16"), "no"],
    ["a list with an expression", list("10.0.0.0/8", UNRESOLVED), "unknown"],
    ["a list with its prefix and an expression", list("20.60.0.0/16", UNRESOLVED), "yes"],
    ["a list with a tag, which Azure refuses", list("20.60.0.0/16", "Storage"), "unknown"],
    ["a list with *, which Azure refuses", list("*"), "unknown"],
    ["an empty list and no prefix", list(), "unknown"],
    ["both forms", { ...list("20.60.0.0/16"), destination_address_prefix: "Storage" }, "unknown"],
    ["host bits", { destination_address_prefix: "20.60.1.1/16" }, "unknown"],
    ["a range", { destination_address_prefix: "20.60.0.0-20.61.0.0" }, "unknown"],
    ["the word Any", { destination_address_prefix: "Any" }, "unknown"],
    ["prefixes in one text", { destination_address_prefix: "10.0.0.0/8,20.60.0.0/16" }, "unknown"],
    ["an expression", { destination_address_prefix: UNRESOLVED }, "unknown"],
    [
      "an expression for the list",
      { destination_address_prefix: null, destination_address_prefixes: UNRESOLVED },
      "unknown",
    ],
    [
      "an application security group",
      {
        destination_address_prefix: null,
        destination_application_security_group_ids: ["/subscriptions/…/asg"],
      },
      "unknown",
    ],
  ])("%s, for an address of Storage.WestUS", (_, rule, expected) => {
    expect(isHit(rule, outbound(STORAGE, 443))).toBe(expected);
  });

  test.each([
    ["10.1.0.0/24", "yes"],
    ["10.1.1.0/24", "no"],
    ["VirtualNetwork", "yes"],
    ["Internet", "no"],
    ["*", "yes"],
  ])("a source of %s, for a machine at 10.1.0.4: %s", (source_address_prefix, expected) => {
    expect(isHit({ source_address_prefix }, outbound(INTERNET, 443))).toBe(expected);
  });

  test("a source application security group leaves the verdict open", () => {
    const rule = {
      source_address_prefix: null,
      source_application_security_group_ids: ["/subscriptions/…/asg"],
    };
    expect(isHit(rule, outbound(INTERNET, 443))).toBe("unknown");
  });

  test("0.0.0.0/0 for an IPv6 address is open, ::/0 is all of IPv6", () => {
    const packet = outbound(at("2001:db8::1"), 443);
    expect(isHit({ destination_address_prefix: "0.0.0.0/0" }, packet)).toBe("unknown");
    expect(isHit({ destination_address_prefix: "::/0" }, packet)).toBe("yes");
  });

  test("an address that is no IP literal is refused", () => {
    const rule = securityRule({ destination_address_prefix: "10.0.0.0/8" });
    expect(() => evaluateSecurityRules([rule], outbound(at("storage.example"), 443))).toThrow(
      'The endpoint\'s address "storage.example" is not an IP address. ' +
        "Give an IPv4 or IPv6 literal such as 10.0.0.4, or leave it out.",
    );
  });

  function list(...destination_address_prefixes: readonly string[]): Partial<SecurityRuleAttributes> {
    return { destination_address_prefix: "", destination_address_prefixes };
  }
});
