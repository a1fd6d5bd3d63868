import { parseFqdn } from "../../lib/core/address/fqdn";
import { evaluateFirewallPolicy, type Packet } from "../../lib/core/analyze/evaluate";
import { group } from "../core/analyze/evaluate/firewall-rules";
import { at, outbound } from "../core/analyze/evaluate/packets";
import { applicationRulesOf, entry, plannedWith } from "../core/compile/application-rules";
import { FIREWALL, planned } from "../core/compile/refusals/changed-input";
import { firewall } from "../core/compile/selections";
import { accessByApplicationRule as accessBy, request } from "./requests";
import { allOf, hosts, MACHINE, tcp, udp, usersRule } from "./users-rule";

/*
 * "FQDN filtering in network rules", 2026-03-28, and what it means beside application rules: which kind of rule carries
 * a host on which port, and what becomes of the service's own hosts.
 */

describe("a host name in a network rule", () => {
  it.each<[statement: string, ports: ReturnType<typeof tcp>, packet: Packet]>([
    ["any port of TCP", tcp("8787"), request("pypi.org", 8787, { application: "Other" })],
    ["any port of UDP", udp("5831"), request("pypi.org", 5831, { protocol: "Udp" })],
    ["QUIC, which is UDP 443", udp("443"), request("pypi.org", 443, { protocol: "Udp" })],
    ["TCP 443 by `Any` with the port", [{ protocol: "Any", ports: ["443"] }], request("pypi.org")],
    [
      "UDP 443 by `Any` with the port",
      [{ protocol: "Any", ports: ["443"] }],
      request("pypi.org", 443, { protocol: "Udp" }),
    ],
  ])("is exact, and allows %s", (_statement, ports, packet) => {
    const rule = usersRule({ destinations: hosts("pypi.org"), ports });
    expect(rule.errors).toEqual([]);
    expect(rule.application).toEqual([]);
    expect(rule.network).toMatchObject([{ destinationFqdns: ["pypi.org"] }]);
    expect(rule.verdict(packet)).toMatchObject({ access: "Allow", kind: "network" });
    const elsewhere = { ...packet, destination: { ...packet.destination, host: "example.org" } };
    expect(rule.verdict(elsewhere).access).toBe("Deny");
  });

  it("may be for an address that is asked for by no name", () => {
    const rule = usersRule({ destinations: hosts("pypi.org"), ports: tcp("22") });
    expect(rule.verdict(outbound(at("151.101.0.223"), 22, { source: MACHINE })).access).toBe("Undecided");
  });

  it("is not decided without the DNS proxy, where somebody wrote it", () => {
    const network_rule_collection = [
      {
        name: "c",
        priority: 100,
        action: "Allow",
        rule: [
          {
            name: "r",
            protocols: ["TCP"],
            source_addresses: ["*"],
            destination_fqdns: ["pypi.org"],
            destination_ports: ["22"],
          },
        ],
      },
    ];
    const ruleCollectionGroups = [group("g", 100, { network_rule_collection })];
    const access = (dnsProxyEnabled: boolean): string =>
      evaluateFirewallPolicy({ ruleCollectionGroups, dnsProxyEnabled }, request("pypi.org", 22)).access;
    expect([access(true), access(false)]).toEqual(["Allow", "Undecided"]);
  });

  const noPorts =
    "invalid-rule: a network rule with a host name takes TCP and UDP; give a protocol with ports";

  it.each([
    [
      "a wildcard",
      usersRule({ destinations: hosts("*.pypi.org"), ports: tcp("22") }),
      "invalid-rule: `*.pypi.org` has a wildcard, which network rules do not take; use ports 80 and 443, or exact names",
    ],
    [
      "a wildcard over UDP, on TLS's port too",
      usersRule({ destinations: hosts("*.pypi.org"), ports: udp("443") }),
      "invalid-rule: `*.pypi.org` has a wildcard, which network rules do not take; use ports 80 and 443, or exact names",
    ],
    [
      "no DNS proxy",
      usersRule({ ports: tcp("22") }, { dnsProxy: false }),
      "invalid-rule: a network rule with a host name needs the policy's DNS proxy; turn it on",
    ],
    ["ICMP", usersRule({ ports: allOf("Icmp") }), noPorts],
    ["every protocol", usersRule({ ports: allOf("Any") }), noPorts],
  ])("is refused with %s", (_what, rule, error) => {
    expect(rule.errors).toEqual([expect.stringContaining(error)]);
    expect(rule.network).toEqual([]);
  });
});

