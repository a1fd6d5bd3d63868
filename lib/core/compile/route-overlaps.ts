import { type Cidr, cidrContains, parseCidr } from "../address/cidr";
import { isDeferred } from "../address/deferred";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { prefixSetOf } from "../prefixes/prefix-set-builder";
import type { ServiceTagFile } from "../service-tag-files/service-tag-file";
import type { Route } from "./plan";

/** A route of the user with the prefixes that are known of its destination. */
interface KnownRoute {
  readonly route: Route;
  readonly prefixes: readonly Cidr[];
}

/**
 * Tells where the user's routes and the planned ones meet without having one destination, which is refused elsewhere:
 * the longest prefix wins, whoever wrote it.
 *
 * @param planned the default route, and the catalog's routes
 * @param file tells the prefixes of the user's tags. Default: they are not known.
 */
export function tellRouteOverlaps(
  planned: readonly Route[],
  own: readonly Route[],
  file: ServiceTagFile | undefined,
  diagnostics: Diagnostic[],
): void {
  const known = own.map((route) => ({ route, prefixes: prefixesOf(route, file) }));
  const bypasses = planned.filter(({ origin }) => origin === "catalog");
  for (const each of known) {
    diagnostics.push(...insideBypasses(each, bypasses), ...aroundBypasses(each, bypasses));
  }
  diagnostics.push(...overriddenDefault(planned, known));
}

function prefixesOf({ destination }: Route, file: ServiceTagFile | undefined): readonly Cidr[] {
  if (destination.kind === "prefix") {
    return [destination.prefix];
  }
  // As the file writes them, since Azure makes a route of each.
  return (file?.tags.get(destination.tag.text)?.prefixes ?? []).flatMap((text) => {
    const parsed = parseCidr(text);
    return parsed.ok ? [parsed.value] : [];
  });
}

function insideBypasses({ route, prefixes }: KnownRoute, bypasses: readonly Route[]): Diagnostic[] {
  if (route.nextHop.type === "Internet") {
    return [];
  }
  const taken = bypasses.filter(({ destination }) =>
    prefixes.some(
      (prefix) =>
        destination.kind === "prefix" &&
        prefix.prefixLength > destination.prefix.prefixLength &&
        cidrContains(destination.prefix, prefix),
    ),
  );
  const [first, ...others] = taken;
  if (first === undefined) {
    return [];
  }
  const message = `\`${route.name}\` leads ${destinationText(route)}, a part of ${destinationText(first)}${andOthers(others, "of ")}, to \`${route.nextHop.type}\`, and the longer prefix wins: ${consequence(route)}`;
  return [diagnostic("route-inside-bypass", `routes.${route.name}`, message, first.requirements[0])];
}

function consequence({ nextHop }: Route): string {
  return nextHop.type === "None"
    ? "packets to it are dropped"
    : "replies from compute with a public IP address do not find their way back to it";
}

function aroundBypasses({ route, prefixes }: KnownRoute, bypasses: readonly Route[]): Diagnostic[] {
  if (route.nextHop.type === "Internet") {
    return [];
  }
  const exceptions = bypasses.filter(({ destination }) =>
    prefixes.some(
      (prefix) =>
        destination.kind === "prefix" &&
        prefix.prefixLength < destination.prefix.prefixLength &&
        cidrContains(prefix, destination.prefix),
    ),
  );
  const [first, ...others] = exceptions;
  if (first === undefined) {
    return [];
  }
  const message = `\`${route.name}\` leads ${destinationText(route)} to \`${route.nextHop.type}\`, and not ${destinationText(first)}${andOthers(others, "")} inside of it, which the longer prefix leads to the Internet`;
  return [diagnostic("bypass-inside-route", `routes.${route.name}`, message, first.requirements[0])];
}

/** Whether prefixes that lead elsewhere than to the firewall hold every IPv4 address together. */
function overriddenDefault(planned: readonly Route[], known: readonly KnownRoute[]): Diagnostic[] {
  const byDefault = planned.find(({ origin }) => origin === "platform");
  if (byDefault?.destination.kind !== "prefix") {
    return [];
  }
  const everything = byDefault.destination.prefix;
  const others = known.filter(({ route }) => !mayLeadAlike(route, byDefault));
  const longer = others.flatMap(({ prefixes }) => prefixes.filter(({ prefixLength }) => prefixLength > 0));
  if (!prefixSetOf(longer).contains(prefixSetOf([everything]))) {
    return [];
  }
  const names = others.map(({ route }) => `\`${route.name}\``).join(", ");
  const message = `together ${names} hold every IPv4 address in longer prefixes than \`${everything.text}\`: nothing reaches the firewall by \`${byDefault.name}\``;
  return [diagnostic("default-route-overridden", "routes", message)];
}

/** Whether two routes lead to one appliance, as far as their addresses are known. */
function mayLeadAlike({ nextHop: a }: Route, { nextHop: b }: Route): boolean {
  return (
    a.type === "VirtualAppliance" &&
    b.type === "VirtualAppliance" &&
    (isDeferred(a.address) || isDeferred(b.address) || a.address.text === b.address.text)
  );
}

function destinationText({ destination }: Route): string {
  return `\`${destination.kind === "prefix" ? destination.prefix.text : destination.tag.text}\``;
}

function andOthers(others: readonly Route[], of: string): string {
  return others.length === 0 ? "" : ` and ${of}${others.length} more`;
}
