import { evaluatePath, type NetworkPath, type Packet } from "../../../../lib/core/analyze/evaluate";
import { at, inbound, securityRule, UNRESOLVED } from "./packets";
import { LEARNING, LEARNING_TO_INTERNET, layers, path, TO_FIREWALL, VM } from "./paths";

describe("inbound", () => {
  const allow = securityRule({
    name: "learning",
    access: "Allow",
    direction: "Inbound",
    protocol: "Tcp",
    source_address_prefix: "AzureMachineLearning",
    destination_port_range: "44224",
  });
  const denyIn = securityRule({
    name: "deny-in",
    priority: 4096,
    direction: "Inbound",
    source_address_prefix: "Internet",
  });
  const packet = (source = LEARNING, port = 44224) => inbound(source, port, { destination: VM });

  test.each<[string, Partial<NetworkPath>, Packet, string, string, readonly string[]]>([
    [
      "an allowed packet whose reply would go to the firewall is asymmetric",
      { securityRules: [allow] },
      packet(),
      "Deny",
      "Asymmetric",
      ["nsg Allow", "routes Deny"],
    ],
    [
      "a route for its source to the Internet mends that",
      { securityRules: [allow], routes: [TO_FIREWALL, LEARNING_TO_INTERNET] },
      packet(),
      "Allow",
      "Delivered",
      ["nsg Allow", "routes Allow"],
    ],
    [
      "a route for another source does not",
      {
        securityRules: [allow],
        routes: [TO_FIREWALL, { ...LEARNING_TO_INTERNET, address_prefix: "BatchNodeManagement" }],
      },
      packet(),
      "Deny",
      "Asymmetric",
      ["nsg Allow", "routes Deny"],
    ],
    [
      "without a default route of its own the reply finds its way",
      { securityRules: [allow], routes: [] },
      packet(),
      "Allow",
      "Delivered",
      ["nsg Allow", "routes Allow"],
    ],
    [
      "a reply that goes to a gateway is asymmetric",
      {
        securityRules: [allow],
        routes: [{ ...TO_FIREWALL, next_hop_type: "VirtualNetworkGateway", next_hop_in_ip_address: null }],
      },
      packet(),
      "Deny",
      "Asymmetric",
      ["nsg Allow", "routes Deny"],
    ],
    [
      "a reply that is dropped is lost by its route",
      { securityRules: [allow], routes: [{ ...LEARNING_TO_INTERNET, next_hop_type: "None" }] },
      packet(),
      "Deny",
      "Route",
      ["nsg Allow", "routes Deny"],
    ],
    [
      "a reply of which the route is open leaves the path open",
      { securityRules: [allow], routes: [{ ...LEARNING_TO_INTERNET, next_hop_type: UNRESOLVED }] },
      packet(),
      "Undecided",
      "Route",
      ["nsg Allow", "routes Undecided"],
    ],
    [
      "a packet that the network security group denies has no reply",
      { securityRules: [allow, denyIn] },
      packet(LEARNING, 22),
      "Deny",
      "SecurityRule",
      ["nsg Deny"],
    ],
    [
      "a packet from the network has its reply inside",
      {},
      packet(at("10.1.9.9"), 22),
      "Allow",
      "Delivered",
      ["nsg Allow"],
    ],
    [
      "a load balancer's probe is answered to the host",
      {},
      packet(at("168.63.129.16", "AzureLoadBalancer"), 80),
      "Allow",
      "Delivered",
      ["nsg Allow"],
    ],
  ])("%s", (_, more, given, access, reason, trail) => {
    const verdict = evaluatePath(path(more), given);
    expect([verdict.access, verdict.reason, layers(verdict.trail)]).toEqual([access, reason, trail]);
  });
});
