import type { CheckContext, ConfigurationPath, PathLayers } from "../analyze/proof";

/** A path of a configuration as the layers that packets meet. The subnets lie in the address space, and are told apart. */
export function layersOfPath(
  { securityGroup, routeTable, ruleCollectionGroups }: ConfigurationPath,
  { dnsProxyEnabled = true, virtualNetworkPrefixes = [], subnets = [], tagIndex }: CheckContext,
): PathLayers {
  const addressSpace = [...new Set([...virtualNetworkPrefixes, ...subnets])];
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
    ...(addressSpace.length === 0 ? {} : { virtualNetworkPrefixes: addressSpace }),
    ...(tagIndex === undefined ? {} : { tagIndex }),
  };
}
