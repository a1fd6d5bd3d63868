import { rule } from "../../../../lib/core/catalog/lint/slots-used";
import { foundBy } from "./found-by";
import {
  type Difference,
  hostEntry,
  internal,
  requirement,
  routed,
  routeEntry,
  smallCatalog,
  tagEntry,
  urlEntry,
} from "./small-catalog";

const { securityRules, routes, bypassDenies } = smallCatalog().service.rules;
const subnetRules = [
  { slot: 10, direction: "inbound", protocol: "Tcp", name: "AllowSubnetsInbound" },
  { slot: 20, direction: "outbound", protocol: "Tcp", name: "AllowSubnetsOutbound" },
];
const inbound = { slot: 10, direction: "inbound", tag: "Storage", protocol: "Udp", name: "AllowStorage" };

describe("slots are accepted", () => {
  it.each<[string, Difference]>([
    ["that requirements use, and that of the Internet", {}],
    [
      "that an inbound requirement uses",
      {
        base: [
          requirement(),
          requirement({ direction: "inbound", tags: [tagEntry({ tag: "Storage", protocol: "Udp" })] }),
        ],
        rules: { securityRules: [...securityRules, inbound] },
      },
    ],
    [
      "of the Internet for both transports of a host with any protocol",
      {
        base: [requirement({ hosts: [hostEntry({ protocol: "Any" })] })],
        rules: {
          securityRules: [
            ...securityRules,
            { slot: 410, direction: "outbound", tag: "Internet", protocol: "Udp", name: "AllowInternetUdp" },
          ],
        },
      },
    ],
    [
      "of both directions for what stays within the subnets",
      { base: [requirement(), internal()], rules: { subnetRules } },
    ],
    ["of the Internet for a URL", { base: [requirement({ hosts: [], urls: [urlEntry()] })] }],
    ["that two requirements share", { base: [requirement(), requirement({ id: "logs", slot: 20 })] }],
  ])("%s", (_, difference) => {
    expect(foundBy(rule, difference)).toEqual([]);
  });
});

