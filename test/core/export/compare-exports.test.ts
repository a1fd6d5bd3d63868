import fc from "fast-check";
import { type Fqdn, fqdnMatches, parseFqdn } from "../../../lib/core/address/fqdn";
import { type Ports, portsOf } from "../../../lib/core/address/port-range";
import type { Protocol } from "../../../lib/core/address/protocol";
import type { ComparableDestination, ComparableExport } from "../../../lib/core/export/comparable-export";
import { compareExports, type ReachChange } from "../../../lib/core/export/compare-exports";
import { exportDifferenceText } from "../../../lib/core/export/export-difference-text";
import { renderExportJson } from "../../../lib/core/export/export-json";
import { renderExportLists } from "../../../lib/core/export/export-lists";
import { readExportJson, readExportLists } from "../../../lib/core/export/read-export";
import type { DestinationKind } from "../../../lib/core/export/selection-export";
import { nearPrefixes } from "../prefixes/arbitrary-prefixes";
import { combined, lineOf, prefixesOf } from "../prefixes/bigint-oracle";
import { serviceTagsOf, soundExport, TAGS } from "./exports";

function portsIn(text: string): Ports {
  return portsOf(
    text.split(",").map((each) => {
      const [first = "", last = first] = each.split("-");
      return { first: Number(first), last: Number(last) };
    }),
  );
}

/** `Tcp 80,443 domain a.contoso.net`, one in each line. */
function exportOf(...lines: readonly string[]): ComparableExport {
  return {
    metadata: new Map(),
    destinations: lines.map((line): ComparableDestination => {
      const [protocol, ports = "", kind, destination = ""] = line.split(" ");
      return {
        protocol: protocol as Protocol,
        ports: portsIn(ports),
        kind: kind as DestinationKind,
        destination,
        requirements: [],
      };
    }),
  };
}

function told(changes: readonly ReachChange[]): string[] {
  return changes.map(
    ({ protocol, ports, kind, destinations }) =>
      `${protocol} ${ports.join(",")} ${kind} ${destinations.join(" ")}`,
  );
}