describe("an application rule's protocol", () => {
  const tls = plannedWith(firewall("fqdn"), {
    hosts: [{ ...entry, hosts: ["*.contoso.net"], ports: ["80", "443", "8787"], tls: true }],
  });

  it("is HTTP on port 80 and TLS on any other, each port for itself", () => {
    const protocols = applicationRulesOf(tls).flatMap((rule) => (rule as { protocols: object[] }).protocols);
    expect(protocols).toHaveLength(3);
    expect(protocols).toEqual(
      expect.arrayContaining([
        { type: "Http", port: 80 },
        { type: "Https", port: 443 },
        { type: "Https", port: 8787 },
      ]),
    );
  });

  it.each<[statement: string, packet: Packet, access: string]>([
    ["TLS with a server name on the port", request("a.contoso.net", 8787), "Allow"],
    ["something else on the port", request("a.contoso.net", 8787, { application: "Other" }), "Deny"],
    ["TLS on another port", request("a.contoso.net", 18881), "Deny"],
    ["UDP on the port", request("a.contoso.net", 8787, { protocol: "Udp" }), "Deny"],
  ])("on a port of its own admits TLS alone: %s", (_statement, packet, access) => {
    const rule = {
      protocols: [{ type: "Https", port: 8787 }],
      destination_fqdns: ["*.contoso.net"],
    };
    expect(accessBy(rule, packet)).toBe(access);
  });
});

describe("what the service's hosts become, asked for by host", () => {
  const { plan, diagnostics } = planned({
    egress: { ...FIREWALL, strategy: "fqdn" },
    selection: { parameters: { storageAccount: "mlstore" }, features: ["vscode-desktop"] },
  });
  const rulesFor = (text: string): string[] =>
    (plan?.ruleCollections ?? []).flatMap(({ type, rules }) =>
      rules
        .filter(({ destinations }) =>
          destinations.some(
            (each) =>
              (each.kind === "host" && "text" in each.host && each.host.text === text) ||
              (each.kind === "service-tag" && each.tag.text === text),
          ),
        )
        .map(({ protocol, ports }) =>
          [
            type,
            protocol,
            ...ports.map(({ first, last }) => (first === last ? first : `${first}-${last}`)),
          ].join(" "),
        ),
    );
  const told = (code: string): string[] =>
    diagnostics.filter((found) => found.code === code).map(({ requirement = "" }) => requirement);

  it.each([
    [
      "Batch, documented with any protocol on 443, is TCP in an application rule",
      "*.eastus2.batch.azure.com",
      ["application Tcp 443"],
    ],
    [
      "the relay's UDP 5831 and the compute instances' 8787 and 18881 are the tag's, since their hosts are wildcards",
      "AzureMachineLearning",
      ["network Udp 5831", "network Tcp 8787 18881"],
    ],
    [
      "file shares on 445 are an exact host in a network rule",
      "mlstore.file.core.windows.net",
      ["network Tcp 445", "application Tcp 443"],
    ],
    ["a path of a host is the whole host, without TLS inspection", "github.com", ["application Tcp 443"]],
  ])("%s", (_statement, text, rules) => {
    expect(rulesFor(text)).toEqual(rules);
  });

  it("is told where it differs from what the documents say", () => {
    expect(told("protocol-narrowed")).toContain("batch");
    expect(told("hosts-replaced-by-tag")).toContain("compute-instance-relay");
  });

  it.each([
    ["a wildcard on UDP", "*.tundra.eastus2.api.azureml.ms", "udp"],
    ["a wildcard on another port", "*.instances.azureml.ms", "tcp"],
  ])("cannot be written by a user either: %s", (_what, host, protocol) => {
    expect(parseFqdn(host).ok).toBe(true);
    const ports = protocol === "udp" ? udp("5831") : tcp("8787");
    expect(usersRule({ destinations: hosts(host), ports }).errors).toHaveLength(1);
  });
});
