import type { FirewallRuleInput, PeerInput } from "../../../../lib/core/compile/network-input";
import { type Change, errorsOf, FIREWALL, firewallRule, planned, type Refusal } from "./changed-input";

/** One rule that is wrong in this, behind this firewall. */
const rule = (change: Partial<FirewallRuleInput>, firewall: Partial<typeof FIREWALL> = {}): Change => ({
  egress: { ...FIREWALL, ...firewall },
  firewallRules: [firewallRule(change)],
});

const ssh = [{ protocol: "Tcp", ports: ["22"] }];
const hosts = (...names: string[]): PeerInput[] => names.map((host) => ({ kind: "host", host }));
const addresses = (...texts: string[]): PeerInput => ({ kind: "addresses", addresses: texts });

describe("a firewall rule of the user", () => {
  it.each<Refusal>([
    [
      "a rule without a firewall",
      { firewallRules: [firewallRule({})] },
      "invalid-rule",
      "firewallRules",
      "there is no firewall to hold the firewall rules; choose egress through a firewall, or remove them",
    ],
    [
      "a rule without destinations",
      rule({ destinations: [] }),
      "invalid-rule",
      "firewallRules[0].destinations",
      "the rule has no destination; name at least one, nothing becomes any by being empty",
    ],
    [
      "a rule that neither allows nor denies",
      rule({ access: "Block" as "Deny" }),
      "invalid-rule",
      "firewallRules[0].access",
      "`Block` is no access; write `Allow` or `Deny`",
    ],
    [
      "a rule to any destination",
      rule({ destinations: [{ kind: "any" }] }),
      "invalid-rule",
      "firewallRules[0].destinations[0]",
      "a firewall rule to any destination would decide on everything; name the destinations",
    ],
    [
      "a rule to hosts and tags",
      rule({ destinations: [...hosts("pypi.org"), { kind: "service-tag", tag: "Storage" }] }),
      "invalid-rule",
      "firewallRules[0].destinations",
      "the destinations are of the kinds host and service-tag; make one rule for each kind",
    ],
    [
      "a rule to tags and addresses",
      rule({ destinations: [{ kind: "service-tag", tag: "Storage" }, addresses("192.0.2.0/24")] }),
      "invalid-rule",
      "firewallRules[0].destinations",
      "the destinations are of the kinds service-tag and address; make one rule for each kind",
    ],
    [
      "a destination that is no host",
      rule({ destinations: hosts("https://pypi.org/simple") }),
      "invalid-address",
      "firewallRules[0].destinations[0]",
      "`https://pypi.org/simple` has the scheme `https://`; write the host alone, `pypi.org`",
    ],
    [
      "the host `*`",
      rule({ destinations: hosts("pypi.org", "*") }),
      "invalid-address",
      "firewallRules[0].destinations[1]",
      "`*` would match every host; write the hosts that are meant, a host name such as `www.contoso.com` or `*.contoso.com`",
    ],
    [
      "a destination with host bits",
      rule({ destinations: [addresses("192.0.2.0/24", "198.51.100.1/24")] }),
      "invalid-address",
      "firewallRules[0].destinations[0][1]",
      "`198.51.100.1/24` has host bits set; write `198.51.100.0/24` for the network or `198.51.100.1/32` for the address",
    ],
    [
      "ICMP to a host",
      rule({ destinations: hosts("pypi.org"), ports: [{ protocol: "Icmp", ports: "all" }] }),
      "invalid-rule",
      "firewallRules[0].destinations",
      "a network rule with a host name takes TCP and UDP; give a protocol with ports",
    ],
    [
      "all traffic to a host",
      rule({ destinations: hosts("pypi.org"), ports: [{ protocol: "Any", ports: "all" }] }),
      "invalid-rule",
      "firewallRules[0].destinations",
      "a network rule with a host name takes TCP and UDP; give a protocol with ports",
    ],
    [
      "a host on a port that is not the web's, with the SKU `Basic`",
      rule({ ports: ssh }, { sku: "Basic" }),
      "invalid-rule",
      "firewallRules[0].destinations",
      "a network rule with a host name needs the SKU `Standard` or `Premium`, not `Basic`",
    ],
    [
      "a host on a port that is not the web's, without the DNS proxy",
      rule({ ports: ssh }, { dnsProxy: false }),
      "invalid-rule",
      "firewallRules[0].destinations",
      "a network rule with a host name needs the policy's DNS proxy; turn it on, and say `dnsProxy: true` of the egress or of its policy",
    ],
    [
      "a wildcard on a port that is not the web's",
      rule({ ports: ssh, destinations: hosts("pypi.org", "*.pypi.org") }),
      "invalid-rule",
      "firewallRules[0].destinations",
      "`*.pypi.org` has a wildcard, which network rules do not take; use ports 80 and 443, or exact names",
    ],
    [
      "a wildcard on the web's ports beside another port",
      rule({ ports: [{ protocol: "Tcp", ports: ["443", "8443"] }], destinations: hosts("*.pypi.org") }),
      "invalid-rule",
      "firewallRules[0].destinations",
      "`*.pypi.org` has a wildcard, which network rules do not take; use ports 80 and 443, or exact names",
    ],
    [
      "the protocol Esp",
      rule({ destinations: [addresses("192.0.2.0/24")], ports: [{ protocol: "Esp", ports: "all" }] }),
      "invalid-rule",
      "firewallRules[0].ports",
      "a firewall rule takes Tcp, Udp, Icmp or Any, not Esp",
    ],
    [
      "the protocol Ah",
      rule({ destinations: [addresses("192.0.2.0/24")], ports: [{ protocol: "Ah", ports: "all" }] }),
      "invalid-rule",
      "firewallRules[0].ports",
      "a firewall rule takes Tcp, Udp, Icmp or Any, not Ah",
    ],
    [
      "a description of 141 characters",
      rule({ description: "d".repeat(141) }),
      "description-too-long",
      "firewallRules[0].description",
      "the description has 141 characters; Azure keeps at most 140",
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });

  it("with the SKU `Basic` and without the DNS proxy, both are told of a host on another port", () => {
    expect(
      errorsOf(rule({ ports: ssh }, { sku: "Basic", dnsProxy: false })).map(({ message }) => message),
    ).toEqual([
      "a network rule with a host name needs the SKU `Standard` or `Premium`, not `Basic`",
      "a network rule with a host name needs the policy's DNS proxy; turn it on, and say `dnsProxy: true` of the egress or of its policy",
    ]);
  });

  // A rule whose destinations came out empty would be one to anywhere, or one that Azure refuses.
  it("an empty list of addresses as the only destination is refused", () => {
    expect(errorsOf(rule({ destinations: [addresses()] }))).not.toEqual([]);
  });

  // Azure Firewall: IPv6 in rules is not supported, as of subnets behind it.
  it("an IPv6 destination is refused", () => {
    const change = rule({ destinations: [addresses("2001:db8::/64")] });
    expect(errorsOf(change).map(({ code }) => code)).toEqual(["unsupported-address-family"]);
  });

  // The provider refuses a description that is set and empty.
  it("an empty description is refused or left out", () => {
    const change = rule({ description: "" });
    const rules = (planned(change).plan?.ruleCollections ?? []).flatMap((collection) => collection.rules);
    expect(rules.filter(({ description }) => description === "")).toEqual([]);
  });

  it.each([
    ["a wildcard on the web's ports", rule({ destinations: hosts("*.pypi.org") })],
    ["a host on the web's ports with the SKU `Basic`", rule({}, { sku: "Basic", dnsProxy: false })],
    ["an exact host on another port", rule({ ports: ssh })],
    [
      "a host that Terraform knows later, on another port",
      rule({ ports: ssh, destinations: [{ kind: "host", host: { deferred: "later" } }] }),
    ],
    [
      "a tag with every protocol",
      rule({
        destinations: [{ kind: "service-tag", tag: "Storage" }],
        ports: [{ protocol: "Any", ports: "all" }],
      }),
    ],
  ])("%s can be planned", (_fact, change) => {
    expect(errorsOf(change)).toEqual([]);
  });
});
