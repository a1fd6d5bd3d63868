import fc from "fast-check";
import { type PortRange, portsOf } from "../../../lib/core/address/port-range";
import type { FlowList, ListedFlow } from "../../../lib/core/report/flow-list";
import { selectionChanges } from "../../../lib/core/report/selection-changes";

const LAST = 12;

const range: fc.Arbitrary<PortRange> = fc
  .tuple(fc.integer({ min: 1, max: LAST }), fc.integer({ min: 1, max: LAST }))
  .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }));

const flow: fc.Arbitrary<ListedFlow> = fc.record({
  requirement: fc.constantFrom("a", "b"),
  purpose: fc.constant("A need."),
  direction: fc.constantFrom("inbound" as const, "outbound" as const),
  form: fc.constant("service-tag" as const),
  protocol: fc.constantFrom("Tcp", "Udp"),
  ports: fc.array(range, { minLength: 1, maxLength: 3 }).map(portsOf),
  peer: fc.constantFrom("Storage", "Sql"),
  sources: fc.constant([]),
});

const list: fc.Arbitrary<FlowList> = fc.array(flow, { maxLength: 6 }).map((flows) => ({
  service: { id: "service", displayName: "Service" },
  cloud: "public",
  region: "eastus2",
  revision: "2026-01-01",
  features: [],
  flows,
}));

/** Every single port of every flow, by what it is for. */
function atomsOf({ flows }: FlowList): Map<string, Set<string>> {
  const atoms = new Map<string, Set<string>>();
  for (const { requirement, direction, protocol, peer, ports } of flows) {
    for (let port = 1; port <= LAST; port += 1) {
      if (ports.some(({ first, last }) => first <= port && port <= last)) {
        const key = [direction, protocol, peer, port].join();
        atoms.set(key, (atoms.get(key) ?? new Set()).add(requirement));
      }
    }
  }
  return atoms;
}

function portsOfText(text: string): number[] {
  return text.split(", ").flatMap((each) => {
    const [first = 0, last = first] = each.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

it("what changes between two selections is what port by port is in one of them alone", () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      const [former, latter] = [atomsOf(before), atomsOf(after)];
      const expected = {
        gained: [...latter.keys()].filter((key) => !former.has(key)).sort(),
        lost: [...former.keys()].filter((key) => !latter.has(key)).sort(),
      };
      const changes = selectionChanges(before, after);
      const found = (change: string) =>
        changes
          .filter((each) => each.change === change)
          .flatMap(({ direction, protocol, port, source, destination }) =>
            portsOfText(port).map((each) =>
              [direction, protocol, direction === "inbound" ? source : destination, each].join(),
            ),
          )
          .sort();
      expect({ gained: found("gained"), lost: found("lost") }).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

it("a change does not depend on the order of the flows", () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      const turned = (given: FlowList): FlowList => ({ ...given, flows: [...given.flows].reverse() });
      expect(selectionChanges(turned(before), turned(after))).toEqual(selectionChanges(before, after));
    }),
    { numRuns: 200 },
  );
});
