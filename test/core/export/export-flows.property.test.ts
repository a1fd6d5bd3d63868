import fc from "fast-check";
import type { EndpointTag } from "../../../lib/core/analyze/evaluate";
import { readService } from "../../../lib/core/catalog/read-service";
import { renderExportCsv } from "../../../lib/core/export/export-csv";
import { renderExportJson } from "../../../lib/core/export/export-json";
import { exportLists, renderExportLists } from "../../../lib/core/export/export-lists";
import { exportSelection } from "../../../lib/core/export/export-selection";
import type { SelectionExport } from "../../../lib/core/export/selection-export";
import { catalogs } from "../compile/catalogs";
import { type ExpectedRequirement, expectedRequirements } from "../compile/expected-flows";
import { selectionInput } from "../compile/planned-choice";
import { type Choice, choicesOf, DIRECT, documentsIn } from "../compile/selections";
import { nearPrefixes } from "../prefixes/arbitrary-prefixes";
import { lineOf, prefixesOf } from "../prefixes/bigint-oracle";
import { selectionOf, serviceTagsOf } from "./exports";

const CLOUD_NAMES = { public: "Public", usgovernment: "AzureGovernment", china: "China" } as const;

/** What is let through on each port of TCP or UDP: names as they are written, addresses as the prefixes they make up. */
type Reached = Readonly<Record<string, readonly string[]>>;

interface Case {
  readonly choice: Choice;
  readonly prefer: "hosts" | "addresses";
  /** Prefixes for the tags, given to them in turn. Default: there is no file. */
  readonly prefixes: readonly (readonly string[])[] | undefined;
}

const somePrefixes = nearPrefixes
  .filter((prefixes) => prefixes.length > 0)
  .map((prefixes) => prefixes.map(({ text }) => text));

const cases: fc.Arbitrary<Case> = fc.record({
  choice: fc.oneof(choicesOf(fc.constant(DIRECT)), choicesOf(fc.constant(DIRECT), catalogs)),
  prefer: fc.constantFrom("hosts", "addresses"),
  prefixes: fc.option(fc.array(somePrefixes, { minLength: 1, maxLength: 5 }), { nil: undefined }),
});

function textOf({ tag, region }: EndpointTag): string {
  return region === undefined ? tag : `${tag}.${region}`;
}

/** The prefixes of each tag that the requirements name. */
function tagPrefixes(requirements: readonly ExpectedRequirement[], prefixes: readonly (readonly string[])[]) {
  const names = requirements.flatMap(({ tagFlows }) => tagFlows.map(({ tag }) => textOf(tag)));
  return Object.fromEntries(
    [...new Set(names)].map((name, index) => [name, prefixes[index % prefixes.length] ?? []]),
  );
}

function exportOf({ choice, prefer, prefixes }: Case) {
  const documents = documentsIn(choice);
  const requirements = expectedRequirements(choice.selection, documents).filter(
    ({ direction }) => direction === "outbound",
  );
  const tags = prefixes === undefined ? undefined : tagPrefixes(requirements, prefixes);
  const hasFile = tags !== undefined && Object.keys(tags).length > 0;
  const selection = selectionOf(selectionInput(choice.selection, readService(documents)), documents);
  const outcome = exportSelection({
    selection,
    documents: documents.service,
    toolVersion: "1.2.3",
    prefer,
    ...(hasFile ? { serviceTags: serviceTagsOf(tags, { cloud: CLOUD_NAMES[choice.selection.cloud] }) } : {}),
  });
  return { requirements, tags: hasFile ? tags : undefined, outcome };
}

/** What the requirements need, one by one and port by port. */
function expectedReach(
  requirements: readonly ExpectedRequirement[],
  prefer: "hosts" | "addresses",
  tags: Readonly<Record<string, readonly string[]>> | undefined,
): Reached {
  const names = new Map<string, Set<string>>();
  const addresses = new Map<string, string[]>();
  const add = (key: string, name: string) => names.set(key, (names.get(key) ?? new Set()).add(name));
  for (const { tagFlows, hostFlows, missingParameters } of requirements) {
    const isLocal = tagFlows.some(({ tag }) => ["VirtualNetwork", "AzureLoadBalancer"].includes(tag.tag));
    const hasHosts = hostFlows.length > 0 && missingParameters.length === 0;
    const byAddresses = tags !== undefined && tagFlows.length > 0 && (prefer === "addresses" || !hasHosts);
    if (isLocal) {
      continue;
    }
    if (byAddresses) {
      for (const { tag, protocol, port } of tagFlows) {
        const key = `${protocol} ${port}`;
        addresses.set(key, [...(addresses.get(key) ?? []), ...(tags[textOf(tag)] ?? [])]);
      }
    } else if (hasHosts) {
      for (const { host, path = "", protocol, port } of hostFlows) {
        for (const written of inLists(host)) {
          add(`${protocol} ${port}`, `${written}${path}`);
        }
      }
    } else {
      for (const { tag, protocol, port } of tagFlows) {
        add(`${protocol} ${port}`, `tag ${textOf(tag)}`);
      }
    }
  }
  return reached(names, addresses);
}

