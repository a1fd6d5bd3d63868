import type { CloudId } from "../../../lib/core/catalog/cloud";
import { tagCorrectionOf } from "../../../lib/core/catalog/tag-aliases";
import { type Row, source } from "../source-documents";
import type { Form } from "./catalog-facts";
import { eachPort } from "./each-port";

/** One flow that a row states in one cloud, where it states a flow. */
export interface DocumentedFlow {
  readonly form: Form | "fqdn-tag" | "any";
  /** Empty where the row states none. */
  readonly direction: string;
  /** The tag, host or URL as the catalog writes it; empty where none is stated. */
  readonly value: string;
  /** The value as the row has it; empty where none is stated. */
  readonly written: string;
  /** `Tcp`, `Udp`, `Any`; empty where none is stated. */
  readonly protocol: string;
  /** One port; empty where none is stated. */
  readonly port: string;
  /** The name that the document gives to the firewall's rule. Default: none. */
  readonly firewallRule?: string;
}

/** A row in one of its clouds. */
export interface DocumentedCase {
  /** The file's name without extension. */
  readonly source: string;
  readonly table: string;
  readonly row: Row;
  readonly cloud: CloudId;
  /** The revision of the catalog that the row counts in. */
  readonly revision: string;
  readonly flows: readonly DocumentedFlow[];
  /** Whether the destination is any one of the values, so that one of them is enough. */
  readonly anyOne: boolean;
}

const FORMS: Readonly<Record<string, DocumentedFlow["form"]>> = {
  "service-tag": "tags",
  host: "hosts",
  rule: "hosts",
  url: "urls",
  route: "routes",
  "in-cluster": "subnets",
  port: "any",
  "fqdn-tag": "fqdn-tag",
};

const DIRECTIONS: Readonly<Record<string, string>> = { both: "internal", none: "" };
const PROTOCOLS: Readonly<Record<string, string>> = { TCP: "Tcp", UDP: "Udp", ANY: "Any" };

/** What the documents write for the values that the user gives, and what the catalog writes; the first are tried first. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  "<instance-name>.<region>": "*",
  "<storage>": "{storageAccount}",
  "<account>": "{storageAccount}",
  "<your storage account name>": "{storageAccount}",
  "<your ACR name>": "{containerRegistry}",
  "<ACR name>": "{containerRegistry}",
  "<your workspace ID>": "{workspaceId}",
  "<workspace-GUID>": "{workspaceId}",
  "<region>": "{region}",
  "<location>": "{region}",
  "<cluster-region-name>": "{region}",
};

/** Every row of a transcribed source, once for each of its clouds. */
export function documentedCases(name: string, revisions: readonly string[]): DocumentedCase[] {
  const { revision, tables } = source(name);
  const counted = revisions.includes(revision) ? revision : (revisions.at(-1) ?? "");
  return tables.flatMap(({ id: table, rows }) =>
    rows.flatMap((row) =>
      row.clouds.map((cloud) => ({
        source: name,
        table,
        row,
        cloud: cloud as CloudId,
        revision: counted,
        flows: flowsOf(row),
        anyOne: row.condition?.includes("any one of the values is the destination") ?? false,
      })),
    ),
  );
}

/** The flows of a row: one for each value and port. A statement has none. */
export function flowsOf(row: Row): DocumentedFlow[] {
  const form = FORMS[row.kind];
  // A row about the inside of a cluster that names pods and no port states nothing that a rule could hold.
  if (form === undefined || (form === "subnets" && row.ports.length === 0)) {
    return [];
  }
  const ports = row.ports.length === 0 ? [""] : row.ports.flatMap(eachPort);
  // What a row about the inside of a cluster names are pods, which have addresses of the subnets.
  const named = form === "subnets" || form === "any" ? [""] : row.values;
  return named.flatMap((written) =>
    ports.map((port) => ({
      form,
      direction: DIRECTIONS[row.direction] ?? row.direction,
      value: cataloguedValue(form, written),
      written,
      protocol: PROTOCOLS[row.protocol ?? ""] ?? "",
      port,
      ...(row.rule?.name === undefined ? {} : { firewallRule: row.rule.name }),
    })),
  );
}

function cataloguedValue(form: DocumentedFlow["form"], written: string): string {
  if (form === "tags" || form === "routes") {
    return tagCorrectionOf(written)?.corrected ?? written;
  }
  return Object.entries(PLACEHOLDERS).reduce(
    (text, [placeholder, replacement]) => text.replace(placeholder, replacement),
    form === "urls" ? written.replace(/^https:\/\//, "") : written,
  );
}
