import { isDeferred } from "../address/deferred";
import { quoted } from "../address/quoted";
import type { Cloud } from "../catalog/cloud";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { suggestion } from "../diagnostics/nearest-names";
import type { PeerInput, RouteInput } from "./network-input";
import type { NextHop, Route } from "./plan";
import { readFirewallAddress, readPrefix } from "./read-addresses";
import { readName, refuseTakenNames } from "./read-names";
import { readTag } from "./read-peer";

const NEXT_HOP_TYPES = [
  "VirtualNetworkGateway",
  "VnetLocal",
  "Internet",
  "VirtualAppliance",
  "None",
] as const;

/** Reads the user's own routes. */
export function readRoutes(
  inputs: readonly RouteInput[],
  cloud: Cloud | undefined,
  diagnostics: Diagnostic[],
): Route[] {
  return inputs.flatMap((input, index) => {
    const subject = `routes[${index}]`;
    const before = diagnostics.length;
    readName("route", input.name, `${subject}.name`, diagnostics);
    const destination = readDestination(input.destination, `${subject}.destination`, cloud, diagnostics);
    const nextHop = readNextHop(input, subject, diagnostics);
    const failed = diagnostics.slice(before).some(({ severity }) => severity === "error");
    return failed || destination === undefined || nextHop === undefined
      ? []
      : [{ name: input.name, destination, nextHop, origin: "user" as const, requirements: [] }];
  });
}

function readDestination(
  peer: PeerInput,
  subject: string,
  cloud: Cloud | undefined,
  diagnostics: Diagnostic[],
): Route["destination"] | undefined {
  if (peer.kind === "service-tag") {
    const tag = readTag(peer.tag, subject, cloud, "UDR", diagnostics);
    return tag === undefined ? undefined : { kind: "service-tag", tag };
  }
  const [only, ...others] = peer.kind === "addresses" ? peer.addresses : [];
  if (only === undefined || others.length > 0 || isDeferred(only)) {
    const message = "the destination of a route is one prefix or one service tag, known at synthesis";
    diagnostics.push(diagnostic("invalid-rule", subject, message));
    return undefined;
  }
  const prefix = readPrefix(only, subject, diagnostics);
  return prefix === undefined || isDeferred(prefix) ? undefined : { kind: "prefix", prefix };
}

function readNextHop(input: RouteInput, subject: string, diagnostics: Diagnostic[]): NextHop | undefined {
  const type = NEXT_HOP_TYPES.find((each) => each === input.nextHopType);
  if (type === undefined) {
    const message = `unknown next hop type ${quoted(input.nextHopType)}${suggestion(input.nextHopType, NEXT_HOP_TYPES)}`;
    diagnostics.push(diagnostic("invalid-rule", `${subject}.nextHopType`, message));
    return undefined;
  }
  if (type === "VirtualAppliance") {
    const address = readFirewallAddress(
      input.nextHopIpAddress,
      `${subject}.nextHopIpAddress`,
      diagnostics,
      "the appliance's private address is missing; the route needs it, such as `10.0.1.4`",
    );
    return address === undefined ? undefined : { type, address };
  }
  if (input.nextHopIpAddress !== undefined) {
    const message = `the next hop type \`${type}\` takes no address; only \`VirtualAppliance\` does`;
    diagnostics.push(diagnostic("invalid-rule", `${subject}.nextHopIpAddress`, message));
    return undefined;
  }
  return { type };
}

/** Tells routes to one destination: Azure takes one route for each prefix or tag in a table. */
export function refuseTakenDestinations(routes: readonly Route[], diagnostics: Diagnostic[]): void {
  const seen = new Map<string, Route>();
  for (const route of routes) {
    const key =
      route.destination.kind === "prefix" ? route.destination.prefix.text : route.destination.tag.text;
    const first = seen.get(key);
    if (first !== undefined) {
      const message = `\`${route.name}\` leads \`${key}\` elsewhere than \`${first.name}\`; a route table takes one route for each destination`;
      diagnostics.push(diagnostic("invalid-rule", `routes.${route.name}`, message));
    }
    seen.set(key, first ?? route);
  }
}

/** Tells names that a user's route has and another route as well, whatever else is wrong with it. */
export function refuseTakenRouteNames(
  inputs: readonly RouteInput[],
  others: readonly Route[],
  diagnostics: Diagnostic[],
): void {
  const own = inputs.map(({ name }) => name).sort();
  refuseTakenNames(
    [
      ...others.map(({ name, origin }) => ({ name, subject: `${origin} route ${name}` })),
      ...own.map((name) => ({ name, subject: `user route ${name}` })),
    ],
    "a route table",
    diagnostics,
  );
}
