import fc from "fast-check";
import { extendedDocuments } from "../../../lib/core/catalog/files/extend-documents";
import { compareDependencies } from "../../../lib/core/dependencies/compare-dependencies";
import { dependencyDocuments } from "../../../lib/core/dependencies/dependency-documents";
import { readDependencies } from "../../../lib/core/dependencies/read-dependencies";
import { recognizeParameters } from "../../../lib/core/dependencies/recognize-parameters";
import { hasErrors } from "../../../lib/core/diagnostics/diagnostic";
import { categories, flat, HOSTS, nested, reportedIn } from "./arbitrary-responses";
import { DOCUMENTS, selected } from "./workspace-catalog";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const responses: fc.Arbitrary<Json> = fc
  .tuple(categories, fc.boolean())
  .map(([value, isFlat]) => JSON.parse(JSON.stringify(isFlat ? flat(value) : nested(value))) as Json);

/** Values that stand where others were expected: half of them sound, so that many responses are read. */
const values: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(...HOSTS),
  fc.constantFrom<Json>(1, 443, 8443, 65535, "Compute", "UDP", "any", "Jobs (new)"),
  fc.constantFrom<Json>(
    ...[
      "",
      " ",
      "443",
      "*",
      "*.com",
      "**.contoso.net",
      "10.0.0.4",
      "::1",
      "https://www.contoso.com",
      "a b.com",
    ],
    ...[
      "www.contoso.com:443",
      "contosö.com",
      "x\u0000.com",
      "x\u202e.com",
      "\ud800",
      "{storageAccount}.contoso.net",
    ],
    ...[`\${file("x")}.com`, "%{if}", "a".repeat(300), `${"a.".repeat(200)}com`],
  ),
  fc.constantFrom<Json>(null, true, 0, -1, 65536, 443.5, 1e21, [], {}, [[]], { port: 443 }, { value: [] }),
);

const NAMES = [
  "value",
  "properties",
  "category",
  "endpoints",
  "domainName",
  "endpointDetails",
  "port",
  "protocol",
];

/** What is done to one node of a response. */
interface Mutation {
  readonly kind: "replace" | "remove" | "repeat" | "rename" | "wrap" | "add";
  /** Picks the node among all of them. */
  readonly at: number;
  readonly value: Json;
  readonly name: string;
}

const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    kind: fc.constantFrom("replace", "replace", "remove", "repeat", "rename", "wrap", "add"),
    at: fc.nat(),
    value: values,
    name: fc.oneof(fc.constantFrom(...NAMES), fc.constantFrom("__proto__", "constructor", "x")),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Every place of a document: what holds a node, and where in it. */
function placesOf(
  holder: Json,
): { readonly holder: Json[] | { [name: string]: Json }; readonly key: string }[] {
  return typeof holder !== "object" || holder === null
    ? []
    : Object.entries(holder).flatMap(([key, value]) => [{ holder, key }, ...placesOf(value)]);
}

function mutated(document: Json, { kind, at, value, name }: Mutation): Json {
  const root: Json = { root: structuredClone(document) };
  const places = placesOf(root);
  const place = places[at % places.length];
  if (place === undefined) {
    return document;
  }
  const { holder, key } = place;
  const members = holder as Record<string, Json>;
  const node = members[key] ?? null;
  const set = (to: Record<string, Json>, member: string, what: Json): void => {
    Object.defineProperty(to, member, { value: what, enumerable: true, configurable: true, writable: true });
  };
  switch (kind) {
    case "replace":
      set(members, key, value);
      break;
    case "remove":
      if (Array.isArray(holder)) {
        holder.splice(Number(key), 1);
      } else {
        delete holder[key];
      }
      break;
    case "repeat":
      if (Array.isArray(holder)) {
        holder.push(structuredClone(node));
      }
      break;
    case "rename":
      if (!Array.isArray(holder)) {
        delete holder[key];
        set(holder, name, node);
      }
      break;
    case "wrap":
      set(members, key, JSON.parse(`{"${name}": ${JSON.stringify(node)}}`) as Json);
      break;
    case "add":
      if (!Array.isArray(holder)) {
        set(holder, name, value);
      }
      break;
  }
  return root.root ?? null;
}