describe("two exports", () => {
  it.each<[string, string[], string[], string[], string[]]>([
    ["that hold the same", ["Tcp 443 domain a.b.c"], ["Tcp 443 domain a.b.c"], [], []],
    [
      "of which one holds a prefix more",
      ["Tcp 443 address-prefix 10.0.0.0/24"],
      ["Tcp 443 address-prefix 10.0.0.0/24", "Tcp 443 address-prefix 10.0.2.0/24"],
      ["Tcp 443 address-prefix 10.0.2.0/24"],
      [],
    ],
    [
      "with prefixes that are divided otherwise",
      ["Tcp 443 address-prefix 10.0.0.0/23"],
      ["Tcp 443 address-prefix 10.0.0.0/24", "Tcp 443 address-prefix 10.0.1.0/24"],
      [],
      [],
    ],
    [
      "with port sets that are divided otherwise",
      ["Tcp 80,443 address-prefix 10.0.0.0/24"],
      ["Tcp 80 address-prefix 10.0.0.0/24", "Tcp 443 address-prefix 10.0.0.0/24"],
      [],
      [],
    ],
    [
      "of which one has a larger prefix on one port less",
      ["Tcp 80,443 address-prefix 10.0.0.0/24"],
      ["Tcp 443 address-prefix 10.0.0.0/23"],
      ["Tcp 443 address-prefix 10.0.1.0/24"],
      ["Tcp 80 address-prefix 10.0.0.0/24"],
    ],
    [
      "of which one has any protocol",
      ["Any 443 domain a.b.c"],
      ["Tcp 443 domain a.b.c"],
      [],
      [
        "Udp 443 domain a.b.c",
        "Icmp 443 domain a.b.c",
        "Esp 443 domain a.b.c",
        "Ah 443 domain a.b.c",
        "Other 443 domain a.b.c",
      ],
    ],
    [
      "of which one has what is new on any protocol",
      ["Tcp 443 domain a.b.c"],
      ["Tcp 443 domain a.b.c", "Any 445 domain a.b.c"],
      ["Any 445 domain a.b.c"],
      [],
    ],
    [
      "of which one has a wildcard for the other's name",
      ["Tcp 443 domain a.b.c"],
      ["Tcp 443 wildcard-domain *.b.c"],
      ["Tcp 443 wildcard-domain *.b.c"],
      [],
    ],
    [
      "of which one has a path, and the other its host",
      ["Tcp 443 url a.b.c/x/*", "Tcp 443 url a.b.c/x"],
      ["Tcp 443 domain a.b.c"],
      ["Tcp 443 domain a.b.c"],
      [],
    ],
    [
      "of which one has a path below the other's",
      ["Tcp 443 url a.b.c/x/*", "Tcp 443 url a.b.c/y"],
      ["Tcp 443 url a.b.c/x/z", "Tcp 443 url a.b.c/y"],
      [],
      ["Tcp 443 url a.b.c/x/*"],
    ],
    [
      "of which one has a tag, and the other addresses, which cannot be compared",
      ["Tcp 443 service-tag Storage"],
      ["Tcp 443 address-prefix 10.0.0.0/24"],
      ["Tcp 443 address-prefix 10.0.0.0/24"],
      ["Tcp 443 service-tag Storage"],
    ],
  ])("%s", (_what, before, after, gained, lost) => {
    const difference = compareExports(exportOf(...before), exportOf(...after));
    expect(told(difference.gained)).toEqual(gained);
    expect(told(difference.lost)).toEqual(lost);
    const backwards = compareExports(exportOf(...after), exportOf(...before));
    expect([told(backwards.gained), told(backwards.lost)]).toEqual([lost, gained]);
  });

  it("tell how many entries only one of them has, and what they were made from otherwise", () => {
    const before = {
      ...exportOf("Tcp 443 address-prefix 10.0.0.0/23"),
      metadata: new Map([["region", "eastus"]]),
    };
    const after = exportOf("Tcp 443 address-prefix 10.0.0.0/24", "Tcp 443 address-prefix 10.0.1.0/24");
    const difference = compareExports(before, after);
    expect(difference.entries).toEqual({ added: 2, removed: 1 });
    expect(difference.metadata).toEqual([{ key: "region", before: "eastus", after: null }]);
    expect(exportDifferenceText(difference)).toBe(
      'Made from:\n  region: "eastus" -> null\n\nNothing is gained or lost; 3 entries are divided otherwise.\n',
    );
  });

  it("are told in words, every prefix and name in a line of its own", () => {
    const difference = compareExports(
      exportOf("Tcp 80,443 address-prefix 10.0.0.0/24", "Tcp 443 domain a.b.c"),
      exportOf("Tcp 443 address-prefix 10.0.0.0/23", "Tcp 443 wildcard-domain *.x.c"),
    );
    expect(
      exportDifferenceText(difference),
    ).toBe(`Wider by 256 addresses, 1 domain with a wildcard; narrower by 256 addresses, 1 domain.
Tcp 443, addresses (256):
  + 10.0.1.0/24
Tcp 443, domains with wildcards:
  + *.x.c
Tcp 80, addresses (256):
  - 10.0.0.0/24
Tcp 443, domains:
  - a.b.c
`);
    expect(exportDifferenceText(compareExports(exportOf(), exportOf()))).toBe("Nothing is gained or lost.\n");
  });

  it("in JSON and as lists let the same through, where they are of one selection", () => {
    for (const given of [{}, { serviceTags: serviceTagsOf(TAGS), prefer: "addresses" as const }]) {
      const exported = soundExport({ features: ["vscode-desktop"] }, given);
      const sha256 = (text: string) => `${text.length}`;
      const { files } = renderExportLists(exported, sha256);
      const json = readExportJson(renderExportJson(exported));
      const lists = readExportLists(files.get("metadata.json") ?? "", files, sha256);
      expect([json.ok, lists.ok]).toEqual([true, true]);
      if (json.ok && lists.ok) {
        const { gained, lost, metadata, entries } = compareExports(json.value, lists.value);
        expect([gained, lost, metadata, entries]).toEqual([[], [], [], { added: 0, removed: 0 }]);
      }
    }
  });
});

