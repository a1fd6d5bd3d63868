import { type Cidr, cidrContains } from "../address/cidr";
import type { IpFamily } from "../address/ip-address-text";
import { quoted } from "../address/quoted";
import type { Selection } from "../catalog/selection";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { PrefixSet } from "../prefixes/prefix-set";
import { cloudNamesOf } from "../service-tag-files/cloud-names";
import { publishedTags } from "../service-tag-files/published-tags";
import type { ServiceTagFile } from "../service-tag-files/service-tag-file";
import type { Route } from "./plan";
import { prefixRouteName } from "./prefix-route-name";
import { withinBudget } from "./prefixes-within-budget";
import type { PrefixTag, RouteGroup, RoutePrefixBudget } from "./route-prefixes";
import { listedTags, tagsOfGroup } from "./route-tags";

/** The routes of one group, and the sentence on them for the report. */
export interface GroupRoutes {
  readonly group: RouteGroup;
  readonly routes: readonly Route[];
  readonly why: string;
}

/**
 * Compiles the catalog's routes in the prefixes that a file has for their tags: the union of the region's and its
 * pair's where the documents ask for those, in the fewest prefixes that have exactly these addresses, or in fewer where
 * a budget asks for it. Keyed by prefix, so that another file changes only the routes whose prefixes changed.
 *
 * @param families those that a route leads elsewhere than to the Internet: IPv4, which the firewall's route takes, and
 *   IPv6 only where a route of the user does. What no route takes finds its way to the Internet without one.
 */
export function compilePrefixRoutes(
  groups: readonly RouteGroup[],
  { file, budget }: { readonly file: ServiceTagFile; readonly budget?: RoutePrefixBudget },
  families: readonly IpFamily[],
  selection: Selection,
  diagnostics: Diagnostic[],
): GroupRoutes[] {
  if (file.cloud !== selection.cloud.id) {
    const names = cloudNamesOf(selection.cloud.id).map((name) => quoted(name));
    const message = `the file is of the cloud ${quoted(file.cloudName)}, and the selection's is \`${selection.cloud.id}\`; give the file of ${names.join(" or ")}`;
    diagnostics.push(diagnostic("service-tag-file-of-another-cloud", "routePrefixes", message));
    return [];
  }
  const compiled = groups.map((group) => compileGroup(group, file, budget, families, selection, diagnostics));
  return withoutRepetitions(compiled);
}

function compileGroup(
  group: RouteGroup,
  file: ServiceTagFile,
  budget: RoutePrefixBudget | undefined,
  families: readonly IpFamily[],
  selection: Selection,
  diagnostics: Diagnostic[],
): GroupRoutes {
  const tags = tagsOfGroup(group, selection, diagnostics);
  const addresses = addressesOf(group, tags, file, diagnostics);
  const prefixes = families.flatMap((family) => {
    const asked = addresses?.only(family) ?? PrefixSet.EMPTY;
    return family === 4 && budget !== undefined && !asked.isEmpty
      ? withinBudget(asked, budget, group, diagnostics).cidrs()
      : asked.cidrs();
  });
  const count = `${prefixes.length} ${prefixes.length === 1 ? "prefix" : "prefixes"}`;
  return {
    group,
    routes: prefixes.map((prefix) => routeOf(group, prefix)),
    why: `routed around the firewall, by ${count} of ${listedTags(tags)} (service tags of ${file.cloudName}, change number ${file.changeNumber})`,
  };
}

/** The addresses of a group's tags in the file; none where a tag is missing, and never an empty set. */
function addressesOf(
  group: RouteGroup,
  tags: readonly PrefixTag[],
  file: ServiceTagFile,
  diagnostics: Diagnostic[],
): PrefixSet | undefined {
  const requirement = group.members[0]?.requirement.id;
  const subject = `requirement ${requirement}`;
  const names = tags.map(({ tag }) => tag.text);
  const published = publishedTags(file, names, subject);
  diagnostics.push(
    ...published.diagnostics.map((found) => ({
      ...found,
      message: `${found.message}; give a newer file, or route by service tag`,
      ...(requirement === undefined ? {} : { requirement }),
    })),
  );
  if (published.value === undefined) {
    return undefined;
  }
  const addresses = PrefixSet.unionOf(published.value.map((tag) => tag.addresses));
  if (addresses.only(4).isEmpty) {
    const message = `the file of ${file.cloudName}, change number ${file.changeNumber}, has no IPv4 prefix of ${listedTags(tags)}, and the firewall's route is one of IPv4; give a newer file, or route by service tag`;
    diagnostics.push(diagnostic("service-tag-without-route", subject, message, requirement));
    return undefined;
  }
  return addresses;
}

function routeOf({ template, members }: RouteGroup, prefix: Cidr): Route {
  return {
    name: prefixRouteName(template.name, prefix.text),
    destination: { kind: "prefix", prefix },
    nextHop: { type: "Internet" },
    origin: "catalog",
    requirements: members.map(({ requirement }) => requirement.id),
  };
}

/** Where a prefix lies in one of another group, the wider one stands for both; of two the same, the first. */
function withoutRepetitions(compiled: readonly GroupRoutes[]): GroupRoutes[] {
  if (compiled.length < 2) {
    return [...compiled];
  }
  const all = compiled.flatMap(({ routes }, at) => routes.map((route) => ({ at, route })));
  const standsFor = (outer: (typeof all)[number], inner: (typeof all)[number]): boolean =>
    outer.at !== inner.at &&
    cidrContains(prefixOf(outer.route), prefixOf(inner.route)) &&
    (outer.at < inner.at || !cidrContains(prefixOf(inner.route), prefixOf(outer.route)));
  return compiled.map((each, at) => ({
    ...each,
    routes: all
      .filter((entry) => entry.at === at && !all.some((other) => standsFor(other, entry)))
      .map((entry) => {
        const inside = all.filter((other) => standsFor(entry, other));
        const requirements = inside.flatMap(({ route }) => route.requirements);
        return { ...entry.route, requirements: [...new Set([...entry.route.requirements, ...requirements])] };
      }),
  }));
}

function prefixOf({ destination, name }: Route): Cidr {
  if (destination.kind !== "prefix") {
    throw new Error(`the route ${name} has no prefix`);
  }
  return destination.prefix;
}