const selections = [
  selected(),
  selected({ features: ["images"], parameters: { storageAccount: "other", containerRegistry: "Mine1" } }),
];

/** What happened to the mutated responses. */
const outcomes = { refused: 0, covered: 0, extended: 0 };

/** States all that holds of a response, whatever it is. */
function check(document: unknown): void {
  const { value, diagnostics } = readDependencies(document);
  expect(value === undefined).toBe(hasErrors(diagnostics));
  expect(diagnostics.length).toBeLessThanOrEqual(101);
  for (const { subject, message } of diagnostics) {
    expect(subject).toMatch(/^(response|nextLink|value(\[\d+\](\.properties)?(\.[a-zA-Z]+(\[\d+\])?)*)?)$/);
    expect(message).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}]+$/u);
  }
  if (value === undefined) {
    outcomes.refused += 1;
    return;
  }
  const reported = reportedIn(document);
  for (const selection of selections) {
    const { parameters } = recognizeParameters(
      value.map(({ host }) => host),
      selection,
    );
    const comparison = compareDependencies(value, selection);
    expect(comparison.reported.length).toBeGreaterThanOrEqual(comparison.lacking.length);
    const extension = dependencyDocuments(value, selection, "my-workspace");
    if (extension === undefined) {
      outcomes.covered += 1;
      continue;
    }
    outcomes.extended += 1;
    for (const { hosts = [] } of extension.requirements?.flatMap((list) => list.requirements) ?? []) {
      for (const { hosts: names, protocol, ports } of hosts) {
        for (const name of names) {
          const host = name.replace(/\{(\w+)\}/g, (_, id: string) =>
            id === "region" ? "eastus2" : (parameters.get(id) ?? "").toLowerCase(),
          );
          for (const port of ports.flatMap(numbersOf)) {
            expect([...reported]).toContain(`${host} ${protocol.toLowerCase()} ${port}`);
          }
        }
      }
    }
    const extended = selected(
      {
        features: [...selection.features, "workspace-dependencies"],
        parameters: { ...Object.fromEntries(parameters), ...Object.fromEntries(selection.parameters) },
      },
      extendedDocuments(DOCUMENTS, extension, "workspace.json"),
    );
    expect(compareDependencies(value, extended).lacking).toEqual([]);
    expect(dependencyDocuments(value, extended, "my-workspace")).toBeUndefined();
  }
}

function numbersOf(range: string): number[] {
  const [first = 0, last = first] = range.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

describe("a mutated response is refused, or gives nothing wider than it reports", () => {
  beforeEach(() => {
    Object.assign(outcomes, { refused: 0, covered: 0, extended: 0 });
  });

  it("where 1,500 had nodes replaced, removed, repeated, renamed, wrapped and added", () => {
    fc.assert(
      fc.property(responses, mutations, (response, steps) => {
        check(steps.reduce(mutated, response));
      }),
      { numRuns: 1500 },
    );
    expect(outcomes.refused).toBeGreaterThan(100);
    expect(outcomes.covered).toBeGreaterThan(20);
    expect(outcomes.extended).toBeGreaterThan(100);
  });

  it("where 1,500 had characters of their text replaced, and are still JSON", () => {
    const edits = fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom(0, 1, 1, 1),
        fc.constantFrom(...'0123456789abz.*-_ $\\"[]{},:\u00e9\u202e'),
      ),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(responses, edits, (response, all) => {
        const text = all.reduce((before, [at, length, character]) => {
          const start = at % before.length;
          return `${before.slice(0, start)}${character}${before.slice(start + length)}`;
        }, JSON.stringify(response));
        let document: unknown;
        try {
          document = JSON.parse(text);
        } catch {
          fc.pre(false);
        }
        check(document);
      }),
      { numRuns: 1500, maxSkipsPerRun: 100 },
    );
    expect(outcomes.refused).toBeGreaterThan(100);
    expect(outcomes.extended).toBeGreaterThan(100);
  });
});