describe("what is gained and lost", () => {
  const portSets = ["80", "443", "80,443", "440-445"];
  const protocols = ["Tcp", "Udp", "Any"];
  const hosts = ["a.b.c", "x.a.b.c", "*.b.c", "*.a.b.c", "*b.c", "other.org"];
  const destination = fc
    .tuple(
      fc.constantFrom(...protocols),
      fc.constantFrom(...portSets),
      fc.oneof(
        fc.constantFrom(...hosts).map((host) => `${host.startsWith("*") ? "wildcard-" : ""}domain ${host}`),
        nearPrefixes
          .filter((prefixes) => prefixes.length > 0)
          .map((prefixes) => `address-prefix ${prefixes[0]?.text ?? ""}`),
      ),
    )
    .map((parts) => parts.join(" "));
  const some = fc.array(destination, { maxLength: 12 });

  const on = (lines: readonly string[], protocol: string, port: number, kind: RegExp): string[] =>
    lines
      .map((line) => line.split(" "))
      .filter(([of, ports = "", of_ = ""]) => {
        const has = portsIn(ports).some(({ first, last }) => first <= port && port <= last);
        return (of === "Any" || of === protocol) && has && kind.test(of_);
      })
      .map(([, , , text = ""]) => text);

  const asLines = (changes: readonly ReachChange[]) =>
    changes.flatMap(({ protocol, ports, kind, destinations }) =>
      destinations.map((each) => `${protocol} ${ports.join(",")} ${kind} ${each}`),
    );

  it("are exactly the addresses that one has and the other has not, on each port of each protocol", () => {
    fc.assert(
      fc.property(some, some, (before, after) => {
        const { gained, lost } = compareExports(exportOf(...before), exportOf(...after));
        for (const protocol of ["Tcp", "Udp", "Icmp"]) {
          for (const port of [80, 81, 440, 443]) {
            const [was, is] = [before, after].map((lines) => lineOf(on(lines, protocol, port, /^address/)));
            const beyond = (a = was ?? [], b = is ?? []) =>
              prefixesOf(combined(a, b, (inA, inB) => inA && !inB));
            expect(on(asLines(lost), protocol, port, /^address/)).toEqual(beyond());
            expect(on(asLines(gained), protocol, port, /^address/)).toEqual(beyond(is, was));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("are of names those by which a host is let through that the other does not let through", () => {
    const asked = ["a.b.c", "x.a.b.c", "y.a.b.c", "z.b.c", "b.c", "ab.c", "xb.c", "other.org"];
    const pattern = (text: string): Fqdn[] => {
      const read = parseFqdn(text);
      return read.ok ? [read.value] : [];
    };
    const lets = (lines: readonly string[], protocol: string, port: number, host: string) =>
      on(lines, protocol, port, /domain/)
        .flatMap(pattern)
        .some((each) => fqdnMatches(each, host));
    fc.assert(
      fc.property(some, some, (before, after) => {
        const { gained } = compareExports(exportOf(...before), exportOf(...after));
        for (const host of asked) {
          for (const port of [80, 443]) {
            const isNew = lets(after, "Tcp", port, host) && !lets(before, "Tcp", port, host);
            if (isNew) {
              expect(lets(asLines(gained), "Tcp", port, host)).toBe(true);
            }
          }
        }
        for (const text of on(asLines(gained), "Tcp", 443, /domain/)) {
          expect(on(before, "Tcp", 443, /domain/)).not.toContain(text);
          expect(on(after, "Tcp", 443, /domain/)).toContain(text);
        }
      }),
      { numRuns: 150 },
    );
  });
});
