import { remembered } from "../../remembered";
import { evaluateFirewallPolicy, type FirewallVerdict } from "./firewall-policy";
import type { Packet } from "./packet";
import { isForPlatform } from "./platform-addresses";
import type { RouteAttributes } from "./route-attributes";
import { evaluateRoutes, type RouteVerdict } from "./routes";
import type { FirewallPolicy } from "./rule-collection-order";
import type { SecurityRuleAttributes } from "./security-rule-attributes";
import { evaluateSecurityRules, type SecurityVerdict } from "./security-rules";
import { isInInternet } from "./service-tags";
import type { SubnetRoutes } from "./subnet-routes";
import type { Access } from "./verdict";
import { withAddressSpace, withRoutedPrefixes } from "./virtual-network-tag";

/** All that a packet into or out of a subnet meets. */
export interface NetworkPath extends Omit<SubnetRoutes, "userDefined"> {
  /** The rules of the subnet's network security group. */
  readonly securityRules: readonly SecurityRuleAttributes[];
  /** The routes of the subnet's route table; `[]` where it has none. */
  readonly routes: readonly RouteAttributes[];
  /** The address space of the subnet's virtual network. */
  readonly virtualNetworkPrefixes: readonly string[];
  /** The firewall that routes lead to. Default: what an appliance does with a packet is not told. */
  readonly firewall?: PathFirewall;
}

/** A firewall on the path. */
export interface PathFirewall {
  readonly policy: FirewallPolicy;
  /**
   * Its private address, as the text that routes give as their next hop. Default: every appliance that a route leads
   * to is this firewall.
   */
  readonly privateIpAddress?: string;
}

/** What one layer says: whether the packet gets past it, and its own verdict. */
export type PathStep =
  | { readonly layer: "nsg"; readonly access: Access; readonly verdict: SecurityVerdict }
  | {
      readonly layer: "routes";
      readonly access: Access;
      /** The packet on its way out, or the reply to one that came in. */
      readonly of: "packet" | "reply";
      readonly verdict: RouteVerdict;
    }
  | { readonly layer: "firewall"; readonly access: Access; readonly verdict: FirewallVerdict };

/** What becomes of a packet on its whole path. */
export interface PathVerdict {
  readonly access: Access;
  /**
   * Why: every layer let it through, a security rule, a route or a firewall stopped it or may have, or it got in but
   * its reply would leave another way (`Asymmetric`).
   */
  readonly reason: "Delivered" | "SecurityRule" | "Route" | "Firewall" | "Asymmetric";
  /** The layers that were asked, in the order in which the packet meets them. */
  readonly trail: readonly PathStep[];
}

/**
 * What becomes of the first packet of a connection into or out of a subnet.
 *
 * Outbound, it meets the network security group, then the routes, then the firewall if the next hop is an appliance.
 * Inbound, it meets the network security group; then the way of the reply is looked at: an answer to the Internet
 * that a route sends to an appliance or a gateway never matches the connection, and the packet counts as denied, as
 * `Asymmetric`. Only a route of its own for the source, to `Internet`, mends that.
 *
 * A layer that denies ends the path. An undecided layer does not: a later one may still deny for sure.
 *
 * Undecided, on top of what the single layers leave open:
 * - the network security group, when its verdict depends on whether `VirtualNetwork` holds the prefixes of the
 *   user-defined routes (see `withRoutedPrefixes`);
 * - an appliance that no firewall is given for, and what lies behind a virtual network gateway.
 *
 * What is not modelled: the network security group at the other end, whether the subnet has a public address to leave
 * with, and the way of a reply inside the network. Packets for the host's virtual addresses meet no routes.
 *
 * Sources: "Azure network security groups overview", 2025-07-15; "Virtual network traffic routing", section
 * "0.0.0.0/0 address prefix", 2023-05-27.
 *
 * @throws Error when an address of the packet is no IP literal, or the prefix of one of its tags no CIDR block.
 */
