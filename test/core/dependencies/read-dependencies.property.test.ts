import fc from "fast-check";
import { formatPorts } from "../../../lib/core/address/port-range";
import { readDependencies } from "../../../lib/core/dependencies/read-dependencies";
import { type Category, categories, flat, nested } from "./arbitrary-responses";

/** Every port that is reported, as a line, without those of TCP and UDP that ANY has: the slow way. */
function linesOf(reported: readonly Category[]): string[] {
  const lines = new Set<string>();
  for (const { category, endpoints } of reported) {
    for (const { domainName, endpointDetails } of endpoints) {
      for (const { port, protocol = "TCP" } of endpointDetails) {
        lines.add([domainName.toLowerCase(), category.trim(), protocol.toLowerCase(), port].join("|"));
      }
    }
  }
  return [...lines]
    .filter((line) => {
      const [host, category, protocol, port] = line.split("|");
      return protocol === "any" || !lines.has([host, category, "any", port].join("|"));
    })
    .sort();
}

const portsIn = (range: string): number[] => {
  const [first = 0, last = first] = range.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
};

describe("any response", () => {
  it("gives the same dependencies in both shapes, and in any mixture of them", () => {
    fc.assert(
      fc.property(categories, fc.infiniteStream(fc.boolean()), (value, choices) => {
        const mixed = {
          value: value.map((each) => (choices.next().value ? each : { properties: each })),
        };
        const read = readDependencies(flat(value));
        expect(read.diagnostics).toEqual([]);
        expect(readDependencies(nested(value))).toEqual(read);
        expect(readDependencies(mixed)).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });

  it("gives what it reports and nothing else, port by port", () => {
    fc.assert(
      fc.property(categories, (value) => {
        const lines = readDependencies(flat(value)).value?.flatMap(({ host, category, protocol, ports }) =>
          formatPorts(ports).flatMap((range) =>
            portsIn(range).map((port) => [host.text, category, protocol.toLowerCase(), port].join("|")),
          ),
        );
        expect(lines?.sort()).toEqual(linesOf(value));
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same dependencies in every order of its entries", () => {
    fc.assert(
      fc.property(
        categories.chain((value) =>
          fc.tuple(fc.constant(value), fc.shuffledSubarray(value, { minLength: value.length })),
        ),
        ([value, shuffled]) => {
          const reversed = shuffled.map((each) => ({ ...each, endpoints: [...each.endpoints].reverse() }));
          expect(readDependencies(flat(reversed))).toEqual(readDependencies(flat(value)));
        },
      ),
      { numRuns: 500 },
    );
  });
});
