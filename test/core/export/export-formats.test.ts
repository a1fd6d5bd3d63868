import fc from "fast-check";
import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import { csvText } from "../../../lib/core/export/csv-text";
import { EXPORT_COLUMNS, renderExportCsv } from "../../../lib/core/export/export-csv";
import { renderExportJson } from "../../../lib/core/export/export-json";
import { exportLists, renderExportLists } from "../../../lib/core/export/export-lists";
import { exportSelection } from "../../../lib/core/export/export-selection";
import type { ExportEntry, SelectionExport } from "../../../lib/core/export/selection-export";
import { messagesOf, selectionOf, serviceTagsOf, soundExport, TAGS } from "./exports";

const serviceTags = serviceTagsOf(TAGS);
const FEATURES = ["vscode-desktop"];
const byAddresses = soundExport({ features: FEATURES }, { serviceTags, prefer: "addresses" });
const byHosts = soundExport({ features: FEATURES, parameters: { storageAccount: "mlstore" } });

/** Reads CSV as RFC 4180 defines it, character by character. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (isQuoted && character === '"' && text.charAt(index + 1) === '"') {
      cell += '"';
      index += 1;
    } else if (character === '"') {
      isQuoted = !isQuoted;
    } else if (!isQuoted && (character === "," || text.startsWith("\r\n", index))) {
      row.push(cell);
      cell = "";
      if (character === "\r") {
        rows.push(row);
        row = [];
        index += 1;
      }
    } else {
      cell += character;
    }
  }
  expect([row, cell, isQuoted]).toEqual([[], "", false]);
  return rows;
}

describe("CSV", () => {
  it("has a header, and a row for each entry with what it was made from", () => {
    const [header, ...rows] = readCsv(renderExportCsv(byAddresses));
    expect(header).toEqual([...EXPORT_COLUMNS]);
    expect(rows).toHaveLength(byAddresses.entries.length);
    const page = "https://learn.microsoft.com/azure/machine-learning/how-to-access-azureml-behind-firewall";
    const made = ["public", "eastus2", "2026-03-19", "375", "1.2.3"];
    expect(rows.find(([, ports]) => ports === "8787; 18881")).toEqual([
      "Tcp",
      "8787; 18881",
      "address-prefix",
      "13.66.87.128/28",
      "0",
      "AzureMachineLearning",
      "compute-instance-ports",
      "Compute instances: RStudio (8787) and the language server (18881).",
      expect.stringContaining(page),
      ...made,
    ]);
    expect(rows.filter((row) => row.slice(-5).join() !== made.join())).toEqual([]);
  });

  it("leaves the change number empty where no file was given", () => {
    const [, first] = readCsv(renderExportCsv(byHosts));
    expect(first?.slice(-5)).toEqual(["public", "eastus2", "2026-03-19", "", "1.2.3"]);
  });

  it("reads as what was written, whatever the cells hold", () => {
    const cell = fc.stringMatching(/^([a-z*:][a-z",; ]{0,8})?$/);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), (rows) => {
        expect(readCsv(csvText(rows))).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  it.each(["=1+1", "+1", "-1", "@sum", "\t=1", "a\nb", "a\r", "a\u0000", "a\u2028b"])(
    "refuses the cell %j rather than writing it",
    (cell) => {
      expect(() => csvText([[cell]])).toThrow(`${JSON.stringify(cell)} cannot stand in a cell of CSV`);
    },
  );

  it("holds no line break and no formula of a user's catalog", () => {
    const { service, rules, requirements } = MACHINE_LEARNING_DOCUMENTS;
    const documents = {
      service: {
        ...service,
        documents: {
          ...service.documents,
          own: { title: "=cmd()", url: "https://www.contoso.com/\u0000\n=1", revisions: service.revisions },
        },
        sections: { ...service.sections, own: { document: "own", heading: "@sum" } },
      },
      rules,
      requirements: requirements.map((file) => ({
        ...file,
        requirements: file.requirements.map((each) => ({
          ...each,
          purpose: 'Lines\r\n=1+1\u2028, "quoted".',
          ...(each.hosts && { hosts: each.hosts.map((entry) => ({ ...entry, sources: ["own"] })) }),
        })),
      })),
    };
    const { value } = exportSelection({
      selection: selectionOf({}, documents),
      documents: documents.service,
      toolVersion: "1.2.3",
    });
    const [, ...rows] = readCsv(value === undefined ? "" : renderExportCsv(value));
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      expect(row[7]).toMatch(/^(Lines\\u\{d\}\\u\{a\}=1\+1\\u\{2028\}, "quoted"\. ?)+$/);
      expect(row[2] === "service-tag" ? "own" : row[8]).toBe("own");
    }
  });

  it("begins no cell as a formula, in any export of the built-in catalog", () => {
    const every = Object.keys(MACHINE_LEARNING_DOCUMENTS.service.features).filter(
      (id) => id !== "no-public-ip-compute",
    );
    const exported = soundExport({ features: every, parameters: { storageAccount: "mlstore" } });
    const cells = readCsv(renderExportCsv(exported)).flat();
    expect(cells.length).toBeGreaterThan(1000);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});

describe("JSON", () => {
  it("is an object with metadata, requirements and entries, of one line each", () => {
    const text = renderExportJson(byAddresses);
    const document = JSON.parse(text);
    expect(Object.keys(document)).toEqual(["format", "formatVersion", "metadata", "requirements", "entries"]);
    expect([document.format, document.formatVersion]).toEqual(["azure-network-catalog-export", 1]);
    expect(document.metadata).toEqual(byAddresses.metadata);
    expect(document.requirements).toEqual(byAddresses.requirements);
    expect(document.entries).toHaveLength(byAddresses.entries.length);
    expect(document.entries[0]).toEqual({
      protocol: "Tcp",
      ports: ["80", "443"],
      kind: "address-prefix",
      destination: "20.20.32.0/19",
      requirements: ["entra-id"],
      serviceTags: ["AzureActiveDirectory"],
    });
    expect(text.split("\n").filter((line) => line.startsWith('    {"protocol"'))).toHaveLength(
      byAddresses.entries.length,
    );
    expect(text.endsWith("  ]\n}\n")).toBe(true);
  });
});

describe("lists", () => {
  it("are one of addresses, one of domains and one of URLs for each protocol and port set", () => {
    expect(exportLists(byAddresses).map(({ name, entries }) => [name, entries.length])).toEqual([
      ["addresses-tcp-80_443.txt", 2],
      ["addresses-tcp-443.txt", 9],
      ["domains-tcp-443.txt", 11],
      ["urls-tcp-443.txt", 1],
      ["addresses-tcp-8787_18881.txt", 2],
      ["addresses-udp-5831.txt", 2],
    ]);
    expect(exportLists(byHosts).map(({ name }) => name)).toEqual([
      "domains-tcp-80_443.txt",
      "domains-tcp-443.txt",
      "urls-tcp-443.txt",
      "domains-tcp-443_445.txt",
      "domains-tcp-8787_18881.txt",
      "domains-udp-5831.txt",
      "domains-any-443.txt",
    ]);
  });

  it("hold one destination in a line and nothing else, the last line ended as well", () => {
    for (const { text, entries } of [...exportLists(byAddresses), ...exportLists(byHosts)]) {
      expect(text.endsWith("\n")).toBe(true);
      expect(text).not.toMatch(/[ #;\r\t]|\n\n/);
      expect(text.trimEnd().split("\n")).toEqual(entries.map(({ destination }) => destination));
    }
  });

  it("stand beside a document that names each with its ports, needs, tags and SHA-256", () => {
    const { files } = renderExportLists(byAddresses, (text) => `hash of ${text.length}`);
    const document = JSON.parse(files.get("metadata.json") ?? "");
    expect([document.format, document.formatVersion]).toEqual(["azure-network-catalog-lists", 1]);
    expect(document.metadata).toEqual(byAddresses.metadata);
    expect(document.unlisted).toEqual([]);
    expect(document.lists.map(({ file }: { readonly file: string }) => file)).toEqual(
      [...files.keys()].filter((name) => name !== "metadata.json"),
    );
    expect(document.lists[4]).toEqual({
      file: "addresses-tcp-8787_18881.txt",
      kind: "addresses",
      protocol: "Tcp",
      ports: ["8787", "18881"],
      entries: 2,
      sha256: "hash of 29",
      requirements: ["compute-instance-ports"],
      serviceTags: ["AzureMachineLearning"],
    });
  });

  it("name in that document what none of them has", () => {
    const { files } = renderExportLists(soundExport(), () => "");
    expect(JSON.parse(files.get("metadata.json") ?? "").unlisted).toEqual([
      {
        protocol: "Tcp",
        ports: ["443"],
        kind: "service-tag",
        destination: "Storage.EastUS2",
        requirements: ["default-storage"],
        serviceTags: ["Storage.EastUS2"],
      },
    ]);
    expect([...files.values()].slice(0, -1).join("")).not.toContain("Storage");
  });

  it("have the domain and what is below it where a pattern matches more, which is told", () => {
    const old = soundExport({ revision: "2022-09-08", features: ["python-packages"] });
    const { files, diagnostics } = renderExportLists(old, () => "");
    const lines = (files.get("domains-tcp-443.txt") ?? "").split("\n");
    expect(lines.filter((line) => line.includes("pytorch"))).toEqual(["pytorch.org", "*.pytorch.org"]);
    expect(messagesOf({ diagnostics }, "name-narrowed-in-list")).toEqual([
      "`*pytorch.org` (Tcp 443) is in the list as `pytorch.org` and `*.pytorch.org`; other names that end so are not, because lists have no form for them",
    ]);
  });

  it.each<[string, Partial<ExportEntry>]>([
    ["addresses-any-all.txt", { protocol: "Any", ports: [{ first: 0, last: 65535 }] }],
    [
      "addresses-tcp-80_8704-8710.txt",
      {
        ports: [
          { first: 80, last: 80 },
          { first: 8704, last: 8710 },
        ],
      },
    ],
    ["addresses-icmp-all.txt", { protocol: "Icmp", ports: [{ first: 0, last: 65535 }] }],
  ])("have a name such as %s", (name, changed) => {
    const [entry] = byAddresses.entries;
    const exported: SelectionExport = {
      ...byAddresses,
      entries: entry === undefined ? [] : [{ ...entry, ...changed }],
    };
    expect(exportLists(exported).map((list) => list.name)).toEqual([name]);
  });
});
