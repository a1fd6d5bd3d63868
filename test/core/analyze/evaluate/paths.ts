import type { NetworkPath, Packet, PathStep, RouteAttributes } from "../../../../lib/core/analyze/evaluate";
import { at, outbound, securityRule, tagged } from "./packets";

export const FIREWALL = "10.0.1.4";
export const TO_FIREWALL: RouteAttributes = {
  name: "default",
  address_prefix: "0.0.0.0/0",
  next_hop_type: "VirtualAppliance",
  next_hop_in_ip_address: FIREWALL,
};
export const LEARNING_TO_INTERNET: RouteAttributes = {
  name: "learning",
  address_prefix: "AzureMachineLearning",
  next_hop_type: "Internet",
};
export const HOSTS_RULE = {
  name: "hosts",
  protocols: [{ type: "Https", port: 443 }],
  source_addresses: ["10.1.0.0/24"],
  destination_fqdns: ["*.contoso.com"],
};
export const HOSTS_POLICY = {
  ruleCollectionGroups: [
    {
      name: "group",
      priority: 100,
      application_rule_collection: [{ name: "hosts", priority: 100, action: "Allow", rule: [HOSTS_RULE] }],
    },
  ],
};
export const DENY_INTERNET = securityRule({
  name: "deny-internet",
  priority: 4096,
  destination_address_prefix: "Internet",
});
export const ALLOW_WEB = securityRule({
  name: "web",
  access: "Allow",
  protocol: "Tcp",
  destination_port_range: "443",
  destination_address_prefix: "Internet",
});

export const VM = at("10.1.0.4");
export const HOST = { ...at("203.0.113.9"), host: "www.contoso.com" };
export const LEARNING = tagged("AzureMachineLearning");

export function path(more: Partial<NetworkPath> = {}): NetworkPath {
  return {
    securityRules: [],
    routes: [TO_FIREWALL],
    virtualNetworkPrefixes: ["10.1.0.0/16"],
    firewall: { policy: HOSTS_POLICY, privateIpAddress: FIREWALL },
    ...more,
  };
}

export function out(destination: Packet["destination"], port = 443): Packet {
  return outbound(destination, port, { source: VM });
}

export function layers(steps: readonly PathStep[]): readonly string[] {
  return steps.map(({ layer, access }) => `${layer} ${access}`);
}
