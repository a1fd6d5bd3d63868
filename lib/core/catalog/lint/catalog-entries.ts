import type {
  HostEntryDocument,
  RequirementDocument,
  RouteEntryDocument,
  ServiceDocuments,
  SubnetEntryDocument,
  TagEntryDocument,
  UrlEntryDocument,
} from "../documents";
import { requirementsFile } from "./catalog-files";

/** A requirement and where it stands. */
export interface PlacedRequirement {
  readonly file: string;
  readonly path: string;
  /** Any of these features brings it. Default: it is always needed. */
  readonly features?: readonly string[];
  /** Any of these features takes it away. */
  readonly unless: readonly string[];
  readonly requirement: RequirementDocument;
}

interface Place {
  readonly file: string;
  readonly path: string;
  /** The requirement that the entry belongs to. */
  readonly of: PlacedRequirement;
}

/** An entry of a requirement and where it stands. */
export type PlacedEntry =
  | (Place & { readonly form: "tags"; readonly entry: TagEntryDocument })
  | (Place & { readonly form: "hosts"; readonly entry: HostEntryDocument })
  | (Place & { readonly form: "urls"; readonly entry: UrlEntryDocument })
  | (Place & { readonly form: "subnets"; readonly entry: SubnetEntryDocument })
  | (Place & { readonly form: "routes"; readonly entry: RouteEntryDocument });

/** Every requirement, in the order of the files. */
export function requirementsOf(documents: ServiceDocuments): PlacedRequirement[] {
  return documents.requirements.flatMap((document, at) => {
    const { features, unless = [] } = document;
    const file = requirementsFile(documents, at);
    return document.requirements.map((requirement, index) => ({
      file,
      path: `requirements[${index}]`,
      ...(features === undefined ? {} : { features }),
      unless,
      requirement,
    }));
  });
}

/** Every entry of every requirement, in the order of the files. */
export function entriesOf(documents: ServiceDocuments): PlacedEntry[] {
  return requirementsOf(documents).flatMap(entriesIn);
}

/** Every entry of a requirement: tags, hosts, URLs, subnets, routes. */
export function entriesIn(of: PlacedRequirement): PlacedEntry[] {
  const { file, path, requirement } = of;
  const at = (form: string, index: number): Place => ({ file, path: `${path}.${form}[${index}]`, of });
  return [
    ...(requirement.tags ?? []).map((entry, index) => ({
      ...at("tags", index),
      form: "tags" as const,
      entry,
    })),
    ...(requirement.hosts ?? []).map((entry, index) => ({
      ...at("hosts", index),
      form: "hosts" as const,
      entry,
    })),
    ...(requirement.urls ?? []).map((entry, index) => ({
      ...at("urls", index),
      form: "urls" as const,
      entry,
    })),
    ...(requirement.subnets ?? []).map((entry, index) => ({
      ...at("subnets", index),
      form: "subnets" as const,
      entry,
    })),
    ...(requirement.routes ?? []).map((entry, index) => ({
      ...at("routes", index),
      form: "routes" as const,
      entry,
    })),
  ];
}
