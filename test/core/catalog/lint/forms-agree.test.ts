import fc from "fast-check";
import type { TagEntryDocument } from "../../../../lib/core/catalog/documents";
import { rule } from "../../../../lib/core/catalog/lint/forms-agree";
import { foundBy } from "./found-by";
import {
  type Difference,
  hostEntry,
  internal,
  requirement,
  routed,
  routeEntry,
  subnetEntry,
  tagEntry,
  urlEntry,
} from "./small-catalog";

describe("forms are accepted", () => {
  it.each<[string, Difference]>([
    ["of tags and hosts, and of routes alone", {}],
    ["of tags alone, inbound", { base: [requirement({ direction: "inbound", hosts: [] })] }],
    [
      "that have one tag with other ports",
      { base: [requirement({ tags: [tagEntry(), tagEntry({ ports: ["80"] })] })] },
    ],
    [
      "that have one tag with another protocol",
      { base: [requirement({ tags: [tagEntry(), tagEntry({ protocol: "Udp" })] })] },
    ],
    [
      "that have one tag in other clouds",
      {
        base: [
          requirement({
            tags: [tagEntry({ clouds: ["public"] }), tagEntry({ clouds: ["usgovernment", "china"] })],
          }),
        ],
      },
    ],
    [
      "that have one tag in other revisions",
      {
        base: [requirement({ tags: [tagEntry({ until: "2025-01-01" }), tagEntry({ since: "2025-01-01" })] })],
      },
    ],
    [
      "of routes in the prefixes of the region and its pair",
      { extra: [routed({ routes: [routeEntry({ prefixes: "region-and-pair" })] })] },
    ],
    ["of subnets, internal", { base: [requirement(), internal()] }],
    ["of URLs alone", { base: [requirement({ tags: [], hosts: [], urls: [urlEntry()] })] }],
    [
      "that have paths of one host",
      { base: [requirement({ urls: [urlEntry(), urlEntry({ urls: ["www.contoso.com/other"] })] })] },
    ],
    [
      "of subnets with other ports and protocols",
      {
        base: [
          internal({
            subnets: [subnetEntry(), subnetEntry({ protocol: "Udp" }), subnetEntry({ ports: ["22"] })],
          }),
        ],
      },
    ],
    ["that two requirements share", { base: [requirement(), requirement({ id: "logs", slot: 20 })] }],
  ])("%s", (_, difference) => {
    expect(foundBy(rule, difference)).toEqual([]);
  });
});

