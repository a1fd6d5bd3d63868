import fc from "fast-check";
import type { Cidr } from "../../../lib/core/address/cidr";
import { type Endpoint, type EndpointTag, evaluateRoutes } from "../../../lib/core/analyze/evaluate";
import type { RouteInput } from "../../../lib/core/compile/network-input";
import type { NetworkPlan, Route } from "../../../lib/core/compile/plan";
import { nearPrefixes, setOf } from "../prefixes/arbitrary-prefixes";
import { routeAttributes } from "./attributes-of-plan";
import { FIREWALL, planned, route } from "./refusals/changed-input";
import { serviceTagFile } from "./small-service-tag-file";

const REGIONS = ["EastUS2", "CentralUS"] as const;

/** Prefixes of the region and its pair; the first always has one of IPv4. */
const tags = fc.tuple(nearPrefixes, nearPrefixes).map(([own, pair]): readonly (readonly string[])[] => [
  ["20.41.0.240/28", ...own.map(({ text }) => text)],
  ["20.41.1.0/28", ...pair.map(({ text }) => text)],
]);

const userRoutes = fc.array(
  fc
    .tuple(nearPrefixes, fc.constantFrom("None", "Internet", "VirtualNetworkGateway"))
    .filter(([[prefix]]) => prefix !== undefined)
    .map(([[prefix], nextHopType]) => ({ prefix: prefix?.text ?? "", nextHopType })),
  { maxLength: 3 },
);

interface Planned {
  readonly plan?: NetworkPlan;
  readonly told: readonly string[];
}

function plan(
  prefixes: readonly (readonly string[])[],
  routes: readonly RouteInput[],
  byPrefix: boolean,
): Planned {
  const entries = REGIONS.map(
    (region, at) => [`AzureMachineLearning.${region}`, prefixes[at] ?? []] as const,
  );
  const { plan: made, diagnostics } = planned({
    egress: FIREWALL,
    selection: { region: "eastus2", features: ["public-ip-compute"] },
    routes,
    routePrefixes: byPrefix
      ? { kind: "prefixes", file: serviceTagFile(Object.fromEntries(entries)) }
      : { kind: "tags" },
  });
  return { ...(made === undefined ? {} : { plan: made }), told: diagnostics.map(({ code }) => code) };
}

/** Both ends of every prefix, and of what lies between them, once each. */
function addressesOf(prefixes: readonly string[]): readonly string[] {
  return prefixes.flatMap((text) =>
    setOf([text])
      .ranges()
      .flatMap(({ first, last }) => [first, last]),
  );
}

/** An endpoint with the longest prefix of the tag that has it, as Azure makes routes of each. */
function endpoint(address: string, prefixes: readonly (readonly string[])[]): Endpoint {
  const one = setOf([address.includes(":") ? `${address}/128` : `${address}/32`]);
  const [longest] = prefixes
    .flat()
    .filter((text) => setOf([text]).contains(one))
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  const held: readonly EndpointTag[] =
    longest === undefined ? [] : [{ tag: "AzureMachineLearning", prefix: longest }];
  return { address, tags: held };
}

const lengthOf = (prefix: string): number => Number(prefix.split("/")[1]);

function hopOf(
  { routes }: NetworkPlan,
  serviceEndpoints: readonly string[],
  destination: Endpoint,
): readonly (string | undefined)[] {
  const verdict = evaluateRoutes(
    { userDefined: routes.map(routeAttributes), virtualNetworkPrefixes: ["10.1.0.0/16"], serviceEndpoints },
    destination,
  );
  return [verdict.nextHopType, verdict.nextHopAddress];
}

/** What may tell that the two forms differ: no user who is told nothing meets a difference. */
const TOLD = ["route-inside-bypass", "invalid-rule"];

it("the routes by prefix lead every address as the routes by tag do, wherever no finding says otherwise", () => {
  let compared = 0;
  fc.assert(
    fc.property(tags, userRoutes, fc.boolean(), (prefixes, own, hasEndpoint) => {
      const distinct = [...new Map(own.map((each) => [each.prefix, each])).values()];
      const routes = distinct.map(({ prefix, nextHopType }, at) =>
        route({ name: `own-${at}`, destination: { kind: "addresses", addresses: [prefix] }, nextHopType }),
      );
      const byTag = plan(prefixes, routes, false);
      const byPrefix = plan(prefixes, routes, true);
      if (byPrefix.told.some((code) => TOLD.includes(code))) {
        return;
      }
      if (byTag.plan === undefined || byPrefix.plan === undefined) {
        throw new Error(JSON.stringify([byTag, byPrefix]));
      }
      compared += 1;
      // The subnet's service endpoints win over all routes of a table.
      const endpoints = hasEndpoint ? ["20.41.0.240/29"] : [];
      for (const address of addressesOf([...prefixes.flat(), ...distinct.map(({ prefix }) => prefix)])) {
        const destination = endpoint(address, prefixes);
        expect([address, ...hopOf(byPrefix.plan, endpoints, destination)]).toEqual([
          address,
          ...hopOf(byTag.plan, endpoints, destination),
        ]);
      }
    }),
    { numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(20);
});

it("another file changes no route whose prefix both have", () => {
  const routesOf = (prefixes: readonly (readonly string[])[]): ReadonlyMap<string, Route> => {
    const { plan: made } = plan(prefixes, [], true);
    return new Map((made?.routes ?? []).map((each) => [destinationOf(each), each]));
  };
  fc.assert(
    fc.property(tags, tags, (before, after) => {
      const old = routesOf(before);
      const now = routesOf(after);
      expect(now.size).toBeGreaterThan(1);
      const kept = [...now].filter(([prefix]) => old.has(prefix));
      expect(kept).toEqual(kept.map(([prefix]) => [prefix, old.get(prefix)]));
      const addresses = setOf([...now.keys()].filter((prefix) => prefix !== "0.0.0.0/0"));
      expect(addresses.equals(setOf(after.flat()).only(4))).toBe(true);
      expect(new Set([...now.values()].map(({ name }) => name.toLowerCase())).size).toBe(now.size);
    }),
    { numRuns: 100 },
  );
});

function destinationOf({ destination }: Route): string {
  const prefix: Pick<Cidr, "text"> = destination.kind === "prefix" ? destination.prefix : destination.tag;
  return prefix.text;
}
