import { evaluateFirewallPolicy, type FirewallPolicy, type Packet } from "../../lib/core/analyze/evaluate";
import { application, applicationRule, group, HOST } from "../core/analyze/evaluate/firewall-rules";
import { at, outbound, tagged } from "../core/analyze/evaluate/packets";
import { addresses, allOf, MACHINE, tags, usersRule } from "./users-rule";

/*
 * "Azure Firewall rule processing logic", 2023-08-30: which packets each kind of rule is asked about. The verdicts are
 * the evaluator's; where the library writes such rules, they are its own.
 */

describe("an application rule", () => {
  const everyApplication = application(
    "hosts",
    100,
    "Allow",
    applicationRule({
      protocols: [
        { type: "Http", port: 80 },
        { type: "Https", port: 443 },
        { type: "Mssql", port: 1433 },
      ],
    }),
  );

  it.each<[what: string, packet: Packet, access: string]>([
    ["HTTP", outbound(HOST, 80, { application: "Http" }), "Allow"],
    ["TLS with a server name", outbound(HOST, 443, { application: "Https" }), "Allow"],
    ["SQL", outbound(HOST, 1433, { application: "Mssql" }), "Allow"],
    ["TCP that is none of these, on TLS's port", outbound(HOST, 443, { application: "Other" }), "Deny"],
    ["QUIC, which is UDP", outbound(HOST, 443, { protocol: "Udp" }), "Deny"],
    ["ICMP", outbound(HOST, undefined, { protocol: "Icmp" }), "Deny"],
    ["TLS without a server name", outbound(at("203.0.113.9"), 443), "Deny"],
    ["HTTP without a host", outbound(at("203.0.113.9"), 80), "Deny"],
    [
      "HTTP for a name, at whatever address",
      outbound({ ...at("198.51.100.7"), host: HOST.host }, 80),
      "Allow",
    ],
    [
      "TLS for a name, at an address that is not told",
      outbound({ ...tagged(), host: HOST.host }, 443),
      "Allow",
    ],
  ])(
    "application rules for every host are asked about HTTP, HTTPS and SQL only: %s",
    (_what, packet, access) => {
      const policy: FirewallPolicy = {
        ruleCollectionGroups: [group("g", 1000, { application_rule_collection: [everyApplication] })],
      };
      expect(evaluateFirewallPolicy(policy, packet).access).toBe(access);
    },
  );
});

describe("the protocol of a network rule", () => {
  const storage = at("20.60.1.1", "Storage.EastUS2");
  const hub = at("10.9.0.4", "VirtualNetwork");
  const from = (packet: Packet): Packet => ({ ...packet, source: MACHINE });
  const icmp = { protocol: "Icmp" } as const;
  const any443 = usersRule({ destinations: tags("Storage"), ports: [{ protocol: "Any", ports: ["443"] }] });
  const anything = usersRule({ destinations: tags("Storage"), ports: allOf("Any") });
  const ping = usersRule({ destinations: addresses("10.9.0.0/24"), ports: allOf("Icmp") });

  it.each([
    ["`Any` with a port holds TCP", any443, outbound(storage, 443), "Allow"],
    ["`Any` with a port holds UDP", any443, outbound(storage, 443, { protocol: "Udp" }), "Allow"],
    ["`Any` with a port holds no other port", any443, outbound(storage, 444), "Deny"],
    ["`Any` with a port holds no ICMP", any443, outbound(storage, undefined, icmp), "Deny"],
    ["`Any` with `*` holds every port of TCP", anything, outbound(storage, 444), "Allow"],
    [
      "`Any` with `*` holds ICMP, which is not delivered to the Internet for sure",
      anything,
      outbound(storage, undefined, icmp),
      "Undecided",
    ],
    ["ICMP is delivered to private addresses", ping, outbound(hub, undefined, icmp), "Allow"],
    ["a rule for ICMP holds nothing else", ping, outbound(hub, 443), "Deny"],
  ])("%s", (_statement, rule, packet, access) => {
    expect(rule.errors).toEqual([]);
    expect(rule.verdict(from(packet)).access).toBe(access);
  });

  it.each([
    ["`Any` with a port", any443, { protocols: ["Any"], destinationPorts: ["443"] }],
    ["`Any` with every port", anything, { protocols: ["Any"], destinationPorts: ["*"] }],
    ["ICMP", ping, { protocols: ["ICMP"], destinationPorts: ["*"] }],
  ])("of %s is written as Azure reads it", (_what, { network: rules, application: others }, expected) => {
    expect(rules).toMatchObject([expected]);
    expect(others).toEqual([]);
  });

  it("ICMP to a service tag, whose addresses are public, is refused", () => {
    expect(usersRule({ destinations: tags("Storage"), ports: allOf("Icmp") }).errors).toEqual([
      "invalid-rule: Azure Firewall delivers no Icmp to public addresses, which service tags are; name private prefixes, or use Tcp or Udp",
    ]);
  });
});
