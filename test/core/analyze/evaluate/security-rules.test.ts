import { evaluateSecurityRules, type Packet } from "../../../../lib/core/analyze/evaluate";
import { at, inbound, outbound, securityRule, tagged, UNRESOLVED } from "./packets";

const INTERNET = at("203.0.113.9");
const STORAGE = at("20.60.1.1", "Storage.WestUS", "AzureCloud.westus");
const PEER = at("10.2.0.4", "VirtualNetwork");
const PROBE = at("168.63.129.16", "AzureLoadBalancer");

describe("default rules", () => {
  test.each<[string, Packet, string, string, number]>([
    ["VNet to VNet, out", outbound(PEER, 22), "Allow", "AllowVnetOutBound", 65000],
    ["to the Internet", outbound(INTERNET, 443), "Allow", "AllowInternetOutBound", 65001],
    ["to a service of Azure", outbound(STORAGE, 443), "Allow", "AllowInternetOutBound", 65001],
    ["to the Internet over IPv6", outbound(at("2001:db8::1"), 443), "Allow", "AllowInternetOutBound", 65001],
    [
      "ICMP to the Internet",
      outbound(INTERNET, undefined, { protocol: "Icmp" }),
      "Allow",
      "AllowInternetOutBound",
      65001,
    ],
    ["out to neither", outbound(tagged("AzureLoadBalancer"), 443), "Deny", "DenyAllOutBound", 65500],
    ["VNet to VNet, in", inbound(PEER, 22), "Allow", "AllowVNetInBound", 65000],
    ["a load balancer's probe", inbound(PROBE, 80), "Allow", "AllowAzureLoadBalancerInBound", 65001],
    ["from the Internet", inbound(INTERNET, 443), "Deny", "DenyAllInbound", 65500],
    [
      "from a service of Azure",
      inbound(tagged("AzureMachineLearning"), 44224),
      "Deny",
      "DenyAllInbound",
      65500,
    ],
  ])("%s", (_, packet, access, rule, priority) => {
    expect(evaluateSecurityRules([], packet)).toEqual({ access, rule, priority, origin: "default" });
  });

  test("a packet whose own tag is in another case leaves a default rule open", () => {
    expect(evaluateSecurityRules([], inbound(tagged("virtualnetwork"), 22))).toEqual({
      access: "Undecided",
      rule: "AllowVNetInBound",
      priority: 65000,
      origin: "default",
      reason:
        'Security rule "AllowVNetInBound" (priority 65000) may match, but ' +
        "the packet names one of its service tags in another case.",
    });
  });

  test("an allow rule to a service changes nothing while AllowInternetOutBound stands", () => {
    const allow = securityRule({ access: "Allow", destination_address_prefix: "Storage.WestUS" });
    const other = outbound(INTERNET, 22);
    expect(evaluateSecurityRules([allow], other).access).toBe(evaluateSecurityRules([], other).access);
  });

  test("a denial of everything hides what the defaults allow", () => {
    const deny = (direction: string) => securityRule({ name: direction, priority: 4096, direction });
    const rules = [deny("Inbound"), deny("Outbound")];
    const packets = [inbound(PEER, 22), inbound(PROBE, 80), outbound(PEER, 22), outbound(INTERNET, 443)];
    expect(packets.map((packet) => evaluateSecurityRules(rules, packet).access)).toEqual(
      Array(4).fill("Deny"),
    );
  });

  test("a denial of the Internet leaves the network and the probes alone", () => {
    const rules = [
      securityRule({ name: "in", direction: "Inbound", source_address_prefix: "Internet" }),
      securityRule({ name: "out", destination_address_prefix: "Internet" }),
    ];
    const packets = [inbound(PEER, 22), inbound(PROBE, 80), outbound(PEER, 22)];
    expect(packets.map((packet) => evaluateSecurityRules(rules, packet).access)).toEqual(
      Array(3).fill("Allow"),
    );
  });

  test("a denial of the Internet covers Azure's own public addresses", () => {
    const deny = securityRule({ destination_address_prefix: "Internet" });
    expect(evaluateSecurityRules([deny], outbound(STORAGE, 443)).access).toBe("Deny");
  });
});

describe("order", () => {
  const allow = securityRule({ name: "allow", priority: 200, access: "Allow" });
  const deny = securityRule({ name: "deny", priority: 100 });

  test("the lowest priority number that matches decides, whatever the order of the list", () => {
    const expected = { access: "Deny", rule: "deny", priority: 100, origin: "rule" };
    expect(evaluateSecurityRules([allow, deny], outbound(INTERNET, 443))).toEqual(expected);
    expect(evaluateSecurityRules([deny, allow], outbound(INTERNET, 443))).toEqual(expected);
  });

  test("a rule that does not match is passed over", () => {
    const rules = [{ ...deny, destination_port_range: "80" }, allow];
    expect(evaluateSecurityRules(rules, outbound(INTERNET, 443)).rule).toBe("allow");
  });

  test("inbound and outbound priorities are independent", () => {
    const rules = [deny, securityRule({ name: "in", priority: 100, direction: "Inbound", access: "Allow" })];
    expect(evaluateSecurityRules(rules, outbound(INTERNET, 443)).rule).toBe("deny");
    expect(evaluateSecurityRules(rules, inbound(INTERNET, 443)).rule).toBe("in");
  });

  test("two rules of one priority and direction that both match leave it undecided", () => {
    const verdict = evaluateSecurityRules([deny, { ...allow, priority: 100 }], outbound(INTERNET, 443));
    expect(verdict).toMatchObject({ access: "Undecided", rule: "allow", priority: 100 });
    expect(verdict.reason).toBe(
      'Security rule "allow" (priority 100) may match, but "deny" has the same priority and direction.',
    );
  });

  test.each([99, 4097, 100.5, Number.NaN, -1.8881545897087503e289])(
    "a priority of %p leaves a rule that may match without a place",
    (priority) => {
      const verdict = evaluateSecurityRules([deny, { ...allow, priority }], outbound(INTERNET, 443));
      expect(verdict.access).toBe("Undecided");
      expect(verdict.reason).toContain("its priority is not a whole number from 100 to 4096");
    },
  );
});

