import { CLOUD_IDS } from "../../../lib/core/catalog/built-in";
import type { CloudId } from "../../../lib/core/catalog/cloud";
import type {
  EntryDocument,
  RequirementDocument,
  ServiceDocuments,
} from "../../../lib/core/catalog/documents";
import { eachPort } from "./each-port";

/** The forms of a requirement, as its file names them. */
export const FORMS = ["tags", "hosts", "urls", "subnets", "routes"] as const;
export type Form = (typeof FORMS)[number];

/** One entry of a requirement. */
export interface CataloguedEntry {
  readonly requirement: string;
  readonly form: Form;
  readonly index: number;
  /** `batch.hosts[0]`. */
  readonly name: string;
  /** The features that bring it. Default: it is always needed. */
  readonly features?: readonly string[];
  readonly sources: readonly string[];
  readonly firewallRule?: string;
}

/** One flow that the catalog holds in one cloud and revision. */
export interface CataloguedFlow {
  readonly entry: CataloguedEntry;
  readonly cloud: CloudId;
  readonly revision: string;
  readonly form: Form;
  readonly direction: string;
  /** Tag, host or URL; empty for connections between subnets. */
  readonly value: string;
  /** Empty for a route. */
  readonly protocol: string;
  readonly port: string;
}

/** An entry with all that any form's entry has, as it stands in the file. */
type AnyEntry = EntryDocument & {
  readonly tag?: string;
  readonly hosts?: readonly string[];
  readonly urls?: readonly string[];
  readonly protocol?: string;
  readonly ports?: readonly string[];
};

/** Every flow of the catalog's files, in each cloud and revision that it holds in. */
export function cataloguedFlows({ service, requirements }: ServiceDocuments): CataloguedFlow[] {
  return requirements.flatMap(({ features, requirements: each }) =>
    each.flatMap((requirement) =>
      FORMS.flatMap((form) =>
        ((requirement[form] ?? []) as readonly AnyEntry[]).flatMap((entry, index) => {
          const described = {
            requirement: requirement.id,
            form,
            index,
            name: `${requirement.id}.${form}[${index}]`,
            ...(features === undefined ? {} : { features }),
            sources: entry.sources,
            ...(requirement.firewallRule === undefined ? {} : { firewallRule: requirement.firewallRule }),
          };
          return flowsOf(described, entry, requirement, service.revisions);
        }),
      ),
    ),
  );
}

function flowsOf(
  described: CataloguedEntry,
  entry: AnyEntry,
  { direction }: RequirementDocument,
  revisions: readonly string[],
): CataloguedFlow[] {
  const values = entry.hosts ?? entry.urls ?? [entry.tag ?? ""];
  const ports = entry.ports === undefined ? [""] : entry.ports.flatMap(eachPort);
  return revisions
    .filter((revision) => revision >= entry.since && (entry.until === undefined || revision < entry.until))
    .flatMap((revision) =>
      CLOUD_IDS.filter((cloud) => entry.clouds?.includes(cloud) ?? true).flatMap((cloud) =>
        values.flatMap((value) =>
          ports.map((port) => ({
            entry: described,
            cloud,
            revision,
            form: described.form,
            direction,
            value,
            protocol: entry.protocol ?? "",
            port,
          })),
        ),
      ),
    );
}
