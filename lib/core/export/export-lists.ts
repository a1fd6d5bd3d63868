import { formatPorts } from "../address/port-range";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { portSetKey } from "./destination-order";
import { documentHead, entryJson } from "./export-json";
import { jsonLines } from "./json-lines";
import type { DestinationKind, ExportEntry, SelectionExport } from "./selection-export";

/** How the document beside lists is told from others. */
export const LISTS_FORMAT = "azure-network-catalog-lists";

/** The document that stands beside the lists. */
export const LISTS_METADATA_NAME = "metadata.json";

/** The kinds of lists. */
export const LIST_KINDS = ["addresses", "domains", "urls"] as const;
export type ListKind = (typeof LIST_KINDS)[number];

const LIST_OF: Readonly<Record<DestinationKind, ListKind | undefined>> = {
  "address-prefix": "addresses",
  "service-tag": undefined,
  domain: "domains",
  "wildcard-domain": "domains",
  url: "urls",
};

/** A list as firewalls fetch it. */
export interface ExportList {
  /** `addresses-tcp-443.txt`; ports of a set have `_` between them, a range has a hyphen, all ports are `all`. */
  readonly name: string;
  readonly kind: ListKind;
  readonly entries: readonly ExportEntry[];
  /** One destination in each line, which ends with LF; nothing else, because not every firewall takes comments. */
  readonly text: string;
}

/** Lists with the document beside them. */
export interface ExportLists {
  /** By name. */
  readonly files: ReadonlyMap<string, string>;
  /** What they hold less than the export. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * An export as plain lists: of addresses, of domains and of URLs, one of each for each protocol and port set, and
 * `metadata.json`, which says what they were made from and what each is for:
 *
 * - `format`, `formatVersion`, `metadata` and `requirements`, as in an export in JSON;
 * - `lists`: each list with `file`, `kind`, `protocol`, `ports`, `entries` (how many), `sha256`, `requirements` and
 *   `serviceTags`;
 * - `unlisted`: the entries that no list has, which are service tags whose addresses are not known.
 *
 * @param sha256 the SHA-256 of a text in UTF-8, in hexadecimal
 */
export function renderExportLists(exported: SelectionExport, sha256: (text: string) => string): ExportLists {
  const lists = exportLists(exported);
  const described = lists.map(({ name, kind, entries, text }) => {
    const [first] = entries;
    return {
      file: name,
      kind,
      protocol: first?.protocol,
      ports: formatPorts(first?.ports ?? []),
      entries: text.split("\n").length - 1,
      sha256: sha256(text),
      requirements: distinct(entries.flatMap(({ requirements }) => requirements)),
      serviceTags: distinct(entries.flatMap(({ serviceTags }) => serviceTags)),
    };
  });
  const unlisted = exported.entries.filter(({ kind }) => LIST_OF[kind] === undefined);
  const metadata = jsonLines([
    ...documentHead(LISTS_FORMAT, exported.metadata, exported.requirements),
    { key: "lists", lines: described },
    { key: "unlisted", lines: unlisted.map(entryJson) },
  ]);
  return {
    files: new Map([
      ...lists.map(({ name, text }): [string, string] => [name, text]),
      [LISTS_METADATA_NAME, metadata],
    ]),
    diagnostics: tellNarrowed(exported),
  };
}

/** The lists of an export, in the order of its entries. */
export function exportLists({ entries }: SelectionExport): ExportList[] {
  const groups = new Map<string, { readonly kind: ListKind; readonly entries: ExportEntry[] }>();
  for (const entry of entries) {
    const kind = LIST_OF[entry.kind];
    if (kind !== undefined) {
      const name = listName(kind, entry);
      const group = groups.get(name) ?? { kind, entries: [] };
      group.entries.push(entry);
      groups.set(name, group);
    }
  }
  return [...groups].map(([name, group]) => ({
    name,
    ...group,
    text: distinct(group.entries.flatMap(linesOf))
      .map((line) => `${line}\n`)
      .join(""),
  }));
}

/** `addresses-tcp-443.txt`, `domains-udp-5831.txt`, `addresses-tcp-80_443.txt`. */
export function listName(
  kind: ListKind,
  { protocol, ports }: Pick<ExportEntry, "protocol" | "ports">,
): string {
  const texts = formatPorts(ports).map((text) => (text === "*" ? "all" : text));
  return `${kind}-${protocol.toLowerCase()}-${texts.join("_")}.txt`;
}

/** Lists know a wildcard for a whole label only. */
function linesOf({ kind, destination }: ExportEntry): string[] {
  return isSuffix(kind, destination) ? [destination.slice(1), `*.${destination.slice(1)}`] : [destination];
}

function tellNarrowed({ entries }: SelectionExport): Diagnostic[] {
  return entries
    .filter(({ kind, destination }) => isSuffix(kind, destination))
    .map((entry) => {
      const [domain = "", below = ""] = linesOf(entry);
      const message = `\`${entry.destination}\` (${portSetKey(entry)}) is in the list as \`${domain}\` and \`${below}\`; other names that end so are not, because lists have no form for them`;
      return diagnostic(
        "name-narrowed-in-list",
        entry.requirements.join(", "),
        message,
        entry.requirements[0],
      );
    });
}

function isSuffix(kind: DestinationKind, destination: string): boolean {
  return kind === "wildcard-domain" && !destination.startsWith("*.");
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
