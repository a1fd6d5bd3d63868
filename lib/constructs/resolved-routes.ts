import { DataAzurermNetworkServiceTags } from "@cdktf/provider-azurerm/lib/data-azurerm-network-service-tags";
import { Lazy, type TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";
import { limit } from "../core/catalog/limits";
import type { NetworkPlan, ResolvedRoutes, Route } from "../core/compile/plan";
import { routeNameStart } from "../core/compile/prefix-route-name";
import { expression } from "../core/module/terraform-expression";
import { routeAttributes } from "./route-attributes";

/** The longest prefixes, `255.255.255.255/32` and one of IPv6 without two zeros in a row. */
const LONGEST_IPV4 = 18;
const LONGEST_IPV6 = 43;

/** Routes whose prefixes Terraform looks up, and the data sources that do it. */
export interface ResolvedRouteSet {
  readonly routes: ResolvedRoutes;
  /** In Terraform's language, without `${}`, the list of their prefixes. It names data sources, so it is made at synthesis. */
  readonly prefixes: () => string;
}

/** The data sources of a plan, and what is made from them. */
export interface TagLookups {
  readonly data: DataAzurermNetworkServiceTags[];
  readonly sets: readonly ResolvedRouteSet[];
}

/**
 * Adds a data source for each tag that a plan's routes look up. Their ids begin with `_`, as no name of a route does.
 *
 * @param location the region whose copy of the tags Azure is asked for; the tags are the same in all
 */
export function addTagLookups(
  scope: Construct,
  { resolvedRoutes = [] }: NetworkPlan,
  location: string,
): TagLookups {
  const data = new Map<string, DataAzurermNetworkServiceTags>();
  const sets: ResolvedRouteSet[] = [];
  for (const routes of resolvedRoutes) {
    const own = routes.lookups.map(({ tag, locationFilter }) => {
      const known = data.get(tag.text) ?? addLookup(scope, tag.name, tag.text, location, locationFilter);
      data.set(tag.text, known);
      return known;
    });
    const before = sets.map(({ prefixes }) => prefixes);
    const all = (): string => `concat(${own.map((each) => cidrsOf(each, routes.ipv6)).join(", ")})`;
    const prefixes = (): string =>
      before.length === 0
        ? `distinct(${all()})`
        : `setsubtract(${all()}, concat(${before.map((each) => `tolist(${each()})`).join(", ")}))`;
    sets.push({ routes, prefixes });
  }
  return { data: [...data.values()], sets };
}

function addLookup(
  scope: Construct,
  service: string,
  text: string,
  location: string,
  locationFilter: string | undefined,
): DataAzurermNetworkServiceTags {
  return new DataAzurermNetworkServiceTags(scope, `_${text.replaceAll(".", "-")}`, {
    location,
    service,
    ...(locationFilter === undefined ? {} : { locationFilter }),
    lifecycle: {
      postcondition: [
        {
          condition: expression("length(self.ipv4_cidrs) > 0"),
          errorMessage: `The service tag ${text} has no IPv4 prefix, so that nothing would go around the firewall.`,
        },
      ],
    },
  });
}

function cidrsOf(data: DataAzurermNetworkServiceTags, ipv6: boolean): string {
  const { terraformResourceType, friendlyUniqueId } = data;
  const address = `data.${terraformResourceType}.${friendlyUniqueId}`;
  return `${address}.ipv4_cidrs${ipv6 ? `, ${address}.ipv6_cidrs` : ""}`;
}

/** The inline routes of a table: those that are known, and one for each prefix that Terraform finds. */
export function inlineRoutes(known: readonly Route[], sets: readonly ResolvedRouteSet[]): string {
  const written = known.map((route) => {
    const { addressPrefix, name, nextHopInIpAddress = null, nextHopType } = routeAttributes(route);
    return {
      address_prefix: addressPrefix,
      name,
      next_hop_in_ip_address: nextHopInIpAddress,
      next_hop_type: nextHopType,
    };
  });
  return later(() => {
    const resolved = sets.map(
      ({ routes, prefixes }) =>
        `[for prefix in ${prefixes()} : {address_prefix = prefix, name = "${nameOf(routes, "prefix")}", next_hop_in_ip_address = null, next_hop_type = "Internet"}]`,
    );
    return expression(`concat(${[JSON.stringify(written), ...resolved].join(", ")})`);
  });
}

/** The attributes of separate routes, one for each prefix that Terraform finds. */
export function separateRoutes({ routes, prefixes }: ResolvedRouteSet): {
  readonly forEach: string;
  readonly name: string;
  readonly addressPrefix: string;
  readonly nextHopType: string;
} {
  return {
    forEach: later(() => expression(`toset(${prefixes()})`)),
    name: nameOf(routes, "each.value"),
    addressPrefix: expression("each.value"),
    nextHopType: "Internet",
  };
}

/** The name of a prefix's route, as `prefixRouteName` makes it, as a template of Terraform. */
function nameOf({ name, ipv6 }: ResolvedRoutes, prefix: string): string {
  const start = routeNameStart(name, ipv6 ? LONGEST_IPV6 : LONGEST_IPV4);
  return `${start}${expression(`replace(${prefix}, "/[.:/]/", "-")`)}`;
}

/** What fails a plan before Azure refuses a table: too many routes, or two with one prefix. */
export function tableConditions(
  known: readonly Route[],
  sets: readonly ResolvedRouteSet[],
): TerraformResourceLifecycle {
  const most = limit("routes-per-table");
  const prefixes = known.flatMap(({ destination }) =>
    destination.kind === "prefix" ? [destination.prefix.text] : [],
  );
  const all = (): string => `concat(${sets.map((each) => `tolist(${each.prefixes()})`).join(", ")})`;
  return {
    precondition: [
      {
        condition: later(() => expression(`length(${all()}) <= ${most - known.length}`)),
        errorMessage: `The prefixes of the service tags are more than ${most - known.length}; Azure takes ${most} routes in a table. Route by service tag, or give a file of service tags and a budget.`,
      },
      {
        condition: later(() =>
          expression(`length(setintersection(${JSON.stringify(prefixes)}, ${all()})) == 0`),
        ),
        errorMessage:
          "A route of this table has a prefix of the service tags, and Azure takes one route for each prefix. Remove the route.",
      },
    ],
  };
}

function later(produce: () => string): string {
  return Lazy.stringValue({ produce });
}