export function evaluatePath(path: NetworkPath, packet: Packet): PathVerdict {
  const placed: Packet = {
    ...packet,
    source: withAddressSpace(packet.source, path.virtualNetworkPrefixes),
    destination: withAddressSpace(packet.destination, path.virtualNetworkPrefixes),
  };
  const trail = placed.direction === "Outbound" ? outboundTrail(path, placed) : inboundTrail(path, placed);
  const decisive =
    trail.find(({ access }) => access === "Deny") ?? trail.find(({ access }) => access === "Undecided");
  return decisive === undefined
    ? { access: "Allow", reason: "Delivered", trail }
    : { access: decisive.access, reason: reasonOf(decisive), trail };
}

function outboundTrail(path: NetworkPath, packet: Packet): readonly PathStep[] {
  const security = securityStep(path, packet);
  if (security.access === "Deny" || isForPlatform(packet)) return [security];
  const verdict = evaluateRoutes(subnetRoutesOf(path), packet.destination);
  const access = accessByHop(path.firewall, verdict);
  const route: PathStep = { layer: "routes", of: "packet", access, verdict };
  const leadsToFirewall = verdict.nextHopType === "VirtualAppliance" && access === "Allow";
  return path.firewall === undefined || !leadsToFirewall
    ? [security, route]
    : [security, route, firewallStep(path.firewall, packet)];
}

function inboundTrail(path: NetworkPath, packet: Packet): readonly PathStep[] {
  const security = securityStep(path, packet);
  if (security.access === "Deny" || !isInInternet(packet.source)) return [security];
  const verdict = evaluateRoutes(subnetRoutesOf(path), packet.source);
  return [security, { layer: "routes", of: "reply", access: accessByReplyHop(verdict), verdict }];
}

function reasonOf(step: PathStep): PathVerdict["reason"] {
  switch (step.layer) {
    case "nsg":
      return "SecurityRule";
    case "firewall":
      return "Firewall";
    case "routes": {
      const isAnsweredElsewhere = step.access === "Deny" && step.verdict.nextHopType !== "None";
      return step.of === "reply" && isAnsweredElsewhere ? "Asymmetric" : "Route";
    }
  }
}

const subnetRoutesOf: (path: NetworkPath) => SubnetRoutes = remembered(({ routes, ...others }) => ({
  ...others,
  userDefined: routes,
}));

function securityStep(path: NetworkPath, packet: Packet): PathStep {
  const verdict = evaluateSecurityRules(path.securityRules, packet);
  const source = withRoutedPrefixes(packet.source, path.routes);
  const destination = withRoutedPrefixes(packet.destination, path.routes);
  if (source === packet.source && destination === packet.destination) {
    return { layer: "nsg", access: verdict.access, verdict };
  }
  const widened = evaluateSecurityRules(path.securityRules, { ...packet, source, destination });
  if (widened.access === verdict.access) return { layer: "nsg", access: verdict.access, verdict };
  const reason =
    `"${verdict.rule}" decides if the tag VirtualNetwork holds the address space alone, ` +
    `"${widened.rule}" if it holds the prefixes of the user-defined routes as well.`;
  return { layer: "nsg", access: "Undecided", verdict: { ...verdict, access: "Undecided", reason } };
}

/** Whether a packet gets past the routes: an appliance counts when it is the given firewall, which then decides. */
function accessByHop(
  firewall: PathFirewall | undefined,
  { nextHopType, nextHopAddress }: RouteVerdict,
): Access {
  switch (nextHopType) {
    case "None":
      return "Deny";
    case "VirtualAppliance": {
      if (firewall === undefined) return "Undecided";
      const { privateIpAddress } = firewall;
      return privateIpAddress === undefined || privateIpAddress === nextHopAddress ? "Allow" : "Undecided";
    }
    case "VirtualNetworkGateway":
    case "Undecided":
      return "Undecided";
    default:
      return "Allow";
  }
}

function accessByReplyHop({ nextHopType }: RouteVerdict): Access {
  switch (nextHopType) {
    case "None":
    case "VirtualAppliance":
    case "VirtualNetworkGateway":
      return "Deny";
    case "Undecided":
      return "Undecided";
    default:
      return "Allow";
  }
}

function firewallStep(firewall: PathFirewall, packet: Packet): PathStep {
  const verdict = evaluateFirewallPolicy(firewall.policy, packet);
  return { layer: "firewall", access: verdict.access, verdict };
}
