import { quoted } from "../core/address/quoted";
import type { Configuration } from "../core/analyze/configuration";
import {
  evaluatePath,
  type NetworkPath,
  type Packet,
  type PathStep,
  type PathVerdict,
  type RouteAttributes,
  type SecurityRuleAttributes,
} from "../core/analyze/evaluate";
import { type ConfigurationPath, configurationPaths } from "../core/analyze/proof";
import { localSideOf } from "../core/analyze/proof/local-side";

/** Which of a stack's groups and tables packets meet, and what the stack does not say. */
export interface PathOptions {
  /** The name of the network security group. Default: each of the stack's, by itself. */
  readonly securityGroup?: string;
  /** The name of the route table. Default: each of the stack's, by itself. */
  readonly routeTable?: string;
  /** The address space of the virtual network. Default: the prefixes that the allow rules write for the subnet. */
  readonly virtualNetworkPrefixes?: readonly string[];
  /** Whether the firewall is a DNS proxy. Default: true. */
  readonly dnsProxyEnabled?: boolean;
}

/** A path of a stack, and what becomes of a packet on it. */
export interface TestedPath {
  readonly path: ConfigurationPath;
  readonly network: NetworkPath;
  readonly verdict: PathVerdict;
}

/** Stand in for a layer that the stack does not have; what they say is not shown. */
const NO_GROUP: readonly SecurityRuleAttributes[] = ["Inbound", "Outbound"].map((direction) => ({
  name: "",
  priority: 100,
  direction,
  access: "Allow",
  protocol: "*",
  source_port_range: "*",
  destination_port_range: "*",
  source_address_prefix: "*",
  destination_address_prefix: "*",
}));
const TO_FIREWALL: RouteAttributes = {
  name: "",
  address_prefix: "0.0.0.0/0",
  next_hop_type: "VirtualAppliance",
  next_hop_in_ip_address: "0.0.0.0",
};

/**
 * What becomes of a packet on each path of a configuration.
 *
 * @throws Error when there is no group or table of the given name
 */
export function testedPaths(
  configuration: Configuration,
  packet: Packet,
  options: PathOptions,
): readonly TestedPath[] {
  const { securityGroup, routeTable } = options;
  refuseUnknown("network security group", securityGroup, configuration.securityGroups);
  refuseUnknown("route table", routeTable, configuration.routeTables);
  return configurationPaths(configuration)
    .filter(
      (path) =>
        (securityGroup === undefined || path.securityGroup?.name === securityGroup) &&
        (routeTable === undefined || path.routeTable?.name === routeTable),
    )
    .map((path) => {
      const network = networkOf(path, packet, options);
      return { path, network, verdict: withoutMissing(path, evaluatePath(network, packet)) };
    });
}

function refuseUnknown(
  what: string,
  name: string | undefined,
  among: readonly { readonly name: string }[],
): void {
  if (name === undefined || among.some((each) => each.name === name)) return;
  const names = among.map((each) => quoted(each.name)).join(", ");
  throw new Error(`the stack has no ${what} ${quoted(name)}; it has ${names === "" ? "none" : names}`);
}

function networkOf(path: ConfigurationPath, packet: Packet, options: PathOptions): NetworkPath {
  const { securityGroup, routeTable, ruleCollectionGroups } = path;
  const near = packet.direction === "Outbound" ? packet.source : packet.destination;
  const bits = near.address?.includes(":") === true ? 128 : 32;
  const isFirewallMet = ruleCollectionGroups !== undefined && packet.direction === "Outbound";
  return {
    securityRules: securityGroup?.rules.map(({ rule }) => rule) ?? NO_GROUP,
    routes: routeTable?.routes.map(({ route }) => route) ?? (isFirewallMet ? [TO_FIREWALL] : []),
    virtualNetworkPrefixes: [
      ...(options.virtualNetworkPrefixes ?? localSideOf(path).subnets),
      ...(near.address === undefined ? [] : [`${near.address}/${bits}`]),
    ],
    ...(ruleCollectionGroups === undefined
      ? {}
      : {
          firewall: {
            policy: {
              ruleCollectionGroups: ruleCollectionGroups.map(({ group }) => group),
              dnsProxyEnabled: options.dnsProxyEnabled ?? true,
            },
          },
        }),
  };
}

function withoutMissing({ securityGroup }: ConfigurationPath, verdict: PathVerdict): PathVerdict {
  const isGiven = ({ layer }: PathStep): boolean => layer !== "nsg" || securityGroup !== undefined;
  return { ...verdict, trail: verdict.trail.filter(isGiven) };
}
