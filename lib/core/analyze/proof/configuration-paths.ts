import type {
  Configuration,
  ConfiguredRouteTable,
  ConfiguredRuleCollectionGroup,
  ConfiguredSecurityGroup,
} from "../configuration";
import { compareText } from "../evaluate/text-order";
import { withIpGroups } from "./ip-groups";

/** What is judged together: at most one of each. */
export interface ConfigurationPath {
  readonly securityGroup?: ConfiguredSecurityGroup;
  readonly routeTable?: ConfiguredRouteTable;
  /** The groups of one policy. */
  readonly ruleCollectionGroups?: readonly ConfiguredRuleCollectionGroup[];
}

/**
 * The paths of a configuration: files do not always say which subnet has which group and table, so that each security
 * group is judged with each route table and with each policy (the groups whose `policy` is one text). A layer of which
 * there is none is not looked at: without a group everything gets to the routes; without a route table what is for the
 * Internet meets the firewall; without a firewall the routes have the last word.
 */
export function configurationPaths(configuration: Configuration): ConfigurationPath[] {
  const policies = new Map<string, ConfiguredRuleCollectionGroup[]>();
  for (const group of configuration.ruleCollectionGroups) {
    const known = policies.get(group.policy) ?? [];
    policies.set(group.policy, known);
    known.push({ ...group, group: withIpGroups(group.group, configuration.ipGroups) });
  }
  const names = [...policies.keys()].sort(compareText);
  const groups: readonly (ConfiguredSecurityGroup | undefined)[] =
    configuration.securityGroups.length > 0 ? configuration.securityGroups : [undefined];
  const tables: readonly (ConfiguredRouteTable | undefined)[] =
    configuration.routeTables.length > 0 ? configuration.routeTables : [undefined];
  return groups.flatMap((securityGroup) =>
    tables.flatMap((routeTable) =>
      (names.length > 0 ? names : [undefined]).map((name) => {
        const ruleCollectionGroups = name === undefined ? undefined : policies.get(name);
        return {
          ...(securityGroup === undefined ? {} : { securityGroup }),
          ...(routeTable === undefined ? {} : { routeTable }),
          ...(ruleCollectionGroups === undefined ? {} : { ruleCollectionGroups }),
        };
      }),
    ),
  );
}
