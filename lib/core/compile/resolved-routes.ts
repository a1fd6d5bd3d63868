import type { IpFamily } from "../address/ip-address-text";
import type { Selection } from "../catalog/selection";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import type { ResolvedRoutes } from "./plan";
import type { RouteGroup } from "./route-prefixes";
import { listedTags, tagsOfGroup } from "./route-tags";

/** The routes of one group, and the sentence on them for the report. */
export interface ResolvedGroup {
  readonly group: RouteGroup;
  /** Not there where Terraform could not look them up. */
  readonly routes?: ResolvedRoutes;
  readonly why: string;
}

/**
 * Compiles the catalog's routes in the prefixes that Terraform looks up with `data.azurerm_network_service_tags`.
 *
 * The data source takes the text before a tag's first dot for its service, so that it finds no tag with a dot in its
 * name, such as `AzureFrontDoor.Frontend` (terraform-provider-azurerm#9156); and it compares the region with what the
 * Service Tag Discovery API calls it, `centralfrance` for `francecentral` (#19327), as `AzureCloud`'s tags do.
 */
export function compileResolvedRoutes(
  groups: readonly RouteGroup[],
  families: readonly IpFamily[],
  selection: Selection,
  diagnostics: Diagnostic[],
): ResolvedGroup[] {
  return groups.map((group) => {
    const tags = tagsOfGroup(group, selection, diagnostics);
    const requirement = group.members[0]?.requirement.id;
    const subject = `requirement ${requirement}`;
    const why = `routed around the firewall, by the prefixes of ${listedTags(tags)} that Terraform looks up`;
    const { name } = group.template;
    if (name.includes(".")) {
      const message = `\`data.azurerm_network_service_tags\` finds no service tag with a dot in its name, such as \`${name}\`; give a file of service tags, or route by service tag`;
      diagnostics.push(diagnostic("service-tag-not-resolvable", subject, message, requirement));
      return { group, why };
    }
    const message = `the prefixes of ${listedTags(tags)} are looked up at each plan: whether a route of yours has one of them, and whether the table has too many, is told by Terraform then, and not here`;
    diagnostics.push(diagnostic("route-prefixes-resolved-later", subject, message, requirement));
    return {
      group,
      why,
      routes: {
        name,
        lookups: tags.map(({ tag, region }) => ({
          tag,
          ...(region === undefined ? {} : { locationFilter: region.azureCloudSuffix }),
        })),
        ipv6: families.includes(6),
        requirements: group.members.map(({ requirement: { id } }) => id),
      },
    };
  });
}
