import type { Ports } from "../../lib/core/address/port-range";
import { CLOUD_IDS, machineLearningService } from "../../lib/core/catalog/built-in";
import type { CloudId } from "../../lib/core/catalog/cloud";
import { holds, type Requirement, type Validity } from "../../lib/core/catalog/service";
import { tagCorrectionOf } from "../../lib/core/catalog/tag-aliases";
import { type Row, source } from "./source-documents";

/** One documented or catalogued fact: what may be reached, where, how and since which revision. */
export interface Fact {
  readonly direction: string;
  readonly cloud: CloudId;
  readonly revision: string;
  /** A service tag or host as the catalog writes it, or `route` and a tag. */
  readonly value: string;
  /** `Tcp`, `Udp`, `Any`; empty where none is stated. */
  readonly protocol: string;
  /** A port or range; empty where none is stated. */
  readonly port: string;
  /** The row or requirement that it comes from. */
  readonly from: string;
}

/** The transcribed documents of Azure Machine Learning's article, by revision. */
export const ARTICLE_FILES: Readonly<Record<string, readonly string[]>> = {
  "2022-09-08": ["public-internet-access-2022-09-08", "host-tables-2022-09-08"],
  "2023-04-14": ["article-2023-04-14"],
  "2025-04-03": ["article-2025-04-03"],
  "2026-03-19": ["article-2026-03-19"],
};

const FLOW_KINDS = new Set(["service-tag", "host", "route"]);
const PROTOCOLS: Readonly<Record<string, string>> = { TCP: "Tcp", UDP: "Udp", ANY: "Any" };

/** The flows that the documents state, without those of tables that `isLeftOut` names. */
export function documentedFacts(isLeftOut: (row: Row) => boolean): Fact[] {
  return Object.entries(ARTICLE_FILES).flatMap(([revision, files]) =>
    files
      .flatMap((file) => source(file).tables.flatMap(({ rows }) => rows.map((row) => ({ file, row }))))
      .filter(({ row }) => FLOW_KINDS.has(row.kind) && !isLeftOut(row))
      .flatMap(({ file, row }) => factsOf(row, `${file} ${row.id}`, revision)),
  );
}

/** The flows that the catalog holds, in every cloud and revision. */
export function cataloguedFacts(): Fact[] {
  const { revisions, requirements } = machineLearningService();
  return revisions.flatMap((revision, index) =>
    CLOUD_IDS.flatMap((cloud) =>
      requirements.flatMap((requirement) => {
        const here = ({ validity }: { readonly validity: Validity }): boolean =>
          holds(validity, cloud, index);
        return entriesOf(requirement, here).map((entry) => ({ ...entry, cloud, revision }));
      }),
    ),
  );
}

/** Whether a catalogued fact carries a documented one, which may leave the protocol or port unsaid. */
export function carries(catalogued: Fact, documented: Fact): boolean {
  return (
    catalogued.revision === documented.revision &&
    catalogued.cloud === documented.cloud &&
    catalogued.direction === documented.direction &&
    catalogued.value === documented.value &&
    (documented.protocol === "" || documented.protocol === catalogued.protocol) &&
    (documented.port === "" || documented.port === catalogued.port)
  );
}

function factsOf(row: Row, from: string, revision: string): Fact[] {
  const ports = row.ports.length === 0 ? [""] : row.ports.flatMap(eachPort);
  return row.clouds.flatMap((cloud) =>
    row.values.flatMap((value) =>
      ports.map((port) => ({
        direction: row.direction,
        cloud: cloud as CloudId,
        revision,
        value:
          row.kind === "host" ? hostOf(value) : row.kind === "route" ? `route ${tagOf(value)}` : tagOf(value),
        protocol: row.kind === "route" ? "" : (PROTOCOLS[row.protocol ?? ""] ?? ""),
        port,
        from,
      })),
    ),
  );
}

/** `29876-29877` as its two ports. */
function eachPort(text: string): string[] {
  const [first, last] = text.split("-").map(Number);
  return first === undefined || last === undefined ? [text] : portTexts([{ first, last }]);
}

function entriesOf(
  { id, direction, tags, hosts, routes }: Requirement,
  here: (entry: { readonly validity: Validity }) => boolean,
): Omit<Fact, "cloud" | "revision">[] {
  return [
    ...tags
      .filter(here)
      .flatMap(({ tag, protocol, ports }) =>
        portTexts(ports).map((port) => ({ direction, value: tag.text, protocol, port, from: id })),
      ),
    ...hosts
      .filter(here)
      .flatMap(({ hosts: templates, protocol, ports }) =>
        templates.flatMap(({ text }) =>
          portTexts(ports).map((port) => ({ direction, value: text, protocol, port, from: id })),
        ),
      ),
    ...routes
      .filter(here)
      .map(({ tag }) => ({ direction, value: `route ${tag.text}`, protocol: "", port: "", from: id })),
  ];
}

/** Each port by itself, because documents write `29876-29877` and `29876, 29877`. */
function portTexts(ports: Ports): string[] {
  return ports.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, offset) => String(first + offset)),
  );
}

/** A tag as the catalog writes it, with what the documents get wrong put right. */
function tagOf(value: string): string {
  return tagCorrectionOf(value)?.corrected ?? value;
}

function hostOf(value: string): string {
  return value.replace("<storage>", "{storageAccount}").replace("<region>", "{region}");
}
