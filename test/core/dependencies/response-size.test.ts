import {
  MAX_CATEGORIES,
  MAX_ENDPOINTS,
  MAX_PORT_ENTRIES,
  readDependencies,
} from "../../../lib/core/dependencies/read-dependencies";
import { formatDiagnostic } from "../../../lib/core/diagnostics/diagnostic";

const endpoint = { domainName: "www.contoso.com", endpointDetails: [{ port: 443 }] };

function told(document: unknown): string[] {
  return readDependencies(document).diagnostics.map(formatDiagnostic);
}

describe("a response", () => {
  it.each([
    [100, undefined],
    [101, "1 more place is wrong; check that this is a response of the API"],
    [250, "150 more places are wrong; check that this is a response of the API"],
  ])("that is wrong in %i places is told a hundred of them and the number of the others", (count, rest) => {
    const all = told({ value: Array.from({ length: count }, () => null) });
    expect(all.slice(0, 100).map((line) => line.split(":")[0])).toEqual(
      Array.from({ length: 100 }, (_, index) => `[invalid-dependencies] value[${index}]`),
    );
    expect(all.slice(100)).toEqual(rest === undefined ? [] : [`[invalid-dependencies] response: ${rest}`]);
  });
});

describe("the size of a response", () => {
  const many = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);

  const categories = (count: number): unknown => ({
    value: many(count, { category: "Compute", endpoints: [endpoint] }),
  });
  // Two categories share the endpoints, since the limit is of all together.
  const endpoints = (count: number): unknown => ({
    value: [
      { category: "A", endpoints: many(count - 10, endpoint) },
      { category: "B", endpoints: many(10, endpoint) },
      { category: "C", endpoints: [] },
    ],
  });
  const ports = (count: number): unknown => ({
    value: [
      {
        category: "A",
        endpoints: [
          { ...endpoint, endpointDetails: many(count - 1, { port: 443 }) },
          { ...endpoint, endpointDetails: many(1, { port: 443 }) },
        ],
      },
    ],
  });

  it.each<[string, unknown]>([
    ["categories", categories(MAX_CATEGORIES)],
    ["endpoints", endpoints(MAX_ENDPOINTS)],
    ["ports", ports(MAX_PORT_ENTRIES)],
  ])("may be as many %s as are allowed", (_, document) => {
    expect(told(document)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ["categories", categories(MAX_CATEGORIES + 1), "value: the response has more than 1000 categories"],
    [
      "endpoints",
      endpoints(MAX_ENDPOINTS + 1),
      "value[1].endpoints: the response has more than 10000 endpoints",
    ],
    [
      "ports",
      ports(MAX_PORT_ENTRIES + 1),
      "value[0].endpoints[1].endpointDetails: the response has more than 20000 entries of `endpointDetails`",
    ],
  ])("may not be one more in its %s", (_, document, message) => {
    expect(told(document)).toEqual([
      `[too-many-dependencies] ${message}; give the response of one workspace`,
    ]);
    expect(readDependencies(document)).not.toHaveProperty("value");
  });
});
