import { evaluatePath, type NetworkPath, type Packet } from "../../../../lib/core/analyze/evaluate";
import { at, securityRule, tagged, UNRESOLVED } from "./packets";
import {
  ALLOW_WEB,
  DENY_INTERNET,
  FIREWALL,
  HOST,
  HOSTS_POLICY,
  LEARNING,
  LEARNING_TO_INTERNET,
  layers,
  out,
  path,
  TO_FIREWALL,
} from "./paths";

describe("outbound", () => {
  test("the trail tells what each layer decides", () => {
    expect(evaluatePath(path({ securityRules: [ALLOW_WEB, DENY_INTERNET] }), out(HOST))).toEqual({
      access: "Allow",
      reason: "Delivered",
      trail: [
        {
          layer: "nsg",
          access: "Allow",
          verdict: { access: "Allow", rule: "web", priority: 100, origin: "rule" },
        },
        {
          layer: "routes",
          of: "packet",
          access: "Allow",
          verdict: {
            nextHopType: "VirtualAppliance",
            nextHopAddress: FIREWALL,
            route: "default",
            origin: "user-defined",
          },
        },
        {
          layer: "firewall",
          access: "Allow",
          verdict: {
            access: "Allow",
            rule: "hosts",
            kind: "application",
            ruleCollection: "hosts",
            ruleCollectionGroup: "group",
          },
        },
      ],
    });
  });

  test.each<[string, Partial<NetworkPath>, Packet, string, string, readonly string[]]>([
    [
      "the network security group denies before any route or firewall is asked",
      { securityRules: [DENY_INTERNET] },
      out(HOST),
      "Deny",
      "SecurityRule",
      ["nsg Deny"],
    ],
    [
      "the firewall denies what the network security group allows",
      { securityRules: [ALLOW_WEB, DENY_INTERNET] },
      out({ ...HOST, host: "example.org" }),
      "Deny",
      "Firewall",
      ["nsg Allow", "routes Allow", "firewall Deny"],
    ],
    [
      "a tag's route leads around the firewall",
      { routes: [TO_FIREWALL, LEARNING_TO_INTERNET] },
      out(LEARNING),
      "Allow",
      "Delivered",
      ["nsg Allow", "routes Allow"],
    ],
    [
      "the same tag without its route ends at the firewall",
      {},
      out(LEARNING),
      "Deny",
      "Firewall",
      ["nsg Allow", "routes Allow", "firewall Deny"],
    ],
    [
      "traffic inside the network meets no firewall",
      {},
      out(at("10.1.9.9"), 22),
      "Allow",
      "Delivered",
      ["nsg Allow", "routes Allow"],
    ],
    [
      "a subnet without routes reaches the Internet by itself",
      { routes: [] },
      out(HOST, 22),
      "Allow",
      "Delivered",
      ["nsg Allow", "routes Allow"],
    ],
    [
      "a route to nowhere drops",
      { routes: [{ name: "drop", address_prefix: "203.0.113.0/24", next_hop_type: "None" }] },
      out(HOST),
      "Deny",
      "Route",
      ["nsg Allow", "routes Deny"],
    ],
    [
      "an unresolved route leaves the path open",
      { routes: [{ ...TO_FIREWALL, next_hop_type: UNRESOLVED }] },
      out(HOST),
      "Undecided",
      "Route",
      ["nsg Allow", "routes Undecided"],
    ],
    [
      "a gateway leads out of what is known",
      { routes: [{ ...TO_FIREWALL, next_hop_type: "VirtualNetworkGateway", next_hop_in_ip_address: "" }] },
      out(HOST),
      "Undecided",
      "Route",
      ["nsg Allow", "routes Undecided"],
    ],
    [
      "an appliance of which nothing is known leaves the path open",
      { routes: [{ ...TO_FIREWALL, next_hop_in_ip_address: "10.0.9.9" }] },
      out(HOST),
      "Undecided",
      "Route",
      ["nsg Allow", "routes Undecided"],
    ],
    [
      "an unresolved next hop is the firewall if the firewall is given by the same expression",
      {
        routes: [{ ...TO_FIREWALL, next_hop_in_ip_address: UNRESOLVED }],
        firewall: { policy: HOSTS_POLICY, privateIpAddress: UNRESOLVED },
      },
      out(HOST),
      "Allow",
      "Delivered",
      ["nsg Allow", "routes Allow", "firewall Allow"],
    ],
    [
      "a firewall without address is wherever routes lead",
      { firewall: { policy: HOSTS_POLICY } },
      out(HOST),
      "Allow",
      "Delivered",
      ["nsg Allow", "routes Allow", "firewall Allow"],
    ],
    [
      "an open network security group does not keep the firewall from denying",
      { securityRules: [securityRule({ destination_address_prefix: UNRESOLVED })] },
      out({ ...HOST, host: "example.org" }),
      "Deny",
      "Firewall",
      ["nsg Undecided", "routes Allow", "firewall Deny"],
    ],
    [
      "an open network security group leaves open what the rest allows",
      { securityRules: [securityRule({ destination_address_prefix: UNRESOLVED })] },
      out(HOST),
      "Undecided",
      "SecurityRule",
      ["nsg Undecided", "routes Allow", "firewall Allow"],
    ],
    [
      "the host's virtual addresses meet no routes",
      { securityRules: [securityRule()] },
      out(at("168.63.129.16", "AzurePlatformDNS"), 53),
      "Allow",
      "Delivered",
      ["nsg Allow"],
    ],
    [
      "a service endpoint leads around the firewall",
      { serviceEndpoints: ["Storage.WestUS"] },
      out(tagged("Storage.WestUS")),
      "Allow",
      "Delivered",
      ["nsg Allow", "routes Allow"],
    ],
  ])("%s", (_, more, packet, access, reason, trail) => {
    const verdict = evaluatePath(path(more), packet);
    expect([verdict.access, verdict.reason, layers(verdict.trail)]).toEqual([access, reason, trail]);
  });

  test("without a firewall given, what lies behind an appliance is open", () => {
    const { firewall: _, ...others } = path();
    expect(evaluatePath(others, out(HOST))).toMatchObject({ access: "Undecided", reason: "Route" });
  });
});

test("an address in the address space is in the tag VirtualNetwork without being said to be", () => {
  const verdict = evaluatePath(path(), out(at("10.1.9.9"), 22));
  expect(verdict.trail[0]?.verdict).toMatchObject({ rule: "AllowVnetOutBound" });
});
