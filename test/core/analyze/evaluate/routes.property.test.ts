import fc from "fast-check";
import { type Endpoint, evaluateRoutes, type RouteAttributes } from "../../../../lib/core/analyze/evaluate";
import { tag } from "./packets";

/** Which prefixes each tag has, and the place of its form among routes of one prefix. */
const TAGS: readonly (readonly [string, readonly string[], number])[] = [
  ["Storage.WestUS", ["20.60.0.0/30", "20.60.0.8/31"], 1],
  ["Storage", ["20.60.0.0/29", "20.60.0.8/31"], 2],
  ["AzureCloud.westus", ["20.60.0.0/30", "20.60.0.8/29"], 3],
  ["AzureCloud", ["20.60.0.0/28"], 4],
];
const NETWORK_PREFIXES = ["10.1.0.0/28"];
const BLOCKS = [
  "0.0.0.0/0",
  "10.1.0.0/27",
  "10.1.0.0/28",
  "10.1.0.0/30",
  "10.1.0.1",
  "20.0.0.0/8",
  "20.60.0.0/28",
  "20.60.0.0/29",
  "20.60.0.0/30",
  "20.60.0.8/31",
  "20.60.0.2",
];
const HOPS = ["Internet", "None", "VnetLocal", "VirtualNetworkGateway"];

function bits(address: string): string {
  return address
    .split(".")
    .map((octet) => Number(octet).toString(2).padStart(8, "0"))
    .join("");
}

/** The bits that every address of the block begins with. */
function start(block: string): string {
  const [address = "", length = "32"] = block.split("/");
  return bits(address).slice(0, Number(length));
}

/** Shortens the address bit by bit, and takes the best route of the first prefix that has one. */
function oracle(routes: readonly RouteAttributes[], address: string): string {
  for (let length = 32; length >= 0; length--) {
    const prefix = bits(address).slice(0, length);
    const rows = routes.flatMap((route): (readonly [number, string])[] => {
      const text = route.address_prefix ?? "";
      const tagged = TAGS.find(([name]) => name === text);
      const starts = (tagged?.[1] ?? [text]).map(start);
      return starts.includes(prefix) ? [[tagged?.[2] ?? 0, route.next_hop_type ?? ""]] : [];
    });
    if (NETWORK_PREFIXES.map(start).includes(prefix)) rows.push([9, "VnetLocal"]);
    if (prefix === "") rows.push([9, "Internet"]);
    const best = rows.sort(([a], [b]) => a - b)[0];
    if (best !== undefined) return best[1];
  }
  return "";
}

function endpoint(address: string, isToldPrefixes: boolean): Endpoint {
  const tags = TAGS.flatMap(([name, prefixes]) => {
    const prefix = prefixes.find((block) => bits(address).startsWith(start(block)));
    return prefix === undefined ? [] : [tag(name, isToldPrefixes ? prefix : undefined)];
  });
  return { address, tags };
}

const address = fc
  .tuple(fc.constantFrom("10.1.0", "20.60.0", "203.0.113"), fc.integer({ min: 0, max: 20 }))
  .map(([network, host]) => `${network}.${host}`);
const routes: fc.Arbitrary<readonly RouteAttributes[]> = fc.uniqueArray(
  fc.record({
    name: fc.constant(""),
    address_prefix: fc.constantFrom(...BLOCKS, ...TAGS.map(([name]) => name)),
    next_hop_type: fc.constantFrom(...HOPS),
  }),
  { maxLength: 8, selector: ({ address_prefix }) => address_prefix },
);

function nextHopType(userDefined: readonly RouteAttributes[], destination: Endpoint): string {
  // A default route of its own keeps Azure's drops of private ranges out of the comparison.
  return evaluateRoutes({ userDefined, virtualNetworkPrefixes: NETWORK_PREFIXES }, destination).nextHopType;
}

function withDefault(given: readonly RouteAttributes[]): readonly RouteAttributes[] {
  const isThere = given.some(({ address_prefix }) => address_prefix === "0.0.0.0/0");
  return isThere
    ? given
    : [...given, { name: "default", address_prefix: "0.0.0.0/0", next_hop_type: "VirtualNetworkGateway" }];
}

test("the next hop is the one that shortening the address bit by bit finds", () => {
  fc.assert(
    fc.property(routes.map(withDefault), address, (given, to) => {
      expect(nextHopType(given, endpoint(to, true))).toBe(oracle(given, to));
    }),
    { numRuns: 1000 },
  );
});

test("with tags of unknown prefixes the next hop is the right one or undecided", () => {
  let decided = 0;
  fc.assert(
    fc.property(routes.map(withDefault), address, (given, to) => {
      const found = nextHopType(given, endpoint(to, false));
      if (found === "Undecided") return;
      decided++;
      expect(found).toBe(oracle(given, to));
    }),
    { numRuns: 1000 },
  );
  expect(decided).toBeGreaterThan(500);
});

test("the order of the routes changes no next hop", () => {
  const permuted = routes.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })),
  );
  fc.assert(
    fc.property(permuted, address, fc.boolean(), ([given, shuffled], to, isTold) => {
      expect(nextHopType(shuffled, endpoint(to, isTold))).toBe(nextHopType(given, endpoint(to, isTold)));
    }),
  );
});
