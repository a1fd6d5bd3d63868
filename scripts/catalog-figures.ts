import { CLOUD_IDS } from "../lib/core/catalog/built-in";
import type { Coverage } from "../test/catalog/source-coverage/coverage";
import { isCarried, type RowCoverage } from "../test/catalog/source-coverage/row-coverage";
import { source } from "../test/catalog/source-documents";

/** What one cloud, or one document in it, has. */
export interface Figures {
  /** Requirements with an entry there; of a document, those that carry rows of it. */
  readonly requirements: number;
  /** Entries of their forms; of a document, those that carry rows of it. */
  readonly entries: number;
  /** Rows of the sources. */
  readonly rows: number;
  /** Rows of which the catalog holds all that they state. */
  readonly covered: number;
  /** Rows that it does not hold, or not as a whole, with a reason. */
  readonly explained: number;
  /** Rows that it does not hold, without a reason. */
  readonly missing: number;
}

/** A document of the sources, in one cloud. */
export interface DocumentFigures extends Figures {
  /** The document's title. */
  readonly document: string;
  /** The name of the file that it was transcribed to, without extension. */
  readonly source: string;
}

/** A cloud, as a whole and by document. */
export interface CloudFigures extends Figures {
  readonly cloud: string;
  readonly documents: readonly DocumentFigures[];
}

/** What is in the catalog, and how it stands to its sources. */
export interface CatalogFigures {
  readonly clouds: readonly CloudFigures[];
  /** The rows that are missing, one line each: source, row, cloud, and what is not held. */
  readonly missing: readonly string[];
}

/** Counts the catalog and its sources in each cloud, and in each cloud by document. */
export function catalogFigures({ rows, catalogued }: Coverage): CatalogFigures {
  const sources = [...new Set(rows.map(({ documented }) => documented.source))];
  const clouds = CLOUD_IDS.map((cloud) => {
    const ofCloud = rows.filter(({ documented }) => documented.cloud === cloud);
    const held = catalogued.filter((flow) => flow.cloud === cloud).map(({ entry }) => entry);
    const documents = sources.map((name) => {
      const ofSource = ofCloud.filter(({ documented }) => documented.source === name);
      const carriers = ofSource.flatMap(({ flows }) =>
        flows.flatMap(({ carriers: each }) => each.map(({ entry }) => entry)),
      );
      return { document: source(name).document, source: name, ...figures(ofSource, carriers) };
    });
    return { cloud, ...figures(ofCloud, held), documents };
  });
  return { clouds, missing: rows.filter(({ status }) => status === "missing").map(missingLine) };
}

function figures(
  rows: readonly RowCoverage[],
  entries: readonly { readonly requirement: string; readonly name: string }[],
): Figures {
  const withStatus = (status: RowCoverage["status"]): number =>
    rows.filter((row) => row.status === status).length;
  return {
    requirements: new Set(entries.map(({ requirement }) => requirement)).size,
    entries: new Set(entries.map(({ name }) => name)).size,
    rows: rows.length,
    covered: withStatus("carried"),
    explained: withStatus("explained"),
    missing: withStatus("missing"),
  };
}

function missingLine({ documented: { source: name, row, cloud }, flows }: RowCoverage): string {
  const open = flows
    .filter((flow) => !isCarried(flow))
    .map(({ flow }) => [flow.written, flow.protocol, flow.port].filter((part) => part !== "").join(" "));
  return `${name} ${row.id} ${cloud}: ${open.length === 0 ? "nothing says what became of it" : open.join(", ")}`;
}
