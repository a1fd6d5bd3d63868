import { evaluatePath, type NetworkPath, type Packet } from "../../../../lib/core/analyze/evaluate";
import { at, inbound, securityRule } from "./packets";
import { DENY_INTERNET, HOST, LEARNING, LEARNING_TO_INTERNET, out, path, TO_FIREWALL, VM } from "./paths";

describe("the tag VirtualNetwork and user-defined routes", () => {
  const allowNetwork = securityRule({
    name: "network",
    priority: 4000,
    access: "Allow",
    source_address_prefix: "VirtualNetwork",
    destination_address_prefix: "VirtualNetwork",
  });
  const denyAll = securityRule({ name: "deny-all", priority: 4096 });
  const nsg = (more: Partial<NetworkPath>, packet: Packet) => evaluatePath(path(more), packet).trail[0];

  test("a default route may let the Internet in by Azure's own rule for the network", () => {
    const step = nsg({ routes: [TO_FIREWALL] }, inbound(at("203.0.113.9"), 22, { destination: VM }));
    expect(step).toEqual({
      layer: "nsg",
      access: "Undecided",
      verdict: {
        access: "Undecided",
        rule: "DenyAllInbound",
        priority: 65500,
        origin: "default",
        reason:
          '"DenyAllInbound" decides if the tag VirtualNetwork holds the address space alone, ' +
          '"AllowVNetInBound" if it holds the prefixes of the user-defined routes as well.',
      },
    });
  });

  test.each<[string, Partial<NetworkPath>, Packet, string]>([
    ["without routes the Internet stays out", { routes: [] }, inbound(at("203.0.113.9"), 22), "Deny"],
    [
      "a route for elsewhere changes nothing",
      { routes: [{ ...LEARNING_TO_INTERNET, address_prefix: "198.51.100.0/24" }] },
      inbound(at("203.0.113.9"), 22),
      "Deny",
    ],
    [
      "a tag's route counts like a prefix",
      { routes: [LEARNING_TO_INTERNET] },
      inbound(LEARNING, 22),
      "Undecided",
    ],
    [
      "an allow rule for the network before a denial of everything may let the Internet be reached",
      { securityRules: [allowNetwork, denyAll] },
      out(HOST, 22),
      "Undecided",
    ],
    [
      "without a default route it does not",
      { securityRules: [allowNetwork, denyAll], routes: [] },
      out(HOST, 22),
      "Deny",
    ],
    ["a denial of the Internet holds either way", { securityRules: [DENY_INTERNET] }, out(HOST, 22), "Deny"],
    [
      "a denial of the Internet before the rule for the network does, too",
      { securityRules: [{ ...DENY_INTERNET, priority: 3000 }, allowNetwork, denyAll] },
      out(HOST, 22),
      "Deny",
    ],
  ])("%s", (_, more, packet, access) => {
    expect(nsg(more, packet)?.access).toBe(access);
  });
});
