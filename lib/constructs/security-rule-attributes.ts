import { formatPorts } from "../core/address/port-range";
import type { RulePeer, SecurityRule } from "../core/compile/plan";
import { writtenAddresses } from "./deferred-values";

/** The attributes that an inline rule and a separate rule share, as the provider names them. */
export interface SecurityRuleAttributes {
  readonly access: string;
  readonly description?: string;
  readonly destinationAddressPrefix?: string;
  readonly destinationAddressPrefixes?: string[];
  readonly destinationPortRange?: string;
  readonly destinationPortRanges?: string[];
  readonly direction: string;
  readonly name: string;
  readonly priority: number;
  readonly protocol: string;
  readonly sourceAddressPrefix?: string;
  readonly sourceAddressPrefixes?: string[];
  readonly sourcePortRange: string;
}

/**
 * A security rule in the provider's attributes. A service tag stands in the singular attribute, because Azure
 * refuses tags in lists; prefixes stand in the list.
 */
export function securityRuleAttributes(rule: SecurityRule): SecurityRuleAttributes {
  const source = peerAttributes(rule.source);
  const destination = peerAttributes(rule.destination);
  const ports = formatPorts(rule.destinationPorts);
  const [port, ...others] = ports;
  return {
    access: rule.access,
    ...(rule.description === undefined ? {} : { description: rule.description }),
    ...("prefix" in destination
      ? { destinationAddressPrefix: destination.prefix }
      : { destinationAddressPrefixes: destination.prefixes }),
    ...(others.length === 0 && port !== undefined
      ? { destinationPortRange: port }
      : { destinationPortRanges: ports }),
    direction: rule.direction === "inbound" ? "Inbound" : "Outbound",
    name: rule.name,
    priority: rule.priority,
    protocol: rule.protocol === "Any" ? "*" : rule.protocol,
    ...("prefix" in source
      ? { sourceAddressPrefix: source.prefix }
      : { sourceAddressPrefixes: source.prefixes }),
    sourcePortRange: "*",
  };
}

function peerAttributes(peer: RulePeer): { readonly prefix: string } | { readonly prefixes: string[] } {
  switch (peer.kind) {
    case "service-tag":
      return { prefix: peer.tag.text };
    case "any":
      return { prefix: "*" };
    case "addresses":
      return { prefixes: writtenAddresses(peer.addresses) };
  }
}