/** Lists have no form for every name that ends so; they hold the domain and what is below it. */
function inLists(host: string): string[] {
  return /^\*[^.]/.test(host) ? [host.slice(1), `*.${host.slice(1)}`] : [host];
}

function reached(
  names: ReadonlyMap<string, ReadonlySet<string>>,
  addresses: ReadonlyMap<string, readonly string[]>,
): Reached {
  const keys = [...new Set([...names.keys(), ...addresses.keys()])].sort();
  return Object.fromEntries(
    keys.map((key) => [
      key,
      [...[...(names.get(key) ?? [])].sort(), ...prefixesOf(lineOf(addresses.get(key) ?? []))],
    ]),
  );
}

/** What the lists let through, by their names and lines alone, and the tags that no list can have. */
function reachOfLists(exported: SelectionExport): Reached {
  const names = new Map<string, Set<string>>();
  const addresses = new Map<string, string[]>();
  const add = (key: string, name: string) => names.set(key, (names.get(key) ?? new Set()).add(name));
  for (const { name, text } of exportLists(exported)) {
    const [, kind = "", protocol = "", ports = ""] = /^([a-z]+)-([a-z]+)-([0-9_-]+)\.txt$/.exec(name) ?? [];
    for (const key of keysOf(protocol, ports.split("_"))) {
      for (const line of text.trimEnd().split("\n")) {
        if (kind === "addresses") {
          addresses.set(key, [...(addresses.get(key) ?? []), line]);
        } else {
          add(key, line);
        }
      }
    }
  }
  for (const { kind, protocol, ports, destination } of exported.entries) {
    if (kind === "service-tag") {
      const texts = ports.map(({ first, last }) => `${first}-${last}`);
      for (const key of keysOf(protocol.toLowerCase(), texts)) {
        add(key, `tag ${destination}`);
      }
    }
  }
  return reached(names, addresses);
}

function keysOf(protocol: string, ports: readonly string[]): string[] {
  const protocols = protocol === "any" ? ["Tcp", "Udp"] : [protocol === "tcp" ? "Tcp" : "Udp"];
  return ports.flatMap((text) => {
    const [first = "", last = first] = text.split("-");
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) => Number(first) + index).flatMap((port) =>
      protocols.map((each) => `${each} ${port}`),
    );
  });
}

describe("an export", () => {
  it("lets every flow of the selection through on exactly its ports, and its lists hold nothing else", () => {
    let exportsMade = 0;
    fc.assert(
      fc.property(cases, (given) => {
        const { requirements, tags, outcome } = exportOf(given);
        const expected = expectedReach(requirements, given.prefer, tags);
        if (outcome.value === undefined) {
          expect(outcome.diagnostics.map(({ code }) => code)).toContain("empty-export");
          expect(expected).toEqual({});
          return;
        }
        exportsMade += 1;
        expect(reachOfLists(outcome.value)).toEqual(expected);
      }),
      { numRuns: 70 },
    );
    expect(exportsMade).toBeGreaterThan(30);
  });

  it("tells every outbound need, and has entries for each that it says it has", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { requirements, outcome } = exportOf(given);
        const { value } = outcome;
        if (value !== undefined) {
          expect(value.requirements.map(({ id }) => id)).toEqual(requirements.map(({ id }) => id).sort());
          const served = new Set(value.entries.flatMap((entry) => entry.requirements));
          const withEntries = value.requirements
            .filter(({ form }) => ["hosts", "addresses", "service-tags"].includes(form))
            .map(({ id }) => id);
          expect([...served].sort()).toEqual(withEntries);
          const told = new Set(outcome.diagnostics.map(({ requirement }) => requirement));
          const silent = value.requirements.filter(
            ({ id, form }) => !served.has(id) && form !== "route" && !told.has(id),
          );
          expect(silent).toEqual([]);
        }
      }),
      { numRuns: 70 },
    );
  });

  it("is the same bytes again, in every format", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const bytes = () => {
          const { value } = exportOf(given).outcome;
          return value === undefined
            ? []
            : [
                renderExportCsv(value),
                renderExportJson(value),
                ...renderExportLists(value, (text) => `${text.length}`).files,
              ];
        };
        expect(bytes()).toEqual(bytes());
      }),
      { numRuns: 12 },
    );
  });
});
