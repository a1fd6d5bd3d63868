import { parseCidr } from "../address/cidr";
import type { IpFamily } from "../address/ip-address-text";
import type { Selection } from "../catalog/selection";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { groupedBy } from "../grouped-by";
import { tagForLayer } from "./layer-tags";
import type { Address, ResolvedRoutes, Route } from "./plan";
import { compilePrefixRoutes } from "./prefix-routes";
import { refuseBudget } from "./prefixes-within-budget";
import type { Realization } from "./realization";
import { compileResolvedRoutes } from "./resolved-routes";
import { prefixTagsOf, type RouteGroup, type RoutePrefixesInput } from "./route-prefixes";
import { listedTags } from "./route-tags";

/** The name of the route that leads to the firewall; public, like all names of routes. */
const DEFAULT_ROUTE_NAME = "DefaultToFirewall";

/** What a subnet's route table takes. */
export interface CompiledRoutes {
  /** The default route first, then the catalog's. */
  readonly routes: readonly Route[];
  /** Default: Terraform looks none up. */
  readonly resolvedRoutes?: readonly ResolvedRoutes[];
  /** For each requirement whose routes are written by prefix, a sentence for the report. */
  readonly whys: ReadonlyMap<string, string>;
}

/**
 * Compiles the routes of a subnet behind a firewall: everything to the firewall, and straight to the Internet what
 * has to find its way back to compute with a public IP address.
 *
 * @param own the user's routes, which make IPv6 prefixes needed where they lead IPv6 elsewhere than to the Internet
 */
export function compileRoutes(
  realizations: readonly Realization[],
  firewall: Address,
  selection: Selection,
  written: RoutePrefixesInput,
  own: readonly Route[],
  diagnostics: Diagnostic[],
): CompiledRoutes {
  const first = defaultRoute(firewall);
  if (written.kind === "tags") {
    const routes = compileTagRoutes(realizations, selection, diagnostics);
    return { routes: [first, ...routes], whys: new Map() };
  }
  const groups = groupsOf(realizations, selection);
  tellBypasses(groups, selection, diagnostics);
  const families = familiesElsewhere(own);
  if (written.kind === "resolved") {
    const compiled = compileResolvedRoutes(groups, families, selection, diagnostics);
    const resolvedRoutes = compiled.flatMap(({ routes }) => routes ?? []);
    return { routes: [first], resolvedRoutes, whys: whysOf(compiled) };
  }
  if (written.budget !== undefined && refuseBudget(written.budget, diagnostics)) {
    return { routes: [first], whys: new Map() };
  }
  const compiled = compilePrefixRoutes(groups, written, families, selection, diagnostics);
  return { routes: [first, ...compiled.flatMap(({ routes }) => routes)], whys: whysOf(compiled) };
}

function compileTagRoutes(
  realizations: readonly Realization[],
  selection: Selection,
  diagnostics: Diagnostic[],
): Route[] {
  const bypasses = realizations.flatMap(({ selected }) =>
    selected.routeFlows.flatMap((flow) => {
      const { requirement } = selected;
      const fitted = tagForLayer(flow, "UDR", requirement, selection);
      diagnostics.push(...fitted.diagnostics);
      const { tag } = fitted;
      return tag === undefined ? [] : [{ requirement, flow, tag }];
    }),
  );
  for (const { requirement, tag } of bypasses) {
    diagnostics.push(bypassed(requirement.id, `\`${tag.text}\``));
  }
  const byTag = groupedBy(bypasses, ({ flow }) => flow.template.text);
  const placed = [...byTag].flatMap(([template, group]) => {
    const slot = slotOf(template, selection);
    return group.slice(0, 1).map(({ tag }) => {
      const route: Route = {
        name: slot.name,
        destination: { kind: "service-tag", tag },
        nextHop: { type: "Internet" },
        origin: "catalog",
        requirements: group.map(({ requirement }) => requirement.id),
      };
      return { slot: slot.slot, route };
    });
  });
  return placed.sort((a, b) => a.slot - b.slot).map(({ route }) => route);
}

/** What is routed around the firewall, by the catalog's places for it. */
function groupsOf(realizations: readonly Realization[], selection: Selection): RouteGroup[] {
  const members = realizations.flatMap(({ selected: { requirement, routeFlows } }) =>
    routeFlows.map((flow) => ({ requirement, flow })),
  );
  const byTag = groupedBy(members, ({ flow }) => flow.template.text);
  const groups = [...byTag].flatMap(([text, each]) =>
    each.slice(0, 1).map(({ flow }) => ({
      template: flow.template,
      slot: slotOf(text, selection).slot,
      members: each,
    })),
  );
  return groups.sort((a, b) => a.slot - b.slot);
}

function slotOf(template: string, { service }: Selection): { readonly slot: number; readonly name: string } {
  const slot = service.routeSlots.get(template);
  if (slot === undefined) {
    throw new Error(`the catalog of ${service.id} has no slot for the route ${template}`);
  }
  return slot;
}

function tellBypasses(groups: readonly RouteGroup[], selection: Selection, diagnostics: Diagnostic[]): void {
  for (const { requirement, flow } of groups.flatMap(({ members }) => members)) {
    const tags = listedTags(prefixTagsOf(flow, selection));
    diagnostics.push(bypassed(requirement.id, `the prefixes of ${tags}`));
  }
}

function bypassed(requirement: string, what: string): Diagnostic {
  const message = `every flow to ${what} goes straight to the Internet and not through the firewall; the NSG still decides on it`;
  return diagnostic("firewall-bypassed", `requirement ${requirement}`, message, requirement);
}

/**
 * The families that a route leads elsewhere than to the Internet, where Azure's own routes lead all that no other takes:
 * IPv4 by the route to the firewall, IPv6 only by a route of the user.
 */
function familiesElsewhere(own: readonly Route[]): readonly IpFamily[] {
  const isIpv6 = ({ destination, nextHop }: Route): boolean =>
    nextHop.type !== "Internet" && (destination.kind === "service-tag" || destination.prefix.family === 6);
  return own.some(isIpv6) ? [4, 6] : [4];
}

/** The sentences on groups, by the requirements that ask for them. */
function whysOf(
  compiled: readonly { readonly group: RouteGroup; readonly why: string }[],
): ReadonlyMap<string, string> {
  const whys = new Map<string, string>();
  for (const { group, why } of compiled) {
    for (const id of new Set(group.members.map(({ requirement }) => requirement.id))) {
      const before = whys.get(id);
      whys.set(id, before === undefined ? why : `${before}; ${why}`);
    }
  }
  return whys;
}

function defaultRoute(firewall: Address): Route {
  const everything = parseCidr("0.0.0.0/0");
  if (!everything.ok) {
    throw new Error(everything.problem);
  }
  return {
    name: DEFAULT_ROUTE_NAME,
    destination: { kind: "prefix", prefix: everything.value },
    nextHop: { type: "VirtualAppliance", address: firewall },
    origin: "platform",
    requirements: [],
  };
}
