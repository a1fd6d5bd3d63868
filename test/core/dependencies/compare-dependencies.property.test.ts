import fc from "fast-check";
import { formatPorts } from "../../../lib/core/address/port-range";
import type { Selection, SelectionInput } from "../../../lib/core/catalog/selection";
import { compareDependencies } from "../../../lib/core/dependencies/compare-dependencies";
import { readDependencies } from "../../../lib/core/dependencies/read-dependencies";
import { categories, flat } from "./arbitrary-responses";
import { DOCUMENTS, selected } from "./workspace-catalog";

/** A host, protocol and port, and the requirement or category that it is of. */
interface Line {
  readonly of: string;
  readonly host: string;
  readonly protocol: string;
  readonly port: number;
}

function numbersOf(range: string): number[] {
  const [first = 0, last = first] = range.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

/** What a selection needs of whole hosts, read from the documents alone. */
function needsOf({ features, parameters, cloud, revision }: Selection): Line[] {
  return DOCUMENTS.requirements
    .filter((list) => list.features?.some((id) => features.has(id)) ?? true)
    .flatMap((list) => list.requirements)
    .flatMap(({ id, hosts = [] }) =>
      hosts
        .filter(
          (entry) =>
            (entry.clouds?.includes(cloud.id) ?? true) &&
            entry.since <= revision &&
            (entry.until === undefined || revision < entry.until),
        )
        .flatMap((entry) =>
          entry.hosts
            .map((host) =>
              host.replace(/\{(\w+)\}/g, (braces, name: string) =>
                name === "region" ? "eastus2" : String(parameters.get(name) ?? braces).toLowerCase(),
              ),
            )
            .filter((host) => !host.includes("{"))
            .flatMap((host) =>
              entry.ports
                .flatMap(numbersOf)
                .map((port) => ({ of: id, host, protocol: entry.protocol, port })),
            ),
        ),
    );
}

/** No pattern of the documents is `*contoso.net`, so the outer one is a host or `*.` and a domain. */
function covers(outer: string, inner: string): boolean {
  return outer === inner || (outer.startsWith("*.") && inner.endsWith(outer.slice(1)));
}

/** Of reported patterns, some are `*contoso.net`. */
function coversAsReported(outer: string, inner: string): boolean {
  return covers(outer, inner) || (/^\*[^.]/.test(outer) && inner.endsWith(outer.slice(1)));
}

const inputs: fc.Arbitrary<Partial<SelectionInput>> = fc.record({
  features: fc.subarray(["images", "downloads"]),
  withoutFeatures: fc.subarray(["monitor"]),
  revision: fc.constantFrom("2023-01-01", "2024-01-01"),
  parameters: fc.constantFrom<Record<string, string>>(
    {},
    { storageAccount: "mlstore" },
    { containerRegistry: "Mine1" },
  ),
});

it("the comparison says of every port what the documents say of it, read one by one", () => {
  fc.assert(
    fc.property(categories, inputs, (response, input) => {
      const selection = selected(input);
      const dependencies = readDependencies(flat(response)).value ?? [];
      const needs = needsOf(selection);
      const comparison = compareDependencies(dependencies, selection);
      const lines: Line[] = dependencies.flatMap(({ category, host, protocol, ports }) =>
        formatPorts(ports)
          .flatMap(numbersOf)
          .map((port) => ({ of: category, host: host.text, protocol, port })),
      );
      const requirementsOf = ({ host, protocol, port }: Line): string[] => [
        ...new Set(
          needs
            .filter(
              (need) =>
                covers(need.host, host) && [protocol, "Any"].includes(need.protocol) && need.port === port,
            )
            .map((need) => need.of),
        ),
      ];
      expect(
        comparison.reported.map(({ category, host, protocol, port, status, requirements }) => ({
          line: { of: category, host: host.text, protocol, port },
          status,
          requirements: [...requirements],
        })),
      ).toEqual(
        lines.map((line) => {
          const requirements = requirementsOf(line);
          return { line, status: requirements.length > 0 ? "catalogued" : "lacking", requirements };
        }),
      );
      expect(comparison.lacking).toEqual(
        comparison.reported
          .filter(({ status }) => status === "lacking")
          .map((flow) => expect.objectContaining({ ...flow })),
      );

      const namesProtocols = lines.some(({ protocol }) => protocol !== "Tcp");
      const silent = needs
        .filter((need) => need.protocol !== "Udp" || namesProtocols)
        .filter(
          (need) =>
            !lines.some(
              ({ host, protocol, port }) =>
                port === need.port &&
                (protocol === need.protocol || protocol === "Any" || need.protocol === "Any") &&
                (coversAsReported(host, need.host) || covers(need.host, host)),
            ),
        );
      const told = comparison.notReported
        .filter(({ path }) => path === undefined)
        .flatMap(({ requirement, host, protocol, ports }) =>
          formatPorts(ports)
            .flatMap(numbersOf)
            .map((port) => [requirement, host.text, protocol, port].join(" ")),
        );
      expect(told.sort()).toEqual(
        silent.map(({ of, host, protocol, port }) => [of, host, protocol, port].join(" ")).sort(),
      );
    }),
    { numRuns: 500 },
  );
});