describe("slots are refused", () => {
  it.each<[string, Difference, readonly string[]]>([
    [
      "that lack a tag, told once with the members to add",
      {
        base: [
          requirement({ tags: [tagEntry(), tagEntry({ tag: "Storage.{Region}" })] }),
          requirement({ id: "logs", tags: [tagEntry({ tag: "Storage.{Region}" })] }),
        ],
      },
      [
        'base.json requirements[0].tags[1].tag: rules.json has no slot for it; add to `securityRules`: { "slot": 20, "direction": "outbound", "tag": "Storage.{Region}", "protocol": "Tcp", "name": "..." }',
      ],
    ],
    [
      "that have the tag with another protocol only",
      { base: [requirement({ tags: [tagEntry(), tagEntry({ protocol: "Udp" })] })] },
      [
        'base.json requirements[0].tags[1].tag: rules.json has no slot for it; add to `securityRules`: { "slot": 20, "direction": "outbound", "tag": "AzureMonitor", "protocol": "Udp", "name": "..." }',
      ],
    ],
    [
      "that have the tag in the other direction only",
      { base: [requirement(), requirement({ direction: "inbound", hosts: [] })] },
      [
        'base.json requirements[1].tags[0].tag: rules.json has no slot for it; add to `securityRules`: { "slot": 10, "direction": "inbound", "tag": "AzureMonitor", "protocol": "Tcp", "name": "..." }',
      ],
    ],
    [
      "that lack both directions of what stays within the subnets",
      { base: [requirement(), internal()] },
      [
        'base.json requirements[1].subnets[0].protocol: rules.json has no slot for it; add to `subnetRules`: { "slot": 10, "direction": "inbound", "protocol": "Tcp", "name": "..." }',
        'base.json requirements[1].subnets[0].protocol: rules.json has no slot for it; add to `subnetRules`: { "slot": 20, "direction": "outbound", "protocol": "Tcp", "name": "..." }',
      ],
    ],
    [
      "that lack the transport of a URL",
      { base: [requirement({ urls: [urlEntry({ protocol: "Udp" })] })] },
      [
        'base.json requirements[0].urls[0].protocol: rules.json has no slot for it; add to `securityRules`: { "slot": 20, "direction": "outbound", "tag": "Internet", "protocol": "Udp", "name": "..." }',
      ],
    ],
    [
      "between subnets that no requirement uses",
      { rules: { subnetRules } },
      [
        "rules.json subnetRules[0]: no requirement uses it; correct it, or, where what used it was removed, put 10 into `retired.securityRules.inbound` and remove it here",
        "rules.json subnetRules[1]: no requirement uses it; correct it, or, where what used it was removed, put 20 into `retired.securityRules.outbound` and remove it here",
      ],
    ],
    [
      "that stand for the same rule between subnets",
      {
        base: [requirement(), internal()],
        rules: { subnetRules: [...subnetRules, ...subnetRules.slice(1)] },
      },
      ["rules.json subnetRules[2]: it is the same as subnetRules[1]; remove it"],
    ],
    [
      "that lack a tag with quotes, told as JSON",
      { base: [requirement({ tags: [tagEntry(), tagEntry({ tag: 'A"B' })] })] },
      [
        String.raw`base.json requirements[0].tags[1].tag: rules.json has no slot for it; add to ${"`securityRules`"}: { "slot": 20, "direction": "outbound", "tag": "A\"B", "protocol": "Tcp", "name": "..." }`,
      ],
    ],
    [
      "that lack the tag of a route",
      { extra: [routed({ routes: [routeEntry(), routeEntry({ tag: "Storage.{Region}" })] })] },
      [
        'extra.json requirements[0].routes[1].tag: rules.json has no slot for it; add to `routes`: { "slot": 20, "tag": "Storage.{Region}", "name": "..." }',
        'extra.json requirements[0].routes[1].tag: rules.json has no slot for it; add to `bypassDenies`: { "slot": 391, "tag": "Storage.{Region}", "name": "..." }',
      ],
    ],
    [
      "that lack the deny beside a route",
      { rules: { bypassDenies: [] } },
      [
        'extra.json requirements[0].routes[0].tag: rules.json has no slot for it; add to `bypassDenies`: { "slot": 11, "tag": "AzureMonitor", "name": "..." }',
      ],
    ],
    [
      "that lack a transport of a host",
      { base: [requirement({ hosts: [hostEntry({ protocol: "Any" })] })] },
      [
        'base.json requirements[0].hosts[0].protocol: rules.json has no slot for it; add to `securityRules`: { "slot": 20, "direction": "outbound", "tag": "Internet", "protocol": "Udp", "name": "..." }',
      ],
    ],
    [
      "that no requirement uses",
      { rules: { securityRules: [...securityRules, inbound] } },
      [
        "rules.json securityRules[2]: no requirement uses it; correct it, or, where what used it was removed, put 10 into `retired.securityRules.inbound` and remove it here",
      ],
    ],
    [
      "that no route uses",
      { rules: { routes: [...routes, { slot: 20, tag: "Storage", name: "StorageToInternet" }] } },
      [
        "rules.json routes[1]: no requirement uses it; correct it, or, where what used it was removed, put 20 into `retired.routes` and remove it here",
      ],
    ],
    [
      "that no route has a deny for",
      { rules: { bypassDenies: [...bypassDenies, { slot: 391, tag: "Storage", name: "DenyStorage" }] } },
      [
        "rules.json bypassDenies[1]: no requirement uses it; correct it, or, where what used it was removed, put 391 into `retired.securityRules.outbound` and remove it here",
      ],
    ],
    [
      "that stand for the same rule",
      { rules: { securityRules: [...securityRules, ...securityRules.slice(0, 1)] } },
      ["rules.json securityRules[2]: it is the same as securityRules[0]; remove it"],
    ],
    [
      "that stand for the same route",
      { rules: { routes: [...routes, ...routes] } },
      ["rules.json routes[1]: it is the same as routes[0]; remove it"],
    ],
    [
      "that stand for the same deny",
      { rules: { bypassDenies: [...bypassDenies, ...bypassDenies] } },
      ["rules.json bypassDenies[1]: it is the same as bypassDenies[0]; remove it"],
    ],
  ])("%s", (_, difference, findings) => {
    expect(foundBy(rule, difference)).toEqual(findings);
  });

  it("not for a protocol that `ports-and-protocols` tells", () => {
    expect(foundBy(rule, { base: [requirement({ hosts: [hostEntry({ protocol: "UDP" })] })] })).toEqual([]);
  });

  it("not for a direction that `forms-agree` tells", () => {
    expect(foundBy(rule, { base: [requirement(), internal({ subnets: [], tags: [tagEntry()] })] })).toEqual(
      [],
    );
  });

  it("not for a tag that `corrections` tells", () => {
    const tags = [tagEntry(), tagEntry({ tag: "Keyvault.{Region}" })];
    expect(foundBy(rule, { base: [requirement({ tags })] })).toEqual([]);
  });
});
