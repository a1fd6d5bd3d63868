import type {
  HostEntryDocument,
  RequirementDocument,
  RouteEntryDocument,
  ServiceDocuments,
  TagEntryDocument,
} from "../documents";
import { requirementsFile } from "./catalog-files";

/** A requirement and where it stands. */
export interface PlacedRequirement {
  readonly file: string;
  readonly path: string;
  /** The feature that brings it. Default: it is always needed. */
  readonly feature?: string;
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
  | (Place & { readonly form: "routes"; readonly entry: RouteEntryDocument });

/** Every requirement, in the order of the files. */
export function requirementsOf(documents: ServiceDocuments): PlacedRequirement[] {
  return documents.requirements.flatMap((document) => {
    const { feature } = document;
    return document.requirements.map((requirement, index) => ({
      file: requirementsFile(documents, document),
      path: `requirements[${index}]`,
      ...(feature === undefined ? {} : { feature }),
      requirement,
    }));
  });
}

/** Every entry of every requirement, in the order of the files: tags, then hosts, then routes. */
export function entriesOf(documents: ServiceDocuments): PlacedEntry[] {
  return requirementsOf(documents).flatMap((of): PlacedEntry[] => {
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
      ...(requirement.routes ?? []).map((entry, index) => ({
        ...at("routes", index),
        form: "routes" as const,
        entry,
      })),
    ];
  });
}
