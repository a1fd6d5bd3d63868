import {
  evaluateFirewallPolicy,
  type NetworkRuleAttributes,
  type Packet,
} from "../../../../lib/core/analyze/evaluate";
import { group, HTTPS, network, networkRule } from "./firewall-rules";
import { at, outbound, UNRESOLVED } from "./packets";

/** What a single network rule that allows makes of a packet that is denied without it. */
function isHitByNetworkRule(
  rule: Partial<NetworkRuleAttributes>,
  packet: Packet,
  dnsProxyEnabled = true,
): string {
  const policy = {
    ruleCollectionGroups: [
      group("g", 100, { network_rule_collection: [network("c", 100, "Allow", networkRule(rule))] }),
    ],
    dnsProxyEnabled,
  };
  return { Allow: "yes", Deny: "no", Undecided: "unknown" }[evaluateFirewallPolicy(policy, packet).access];
}

describe("network rules", () => {
  const icmp = outbound(at("10.2.0.4", "VirtualNetwork"), undefined, { protocol: "Icmp" });
  const esp = { ...icmp, protocol: "Esp" as const };
  const udp = { ...HTTPS, protocol: "Udp" as const };

  test.each<[string, Partial<NetworkRuleAttributes>, Packet, string]>([
    ["Any with * holds TCP", {}, HTTPS, "yes"],
    ["Any with * holds ICMP", {}, icmp, "yes"],
    ["Any with * holds ESP", {}, esp, "yes"],
    ["Any with a port holds TCP", { destination_ports: ["443"] }, HTTPS, "yes"],
    ["Any with a port holds UDP", { destination_ports: ["443"] }, udp, "yes"],
    ["Any with a port does not hold ICMP", { destination_ports: ["443"] }, icmp, "no"],
    ["TCP holds TCP", { protocols: ["TCP"] }, HTTPS, "yes"],
    ["TCP does not hold UDP", { protocols: ["TCP"] }, udp, "no"],
    ["UDP does not hold TCP", { protocols: ["UDP"] }, HTTPS, "no"],
    ["TCP and UDP hold UDP", { protocols: ["TCP", "UDP"] }, udp, "yes"],
    ["ICMP holds ICMP", { protocols: ["ICMP"] }, icmp, "yes"],
    ["ICMP does not hold TCP", { protocols: ["ICMP"] }, HTTPS, "no"],
    ["ICMP does not hold ESP", { protocols: ["ICMP"] }, esp, "no"],
    ["ICMP with a port is open", { protocols: ["ICMP"], destination_ports: ["443"] }, icmp, "unknown"],
    ["a protocol in another case is open", { protocols: ["Tcp"] }, HTTPS, "unknown"],
    ["no protocol is open", { protocols: [] }, HTTPS, "unknown"],
    ["an unresolved list of protocols is open", { protocols: UNRESOLVED }, HTTPS, "unknown"],
    ["another port does not match", { destination_ports: ["80", "444-500"] }, HTTPS, "no"],
    ["no port is open", { destination_ports: null }, HTTPS, "unknown"],
  ])("%s", (_, rule, packet, expected) => {
    expect(isHitByNetworkRule(rule, packet)).toBe(expected);
  });

  test.each<[string, Partial<NetworkRuleAttributes>, string]>([
    ["its prefix", { source_addresses: ["10.1.0.0/24"] }, "yes"],
    ["another prefix", { source_addresses: ["10.2.0.0/24"] }, "no"],
    ["its address", { source_addresses: ["10.2.0.0/24", "10.1.0.4"] }, "yes"],
    ["a range", { source_addresses: ["10.1.0.1-10.1.0.9"] }, "yes"],
    ["another range", { source_addresses: ["10.1.0.5-10.1.0.9"] }, "no"],
    ["a service tag", { source_addresses: ["VirtualNetwork"] }, "unknown"],
    ["an IP group", { source_addresses: null, source_ip_groups: ["/subscriptions/…/group"] }, "unknown"],
    ["addresses beside an IP group", { source_ip_groups: ["/subscriptions/…/group"] }, "unknown"],
    ["nothing", { source_addresses: [] }, "unknown"],
    ["an expression", { source_addresses: [UNRESOLVED] }, "unknown"],
    ["an expression for the list", { source_addresses: UNRESOLVED }, "unknown"],
  ])("a source of %s, for a machine at 10.1.0.4", (_, rule, expected) => {
    expect(isHitByNetworkRule(rule, HTTPS)).toBe(expected);
  });

  const storage = outbound({ ...at("20.60.1.1", "Storage.WestUS"), host: "a.blob.core.windows.net" }, 443);

  test.each<[string, Partial<NetworkRuleAttributes>, string]>([
    ["*", { destination_addresses: ["*"] }, "yes"],
    ["its address", { destination_addresses: ["20.60.1.1"] }, "yes"],
    ["its prefix", { destination_addresses: ["20.60.0.0/16"] }, "yes"],
    ["another prefix", { destination_addresses: ["20.61.0.0/16"] }, "no"],
    ["a range around it", { destination_addresses: ["20.60.1.0-20.60.1.9"] }, "yes"],
    ["its regional tag", { destination_addresses: ["Storage.WestUS"] }, "yes"],
    ["its tag", { destination_addresses: ["Storage"] }, "yes"],
    ["another tag", { destination_addresses: ["AzureKeyVault"] }, "no"],
    ["several tags", { destination_addresses: ["AzureKeyVault", "Storage"] }, "yes"],
    ["an address and a tag", { destination_addresses: ["192.168.1.1", "Storage"] }, "yes"],
    ["the Internet, a tag that firewalls do not take", { destination_addresses: ["Internet"] }, "unknown"],
    [
      "the network, a tag that firewalls do not take",
      { destination_addresses: ["VirtualNetwork"] },
      "unknown",
    ],
    ["its name", names("a.blob.core.windows.net"), "yes"],
    ["another name", names("b.blob.core.windows.net"), "no"],
    ["its name among others", names("b.blob.core.windows.net", "a.blob.core.windows.net"), "yes"],
    ["its address and an IP group", { destination_ip_groups: ["/subscriptions/…/group"] }, "unknown"],
    ["a wildcard, which network rules do not take", names("*.blob.core.windows.net"), "unknown"],
    [
      "an IP group",
      { destination_addresses: null, destination_ip_groups: ["/subscriptions/…/group"] },
      "unknown",
    ],
    [
      "its name and another address",
      { ...names("a.blob.core.windows.net"), destination_addresses: ["10.9.9.9"] },
      "unknown",
    ],
    [
      "its name and its address",
      { ...names("a.blob.core.windows.net"), destination_addresses: ["20.60.1.1"] },
      "yes",
    ],
    ["nothing", { destination_addresses: [] }, "unknown"],
    ["an expression", { destination_addresses: [UNRESOLVED] }, "unknown"],
  ])("a destination of %s, for a host of Storage.WestUS", (_, rule, expected) => {
    expect(isHitByNetworkRule(rule, storage)).toBe(expected);
  });

  test("a name needs the firewall's DNS proxy", () => {
    expect(isHitByNetworkRule(names("a.blob.core.windows.net"), storage, false)).toBe("unknown");
    expect(isHitByNetworkRule(names("b.blob.core.windows.net"), storage, false)).toBe("no");
  });

  test("a name holds UDP, and is open for other protocols", () => {
    expect(isHitByNetworkRule(names("a.blob.core.windows.net"), { ...storage, protocol: "Udp" })).toBe("yes");
    expect(isHitByNetworkRule(names("a.blob.core.windows.net"), { ...storage, protocol: "Icmp" })).toBe(
      "unknown",
    );
  });

  test("a packet for no name may be for an address that a name resolves to", () => {
    expect(isHitByNetworkRule(names("a.blob.core.windows.net"), outbound(at("20.60.1.1"), 443))).toBe(
      "unknown",
    );
  });

  test("protocols without ports are not delivered to the Internet for sure", () => {
    const policy = {
      ruleCollectionGroups: [group("g", 100, { network_rule_collection: [network("c", 100)] })],
    };
    const verdict = evaluateFirewallPolicy(
      policy,
      outbound(at("203.0.113.9"), undefined, { protocol: "Icmp" }),
    );
    expect(verdict).toMatchObject({ access: "Undecided", rule: "network" });
    expect(verdict.reason).toContain("the firewall does not deliver Icmp to the Internet");
  });

  test("a denial of a protocol without ports is certain", () => {
    const policy = {
      ruleCollectionGroups: [group("g", 100, { network_rule_collection: [network("c", 100, "Deny")] })],
    };
    const ping = outbound(at("203.0.113.9"), undefined, { protocol: "Icmp" });
    expect(evaluateFirewallPolicy(policy, ping).access).toBe("Deny");
  });

  test("IPv6 is open where a rule may match, and denied where none does", () => {
    const packet = outbound(at("2001:db8::1"), 443);
    expect(isHitByNetworkRule({}, packet)).toBe("unknown");
    expect(isHitByNetworkRule({ destination_ports: ["80"] }, packet)).toBe("no");
  });

  function names(...destination_fqdns: readonly string[]): Partial<NetworkRuleAttributes> {
    return { destination_addresses: null, destination_fqdns };
  }
});
