import { isIP } from "node:net";
import { instancesOf, isExpression, isGiven } from "../terraform-json";
import { isAddressPrefix, isLookUpOnly, isServiceTag } from "./address-syntax";
import { duplicateProblems, literalStrings, nameKey } from "./block-checks";
import { type Child, familiesOf, mixedFormProblems, type Ownership } from "./owned-children";
import { attributeProblems, azureName, oneOf, text, type ValueCheck } from "./value-checks";

const OWNERSHIP: Ownership = {
  ownerType: "azurerm_route_table",
  inlineAttribute: "route",
  childType: "azurerm_route",
  ownerNameAttribute: "route_table_name",
};

/** Azure's limits for one route table: routes in all, and routes whose prefix is a service tag. */
const MAX_ROUTES = 400;
const MAX_TAG_ROUTES = 25;

/** Tags that an NSG takes and a route does not. */
const UNROUTABLE = /^(AzurePlatform(DNS|IMDS|LKM)|VirtualNetwork|AzureLoadBalancer|Internet)$/i;

const ROUTE_CHECKS: Readonly<Record<string, ValueCheck>> = {
  name: azureName(1),
  address_prefix: text(
    (value) =>
      (value.includes("/") && isAddressPrefix(value)) ||
      (isServiceTag(value) && !isLookUpOnly(value) && !UNROUTABLE.test(value)),
    "a CIDR prefix or a service tag that a route takes",
  ),
  next_hop_type: oneOf("VirtualNetworkGateway", "VnetLocal", "Internet", "VirtualAppliance", "None"),
  next_hop_in_ip_address: text((value) => isIP(value) !== 0, "an IP address"),
};

const REQUIRED = ["name", "address_prefix", "next_hop_type"];

/** What the provider or Azure refuses in route tables and their routes, inline or of their own. */
export function routeProblems(document: unknown): string[] {
  return [
    ...instancesOf(document, "resource", OWNERSHIP.ownerType).flatMap((table) =>
      attributeProblems(table, { name: azureName(1) }),
    ),
    ...familiesOf(document, OWNERSHIP).flatMap((family) => [
      ...family.children.flatMap(singleRouteProblems),
      ...mixedFormProblems(family, OWNERSHIP),
      ...duplicateProblems(family.children, "the name", nameKey),
      ...duplicateProblems(family.children, "the prefix", prefixKey),
      ...countProblems(family.owner, "routes", family.children.length, MAX_ROUTES),
      ...countProblems(family.owner, "routes to a service tag", tagRoutes(family.children), MAX_TAG_ROUTES),
    ]),
  ];
}

function singleRouteProblems(route: Child): string[] {
  const missing = route.form === "inline" ? REQUIRED.filter((name) => !isGiven(route.body[name])) : [];
  return [
    ...missing.map((name) => `${route.path}.${name}: required in a route, but null or missing`),
    ...attributeProblems(route, ROUTE_CHECKS),
    ...nextHopProblems(route),
  ];
}

function nextHopProblems({ body, path }: Child): string[] {
  const type = body.next_hop_type;
  if (typeof type !== "string" || isExpression(type)) return [];
  const hasAddress = isGiven(body.next_hop_in_ip_address);
  if (hasAddress === (type === "VirtualAppliance")) return [];
  return hasAddress
    ? [`${path}: next_hop_in_ip_address goes with VirtualAppliance only, found ${type}`]
    : [`${path}: VirtualAppliance requires next_hop_in_ip_address`];
}

/** Azure: RouteConflict. */
function prefixKey({ body }: Child): string | undefined {
  return literalStrings(body, "address_prefix")[0]?.toLowerCase();
}

function tagRoutes(routes: readonly Child[]): number {
  return routes.filter(({ body }) => literalStrings(body, "address_prefix").some(isServiceTag)).length;
}

function countProblems(owner: string, what: string, count: number, max: number): string[] {
  return count > max ? [`${owner}: at most ${max} ${what} in one route table, found ${count}`] : [];
}