describe("what cannot be read", () => {
  const packet = outbound(INTERNET, 443);

  test("the verdict names the rule and the attributes that leave it open", () => {
    const rules = [
      securityRule({
        name: "ssh",
        priority: 100,
        destination_port_range: "22",
        source_address_prefix: UNRESOLVED,
      }),
      securityRule({ name: "subnet", priority: 110, source_address_prefix: UNRESOLVED, protocol: "TCP" }),
      securityRule({ name: "rest", priority: 120, access: "Allow" }),
    ];
    expect(evaluateSecurityRules(rules, packet)).toEqual({
      access: "Undecided",
      rule: "subnet",
      priority: 110,
      origin: "rule",
      reason:
        'Security rule "subnet" (priority 110) may match, but it cannot be told from its protocol, ' +
        "source_address_prefix(es).",
    });
  });

  test("rules that may match leave nothing open where the first that surely does decides the same", () => {
    const open = (name: string, priority: number) =>
      securityRule({ name, priority, source_address_prefix: UNRESOLVED });
    const rules = [open("one", 100), open("two", 110), securityRule({ name: "rest", priority: 120 })];
    expect(evaluateSecurityRules(rules, packet)).toEqual({
      access: "Deny",
      rule: "rest",
      priority: 120,
      origin: "rule",
    });
  });

  test("nor where Azure's default rule decides the same", () => {
    const rule = securityRule({ access: "Allow", source_address_prefix: UNRESOLVED });
    expect(evaluateSecurityRules([rule], packet)).toEqual({
      access: "Allow",
      rule: "AllowInternetOutBound",
      priority: 65001,
      origin: "default",
    });
    const deny = { ...rule, access: "Deny" };
    expect(evaluateSecurityRules([deny], packet)).toMatchObject({ access: "Undecided", rule: rule.name });
  });

  test("nor where the exemption of the host's virtual addresses does", () => {
    const rule = securityRule({ access: "Allow", destination_address_prefix: UNRESOLVED });
    const dns = outbound(at("168.63.129.16", "AzurePlatformDNS"), 53);
    expect(evaluateSecurityRules([rule], dns)).toMatchObject({ access: "Allow", origin: "platform" });
  });

  test("but two of them with one priority do, which Azure refuses", () => {
    const rules = [
      securityRule({ name: "one", priority: 100, source_address_prefix: UNRESOLVED }),
      securityRule({ name: "two", priority: 110 }),
      securityRule({ name: "three", priority: 110, source_address_prefix: UNRESOLVED }),
    ];
    expect(evaluateSecurityRules(rules, packet)).toMatchObject({ access: "Undecided", rule: "three" });
  });

  test("a rule that an earlier one hides leaves nothing open", () => {
    const rules = [
      securityRule({ name: "first", priority: 100 }),
      securityRule({ name: "open", priority: 110, source_address_prefix: UNRESOLVED }),
    ];
    expect(evaluateSecurityRules(rules, packet)).toMatchObject({ access: "Deny", rule: "first" });
  });

  test.each([
    ["access", { access: UNRESOLVED }, "its access is neither Allow nor Deny"],
    ["direction", { direction: UNRESOLVED }, "it cannot be told from its direction"],
  ])("an unresolved %s leaves the verdict open", (_, rule, reason) => {
    const verdict = evaluateSecurityRules([securityRule(rule)], packet);
    expect(verdict.access).toBe("Undecided");
    expect(verdict.reason).toContain(reason);
  });
});

describe("the host's virtual addresses", () => {
  const dns = at("168.63.129.16", "AzurePlatformDNS");
  const metadata = at("169.254.169.254", "AzurePlatformIMDS");
  const denyAll = securityRule({ name: "deny-all" });

  test.each([dns, metadata])("a denial of everything does not reach %j", (destination) => {
    expect(evaluateSecurityRules([denyAll], outbound(destination, 53))).toEqual({
      access: "Allow",
      rule: "platform",
      priority: 0,
      origin: "platform",
    });
  });

  test("nor does a denial of the address itself", () => {
    const rule = securityRule({ destination_address_prefix: "168.63.129.16" });
    expect(evaluateSecurityRules([rule], outbound(dns, 53)).access).toBe("Allow");
  });

  test("a denial of the platform's service tag does", () => {
    const rule = securityRule({ name: "no-dns", destination_address_prefix: "AzurePlatformDNS" });
    expect(evaluateSecurityRules([rule], outbound(dns, 53))).toMatchObject({
      access: "Deny",
      rule: "no-dns",
    });
    expect(evaluateSecurityRules([rule], outbound(metadata, 80)).access).toBe("Allow");
  });

  test("an unresolved destination may be the platform's service tag", () => {
    const rule = securityRule({ destination_address_prefix: UNRESOLVED });
    expect(evaluateSecurityRules([rule], outbound(dns, 53)).access).toBe("Undecided");
  });

  test("a probe that comes in from there is decided by rules", () => {
    const deny = securityRule({ direction: "Inbound" });
    expect(evaluateSecurityRules([deny], inbound(at("168.63.129.16", "AzureLoadBalancer"), 80)).access).toBe(
      "Deny",
    );
  });
});