describe("forms are refused", () => {
  const everywhere = "for `public`, `usgovernment`, `china` in `2024-01-01`, `2025-01-01`";
  it.each<[string, Difference, string]>([
    [
      "that are missing",
      { base: [requirement({ tags: [], hosts: [] })] },
      "base.json requirements[0]: `monitoring` has no form; give it tags, hosts, urls, subnets or routes",
    ],
    [
      "of hosts, inbound",
      { base: [requirement({ direction: "inbound" })] },
      "base.json requirements[0].hosts: what comes in has no name that a rule could check and no route; give the service tag it comes from",
    ],
    [
      "of routes, inbound",
      { extra: [routed({ direction: "inbound" })] },
      "extra.json requirements[0].routes: what comes in has no name that a rule could check and no route; give the service tag it comes from",
    ],
    [
      "of hosts, internal",
      { base: [internal({ hosts: [hostEntry()] })] },
      "base.json requirements[0].hosts: what stays within the subnets has neither tag nor host; give it `subnets`, and the rest a requirement of its own",
    ],
    [
      "of subnets, outbound",
      { base: [requirement({ subnets: [subnetEntry()] })] },
      "base.json requirements[0].subnets: what stays within the subnets is a requirement of its own, with the direction `internal`",
    ],
    [
      "of URLs, inbound",
      { base: [requirement({ direction: "inbound", hosts: [], urls: [urlEntry()] })] },
      "base.json requirements[0].urls: what comes in has no name that a rule could check and no route; give the service tag it comes from",
    ],
    [
      "of a direction that is none",
      { base: [requirement({ direction: "outwards" })] },
      "base.json requirements[0].direction: `outwards` is no direction; known: `inbound`, `outbound`, `internal`",
    ],
    [
      "of a direction that every object has",
      { base: [requirement({ direction: "constructor" })] },
      "base.json requirements[0].direction: `constructor` is no direction; known: `inbound`, `outbound`, `internal`",
    ],
    [
      "that have a URL twice",
      { base: [requirement({ urls: [urlEntry(), urlEntry({ ports: ["80", "443"] })] })] },
      `base.json requirements[0].urls[1]: \`www.contoso.com/download/*\` with Tcp 443 is in requirements[0].urls[0] too, ${everywhere}; remove it from one of them`,
    ],
    [
      "that have a URL twice in one entry",
      { base: [requirement({ urls: [urlEntry({ urls: ["a.contoso.com/x", "a.contoso.com/x"] })] })] },
      "base.json requirements[0].urls[0].urls[1]: `a.contoso.com/x` is named twice; remove one",
    ],
    [
      "that have a port of the subnets twice",
      { base: [internal({ subnets: [subnetEntry(), subnetEntry({ ports: ["8700-8704"] })] })] },
      `base.json requirements[0].subnets[1]: the subnets with Tcp 8704 is in requirements[0].subnets[0] too, ${everywhere}; remove it from one of them`,
    ],
    [
      "of routes to elsewhere",
      { extra: [routed({ routes: [routeEntry({ nextHop: "VirtualAppliance" })] })] },
      "extra.json requirements[0].routes[0].nextHop: `VirtualAppliance` is no next hop of a route around the firewall; write `Internet`",
    ],
    [
      "of routes in the prefixes of regions that nobody can name",
      { extra: [routed({ routes: [routeEntry({ prefixes: "regions" })] })] },
      "extra.json requirements[0].routes[0].prefixes: `regions` does not say whose prefixes stand for the tag; did you mean `region`?",
    ],
    [
      "of routes in the prefixes of a region, whose tag has one already",
      {
        extra: [
          routed({ routes: [routeEntry({ tag: "BatchNodeManagement.{Region}", prefixes: "region" })] }),
        ],
      },
      "extra.json requirements[0].routes[0].prefixes: `BatchNodeManagement.{Region}` has a region already, whose prefixes stand for it; remove `prefixes`",
    ],
    [
      "that have a tag's port twice",
      {
        base: [requirement({ tags: [tagEntry({ ports: ["80", "443"] }), tagEntry({ ports: ["400-500"] })] })],
      },
      `base.json requirements[0].tags[1]: \`AzureMonitor\` with Tcp 443 is in requirements[0].tags[0] too, ${everywhere}; remove it from one of them`,
    ],
    [
      "that have a tag's port with any protocol too",
      { base: [requirement({ tags: [tagEntry({ protocol: "Any" }), tagEntry()] })] },
      `base.json requirements[0].tags[1]: \`AzureMonitor\` with Tcp 443 is in requirements[0].tags[0] too, ${everywhere}; remove it from one of them`,
    ],
    [
      "that have a host's port twice in one cloud and revision",
      {
        base: [
          requirement({
            hosts: [
              hostEntry({ hosts: ["a.contoso.com", "b.contoso.com"], clouds: ["public", "china"] }),
              hostEntry({
                hosts: ["b.contoso.com", "c.contoso.com"],
                clouds: ["china"],
                since: "2025-01-01",
              }),
            ],
          }),
        ],
      },
      "base.json requirements[0].hosts[1]: `b.contoso.com` with Tcp 443 is in requirements[0].hosts[0] too, for `china` in `2025-01-01`; remove it from one of them",
    ],
    [
      "that have a host twice in one entry",
      { base: [requirement({ hosts: [hostEntry({ hosts: ["a.contoso.com", "a.contoso.com"] })] })] },
      "base.json requirements[0].hosts[0].hosts[1]: `a.contoso.com` is named twice; remove one",
    ],
    [
      "that have a route twice",
      { extra: [routed({ routes: [routeEntry(), routeEntry({ since: "2025-01-01" })] })] },
      "extra.json requirements[0].routes[1]: the route of `AzureMonitor` is in requirements[0].routes[0] too, for `public`, `usgovernment`, `china` in `2025-01-01`; remove it from one of them",
    ],
  ])("%s", (_, difference, finding) => {
    expect(foundBy(rule, difference)).toEqual([finding]);
  });
});

/** Everything that an entry lets through, one text for each tag, transport, port, cloud and revision. */
function everythingIn(entry: TagEntryDocument): Set<string> {
  const { tag, protocol, ports, since, until = "9999" } = entry;
  const all = new Set<string>();
  for (const transport of protocol === "Any" ? ["Tcp", "Udp"] : [protocol]) {
    for (const cloud of entry.clouds ?? ["public", "usgovernment", "china"]) {
      for (const revision of ["2024-01-01", "2025-01-01"].filter((each) => each >= since && each < until)) {
        for (const range of ports) {
          const [first = "", last = first] = range.split("-");
          for (let port = Number(first); port <= Number(last); port += 1) {
            all.add([tag, transport, port, cloud, revision].join(" "));
          }
        }
      }
    }
  }
  return all;
}

it("two entries repeat each other exactly when something is let through by both", () => {
  const entries = fc.record({
    tag: fc.constantFrom("AzureMonitor", "Storage"),
    protocol: fc.constantFrom("Tcp", "Udp", "Any"),
    ports: fc.constantFrom(["1"], ["1-3"], ["2", "4-5"], ["5"], ["6-8"]),
    clouds: fc.subarray(["public", "usgovernment", "china"], { minLength: 1 }),
    validity: fc.constantFrom(
      { since: "2024-01-01" },
      { since: "2025-01-01" },
      { since: "2024-01-01", until: "2025-01-01" },
    ),
  });
  let repeated = 0;
  fc.assert(
    fc.property(entries, entries, (...both) => {
      const tags = both.map(({ validity, ...entry }) => tagEntry({ ...entry, ...validity }));
      const [one = new Set<string>(), other = new Set<string>()] = tags.map(everythingIn);
      const expected = [...one].some((each) => other.has(each)) ? 1 : 0;
      repeated += expected;
      expect(foundBy(rule, { base: [requirement({ tags })] })).toHaveLength(expected);
    }),
    { numRuns: 500 },
  );
  expect(repeated).toBeGreaterThan(0);
});
