import type { ConfigurationPath } from "./configuration-paths";
import type { PathLayers } from "./path-model";
import type { TagIndex } from "./tag-index";

/** What is known of a path beside its files. */
export interface PathFacts {
  /** Whether the firewall is a DNS proxy. Default: true. */
  readonly dnsProxyEnabled?: boolean;
  /** The address space of the virtual network. Default: not known. */
  readonly virtualNetworkPrefixes?: readonly string[];
  /** Where service tags lie. Default: not known. */
  readonly tagIndex?: TagIndex;
}

/** A path of a configuration as the layers that packets meet. */
export function layersOfPath(
  { securityGroup, routeTable, ruleCollectionGroups }: ConfigurationPath,
  { dnsProxyEnabled = true, virtualNetworkPrefixes, tagIndex }: PathFacts,
): PathLayers {
  return {
    ...(securityGroup === undefined ? {} : { securityRules: securityGroup.rules.map(({ rule }) => rule) }),
    ...(routeTable === undefined ? {} : { routes: routeTable.routes.map(({ route }) => route) }),
    ...(ruleCollectionGroups === undefined
      ? {}
      : {
          policy: {
            ruleCollectionGroups: ruleCollectionGroups.map(({ group }) => group),
            dnsProxyEnabled,
          },
        }),
    ...(virtualNetworkPrefixes === undefined ? {} : { virtualNetworkPrefixes }),
    ...(tagIndex === undefined ? {} : { tagIndex }),
  };
}
