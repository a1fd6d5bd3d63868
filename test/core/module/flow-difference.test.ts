import fc from "fast-check";
import { compareFlows, describeFlowChange, flowDifference } from "../../../lib/core/module/flow-difference";
import type { ModuleFlow } from "../../../lib/core/module/module-flows";

const STORAGE: ModuleFlow = {
  layer: "nsg",
  action: "Allow",
  direction: "outbound",
  protocol: "Tcp",
  ports: "445",
  source: "var.subnet_address_prefixes",
  destination: "Storage.EastUS2",
  rule: "AllowStorageTcpOutbound",
};

const ROUTE: ModuleFlow = {
  layer: "routes",
  action: "Internet",
  direction: "outbound",
  protocol: "",
  ports: "",
  source: "",
  destination: "AzureMachineLearning",
  rule: "ToAzureMachineLearning",
};

const flow = (changed: Partial<ModuleFlow>): ModuleFlow => ({ ...STORAGE, ...changed });
const lines = (before: readonly ModuleFlow[], after: readonly ModuleFlow[]): string[] =>
  flowDifference(before, after).map((change) => `${change.effect} ${describeFlowChange(change)}`);

describe("the difference of flows", () => {
  it.each<[string, ModuleFlow[], ModuleFlow[], string[]]>([
    ["nothing changes between the same flows", [STORAGE, ROUTE], [ROUTE, STORAGE], []],
    ["the name of a rule is not compared", [STORAGE], [flow({ rule: "Other" })], []],
    ["a flow that is said twice is said once", [STORAGE], [STORAGE, STORAGE], []],
    [
      "a new allow is wider",
      [],
      [STORAGE],
      [
        "wider + Allow outbound Tcp 445 from var.subnet_address_prefixes to Storage.EastUS2 (nsg: AllowStorageTcpOutbound)",
      ],
    ],
    [
      "a lost allow is narrower",
      [STORAGE],
      [],
      [
        "narrower - Allow outbound Tcp 445 from var.subnet_address_prefixes to Storage.EastUS2 (nsg: AllowStorageTcpOutbound)",
      ],
    ],
    [
      "a new deny is narrower",
      [],
      [flow({ action: "Deny", protocol: "*", ports: "*", destination: "Internet", rule: "DenyInternet" })],
      ["narrower + Deny outbound * * from var.subnet_address_prefixes to Internet (nsg: DenyInternet)"],
    ],
    [
      "a lost deny is wider",
      [flow({ action: "Deny" })],
      [],
      [
        "wider - Deny outbound Tcp 445 from var.subnet_address_prefixes to Storage.EastUS2 (nsg: AllowStorageTcpOutbound)",
      ],
    ],
    [
      "a route is another path",
      [],
      [ROUTE],
      ["path + Route to AzureMachineLearning by Internet (routes: ToAzureMachineLearning)"],
    ],
    [
      "a route's source is told where it has one",
      [{ ...ROUTE, source: "10.0.0.0/24" }],
      [],
      ["path - Route from 10.0.0.0/24 to AzureMachineLearning by Internet (routes: ToAzureMachineLearning)"],
    ],
    [
      "ranges that touch are one range",
      [flow({ ports: "8704-8710" })],
      [flow({ ports: "8704-8706" }), flow({ ports: "8707" }), flow({ ports: "8708-8710" })],
      [],
    ],
    [
      "of a range that grows, the new ports are told, with all rules that open them",
      [flow({ ports: "10-20" })],
      [
        flow({ ports: "5-12", rule: "B" }),
        flow({ ports: "13-30", rule: "C" }),
        flow({ ports: "25", rule: "A" }),
      ],
      [
        "wider + Allow outbound Tcp 5-9 from var.subnet_address_prefixes to Storage.EastUS2 (nsg: B)",
        "wider + Allow outbound Tcp 21-30 from var.subnet_address_prefixes to Storage.EastUS2 (nsg: A, C)",
      ],
    ],
    [
      "new ranges that touch are told as one",
      [],
      [flow({ ports: "13-20", rule: "B" }), flow({ ports: "10-12", rule: "A" })],
      ["wider + Allow outbound Tcp 10-20 from var.subnet_address_prefixes to Storage.EastUS2 (nsg: A, B)"],
    ],
    [
      "of every port, what is left out is told",
      [flow({ ports: "*" })],
      [flow({ ports: "0-442" }), flow({ ports: "444-65535" })],
      [
        "narrower - Allow outbound Tcp 443 from var.subnet_address_prefixes to Storage.EastUS2 (nsg: AllowStorageTcpOutbound)",
      ],
    ],
    [
      "ports that are no numbers are compared as text",
      [flow({ ports: "var.ports" })],
      [flow({ ports: "var.others" })],
      [
        "wider + Allow outbound Tcp var.others from var.subnet_address_prefixes to Storage.EastUS2 (nsg: AllowStorageTcpOutbound)",
        "narrower - Allow outbound Tcp var.ports from var.subnet_address_prefixes to Storage.EastUS2 (nsg: AllowStorageTcpOutbound)",
      ],
    ],
    [
      "changes stand in the order of the layers, and of their texts",
      [],
      [
        { ...STORAGE, layer: "firewall", rule: "F" },
        ROUTE,
        flow({ destination: "B", rule: "2" }),
        flow({ destination: "A", rule: "1" }),
        flow({ direction: "inbound", destination: "Z", rule: "0" }),
      ],
      [
        "wider + Allow inbound Tcp 445 from var.subnet_address_prefixes to Z (nsg: 0)",
        "wider + Allow outbound Tcp 445 from var.subnet_address_prefixes to A (nsg: 1)",
        "wider + Allow outbound Tcp 445 from var.subnet_address_prefixes to B (nsg: 2)",
        "path + Route to AzureMachineLearning by Internet (routes: ToAzureMachineLearning)",
        "wider + Allow outbound Tcp 445 from var.subnet_address_prefixes to Storage.EastUS2 (firewall: F)",
      ],
    ],
  ])("%s", (_fact, before, after, expected) => {
    expect(lines(before, after)).toEqual(expected);
  });
});

