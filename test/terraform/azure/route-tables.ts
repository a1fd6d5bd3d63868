import { isIP } from "node:net";
import { prefixFamily } from "./address-values";
import { badRequest, conflict } from "./azure-error";
import { parseResourceId } from "./resource-id";
import { checkCount, checkName, type ResourceRules, refuseInUse, type Surroundings } from "./resource-rules";
import type { Resource } from "./resource-store";
import { isUsableTag } from "./service-tags";

/** A table: a PUT replaces all its routes by those in the request. */
export const ROUTE_TABLE: ResourceRules = {
  nameKind: "route-table",
  parts: { routes: "routeTables/routes" },
  checkDelete: (table, { store }) =>
    refuseInUse(
      "InUseRouteTableCannotBeDeleted",
      table,
      store.referrers(table.id, "virtualNetworks/subnets", "routeTable"),
    ),
  answered: (table, store) => ({
    subnets: store.referrers(table.id, "virtualNetworks/subnets", "routeTable").map(({ id }) => ({ id })),
  }),
};

/** A route of a table, whether it came inline or by itself. */
export const ROUTE: ResourceRules = {
  nameKind: "route",
  checkPut: (route, surroundings) => {
    checkRoute(route, surroundings);
    checkAmongOthers(route, surroundings);
  },
};

function checkRoute(route: Resource, { cloud }: Surroundings): void {
  checkName("route", route);
  const { id, properties } = route;
  const { addressPrefix: prefix, nextHopType: hop, nextHopIpAddress: address } = properties;
  const text = String(prefix);
  const isPrefix = text.includes("/") && prefixFamily(text) !== undefined;
  if (!isPrefix && !isUsableTag(cloud, text, "UDR")) {
    throw badRequest("InvalidAddressPrefixFormat", id, `the route has the address prefix "${text}"`);
  }
  const given = address !== undefined && address !== null && address !== "";
  if (hop === "VirtualAppliance" && !given) {
    throw badRequest("InvalidRouteNextHop", id, "the next hop VirtualAppliance has no nextHopIpAddress");
  }
  if (hop !== "VirtualAppliance" && given) {
    throw badRequest(
      "InvalidRouteNextHop",
      id,
      `the next hop ${String(hop)} has the nextHopIpAddress "${String(address)}", which only VirtualAppliance takes`,
    );
  }
  if (given && isIP(String(address)) === 0) {
    throw badRequest("InvalidIPAddress", id, `the nextHopIpAddress "${String(address)}" is no IP address`);
  }
}

/** What holds between the routes of one table. */
function checkAmongOthers(route: Resource, { store }: Surroundings): void {
  const parent = parseResourceId(route.id)?.parent ?? "";
  const others = store.parts(parent).filter(({ id }) => id.toLowerCase() !== route.id.toLowerCase());
  const prefix = prefixKey(route);
  const same = others.find((each) => prefixKey(each) === prefix);
  if (same !== undefined) {
    throw conflict(
      "RouteConflict",
      route.id,
      `the route "${same.name}" has the address prefix "${prefix}" as well`,
    );
  }
  const routes = [...others, route];
  checkCount(routes.length, "routes-per-table", "RouteTableRoutesLimitReached", parent);
  const tags = routes.filter((each) => !prefixKey(each).includes("/")).length;
  checkCount(tags, "service-tag-routes-per-table", "RouteTableServiceTagRoutesLimitReached", parent);
}

function prefixKey({ properties }: Resource): string {
  return String(properties.addressPrefix).toLowerCase();
}