const LAST = 12;
const port = fc.integer({ min: 0, max: LAST });
const ports = fc.oneof(
  port.map(String),
  fc.tuple(port, port).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
);
const flows = fc.array(
  fc
    .record({
      layer: fc.constantFrom("nsg", "firewall"),
      action: fc.constantFrom("Allow", "Deny"),
      direction: fc.constantFrom("inbound", "outbound"),
      destination: fc.constantFrom("A", "B"),
      ports,
      rule: fc.constantFrom("One", "Two"),
    })
    .map((changed) => flow(changed as Partial<ModuleFlow>)),
  { maxLength: 10 },
);

/** Each single port of each flow, as text; the slow and obvious way. */
function singlePorts(given: readonly Omit<ModuleFlow, "rule">[]): Set<string> {
  return new Set(
    given.flatMap(({ layer, action, direction, destination, ports: text }) => {
      const [first = 0, last = first] = text.split("-").map(Number);
      return Array.from(
        { length: last - first + 1 },
        (_, index) => `${layer} ${action} ${direction} ${destination} ${first + index}`,
      );
    }),
  );
}

describe("the difference of random flows", () => {
  it("is, port by port, what only one of both sides has, each port once", () => {
    fc.assert(
      fc.property(flows, flows, (before, after) => {
        const changes = flowDifference(before, after);
        const [had, has] = [singlePorts(before), singlePorts(after)];
        for (const [change, mine, others] of [
          ["gained", has, had],
          ["lost", had, has],
        ] as const) {
          const told = changes.filter((each) => each.change === change).map((each) => each.flow);
          expect([...singlePorts(told)].sort()).toEqual([...mine].filter((each) => !others.has(each)).sort());
          expect(told.reduce((sum, each) => sum + singlePorts([each]).size, 0)).toBe(singlePorts(told).size);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("names just the rules that have a part in a change", () => {
    fc.assert(
      fc.property(flows, flows, (before, after) => {
        for (const { change, flow: changed, rules } of flowDifference(before, after)) {
          const having = (change === "gained" ? after : before).filter((each) =>
            [...singlePorts([each])].some((single) => singlePorts([changed]).has(single)),
          );
          expect(rules).toEqual([...new Set(having.map(({ rule }) => rule))].sort());
        }
      }),
      { numRuns: 300 },
    );
  });

  it("does not depend on the order of the flows", () => {
    fc.assert(
      fc.property(flows, flows, (before, after) => {
        expect(flowDifference([...before].reverse(), [...after].reverse())).toEqual(
          flowDifference(before, after),
        );
        expect([...before].reverse().sort(compareFlows)).toEqual([...before].sort(compareFlows));
      }),
      { numRuns: 300 },
    );
  });
});
